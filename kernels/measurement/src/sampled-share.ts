import { checkLength, type NumberColumn, positiveColumn } from './columns.ts';

/** The groups that units were drawn in: PSUs in strata, or units of a later stage in those of the stage before. */
export interface DrawnFrom {
  readonly column: string;
  readonly groupOfRow: Int32Array;
  /** Drawn units of each group. */
  readonly drawn: Int32Array;
  /** Words for units and for a group in a refusal. */
  readonly units: string;
  readonly nameOf: (group: number) => string;
}

/**
 * The share of units drawn in each group, from a column of sizes (above 1) or shares (at most 1); 0 without a column.
 *
 * @throws RangeError naming column and row for a value that is not above 0, one that differs inside a group, or a size
 *   that is smaller than the number of units drawn.
 */
export function sampledShares(
  fpc: NumberColumn | undefined,
  { column, groupOfRow, drawn, units, nameOf }: DrawnFrom,
): Float64Array {
  const shares = new Float64Array(drawn.length);
  if (fpc === undefined) return shares;
  const name = { caller: 'surveyDesign', column };
  checkLength(fpc, groupOfRow.length, name);
  const values = positiveColumn(fpc, name);
  const seen = new Float64Array(drawn.length);
  for (let row = 0; row < values.length; row++) {
    const group = groupOfRow[row] ?? 0;
    const value = values[row] ?? 0;
    const known = seen[group] ?? 0;
    if (known === value) continue;
    const refuse = (why: string): never => {
      throw new RangeError(`surveyDesign: ${column}[${row}] is ${value}, ${why} in ${nameOf(group)}`);
    };
    if (known !== 0) refuse(`but ${known} before`);
    const count = drawn[group] ?? 0;
    if (value > 1 && value < count) refuse(`fewer than the ${count} ${units} drawn`);
    seen[group] = value;
    shares[group] = value > 1 ? count / value : value;
  }
  return shares;
}
