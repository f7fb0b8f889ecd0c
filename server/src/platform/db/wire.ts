import type pg from 'pg';
import { CopyIn, CopyOut } from './copy-stream.ts';

/** SQL over the PostgreSQL protocol, in the embedded worker as well as against a server. Only sessions hold one. */
export class Wire {
  readonly #client: pg.ClientBase;
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  /** One after the other: parallel queries of one transaction share its one connection. */
  #next<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#last.then(step);
    this.#last = result.catch(() => undefined);
    return result;
  }

  run(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    return this.#next(() => this.#client.query({ text: sql, values: [...parameters] }));
  }

  async script(sql: string): Promise<void> {
    await this.#next(() => this.#client.query(sql));
  }

  async commit(): Promise<void> {
    const result = await this.#next(() => this.#client.query('commit'));
    // PostgreSQL answers COMMIT of a failed transaction with the word ROLLBACK and no error.
    if (result.command !== 'COMMIT') {
      throw new Error('Nothing was saved: a statement of this transaction had failed before its end.');
    }
  }

  copyIn(statement: string, rows: Uint8Array): Promise<number> {
    return this.#next(() => this.#client.query(new CopyIn(statement, rows)).done);
  }

  copyOut(statement: string): Promise<Uint8Array> {
    return this.#next(() => this.#client.query(new CopyOut(statement)).done);
  }
}
