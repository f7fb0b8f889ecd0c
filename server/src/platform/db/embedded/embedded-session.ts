import type { CompiledQuery, QueryResult, RootOperationNode } from 'kysely';
import type { AppRole, Scope } from '../scope.ts';
import type { Session, SqlSession } from '../session.ts';
import { type TreeAnswer, toQueryResult } from '../wire-session.ts';
import type { Line } from './line.ts';
import type { AppCommand, SqlCommand } from './messages.ts';

/** The one connection of the embedded database, seen from the main thread: trees and commands, no SQL. */
export class EmbeddedSession implements Session {
  readonly #line: Line<AppCommand>;

  constructor(line: Line<AppCommand>) {
    this.#line = line;
  }

  async executeQuery<R>({ query }: CompiledQuery): Promise<QueryResult<R>> {
    return toQueryResult(await this.#line.send<TreeAnswer<R>>({ kind: 'tree', tree: query }));
  }

  // biome-ignore lint/correctness/useYield: refuses at once; large reads go through copyOut.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Row streams are not offered: read large results with copyOut.');
  }

  begin(scope: Scope): Promise<void> {
    return this.#line.send({ kind: 'begin', scope });
  }

  commit(): Promise<void> {
    return this.#line.send({ kind: 'commit' });
  }

  rollback(): Promise<void> {
    return this.#line.send({ kind: 'rollback' });
  }

  setRole(role: AppRole): Promise<void> {
    return this.#line.send({ kind: 'setRole', role });
  }

  lockTable(table: string): Promise<void> {
    return this.#line.send({ kind: 'lockTable', table });
  }

  stage(table: string, columns: readonly string[]): Promise<string> {
    return this.#line.send({ kind: 'stage', table, columns });
  }

  copyIn(stage: string, rows: Uint8Array): Promise<number> {
    return this.#line.send({ kind: 'copyIn', stage, rows });
  }

  insertStaged(stage: string): Promise<void> {
    return this.#line.send({ kind: 'insertStaged', stage });
  }

  copyOut(tree: RootOperationNode): Promise<Uint8Array> {
    return this.#line.send({ kind: 'copyOut', tree });
  }
}

/** SQL text of the owner, as long as the worker listens to that line. */
export class EmbeddedSqlSession implements SqlSession {
  readonly #line: Line<SqlCommand>;

  constructor(line: Line<SqlCommand>) {
    this.#line = line;
  }

  begin(timeoutMs: number): Promise<void> {
    return this.#line.send({ kind: 'begin', timeoutMs });
  }

  commit(): Promise<void> {
    return this.#line.send({ kind: 'commit' });
  }

  rollback(): Promise<void> {
    return this.#line.send({ kind: 'rollback' });
  }

  script(sql: string): Promise<void> {
    return this.#line.send({ kind: 'script', sql });
  }

  rows<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
    return this.#line.send({ kind: 'rows', sql, parameters });
  }

  copyIn(statement: string, rows: Uint8Array): Promise<number> {
    return this.#line.send({ kind: 'copyIn', statement, rows });
  }

  copyOut(statement: string): Promise<Uint8Array> {
    return this.#line.send({ kind: 'copyOut', statement });
  }
}
