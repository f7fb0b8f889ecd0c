import type { SqlSession } from './session.ts';
import type { Wire } from './wire.ts';

/** SQL text of the owner, in the embedded worker as well as against a server. */
export class WireSqlSession implements SqlSession {
  readonly #wire: Wire;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  begin(timeoutMs: number): Promise<void> {
    return this.#wire.script(`begin; set local statement_timeout = ${Math.trunc(timeoutMs)}`);
  }

  commit(): Promise<void> {
    return this.#wire.commit();
  }

  rollback(): Promise<void> {
    return this.#wire.script('rollback');
  }

  script(sql: string): Promise<void> {
    return this.#wire.script(sql);
  }

  async rows<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
    // The caller names the columns in the same line as their types.
    return (await this.#wire.run(sql, parameters)).rows as R[];
  }

  copyIn(statement: string, rows: Uint8Array): Promise<number> {
    return this.#wire.copyIn(statement, rows);
  }

  copyOut(statement: string): Promise<Uint8Array> {
    return this.#wire.copyOut(statement);
  }
}
