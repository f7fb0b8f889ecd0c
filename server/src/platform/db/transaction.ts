import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type CompiledQuery,
  DefaultQueryExecutor,
  type Dialect,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import type { Tables } from './generated/tables.ts';
import type { Scope } from './scope.ts';
import type { Session, SessionSource } from './session.ts';
import type { Tx } from './types.ts';

/** The session as one transaction sees it: closed with it, so nothing slips into the next one. */
export class TransactionSession implements Session {
  readonly #session: Session;
  #open = true;

  constructor(session: Session) {
    this.#session = session;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  end(): void {
    this.#open = false;
  }

  #live(): Session {
    if (!this.#open) throw new Error('This transaction has ended; its Tx cannot be used any more.');
    return this.#session;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#live().executeQuery<R>(query);
  }

  streamQuery<R>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#live().streamQuery<R>(query, size);
  }

  async copyIn(statement: string, rows: Uint8Array): Promise<number> {
    return this.#live().copyIn(statement, rows);
  }

  async copyOut(statement: string): Promise<Uint8Array> {
    return this.#live().copyOut(statement);
  }

  async script(sql: string): Promise<void> {
    return this.#live().script(sql);
  }

  async begin(): Promise<void> {
    throw new Error('A transaction cannot be opened inside another.');
  }

  async commit(): Promise<void> {
    throw new Error('The transaction is committed by the one who opened it.');
  }

  async rollback(): Promise<void> {
    throw new Error('Throw to roll a transaction back.');
  }
}

export const postgresDialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/** A Kysely transaction on one given session. */
export function bindTransaction(session: Session): Tx {
  const adapter = postgresDialect.createAdapter();
  const executor = new DefaultQueryExecutor(postgresDialect.createQueryCompiler(), adapter, {
    provideConnection: (consumer) => consumer(session),
  });
  return new Transaction<Tables>({
    config: { dialect: postgresDialect },
    dialect: postgresDialect,
    driver: postgresDialect.createDriver(),
    executor,
  });
}

/** The session beneath a transaction, for bulk loads and bulk reads. */
export function onSession<T>(tx: Tx, use: (session: TransactionSession) => Promise<T>): Promise<T> {
  return tx.getExecutor().provideConnection((connection) => {
    if (!(connection instanceof TransactionSession)) throw new Error('Not a transaction of this database.');
    return use(connection);
  });
}

/*
 * Not context for services (they get `tx` as an argument), only a guard: a transaction opened inside another
 * one waits for the single embedded connection for ever.
 */
const running = new AsyncLocalStorage<TransactionSession>();

export function refuseNesting(purpose: string): void {
  if (running.getStore()?.isOpen === true) {
    throw new Error(`Transaction "${purpose}" was opened inside another one: pass its tx on instead.`);
  }
}

function expiry(scope: Scope): { promise: Promise<never>; stop(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(
      new Error(
        `Transaction "${scope.purpose || 'actor'}" took longer than ${scope.timeoutMs} ms and was rolled back.`,
      ),
    );
  }, scope.timeoutMs);
  return { promise, stop: () => clearTimeout(timer) };
}

async function giveBack(source: SessionSource, session: Session): Promise<void> {
  try {
    await session.rollback();
    source.release(session);
  } catch {
    source.release(session, true);
  }
}

/** One transaction: everything in `work` is saved together or not at all. */
export async function runTransaction<T>(
  source: SessionSource,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  refuseNesting(scope.purpose);
  const session = await source.acquire();
  const own = new TransactionSession(session);
  const limit = expiry(scope);
  try {
    await session.begin(scope);
    const result = await Promise.race([running.run(own, () => work(bindTransaction(own))), limit.promise]);
    own.end();
    await session.commit();
    source.release(session);
    return result;
  } catch (error) {
    own.end();
    await giveBack(source, session);
    throw error;
  } finally {
    limit.stop();
  }
}
