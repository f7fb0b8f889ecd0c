import { Problem } from '../problem.ts';
import type { MigrationFile } from './migration-files.ts';
import { ensureRoles } from './roles.ts';
import type { SqlSession } from './session.ts';

/** Any fixed number: it names the lock by which two starting processes take turns. */
const MIGRATION_LOCK = 7_101_872;

const LONGEST_MS = 30 * 60_000;

/*
 * The list of what was run exists before the first migration. Row-level security is forced on it as on every
 * table; only the migrating user may write it, the application may read which migration is the newest.
 */
export const LEDGER = `
create schema if not exists platform;
create table platform.migration (
  name text primary key,
  sha256 text not null,
  applied_at timestamptz not null default now()
);
alter table platform.migration enable row level security;
alter table platform.migration force row level security;
create policy migration_read on platform.migration for select using (true);
create policy migration_write on platform.migration to current_user using (true) with check (true);
grant usage on schema platform to pilar_app;
grant select on platform.migration to pilar_app;
`;

async function within(session: SqlSession, work: () => Promise<void>): Promise<void> {
  await session.begin(LONGEST_MS);
  try {
    await work();
    await session.commit();
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

async function ledgerExists(session: SqlSession): Promise<boolean> {
  const [answer] = await session.rows<{ found: boolean }>(
    `select to_regclass('platform.migration') is not null as found`,
  );
  return answer?.found === true;
}

async function readLedger(session: SqlSession): Promise<Map<string, string>> {
  const rows = await session.rows<{ name: string; sha256: string }>(
    'select name, sha256 from platform.migration',
  );
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

/** What was run must still be here, unchanged: else this program and this data do not fit each other. */
function refuseChanged(files: readonly MigrationFile[], ledger: ReadonlyMap<string, string>): void {
  const present = new Map(files.map(({ name, sha256 }) => [name, sha256]));
  for (const [file, sha256] of ledger) {
    if (present.get(file) !== sha256) throw new Problem('migration-changed', { file });
  }
}

async function applyOne(session: SqlSession, { name, sql, sha256 }: MigrationFile): Promise<void> {
  await within(session, async () => {
    await session.script(sql).catch((error: unknown) => {
      throw migrationFailed(name, error);
    });
    await session.rows('insert into platform.migration (name, sha256) values ($1, $2)', [name, sha256]);
  });
}

/** PostgreSQL's own sentence goes along: it is read by whoever runs the program, before anybody is served. */
function migrationFailed(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return new Problem('migration-failed', { file, reason });
}

/** Told, before a database that has been in use is changed, what would be run on it. A refusal leaves it as it is. */
export type BeforeMigrating = (session: SqlSession, pending: readonly string[]) => Promise<void>;

async function applyPending(
  session: SqlSession,
  files: readonly MigrationFile[],
  before: BeforeMigrating | undefined,
): Promise<string[]> {
  if (!(await ledgerExists(session))) {
    await ensureRoles(session);
    await within(session, () => session.script(LEDGER));
  }
  const ledger = await readLedger(session);
  refuseChanged(files, ledger);
  const pending = files.filter(({ name }) => !ledger.has(name));
  const names = pending.map(({ name }) => name);
  if (pending.length > 0 && ledger.size > 0) await before?.(session, names);
  if (pending.length > 0) await ensureRoles(session);
  for (const file of pending) await applyOne(session, file);
  return names;
}

/**
 * Brings a database to this program's state: pending migrations in date order, each in its own transaction.
 * @throws Problem migration-changed, migration-failed, database-role-missing
 */
export async function migrate(
  session: SqlSession,
  files: readonly MigrationFile[],
  before?: BeforeMigrating,
): Promise<{ applied: string[] }> {
  await session.script(`select pg_advisory_lock(${MIGRATION_LOCK})`);
  try {
    return { applied: await applyPending(session, files, before) };
  } finally {
    await session.script(`select pg_advisory_unlock(${MIGRATION_LOCK})`);
  }
}
