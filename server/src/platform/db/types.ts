import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './generated/tables.ts';
import type { BeforeMigrating } from './migrate.ts';
import type { Origin } from './scope.ts';
import type { SqlSession } from './session.ts';

/** Who acts: the name and the rights under which one transaction runs. */
export type Actor = Readonly<{
  userId: string;
  userName: string;
  roles: readonly string[];
  permissions: readonly string[];
  /** Codes of the areas, rw and rt the person works in; absent: none. */
  places?: readonly string[];
  /** What the person's session looks at families for; absent or null: not chosen. */
  purpose?: string | null;
  /** The request in which the person acts; absent in background work. */
  origin?: Origin;
}>;

/** One open transaction, in the scope of one actor. */
export type Tx = Transaction<Tables>;

export type TransactionOptions = Readonly<{
  /** Longest life of the transaction; past it everything is rolled back. */
  timeoutMs?: number;
  /** Where background work may look; `*` is everywhere. Without it a system transaction sees no place. */
  places?: readonly string[];
  /** The request of a visitor for whom the system acts. */
  origin?: Origin;
}>;

/** What services get: only transactions with a scope, never a bare connection. */
export interface Database {
  readonly kind: 'embedded' | 'postgres';
  /** Migrations that this opening ran, oldest first. */
  readonly applied: readonly string[];
  /** One transaction as `pilar_app` with the actor's name and permissions; row-level security applies. */
  asActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** One transaction as `pilar_app` with only the named permissions: public routes and background jobs. */
  asSystem<T>(
    purpose: string,
    permissions: readonly string[],
    work: (tx: Tx) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>;
  /** The job queue's own transactions: the permission `job.run`, no place, the table `platform.job` and no other. */
  asQueue<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For the identity library alone: role `pilar_identity`, search path `identity`. */
  readonly identity: Kysely<Tables>;
  /** SQL text as the owner of the tables, beside all rights: for backups alone. No request runs meanwhile if embedded. */
  asOwner<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Housekeeping after a bulk load or now and then: dead rows, planner statistics, checkpoint. */
  maintain(): Promise<void>;
  /** Calls that forced data to the disk since opening; undefined where the server does this itself. */
  syncCalls(): Promise<number | undefined>;
  /** For example `PostgreSQL 18.6`. */
  version(): Promise<string>;
  close(): Promise<void>;
}

export type ServerConfig = Readonly<{
  /** Who owns the tables: migrates, and is signed out before the first request. */
  databaseUrl: string;
  /** The login that serves: given, or made by the owner with its password in a file of this folder. */
  login: Readonly<{ url: string }> | Readonly<{ folder: string }>;
}>;

export type DatabaseConfig =
  | Readonly<{ dataDir: string }>
  | ServerConfig
  /** A throw-away database in memory, for tests and tools; optionally started from a dumped template. */
  | Readonly<{ memory: true; template?: Uint8Array }>;

export type DatabaseOptions = Readonly<{
  /** Folders with `YYYYMMDD-NN-verb-object.sql`; default: all of the server's own. */
  migrationFolders?: readonly string[];
  /** Default life of a transaction in ms. */
  transactionTimeoutMs?: number;
  /** Called before pending migrations change a database that has been in use. */
  beforeMigrating?: BeforeMigrating;
  /** Connections to a PostgreSQL server; the embedded database always has one. */
  poolSize?: number;
}>;
