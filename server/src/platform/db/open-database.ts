import type { Kysely } from 'kysely';
import { type EmbeddedSource, openEmbedded, openInMemory } from './embedded/embedded-source.ts';
import type { Tables } from './generated/tables.ts';
import { openIdentity } from './identity.ts';
import { type BeforeMigrating, migrate } from './migrate.ts';
import { type MigrationFile, migrationFolders, readMigrations } from './migration-files.ts';
import type { Scope } from './scope.ts';
import { loginUrl, makeAppLogin } from './server/app-login.ts';
import { findLogin } from './server/login-file.ts';
import { asOwner } from './server/owner-connection.ts';
import { openServer } from './server/server-source.ts';
import type { SessionSource, SqlSession } from './session.ts';
import { refuseNesting, runTransaction } from './transaction.ts';
import type {
  Actor,
  Database,
  DatabaseConfig,
  DatabaseOptions,
  ServerConfig,
  TransactionOptions,
  Tx,
} from './types.ts';

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
      door: 'app',
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
      door: 'app',
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

  asQueue<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const scope: Scope = {
      door: 'queue',
      actorId: 'system:jobs',
      actorName: 'jobs',
      permissions: ['job.run'],
      places: [],
      purpose: 'jobs',
      timeoutMs: this.#timeoutMs,
    };
    return runTransaction(this.#source, scope, work);
  }

  async asOwner<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    refuseNesting('owner');
    return this.#source.asOwner(work);
  }

  maintain(): Promise<void> {
    return this.#source.maintain();
  }

  syncCalls(): Promise<number | undefined> {
    return this.#source.syncCalls();
  }

  async version(): Promise<string> {
    return `PostgreSQL ${await this.#source.version()}`;
  }

  close(): Promise<void> {
    return this.#source.close();
  }
}

type Opened = Readonly<{ source: SessionSource; applied: readonly string[] }>;

async function openMigrated(
  source: EmbeddedSource,
  files: readonly MigrationFile[],
  before: BeforeMigrating | undefined,
): Promise<Opened> {
  try {
    return { source, ...(await source.asOwner((session) => migrate(session, files, before))) };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** The owner migrates and is gone before the application's own login opens the first connection that serves. */
async function openOnServer(
  { databaseUrl, login }: ServerConfig,
  files: readonly MigrationFile[],
  { poolSize, beforeMigrating }: DatabaseOptions,
): Promise<Opened> {
  const { applied, appUrl } = await asOwner(databaseUrl, async (session) => ({
    ...(await migrate(session, files, beforeMigrating)),
    appUrl: 'url' in login ? login.url : await makeAppLogin(session, databaseUrl, login.folder),
  }));
  return { source: await openServer({ appUrl, ownerUrl: databaseUrl }, poolSize), applied };
}

/**
 * SQL text as the owner of a database that nobody serves from, which is neither migrated nor changed by opening it: for
 * restoring, and for reading a copy of the embedded folder.
 * @throws Problem database-locked, database-unreachable, database-too-old
 */
export async function withOwner<T>(
  place: Readonly<{ databaseUrl: string }> | Readonly<{ dataDir: string }>,
  work: (session: SqlSession) => Promise<T>,
): Promise<T> {
  if ('databaseUrl' in place) return asOwner(place.databaseUrl, work);
  const source = await openEmbedded(place.dataDir);
  try {
    return await source.asOwner(work);
  } finally {
    await source.close();
  }
}

/**
 * Opens the database and brings it to this program's state.
 * @throws Problem database-locked, database-unreachable, database-too-old, database-role-missing,
 *   database-login-missing, database-login-unfit, migration-changed, migration-failed
 */
export async function openDatabase(config: DatabaseConfig, options: DatabaseOptions = {}): Promise<Database> {
  const files = readMigrations(options.migrationFolders ?? migrationFolders());
  const timeoutMs = options.transactionTimeoutMs ?? DEFAULT_TIMEOUT_MS;
  if ('databaseUrl' in config) {
    const { source, applied } = await openOnServer(config, files, options);
    return new PilarDatabase('postgres', source, applied, timeoutMs);
  }
  const embedded = 'dataDir' in config ? openEmbedded(config.dataDir) : openInMemory(config.template);
  const { source, applied } = await openMigrated(await embedded, files, options.beforeMigrating);
  return new PilarDatabase('embedded', source, applied, timeoutMs);
}

/**
 * What is there, as it is: no migration, no login made. For looking at a city that may not start. Null on a server to
 * which this folder has never signed in.
 * @throws Problem database-locked, database-unreachable, database-login-unfit
 */
export async function openAsItIs(
  config: Readonly<{ dataDir: string }> | ServerConfig,
): Promise<Database | null> {
  if (!('databaseUrl' in config))
    return new PilarDatabase('embedded', await openEmbedded(config.dataDir), [], DEFAULT_TIMEOUT_MS);
  const { databaseUrl, login } = config;
  const found = 'url' in login ? null : findLogin(login.folder);
  if (!('url' in login) && found === null) return null;
  const appUrl = 'url' in login ? login.url : found === null ? '' : loginUrl(databaseUrl, found);
  const source = await openServer({ appUrl, ownerUrl: databaseUrl }, 2);
  return new PilarDatabase('postgres', source, [], DEFAULT_TIMEOUT_MS);
}
