import pg from 'pg';
import { columnParsers } from '../column-parsers.ts';
import type { Session, SessionSource, SqlSession } from '../session.ts';
import { Wire } from '../wire.ts';
import { WireSession } from '../wire-session.ts';
import { asOwner, unreachable } from './owner-connection.ts';
import { refuseMightyLogin } from './refuse-mighty-login.ts';

export type ServerUrls = Readonly<{ appUrl: string; ownerUrl: string }>;

/** Connections to a PostgreSQL server under the application's login, one for each running transaction. */
export class ServerSource implements SessionSource {
  readonly #pool: pg.Pool;
  readonly #clients = new WeakMap<Session, pg.PoolClient>();

  readonly #ownerUrl: string;

  constructor({ appUrl, ownerUrl }: ServerUrls, poolSize: number) {
    this.#ownerUrl = ownerUrl;
    this.#pool = new pg.Pool({
      connectionString: appUrl,
      max: poolSize,
      connectionTimeoutMillis: 10_000,
      application_name: 'pilar',
      types: columnParsers,
    });
    // An idle connection may be cut by the server at any time; the pool then opens another.
    this.#pool.on('error', () => undefined);
  }

  async #connect(): Promise<pg.PoolClient> {
    return this.#pool.connect().catch((error: unknown) => {
      throw unreachable(error);
    });
  }

  async acquire(): Promise<Session> {
    const client = await this.#connect();
    const session = new WireSession(new Wire(client));
    this.#clients.set(session, client);
    return session;
  }

  release(session: Session, broken = false): void {
    this.#clients.get(session)?.release(broken);
  }

  async #alone<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  }

  /** @throws Problem database-login-unfit */
  refuseMightyLogin(): Promise<void> {
    return this.#alone(refuseMightyLogin);
  }

  version(): Promise<string> {
    return this.#alone(async (client) => (await client.query('show server_version')).rows[0]?.server_version);
  }

  /** The server's autovacuum does it; the login could not. */
  async maintain(): Promise<void> {}

  /** A connection of its own, signed out afterwards. */
  asOwner<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return asOwner(this.#ownerUrl, work);
  }

  async syncCalls(): Promise<undefined> {
    return undefined;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** @throws Problem database-unreachable, database-login-unfit */
export async function openServer(urls: ServerUrls, poolSize = 10): Promise<ServerSource> {
  const source = new ServerSource(urls, poolSize);
  try {
    await source.refuseMightyLogin();
    return source;
  } catch (error) {
    await source.close();
    throw error;
  }
}
