import { type CompiledQuery, type Driver, Kysely, type QueryResult, type TransactionSettings } from 'kysely';
import type { Tables } from './generated/tables.ts';
import type { Scope } from './scope.ts';
import type { Session, SessionSource } from './session.ts';
import { refuseNesting, treeDialect } from './transaction.ts';

const scope: Scope = {
  door: 'identity',
  actorId: 'system:identity',
  actorName: 'identity',
  permissions: [],
  places: [],
  purpose: 'identity',
  timeoutMs: 30_000,
};

/** Every statement of the identity library runs as `pilar_identity`: alone or in the library's transaction. */
class IdentityConnection {
  readonly session: Session;
  inTransaction = false;

  constructor(session: Session) {
    this.session = session;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.inTransaction) return this.session.executeQuery<R>(query);
    await this.session.begin(scope);
    try {
      const result = await this.session.executeQuery<R>(query);
      await this.session.commit();
      return result;
    } catch (error) {
      await this.session.rollback();
      throw error;
    }
  }

  streamQuery<R>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
    return this.session.streamQuery<R>(query, size);
  }
}

class IdentityDriver implements Driver {
  readonly #source: SessionSource;

  constructor(source: SessionSource) {
    this.#source = source;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<IdentityConnection> {
    refuseNesting(scope.purpose);
    return new IdentityConnection(await this.#source.acquire());
  }

  async beginTransaction(connection: IdentityConnection, settings: TransactionSettings): Promise<void> {
    try {
      await connection.session.begin({
        ...scope,
        ...(settings.isolationLevel === undefined ? {} : { isolation: settings.isolationLevel }),
      });
    } catch (error) {
      // The query builder rolls back only what has begun; half of a beginning must not reach the next one.
      await connection.session.rollback();
      throw error;
    }
    connection.inTransaction = true;
  }

  async commitTransaction(connection: IdentityConnection): Promise<void> {
    connection.inTransaction = false;
    await connection.session.commit();
  }

  async rollbackTransaction(connection: IdentityConnection): Promise<void> {
    connection.inTransaction = false;
    await connection.session.rollback();
  }

  async releaseConnection(connection: IdentityConnection): Promise<void> {
    this.#source.release(connection.session);
  }

  /** The source is closed by the database it belongs to. */
  async destroy(): Promise<void> {}
}

export function openIdentity(source: SessionSource): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: { ...treeDialect, createDriver: () => new IdentityDriver(source) },
  });
}
