import { LEDGER } from '../db/migrate.ts';
import type { MigrationFile } from '../db/migration-files.ts';
import { ensureRoles } from '../db/roles.ts';
import type { SqlSession } from '../db/session.ts';
import { Problem } from '../problem.ts';
import type { Plan } from './archive-form.ts';

/**
 * The migrations that an archive had run, as this program holds them.
 * @throws Problem backup-newer, migration-changed
 */
export function migrationsOf(plan: Plan, files: readonly MigrationFile[]): MigrationFile[] {
  const held = new Map(files.map((file) => [file.name, file]));
  const newest = files.at(-1)?.name ?? '';
  const wanted = new Map(plan.migrations.map((migration) => [migration.name, migration]));
  for (const { name, sha256 } of plan.migrations) {
    const file = held.get(name);
    if (file === undefined && name > newest) throw new Problem('backup-newer', { migration: name });
    if (file?.sha256 !== sha256) throw new Problem('migration-changed', { file: name });
  }
  return files.filter(({ name }) => wanted.has(name));
}

/** Brings an empty database to the state that an archive was in, inside the caller's transaction. */
export async function replayMigrations(session: SqlSession, files: readonly MigrationFile[]): Promise<void> {
  await session.script(LEDGER);
  for (const { name, sql, sha256 } of files) {
    await session.script(sql);
    await session.rows('insert into platform.migration (name, sha256) values ($1, $2)', [name, sha256]);
  }
}

export { ensureRoles };
