import type { CompiledQuery, QueryResult } from 'kysely';
import type pg from 'pg';
import { CopyIn, CopyOut } from './copy-stream.ts';
import { beginStatement, type Scope } from './scope.ts';
import type { Session } from './session.ts';

const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** A session over the PostgreSQL protocol; in the embedded worker as well as against a server. */
export class PgSession implements Session {
  readonly client: pg.ClientBase;
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: pg.ClientBase) {
    this.client = client;
  }

  /** One after the other: parallel queries of one transaction share its one connection. */
  #next<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#last.then(step);
    this.#last = result.catch(() => undefined);
    return result;
  }

  run(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    return this.#next(() => this.client.query({ text: sql, values: [...parameters] }));
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.run(query.sql, query.parameters);
    return WRITES.has(result.command)
      ? { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
      : { rows: result.rows };
  }

  // biome-ignore lint/correctness/useYield: refuses at once; large reads go through copyOut.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Row streams are not offered: read large results with copyOut.');
  }

  async begin(scope: Scope): Promise<void> {
    await this.script(beginStatement(scope));
  }

  async commit(): Promise<void> {
    const result = await this.#next(() => this.client.query('commit'));
    // PostgreSQL answers COMMIT of a failed transaction with the word ROLLBACK and no error.
    if (result.command !== 'COMMIT') {
      throw new Error('Nothing was saved: a statement of this transaction had failed before its end.');
    }
  }

  async rollback(): Promise<void> {
    await this.script('rollback');
  }

  async script(sql: string): Promise<void> {
    await this.#next(() => this.client.query(sql));
  }

  copyIn(statement: string, rows: Uint8Array): Promise<number> {
    return this.#next(() => this.client.query(new CopyIn(statement, rows)).done);
  }

  copyOut(statement: string): Promise<Uint8Array> {
    return this.#next(() => this.client.query(new CopyOut(statement)).done);
  }
}
