import type { DatabaseConnection } from 'kysely';
import type { Scope } from './scope.ts';

/** One connection while one transaction holds it. Same behaviour on the embedded and the server database. */
export interface Session extends DatabaseConnection {
  /** Opens a transaction and sets role, actor and permissions for its length. */
  begin(scope: Scope): Promise<void>;
  /** Commits; throws when the database had already given the transaction up. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Several statements without parameters, as migrations hold them. */
  script(sql: string): Promise<void>;
  /** `COPY … FROM STDIN` with the rows in PostgreSQL text format; answers the number of rows. */
  copyIn(statement: string, rows: Uint8Array): Promise<number>;
  /** `COPY … TO STDOUT`: everything the statement writes. */
  copyOut(statement: string): Promise<Uint8Array>;
}

/** Where sessions come from: a queue before one embedded connection, or a pool. */
export interface SessionSource {
  acquire(): Promise<Session>;
  /** `broken` when the connection's state is not known and it must not be used again. */
  release(session: Session, broken?: boolean): void;
  syncCalls(): Promise<number | undefined>;
  close(): Promise<void>;
}
