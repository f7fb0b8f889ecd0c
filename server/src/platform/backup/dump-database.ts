import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { refusalCode } from '../db/database-error.ts';
import type { SqlSession } from '../db/session.ts';
import { Problem } from '../problem.ts';
import { RECORD, type Summary, type TableEnd, type TableShape, tableName } from './archive-form.ts';
import { countRows } from './archive-reader.ts';
import type { ArchiveWriter } from './archive-writer.ts';
import {
  listForced,
  listTables,
  readLedger,
  readPages,
  readSequences,
  sizeOf,
  type TableSize,
} from './database-shape.ts';
import { inTransaction } from './owner-session.ts';

const LOCK_NOT_AVAILABLE = '55P03';
const LOCK_TRIES = 300;

/** Text that means the same on every machine, whatever its own settings are. */
export const PLAIN_TEXT = `
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local timezone = 'UTC';
  set local extra_float_digits = 1;
  set local bytea_output = 'hex';
  set local statement_timeout = 0;
`;

/** With `row_security = off` a table that would hide a row from the reader refuses instead: a backup is never partial. */
const SNAPSHOT = `begin isolation level repeatable read read only; set local row_security = off; ${PLAIN_TEXT}`;

export type DumpProgress = (done: number, total: number) => Promise<void> | void;

/** The database part of an archive, as it was at one moment. Others go on reading and writing meanwhile. */
export async function dumpDatabase(
  session: SqlSession,
  archive: ArchiveWriter,
  onProgress: DumpProgress = () => undefined,
): Promise<Pick<Summary, 'tables' | 'sequences'>> {
  const forced = await listForced(session);
  try {
    for (const table of forced) await setForce(session, table, false);
    return await inTransaction(session, SNAPSHOT, () => dumpSnapshot(session, archive, onProgress));
  } finally {
    for (const table of forced) await setForce(session, table, true);
  }
}

async function dumpSnapshot(session: SqlSession, archive: ArchiveWriter, onProgress: DumpProgress) {
  const tables = await listTables(session);
  await archive.addJson(RECORD.plan, { migrations: await readLedger(session), tables });
  const sizes: TableSize[] = [];
  for (const table of tables) sizes.push(await sizeOf(session, table));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const ends: Summary['tables'] = [];
  let before = 0;
  for (const [index, table] of tables.entries()) {
    const size = sizes[index] ?? { pages: 0, bytes: 0 };
    const end = await dumpTable(session, archive, table, size, (share) =>
      onProgress(before + share * size.bytes, total),
    );
    ends.push({ ...end, table: tableName(table) });
    before += size.bytes;
  }
  return { tables: ends, sequences: await readSequences(session) };
}

async function dumpTable(
  session: SqlSession,
  archive: ArchiveWriter,
  table: TableShape,
  size: TableSize,
  onShare: (share: number) => Promise<void> | void,
): Promise<TableEnd> {
  await archive.addJson(RECORD.table, table);
  const digest = createHash('sha256');
  const end = { rows: 0, bytes: 0 };
  for await (const { rows, share } of readPages(session, table, size)) {
    if (rows.length > 0) await archive.add(RECORD.data, rows);
    digest.update(rows);
    end.rows += countRows(rows);
    end.bytes += rows.length;
    await onShare(share);
  }
  const written: TableEnd = { ...end, sha256: digest.digest('hex') };
  await archive.addJson(RECORD.end, written);
  return written;
}

/**
 * On a server the owner of the tables is held by row-level security as everybody is, so it is lifted for the owner while
 * it is read; for the application it stays. Asked for shortly and often: nobody waits behind it for long.
 */
async function setForce(session: SqlSession, table: string, isForced: boolean): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      const change = `alter table ${table} ${isForced ? '' : 'no '}force row level security`;
      await inTransaction(session, `begin; set local lock_timeout = '300ms'`, () => session.script(change));
      return;
    } catch (error) {
      if (refusalCode(error) !== LOCK_NOT_AVAILABLE) throw error;
      if (tries === LOCK_TRIES) throw new Problem('backup-table-busy', { table });
      await setTimeout(1_000);
    }
  }
}
