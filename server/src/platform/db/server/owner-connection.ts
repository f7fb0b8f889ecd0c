import pg from 'pg';
import { Problem } from '../../problem.ts';
import { columnParsers } from '../column-parsers.ts';
import type { SqlSession } from '../session.ts';
import { Wire } from '../wire.ts';
import { WireSqlSession } from '../wire-sql-session.ts';

const OLDEST = 15;

/** Facts for people, never the address itself: it may hold a password. */
export function unreachable(error: unknown): Problem {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return new Problem('database-unreachable', { reason });
}

async function refuseOldServer(session: SqlSession): Promise<void> {
  const [answer] = await session.rows<{ server_version: string }>('show server_version');
  const version = answer?.server_version ?? '';
  if (Number.parseInt(version, 10) < OLDEST) throw new Problem('database-too-old', { version });
}

/** The connection of DATABASE_URL, who owns the tables: open for this work and closed after it. */
export async function asOwner<T>(databaseUrl: string, work: (session: SqlSession) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 30_000,
    application_name: 'pilar-migrations',
    types: columnParsers,
  });
  // A connection that is cut also refuses the query that was running.
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    throw unreachable(error);
  });
  try {
    const session = new WireSqlSession(new Wire(client));
    await refuseOldServer(session);
    return await work(session);
  } finally {
    await client.end();
  }
}
