import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpMigrated } from './embedded/dump-migrated.ts';
import { type EmbeddedSource, openInMemory } from './embedded/embedded-source.ts';

const OURS = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'`;

describe('Every table of every domain', () => {
  let source: EmbeddedSource;
  const list = async (sql: string): Promise<string[]> => {
    const rows = await source.asOwner((session) => session.rows<{ name: string }>(sql));
    return rows.map(({ name }) => name);
  };

  beforeAll(async () => {
    source = await openInMemory(await dumpMigrated());
  });
  afterAll(() => source?.close());

  it('is found by these rules', async () => {
    const tables = await list(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and ${OURS}`,
    );
    expect(tables).toEqual(
      expect.arrayContaining([
        'platform.area',
        'platform.audit_entry',
        'platform.migration',
        'platform.setting',
      ]),
    );
  });

  it('has row-level security, also against its owner', async () => {
    const open = await list(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and ${OURS} and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
  });

  it('has at least one policy, since without one it is closed to everybody by accident', async () => {
    const silent = await list(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and ${OURS} and not exists (select 1 from pg_policy where polrelid = c.oid)`,
    );
    expect(silent).toEqual([]);
  });

  it('asks a permission once a statement, not once a row', async () => {
    // Outside a sub-select the function runs for each row: counting 56,300 families then takes three times as long.
    const slow = await list(
      `select tablename || '.' || policyname as name from pg_policies
        where regexp_replace(coalesce(qual, '') || coalesce(with_check, ''), 'SELECT platform\\.has_permission', '', 'g')
              like '%platform.has_permission%'`,
    );
    expect(slow).toEqual([]);
  });

  it('has an index that begins with the columns of each of its foreign keys', async () => {
    const slow = await list(
      `select f.conrelid::regclass || ' (' || f.conname || ')' as name
         from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
        where f.contype = 'f' and ${OURS} and not exists (
          select 1 from pg_index i where i.indrelid = f.conrelid and i.indpred is null
            and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(f.conkey)] @> f.conkey)`,
    );
    expect(slow).toEqual([]);
  });

  it('lives in a schema of a domain, never in public', async () => {
    const stray = await list(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S')`,
    );
    expect(stray).toEqual([]);
  });

  it('shows no view that reads past the row-level security of its reader', async () => {
    const leaky = await list(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where ${OURS} and (c.relkind = 'm' or c.relkind = 'v'
          and not coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false))`,
    );
    expect(leaky).toEqual([]);
  });
});
