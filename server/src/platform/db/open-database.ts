import { CompiledQuery, type Kysely } from 'kysely';
import { openEmbedded, openInMemory } from './embedded/embedded-source.ts';
import type { Tables } from './generated/tables.ts';
import { openIdentity } from './identity.ts';
import { migrate } from './migrate.ts';
import { migrationFolders, readMigrations } from './migration-files.ts';
import type { Scope } from './scope.ts';
import { openServer } from './server/server-source.ts';
import type { Session, SessionSource } from './session.ts';
import { refuseNesting, runTransaction } from './transaction.ts';
import type { Actor, Database, DatabaseConfig, DatabaseOptions, TransactionOptions, Tx } from './types.ts';

const DEFAULT_TIMEOUT_MS = 120_000;

class PilarDatabase implements Database {
  readonly kind: Database['kind'];
  readonly applied: readonly string[];
  readonly identity: Kysely<Tables>;
  readonly #source: SessionSource;
  readonly #timeoutMs: number;

  constructor(kind: Database['kind'], source: SessionSource, applied: readonly string[], timeoutMs: number) {
    this.kind = kind;
    this.applied = applied;
    this.identity = openIdentity(source);
    this.#source = source;
    this.#timeoutMs = timeoutMs;
  }

  asActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const scope: Scope = {
      role: 'pilar_app',
      actorId: actor.userId,
      actorName: actor.userName,
      permissions: actor.permissions,
      places: actor.places ?? [],
      purpose: actor.purpose ?? '',
      origin: actor.origin,
      timeoutMs: options.timeoutMs ?? this.#timeoutMs,
    };
    return runTransaction(this.#source, scope, work);
  }

  asSystem<T>(
    purpose: string,
    permissions: readonly string[],
    work: (tx: Tx) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    const scope: Scope = {
      role: 'pilar_app',
      actorId: `system:${purpose}`,
      actorName: purpose,
      permissions,
      places: options.places ?? [],
      purpose,
      origin: options.origin,
      timeoutMs: options.timeoutMs ?? this.#timeoutMs,
    };
    return runTransaction(this.#source, scope, work);
  }

  async #alone<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = await this.#source.acquire();
    try {
      return await work(session);
    } finally {
      this.#source.release(session);
    }
  }

  asOwner<T>(work: (session: Session) => Promise<T>): Promise<T> {
    refuseNesting('owner');
    return this.#alone(work);
  }

  maintain(): Promise<void> {
    return this.#alone(async (session) => {
      // The embedded engine has neither autovacuum nor a background checkpoint.
      await session.script('vacuum (analyze)');
      if (this.kind === 'embedded') await session.script('checkpoint');
    });
  }

  syncCalls(): Promise<number | undefined> {
    return this.#source.syncCalls();
  }

  version(): Promise<string> {
    return this.#alone(async (session) => {
      const { rows } = await session.executeQuery<{ server_version: string }>(
        CompiledQuery.raw('show server_version'),
      );
      return `PostgreSQL ${rows[0]?.server_version ?? ''}`;
    });
  }

  close(): Promise<void> {
    return this.#source.close();
  }
}

/** Where the connections come from, before anything is asked of the database. */
export function openSource(config: DatabaseConfig, options: DatabaseOptions = {}): Promise<SessionSource> {
  if ('databaseUrl' in config) return openServer(config.databaseUrl, options.poolSize);
  if ('dataDir' in config) return openEmbedded(config.dataDir);
  return openInMemory(config.template);
}

/**
 * Opens the database and brings it to this program's state.
 * @throws Problem database-locked, database-unreachable, database-too-old, database-role-missing, migration-changed
 */
export async function openDatabase(config: DatabaseConfig, options: DatabaseOptions = {}): Promise<Database> {
  const files = readMigrations(options.migrationFolders ?? migrationFolders());
  const source = await openSource(config, options);
  try {
    const session = await source.acquire();
    try {
      const { applied } = await migrate(session, files, options.beforeMigrating);
      const kind = 'databaseUrl' in config ? 'postgres' : 'embedded';
      return new PilarDatabase(kind, source, applied, options.transactionTimeoutMs ?? DEFAULT_TIMEOUT_MS);
    } finally {
      source.release(session);
    }
  } catch (error) {
    await source.close();
    throw error;
  }
}
