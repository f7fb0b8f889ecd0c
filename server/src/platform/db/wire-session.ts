import type { CompiledQuery, QueryResult, RootOperationNode } from 'kysely';
import pg from 'pg';
import { doorOf } from './door.ts';
import { APP_ROLES, type AppRole, beginStatement, type Scope } from './scope.ts';
import type { Session } from './session.ts';
import { compileForCopy, compileTree } from './tree/compile-tree.ts';
import { checkFullTableName, checkName } from './tree/names.ts';
import { TreeRefused } from './tree/tree-refused.ts';
import type { Wire } from './wire.ts';

const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

const quoteTable = (table: string): string => checkFullTableName(table).map(pg.escapeIdentifier).join('.');
const quoteName = (name: string): string => pg.escapeIdentifier(checkName(name));

type Staged = Readonly<{ table: string; columns: string }>;

/** Rows of a query and what it did, as the wire between threads carries them. */
export type TreeAnswer<R> = Readonly<{ rows: R[]; verb: string; rowCount: number | null }>;

export function toQueryResult<R>({ rows, verb, rowCount }: TreeAnswer<R>): QueryResult<R> {
  return WRITES.has(verb) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
}

/**
 * The application's side of a connection: the only place where its trees and commands become SQL. It runs in the
 * embedded worker, and in the server process against a PostgreSQL server.
 */
export class WireSession implements Session {
  readonly #wire: Wire;
  readonly #staged = new Map<string, Staged>();
  #door: ReturnType<typeof doorOf> | undefined;
  #lastStage = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  #open(): ReturnType<typeof doorOf> {
    if (this.#door === undefined) throw new TreeRefused('anything outside a transaction');
    return this.#door;
  }

  async run<R>(tree: unknown): Promise<TreeAnswer<R>> {
    const { sql, parameters } = compileTree(tree, this.#open().limits);
    const { rows, command, rowCount } = await this.#wire.run(sql, parameters);
    return { rows, verb: command, rowCount };
  }

  /** The tree alone counts: text that came with it is not looked at. */
  async executeQuery<R>({ query }: CompiledQuery): Promise<QueryResult<R>> {
    return toQueryResult(await this.run<R>(query));
  }

  // biome-ignore lint/correctness/useYield: refuses at once; large reads go through copyOut.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Row streams are not offered: read large results with copyOut.');
  }

  async begin(scope: Scope): Promise<void> {
    const door = doorOf(scope);
    await this.#wire.script(beginStatement(scope, door.role));
    this.#door = door;
  }

  async commit(): Promise<void> {
    this.#end();
    await this.#wire.commit();
  }

  async rollback(): Promise<void> {
    this.#end();
    await this.#wire.script('rollback');
  }

  #end(): void {
    this.#door = undefined;
    this.#staged.clear();
  }

  async setRole(role: AppRole): Promise<void> {
    if (!this.#open().mayChangeRole || !APP_ROLES.includes(role)) throw new TreeRefused('this role here');
    await this.#wire.script(`set local role ${role}`);
  }

  async lockTable(table: string): Promise<void> {
    this.#open();
    await this.#wire.script(`lock table ${quoteTable(table)} in share row exclusive mode`);
  }

  async stage(table: string, columns: readonly string[]): Promise<string> {
    if (this.#open().limits.tables !== undefined) throw new TreeRefused('a bulk load here');
    const staged = { table: quoteTable(table), columns: Array.from(columns, quoteName).join(', ') };
    this.#lastStage += 1;
    const name = `bulk_${this.#lastStage}`;
    await this.#wire.script(
      `create temp table ${name} on commit drop as select ${staged.columns} from ${staged.table} with no data`,
    );
    this.#staged.set(name, staged);
    return name;
  }

  #stagedAs(name: string): Staged {
    const found = this.#staged.get(name);
    if (found === undefined) throw new TreeRefused('rows for a table that is not staged');
    return found;
  }

  async copyIn(stage: string, rows: Uint8Array): Promise<number> {
    this.#stagedAs(stage);
    return this.#wire.copyIn(`copy pg_temp.${stage} from stdin`, rows);
  }

  async insertStaged(stage: string): Promise<void> {
    const { table, columns } = this.#stagedAs(stage);
    this.#staged.delete(stage);
    await this.#wire.script(
      `insert into ${table} (${columns}) select ${columns} from pg_temp.${stage}; drop table pg_temp.${stage}`,
    );
  }

  async copyOut(query: RootOperationNode): Promise<Uint8Array> {
    const sql = compileForCopy(query, this.#open().limits);
    return this.#wire.copyOut(`copy (${sql}) to stdout with (format csv, header true)`);
  }
}
