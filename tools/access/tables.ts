import type { Database } from '../../server/src/platform/db/index.ts';
import { AREAS, type Subject } from './actors.ts';
import type { Finding } from './findings.ts';
import { isMine } from './findings.ts';
import type { Model } from './model.ts';

type Row = Readonly<Record<string, unknown>>;

/** All rows of a table that the database gives to a person; null when it refuses the table itself. */
function rowsFor(db: Database, subject: Subject['actor'], table: string): Promise<readonly Row[] | null> {
  const read = db.asActor(
    subject,
    (tx) =>
      // Any table of the catalogue, by its name: the types know only those of this build.
      tx
        .selectFrom(table as never)
        .selectAll()
        .execute() as Promise<readonly Row[]>,
  );
  return read.catch(() => null);
}

/**
 * Reads every table as every person, past all routes: the database alone must hold the places, and give the tables of
 * identity to nobody.
 */
export async function tryTables(
  db: Database,
  model: Model,
  subjects: readonly Subject[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const subject of subjects) {
    for (const [table, { guard, purpose }] of model.tables) {
      if (guard !== 'place' && guard !== 'identity') continue;
      const rows = await rowsFor(db, subject.actor, table);
      const say = (what: string): number =>
        findings.push({ route: table, who: subject.name, question: 'select', what });
      if (guard === 'identity' && rows !== null) say('tabel identitas terbaca');
      if (rows !== null && rows.length > 0) seen.add(table);
      const foreign = rows?.find((row) => !isMine(String(row.place), AREAS[subject.area]));
      if (guard === 'place' && foreign) say(`baris dari ${String(foreign.place)}`);
      const aimless = purpose ? await rowsFor(db, subject.aimless, table) : [];
      if (aimless !== null && aimless.length > 0) say('baris tanpa tujuan');
    }
  }
  for (const [table, { guard }] of model.tables) {
    if (guard !== 'place' || seen.has(table)) continue;
    // A table that shows nobody anything would pass every comparison above.
    findings.push({ route: table, who: 'semua', question: 'select', what: 'tidak terbaca oleh siapa pun' });
  }
  return findings;
}
