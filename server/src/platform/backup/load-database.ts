import type { MigrationFile } from '../db/migration-files.ts';
import type { SqlSession } from '../db/session.ts';
import { Problem } from '../problem.ts';
import { type Plan, type Summary, type TableShape, tableName } from './archive-form.ts';
import { readArchive } from './archive-reader.ts';
import { listSchemas, listTables, readPages, sizeOf, tableOf } from './database-shape.ts';
import { PLAIN_TEXT } from './dump-database.ts';
import { putAside, putBack } from './loading-rules.ts';
import { inTransaction, quoted } from './owner-session.ts';
import { ensureRoles, migrationsOf, replayMigrations } from './replay-migrations.ts';
import { RowsDigest } from './rows-digest.ts';

export type LoadRequest = Readonly<{
  session: SqlSession;
  path: string;
  passphrase: string | null;
  plan: Plan;
  /** all migrations of this program */
  files: readonly MigrationFile[];
  onProgress?: ((done: number, total: number) => void) | undefined;
}>;

/** Rows are sent to the database in parts of about this size. */
const PART_BYTES = 4 * 1024 * 1024;

/**
 * Puts the database of an archive in the place of what is there, in one transaction, and reads every table again before
 * it is saved: a row that came out other than it went in undoes all.
 */
export async function loadDatabase(request: LoadRequest): Promise<Summary> {
  const { session, plan } = request;
  const files = migrationsOf(plan, request.files);
  await ensureRoles(session);
  return inTransaction(session, `begin; ${PLAIN_TEXT}`, async () => {
    for (const schema of await listSchemas(session))
      await session.script(`drop schema ${quoted(schema)} cascade`);
    await replayMigrations(session, files);
    await refuseOtherShape(session, plan.tables);
    const aside = await putAside(session, plan.tables);
    if (plan.tables.length > 0) await session.script(`truncate ${plan.tables.map(tableOf).join(', ')}`);
    const summary = await copyIn(request);
    for (const { schema, name, lastValue, isCalled } of summary.sequences) {
      await session.rows(`select setval($1::regclass, $2::bigint, $3::boolean)`, [
        tableOf({ schema, name }),
        lastValue,
        isCalled,
      ]);
    }
    // A session that was ended after the backup must not come to life again: everybody signs in anew.
    await session.script('delete from identity.session');
    await putBack(session, plan.tables, aside);
    return summary;
  });
}

/** The same migrations must give the same tables; else the archive is not what it says. */
async function refuseOtherShape(session: SqlSession, tables: readonly TableShape[]): Promise<void> {
  const describe = (table: TableShape): string =>
    `${tableName(table)} (${[...table.columns].sort().join(', ')})`;
  const made = new Set((await listTables(session)).map(describe));
  const strange = tables.find((table) => !made.has(describe(table)));
  if (strange === undefined && made.size === tables.length) return;
  throw new Problem('backup-damaged', {
    reason: `tabel ${strange === undefined ? '' : tableName(strange)} tidak sesuai dengan migrasinya`,
    reasonEn: `table ${strange === undefined ? '' : tableName(strange)} does not fit its migrations`,
  });
}

async function copyIn({ session, path, passphrase, onProgress, plan }: LoadRequest): Promise<Summary> {
  let digest = new RowsDigest();
  let parts: Buffer[] = [];
  let size = 0;
  let done = 0;
  let current: TableShape | undefined;
  const flush = async (): Promise<void> => {
    if (current === undefined || size === 0) return;
    await session.copyIn(`copy ${tableOf(current)} (${columnsOf(current)}) from stdin`, Buffer.concat(parts));
    parts = [];
    size = 0;
  };
  return readArchive(path, passphrase, {
    table: async (table) => {
      current = table;
      digest = new RowsDigest();
    },
    rows: async (bytes) => {
      digest.add(bytes);
      parts.push(bytes);
      size += bytes.length;
      if (size >= PART_BYTES) await flush();
    },
    tableEnd: async (table) => {
      await flush();
      await compare(session, table, digest);
      done += 1;
      onProgress?.(done, plan.tables.length);
    },
  });
}

const columnsOf = ({ columns }: TableShape): string => columns.map(quoted).join(', ');

async function compare(session: SqlSession, table: TableShape, sent: RowsDigest): Promise<void> {
  const found = new RowsDigest();
  const size = await sizeOf(session, table);
  for await (const { rows } of readPages(session, table, size)) found.add(rows);
  if (found.digest() === sent.digest()) return;
  throw new Problem('backup-not-same', { table: tableName(table), rows: sent.rows, found: found.rows });
}
