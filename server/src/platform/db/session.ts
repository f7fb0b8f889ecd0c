import type { DatabaseConnection, RootOperationNode } from 'kysely';
import type { AppRole, Scope } from './scope.ts';

/**
 * One connection while one transaction of the application holds it. It carries the query builder's trees and named
 * commands, never SQL text. Same behaviour on the embedded and the server database.
 */
export interface Session extends DatabaseConnection {
  /** Opens a transaction and sets role, actor and permissions for its length. */
  begin(scope: Scope): Promise<void>;
  /** Commits; throws when the database had already given the transaction up. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Goes on under the other role of the application, in the same transaction. */
  setRole(role: AppRole): Promise<void>;
  /** Lets nobody else write to `schema.table` until the transaction ends. */
  lockTable(table: string): Promise<void>;
  /** A temporary table with these columns of `schema.table`, gone with the transaction; answers its name. */
  stage(table: string, columns: readonly string[]): Promise<string>;
  /** Rows in PostgreSQL's text format for a staged table. */
  copyIn(stage: string, rows: Uint8Array): Promise<number>;
  /** Puts the staged rows into their table, under its policies and checks. */
  insertStaged(stage: string): Promise<void>;
  /** The rows of a SELECT as CSV with a header. */
  copyOut(query: RootOperationNode): Promise<Uint8Array>;
}

/** SQL text as the owner of the tables: for migrations and backups, never for a request. */
export interface SqlSession {
  begin(timeoutMs: number): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Several statements without parameters, as migrations hold them. */
  script(sql: string): Promise<void>;
  rows<R>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** `COPY … FROM STDIN` with the rows in PostgreSQL's text format; answers the number of rows. */
  copyIn(statement: string, rows: Uint8Array): Promise<number>;
  /** `COPY … TO STDOUT`: everything the statement writes. */
  copyOut(statement: string): Promise<Uint8Array>;
}

/** Where sessions come from: a queue before one embedded connection, or a pool. */
export interface SessionSource {
  acquire(): Promise<Session>;
  /** `broken` when the connection's state is not known and it must not be used again. */
  release(session: Session, broken?: boolean): void;
  /** For example `18.6`. */
  version(): Promise<string>;
  maintain(): Promise<void>;
  /** SQL text as the owner, while `work` runs and no longer. */
  asOwner<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  syncCalls(): Promise<number | undefined>;
  close(): Promise<void>;
}
