import { openEmbedded } from '../db/embedded/embedded-source.ts';
import { migrate } from '../db/migrate.ts';
import { readMigrations } from '../db/migration-files.ts';
import { beginStatement } from '../db/scope.ts';
import { asOwner } from '../db/server/owner-connection.ts';
import type { SqlSession } from '../db/session.ts';
import type { Actor, ServerConfig } from '../db/types.ts';

/**
 * A database as an earlier version left it: its migrations, then rows written by an actor of that time. The rows come
 * over the migrations' connection, since the application's carries no SQL text.
 */
export async function writeOldRows(
  config: ServerConfig | Readonly<{ dataDir: string }>,
  migrationFolder: string,
  { userId, userName, permissions }: Actor,
  statements: readonly string[],
): Promise<void> {
  const write = async (session: SqlSession): Promise<void> => {
    await migrate(session, readMigrations([migrationFolder]));
    const actor = { actorId: userId, actorName: userName, permissions, places: [], purpose: '' };
    await session.script(beginStatement({ door: 'app', ...actor, timeoutMs: 60_000 }, 'pilar_app'));
    for (const statement of statements) await session.script(statement);
    await session.commit();
  };
  if ('databaseUrl' in config) return asOwner(config.databaseUrl, write);
  const source = await openEmbedded(config.dataDir);
  try {
    await source.asOwner(write);
  } finally {
    await source.close();
  }
}
