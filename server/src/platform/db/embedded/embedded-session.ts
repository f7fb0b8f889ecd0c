import type { CompiledQuery, QueryResult } from 'kysely';
import type { Scope } from '../scope.ts';
import type { Session } from '../session.ts';
import type { Channel } from './channel.ts';

const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

type Rows<R> = { rows: R[]; verb: string; rowCount: number | null };

/** The one connection of the embedded database, seen from the main thread. */
export class EmbeddedSession implements Session {
  readonly #channel: Channel;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const answer = await this.#channel.send<Rows<R>>({ kind: 'query', sql, parameters });
    return WRITES.has(answer.verb)
      ? { rows: answer.rows, numAffectedRows: BigInt(answer.rowCount ?? 0) }
      : { rows: answer.rows };
  }

  // biome-ignore lint/correctness/useYield: refuses at once; large reads go through copyOut.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Row streams are not offered: read large results with copyOut.');
  }

  begin(scope: Scope): Promise<void> {
    return this.#channel.send({ kind: 'begin', scope });
  }

  commit(): Promise<void> {
    return this.#channel.send({ kind: 'commit' });
  }

  rollback(): Promise<void> {
    return this.#channel.send({ kind: 'rollback' });
  }

  script(sql: string): Promise<void> {
    return this.#channel.send({ kind: 'script', sql });
  }

  copyIn(statement: string, rows: Uint8Array): Promise<number> {
    return this.#channel.send({ kind: 'copyIn', statement, rows });
  }

  copyOut(statement: string): Promise<Uint8Array> {
    return this.#channel.send({ kind: 'copyOut', statement });
  }
}
