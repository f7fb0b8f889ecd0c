export { type CellBounds, type Demand, feasibleBounds, isProtected } from './audit-suppression.ts';
export { type BoundedProgram, maximise, type Optimum } from './bounded-simplex.ts';
export { type CountTable, checkTable, type Relation } from './count-table.ts';
export {
  type Candidate,
  type JoinedTable,
  joinReleases,
  type NamedRelation,
  type Release,
} from './release-ledger.ts';
export { type Suppression, type SuppressionRule, suppressCells } from './suppress-cells.ts';
