import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type CompiledQuery,
  DefaultQueryExecutor,
  type Dialect,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
  type RootOperationNode,
  Transaction,
} from 'kysely';
import type { Tables } from './generated/tables.ts';
import type { AppRole, Scope } from './scope.ts';
import type { Session, SessionSource } from './session.ts';
import { treeKeeper } from './tree/compile-tree.ts';
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

  async setRole(role: AppRole): Promise<void> {
    return this.#live().setRole(role);
  }

  async lockTable(table: string): Promise<void> {
    return this.#live().lockTable(table);
  }

  async stage(table: string, columns: readonly string[]): Promise<string> {
    return this.#live().stage(table, columns);
  }

  async copyIn(stage: string, rows: Uint8Array): Promise<number> {
    return this.#live().copyIn(stage, rows);
  }

  async insertStaged(stage: string): Promise<void> {
    return this.#live().insertStaged(stage);
  }

  async copyOut(query: RootOperationNode): Promise<Uint8Array> {
    return this.#live().copyOut(query);
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

/** Queries stay trees on this side; the session turns them into SQL (`wire-session.ts`). */
export const treeDialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => treeKeeper,
};

/** A Kysely transaction on one given session. */
export function bindTransaction(session: Session): Tx {
  const adapter = treeDialect.createAdapter();
  const executor = new DefaultQueryExecutor(treeDialect.createQueryCompiler(), adapter, {
    provideConnection: (consumer) => consumer(session),
  });
  return new Transaction<Tables>({
    config: { dialect: treeDialect },
    dialect: treeDialect,
    driver: treeDialect.createDriver(),
    executor,
  });
}

/** The session beneath a transaction, for what is no query. */
export function onSession<T>(tx: Tx, use: (session: TransactionSession) => Promise<T>): Promise<T> {
  return tx.getExecutor().provideConnection((connection) => {
    if (!(connection instanceof TransactionSession)) throw new Error('Not a transaction of this database.');
    return use(connection);
  });
}

/**
 * Runs work under the other role of the application and changes back, so that both parts are saved together or not at
 * all. A failure needs no way back: it ends the transaction.
 */
export async function asRole<T>(tx: Tx, role: AppRole, work: () => Promise<T>): Promise<T> {
  await onSession(tx, (session) => session.setRole(role));
  const result = await work();
  await onSession(tx, (session) => session.setRole('pilar_app'));
  return result;
}

/** Lets nobody else write to a table until the transaction ends. */
export function lockTable(tx: Tx, table: keyof Tables): Promise<void> {
  return onSession(tx, (session) => session.lockTable(table));
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
