import { migrationFolders, readMigrations } from '../db/migration-files.ts';
import type { SqlSession } from '../db/session.ts';
import type { Plan, SequenceState, TableShape } from './archive-form.ts';
import { quoted } from './owner-session.ts';

const CREATE_SCHEMA = /\bcreate schema (?:if not exists )?"?([a-z_][a-z0-9_]*)/gi;

/** Only what Pilar's migrations make: other schemas of the same database belong to others. */
export function pilarSchemas(): string[] {
  const made = readMigrations(migrationFolders()).flatMap(({ sql }) =>
    [...sql.matchAll(CREATE_SCHEMA)].map((match) => match[1] ?? ''),
  );
  return [...new Set(['platform', ...made])].filter((name) => name !== '').sort();
}

const OURS = 'n.nspname = any ($1::text[])';

export const tableOf = ({ schema, name }: Pick<TableShape, 'schema' | 'name'>): string =>
  `${quoted(schema)}.${quoted(name)}`;

/** All tables with the columns that hold something of their own; the ledger of migrations is told in the plan. */
export async function listTables(session: SqlSession): Promise<TableShape[]> {
  return session.rows<TableShape>(
    `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relkind = 'r' and c.relpersistence = 'p' and ${OURS}
        and (n.nspname, c.relname) <> ('platform', 'migration')
      group by 1, 2 order by 1, 2`,
    [pilarSchemas()],
  );
}

export async function listSchemas(session: SqlSession): Promise<string[]> {
  const rows = await session.rows<{ name: string }>(
    `select n.nspname as name from pg_namespace n where ${OURS} order by 1`,
    [pilarSchemas()],
  );
  return rows.map(({ name }) => name);
}

type Sequence = Readonly<{ schema: string; name: string }>;

/** Read after the tables: numbers given out meanwhile may be skipped, never given twice. */
export async function readSequences(session: SqlSession): Promise<SequenceState[]> {
  const sequences = await session.rows<Sequence>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and c.relpersistence = 'p' and ${OURS} order by 1, 2`,
    [pilarSchemas()],
  );
  const states: SequenceState[] = [];
  for (const sequence of sequences) {
    const [state] = await session.rows<Pick<SequenceState, 'lastValue' | 'isCalled'>>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${tableOf(sequence)}`,
    );
    if (state !== undefined) states.push({ ...sequence, ...state });
  }
  return states;
}

export async function readLedger(session: SqlSession): Promise<Plan['migrations']> {
  return session.rows('select name, sha256 from platform.migration order by name');
}

export async function hasLedger(session: SqlSession): Promise<boolean> {
  const [row] = await session.rows<{ found: boolean }>(
    `select to_regclass('platform.migration') is not null as found`,
  );
  return row?.found === true;
}

/** Tables whose rows even their owner is kept from; empty for a user above row-level security. */
export async function listForced(session: SqlSession): Promise<string[]> {
  const rows = await session.rows<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and c.relrowsecurity and c.relforcerowsecurity and ${OURS}
        and not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) order by 1`,
    [pilarSchemas()],
  );
  return rows.map(({ name }) => name);
}

export type TableSize = Readonly<{ pages: number; bytes: number }>;

export async function sizeOf(session: SqlSession, table: TableShape): Promise<TableSize> {
  const [size] = await session.rows<TableSize>(
    `select (pg_relation_size($1::regclass) / current_setting('block_size')::int)::int as pages,
            pg_table_size($1::regclass)::float8 as bytes`,
    [tableOf(table)],
  );
  return size ?? { pages: 0, bytes: 0 };
}

/** About how much of a table is read at once; one row that is longer comes alone. */
const BATCH_BYTES = 1024 * 1024;

/** Rows by their place on the disk: each piece is found at once, in a table of any size and with any key. */
export async function* readPages(
  session: SqlSession,
  table: TableShape,
  { pages, bytes }: TableSize,
): AsyncGenerator<Readonly<{ rows: Uint8Array; share: number }>> {
  const columns = table.columns.map(quoted).join(', ');
  const step = pages === 0 ? 1 : Math.max(1, Math.floor((pages * BATCH_BYTES) / bytes));
  for (let page = 0; page < pages; page += step) {
    const range = `ctid >= '(${page},0)' and ctid < '(${page + step},0)'`;
    const rows = await session.copyOut(
      `copy (select ${columns} from ${tableOf(table)} where ${range}) to stdout`,
    );
    yield { rows, share: Math.min(1, (page + step) / pages) };
  }
}
