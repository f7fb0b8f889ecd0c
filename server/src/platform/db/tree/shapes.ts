import type { OperationNode } from 'kysely';
import { checkName, checkTableName } from './names.ts';
import { shown, TreeRefused } from './tree-refused.ts';
import {
  FUNCTIONS,
  FURTHER_TYPES,
  isPlainType,
  JOIN_TYPES,
  NULLS,
  OPERATORS,
  SELECT_MODIFIERS,
  SET_OPERATORS,
  TABLE_FUNCTIONS,
} from './words.ts';

/** Which tables a query may name; absent: every one outside the catalogue, and the role's rights decide. */
export type TreeLimits = Readonly<{ tables?: ReadonlySet<string> }>;

export interface Walk {
  readonly limits: TreeLimits;
  node(value: unknown): OperationNode;
  nodes(value: unknown): OperationNode[];
}

type Read = (value: unknown, walk: Walk) => unknown;
export type Shape = Readonly<{
  fields: ReadonlyMap<string, Read>;
  needed: readonly string[];
  whole?: (node: Readonly<Record<string, unknown>>, walk: Walk) => void;
}>;

const node: Read = (value, walk) => walk.node(value);
const nodes: Read = (value, walk) => walk.nodes(value);
const value: Read = (given) => given;
const flag: Read = (given) => {
  if (typeof given === 'boolean') return given;
  throw new TreeRefused('a switch that is none');
};
const list: Read = (given) => {
  if (Array.isArray(given)) return Array.from(given);
  throw new TreeRefused('a list that is none');
};
const oneOf =
  (words: ReadonlySet<string>, what: string) =>
  (given: unknown): string => {
    if (typeof given === 'string' && words.has(given)) return given;
    throw new TreeRefused(`the ${what} ${shown(given)}`);
  };

/** The query builder writes these few words as raw fragments; they are replaced by our own, letter by letter. */
const fragment = (words: readonly string[], otherwise: Read): Read => {
  const known = new Map(words.map((text) => [text, text]));
  return (given, walk) => {
    if (!isRaw(given)) return otherwise(given, walk);
    const { sqlFragments, parameters } = given;
    const isAlone = Array.isArray(sqlFragments) && sqlFragments.length === 1 && isEmpty(parameters);
    const text = isAlone ? known.get(String(sqlFragments[0])) : undefined;
    if (text === undefined) throw new TreeRefused('a raw fragment');
    return { kind: 'RawNode', sqlFragments: [text], parameters: [] };
  };
};
const isEmpty = (given: unknown): boolean => Array.isArray(given) && given.length === 0;
const isRaw = (given: unknown): given is { sqlFragments: unknown; parameters: unknown } =>
  typeof given === 'object' && given !== null && 'kind' in given && given.kind === 'RawNode';

const tableFunction = oneOf(TABLE_FUNCTIONS, 'function as a table');

const tables: Read = (given, walk) => {
  const found = walk.nodes(given);
  for (const table of found) refuseTableFunction(table);
  return found;
};
const table: Read = (given, walk) => {
  const found = walk.node(given);
  refuseTableFunction(found);
  return found;
};

/**
 * What stands behind FROM, JOIN or USING, also below its alias. CAST and COALESCE may stand there too in SQL and would
 * be tables of one column (see TABLE_FUNCTIONS).
 */
function refuseTableFunction(given: unknown): void {
  const { kind, node: inner, func } = given as { kind: string; node?: unknown; func?: unknown };
  if (kind === 'AliasNode') refuseTableFunction(inner);
  else if (kind === 'FunctionNode') tableFunction(func);
  else if (kind !== 'TableNode' && kind !== 'SelectQueryNode') throw new TreeRefused(`a ${kind} as a table`);
}

/** Numbers and such that the builder writes into the statement; texts only as keys of JSON, without a backslash. */
const PLAIN_TEXT = /^[^\\\p{Cc}]{0,200}$/u;
function refuseImmediate(given: Readonly<Record<string, unknown>>): void {
  if (given.immediate !== true) return;
  const found = given.value ?? null;
  const isPlain =
    found === null ||
    typeof found === 'boolean' ||
    typeof found === 'bigint' ||
    (typeof found === 'number' && Number.isFinite(found)) ||
    (typeof found === 'string' && PLAIN_TEXT.test(found));
  if (!isPlain) throw new TreeRefused('a value of this kind written into the statement');
}

function refuseOtherTable(given: Readonly<Record<string, unknown>>, walk: Walk): void {
  const name = (part: unknown): string => (part as { name: string }).name;
  const table = checkTableName(name(given.identifier));
  const schema = given.schema === undefined ? undefined : checkTableName(name(given.schema));
  const { tables: allowed } = walk.limits;
  if (allowed === undefined || schema === undefined || allowed.has(`${schema}.${table}`)) return;
  throw new TreeRefused(`the table ${schema}.${table} here`);
}

const shape = (fields: Readonly<Record<string, Read>>, needed = '', whole?: Shape['whole']): Shape => ({
  fields: new Map(Object.entries(fields)),
  needed: needed === '' ? [] : needed.split(' '),
  ...(whole === undefined ? {} : { whole }),
});

const direction = fragment(['asc', 'desc'], node);
const condition = fragment(['true'], node);
const dataType = fragment(FURTHER_TYPES, node);
const type: Read = (given) => {
  if (isPlainType(given)) return given;
  throw new TreeRefused(`the type ${shown(given)}`);
};

