import type { OperationNode, RootOperationNode } from 'kysely';
import { SHAPES, type TreeLimits, type Walk } from './shapes.ts';
import { shown, TreeRefused } from './tree-refused.ts';

/** Each level takes three frames of the stack, here as well as in the compiler. */
const DEEPEST = 1_500;
const ROOTS = new Set(['SelectQueryNode', 'InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']);

class TreeWalk implements Walk {
  readonly limits: TreeLimits;
  #depth = 0;

  constructor(limits: TreeLimits) {
    this.limits = limits;
  }

  /** A copy that holds what was looked at and nothing else: neither a getter nor a prototype can change it afterwards. */
  node(value: unknown): OperationNode {
    const given = plainObject(value);
    const kind = Object.hasOwn(given, 'kind') ? given.kind : undefined;
    const shape = typeof kind === 'string' ? SHAPES.get(kind) : undefined;
    if (typeof kind !== 'string' || shape === undefined) throw new TreeRefused(`a ${shown(kind)}`);
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new TreeRefused('a query nested without end');
    const copy: Record<string, unknown> = { kind };
    for (const field of Object.keys(given)) {
      const found = field === 'kind' ? undefined : given[field];
      if (found === undefined) continue;
      const read = shape.fields.get(field);
      if (read === undefined) throw new TreeRefused(`${kind}.${shown(field)}`);
      copy[field] = read(found, this);
    }
    for (const field of shape.needed) {
      if (copy[field] === undefined) throw new TreeRefused(`a ${kind} without ${field}`);
    }
    shape.whole?.(copy, this);
    this.#depth -= 1;
    // Field by field as the shape of this kind has it.
    return copy as unknown as OperationNode;
  }

  nodes(value: unknown): OperationNode[] {
    if (!Array.isArray(value)) throw new TreeRefused('a list that is none');
    return Array.from(value, (item: unknown) => this.node(item));
  }
}

function plainObject(value: unknown): Record<string, unknown> {
  const prototype: unknown = typeof value === 'object' && value !== null && Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TreeRefused('what is no plain object');
  return value as Record<string, unknown>;
}

/**
 * Looks at a whole query before any of it becomes SQL: known kinds of nodes, known words, plain names.
 * @returns a copy that holds nothing else
 * @throws TreeRefused
 */
export function checkTree(tree: unknown, limits: TreeLimits = {}): RootOperationNode {
  const { kind } = plainObject(tree);
  if (typeof kind !== 'string' || !ROOTS.has(kind)) throw new TreeRefused(`a ${shown(kind)} as a statement`);
  return new TreeWalk(limits).node(tree) as RootOperationNode;
}
