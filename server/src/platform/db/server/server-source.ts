import pg from 'pg';
import { Problem } from '../../problem.ts';
import { columnParsers } from '../column-parsers.ts';
import { PgSession } from '../pg-session.ts';
import type { Session, SessionSource } from '../session.ts';

const OLDEST = 15;

/** Facts for people, never the address itself: it may hold a password. */
function unreachable(error: unknown): Problem {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return new Problem('database-unreachable', { reason });
}

/** Connections to a PostgreSQL server, one for each running transaction. */
export class ServerSource implements SessionSource {
  readonly #pool: pg.Pool;
  readonly #clients = new WeakMap<Session, pg.PoolClient>();

  constructor(databaseUrl: string, poolSize: number) {
    this.#pool = new pg.Pool({
      connectionString: databaseUrl,
      max: poolSize,
      connectionTimeoutMillis: 10_000,
      application_name: 'pilar',
      types: columnParsers,
    });
    // An idle connection may be cut by the server at any time; the pool then opens another.
    this.#pool.on('error', () => undefined);
  }

  async acquire(): Promise<Session> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw unreachable(error);
    });
    const session = new PgSession(client);
    this.#clients.set(session, client);
    return session;
  }

  release(session: Session, broken = false): void {
    this.#clients.get(session)?.release(broken);
  }

  async syncCalls(): Promise<undefined> {
    return undefined;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

async function refuseOldServer(source: ServerSource): Promise<void> {
  const session = await source.acquire();
  try {
    const { rows } = await (session as PgSession).run('show server_version', []);
    const version = String(rows[0]?.server_version ?? '');
    if (Number.parseInt(version, 10) < OLDEST) throw new Problem('database-too-old', { version });
  } finally {
    source.release(session);
  }
}

export async function openServer(databaseUrl: string, poolSize = 10): Promise<ServerSource> {
  const source = new ServerSource(databaseUrl, poolSize);
  try {
    await refuseOldServer(source);
  } catch (error) {
    await source.close();
    throw error;
  }
  return source;
}