/** Every kind of node that may be sent, with every field it may have. What is not here is refused. */
export const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  [
    'SelectQueryNode',
    shape({
      ...{ with: node, selections: nodes, distinctOn: nodes, from: node, joins: nodes, where: node },
      ...{ groupBy: node, having: node, orderBy: node, limit: node, offset: node, setOperations: nodes },
      ...{ frontModifiers: nodes, endModifiers: nodes },
    }),
  ],
  [
    'InsertQueryNode',
    shape(
      {
        ...{ with: node, into: node, columns: nodes, values: node, defaultValues: flag },
        ...{ onConflict: node, returning: node },
      },
      'into',
    ),
  ],
  [
    'UpdateQueryNode',
    shape(
      { with: node, table, from: node, joins: nodes, where: node, updates: nodes, returning: node },
      'table updates',
    ),
  ],
  [
    'DeleteQueryNode',
    shape({ with: node, from: node, using: node, joins: nodes, where: node, returning: node }, 'from'),
  ],
  ['WithNode', shape({ expressions: nodes, recursive: flag }, 'expressions')],
  [
    'CommonTableExpressionNode',
    shape({ name: node, materialized: flag, expression: node }, 'name expression'),
  ],
  ['CommonTableExpressionNameNode', shape({ table: node, columns: nodes }, 'table')],
  ['SetOperationNode', shape({ operator: oneOf(SET_OPERATORS, 'operator'), expression: node, all: flag })],
  ['FromNode', shape({ froms: tables }, 'froms')],
  ['UsingNode', shape({ tables }, 'tables')],
  ['JoinNode', shape({ joinType: oneOf(JOIN_TYPES, 'join'), table, on: node }, 'joinType table')],
  ['OnNode', shape({ on: condition }, 'on')],
  ['WhereNode', shape({ where: node }, 'where')],
  ['HavingNode', shape({ having: node }, 'having')],
  ['GroupByNode', shape({ items: nodes }, 'items')],
  ['GroupByItemNode', shape({ groupBy: node }, 'groupBy')],
  ['OrderByNode', shape({ items: nodes }, 'items')],
  ['OrderByItemNode', shape({ orderBy: node, direction, nulls: oneOf(NULLS, 'order') }, 'orderBy')],
  ['LimitNode', shape({ limit: node }, 'limit')],
  ['OffsetNode', shape({ offset: node }, 'offset')],
  ['SelectModifierNode', shape({ modifier: oneOf(SELECT_MODIFIERS, 'modifier'), of: nodes }, 'modifier')],
  ['SelectionNode', shape({ selection: node }, 'selection')],
  ['SelectAllNode', shape({})],
  ['ReturningNode', shape({ selections: nodes }, 'selections')],
  ['ValuesNode', shape({ values: nodes }, 'values')],
  ['ColumnUpdateNode', shape({ column: node, value: node }, 'column value')],
  [
    'OnConflictNode',
    shape({
      ...{ columns: nodes, constraint: node, indexExpression: node, indexWhere: node },
      ...{ updates: nodes, updateWhere: node, doNothing: flag },
    }),
  ],
  ['AliasNode', shape({ node, alias: node }, 'node alias')],
  ['IdentifierNode', shape({ name: checkName }, 'name')],
  ['TableNode', shape({ table: node }, 'table')],
  ['SchemableIdentifierNode', shape({ schema: node, identifier: node }, 'identifier', refuseOtherTable)],
  ['ColumnNode', shape({ column: node }, 'column')],
  ['ReferenceNode', shape({ column: node, table: node }, 'column')],
  ['AndNode', shape({ left: node, right: node }, 'left right')],
  ['OrNode', shape({ left: node, right: node }, 'left right')],
  ['ParensNode', shape({ node }, 'node')],
  ['TupleNode', shape({ values: nodes }, 'values')],
  ['ValueNode', shape({ value, immediate: flag }, '', refuseImmediate)],
  ['ValueListNode', shape({ values: nodes }, 'values')],
  ['PrimitiveValueListNode', shape({ values: list }, 'values')],
  ['DefaultInsertValueNode', shape({})],
  ['OperatorNode', shape({ operator: oneOf(OPERATORS, 'operator') }, 'operator')],
  [
    'BinaryOperationNode',
    shape({ leftOperand: node, operator: node, rightOperand: node }, 'leftOperand operator rightOperand'),
  ],
  ['UnaryOperationNode', shape({ operator: node, operand: node }, 'operator operand')],
  ['CaseNode', shape({ value: node, when: nodes, else: node })],
  ['WhenNode', shape({ condition: node, result: node }, 'condition')],
  ['CastNode', shape({ expression: node, dataType }, 'expression dataType')],
  ['DataTypeNode', shape({ dataType: type }, 'dataType')],
  ['FunctionNode', shape({ func: oneOf(FUNCTIONS, 'function'), arguments: nodes }, 'func arguments')],
  [
    'AggregateFunctionNode',
    shape(
      {
        ...{ func: oneOf(FUNCTIONS, 'function'), aggregated: nodes, distinct: flag, orderBy: node },
        ...{ withinGroup: node, filter: node, over: node },
      },
      'func aggregated',
    ),
  ],
  ['OverNode', shape({ orderBy: node, partitionBy: node })],
  ['PartitionByNode', shape({ items: nodes }, 'items')],
  ['PartitionByItemNode', shape({ partitionBy: node }, 'partitionBy')],
  ['JSONReferenceNode', shape({ reference: node, traversal: node }, 'reference traversal')],
  ['JSONOperatorChainNode', shape({ operator: node, values: nodes }, 'operator values')],
]);
