import type { SqlSession } from '../db/session.ts';
import type { TableShape } from './archive-form.ts';
import { tableOf } from './database-shape.ts';
import { quoted } from './owner-session.ts';

type ForeignKey = Readonly<{ table: string; name: string; definition: string }>;
type Index = Readonly<{ name: string; definition: string }>;
/** What is put aside while rows are written: rules and helpers that hold for finished tables. */
export type PutAside = Readonly<{
  keys: readonly ForeignKey[];
  indexes: readonly Index[];
  forced: readonly string[];
}>;

const IN_OURS = `n.nspname = any ($1::text[])`;

/**
 * Rows are written as they were: no trigger adds to them, no policy is asked (their owner writes), and foreign keys are
 * checked once at the end, so tables may come in any order. Indexes that guard nothing are built from finished tables.
 */
export async function putAside(session: SqlSession, tables: readonly TableShape[]): Promise<PutAside> {
  const schemas = [...new Set(tables.map(({ schema }) => schema))];
  const keys = await session.rows<ForeignKey>(
    `select f.conrelid::regclass::text as table, f.conname as name, pg_get_constraintdef(f.oid) as definition
       from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
      where f.contype = 'f' and f.conparentid = 0 and ${IN_OURS} order by 1, 2`,
    [schemas],
  );
  const indexes = await session.rows<Index>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where not i.indisunique and not i.indisexclusion and c.relkind = 'r' and not c.relispartition and ${IN_OURS}
      order by 1`,
    [schemas],
  );
  const forced = await session.rows<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and c.relforcerowsecurity and ${IN_OURS} order by 1`,
    [schemas],
  );
  for (const { table, name } of keys)
    await session.script(`alter table ${table} drop constraint ${quoted(name)}`);
  for (const { name } of indexes) await session.script(`drop index ${name}`);
  for (const { name } of forced) await session.script(`alter table ${name} no force row level security`);
  for (const table of tables) await session.script(`alter table ${tableOf(table)} disable trigger user`);
  return { keys, indexes, forced: forced.map(({ name }) => name) };
}

export async function putBack(
  session: SqlSession,
  tables: readonly TableShape[],
  aside: PutAside,
): Promise<void> {
  for (const { definition } of aside.indexes) await session.script(definition);
  for (const { table, name, definition } of aside.keys) {
    await session.script(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
  }
  for (const table of tables) await session.script(`alter table ${tableOf(table)} enable trigger user`);
  for (const name of aside.forced) await session.script(`alter table ${name} force row level security`);
}
