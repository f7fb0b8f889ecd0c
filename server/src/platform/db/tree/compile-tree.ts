import {
  type CompiledQuery,
  createQueryId,
  PostgresQueryCompiler,
  type QueryCompiler,
  type UnaryOperationNode,
} from 'kysely';
import pg from 'pg';
import { checkTree } from './check-tree.ts';
import type { TreeLimits } from './shapes.ts';
import { TreeRefused } from './tree-refused.ts';

class TreeCompiler extends PostgresQueryCompiler {
  /** With a space always: the builder writes two minus signs side by side, which begins a comment in SQL. */
  protected override visitUnaryOperation(node: UnaryOperationNode): void {
    this.visitNode(node.operator);
    this.append(' ');
    this.visitNode(node.operand);
  }
}

/** COPY takes no parameters, so values are written into the statement, each quoted by its kind. */
class LiteralCompiler extends TreeCompiler {
  protected override appendValue(value: unknown): void {
    this.append(literal(value));
  }
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') {
    if (value.includes('\u0000')) throw new TreeRefused('a text with a NUL');
    return pg.escapeLiteral(value);
  }
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `'${value}'::float8`;
  if (value instanceof Date) return `'${value.toISOString()}'::timestamptz`;
  throw new RangeError(`copyOut: a value of kind ${typeof value} cannot stand in a bulk read`);
}

/** @throws TreeRefused */
export function compileTree(tree: unknown, limits?: TreeLimits): CompiledQuery {
  return new TreeCompiler().compileQuery(checkTree(tree, limits), createQueryId());
}

/**
 * The same query as one text without parameters.
 * @throws TreeRefused also for all but a SELECT
 */
export function compileForCopy(tree: unknown, limits?: TreeLimits): string {
  const checked = checkTree(tree, limits);
  if (checked.kind !== 'SelectQueryNode') throw new TreeRefused('a bulk read of a change');
  return new LiteralCompiler().compileQuery(checked, createQueryId()).sql;
}

/** On the application's side a query stays a tree; only the one who checked it makes SQL of it. */
export const treeKeeper: QueryCompiler = {
  compileQuery: (query, queryId) => ({ query, queryId, sql: '', parameters: [] }),
};
