/** A total and the cells that add up to it, by their indices. */
export type Relation = Readonly<{ total: number; parts: readonly number[] }>;

/**
 * Counts of one publication with every sum between them: margins are cells like all others. Two tables that share
 * cells are one table with the relations of both.
 */
export type CountTable = Readonly<{
  counts: readonly number[];
  relations: readonly Relation[];
  /** what is lost when a cell is hidden; absent: 1 each */
  weights?: readonly number[];
  /** cells that everybody knows already, by an earlier publication: hiding them hides nothing */
  known?: ReadonlySet<number>;
}>;

/**
 * Refuses counts that are not whole and not negative, and sums that do not add up: protection of a wrong table
 * protects nothing.
 *
 * @throws RangeError naming the cell or the relation.
 */
export function checkTable({ counts, relations, weights }: CountTable): void {
  for (const [index, count] of counts.entries()) {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`checkTable: cell ${index} is ${count}`);
  }
  if (weights !== undefined && weights.length !== counts.length) {
    throw new RangeError(`checkTable: ${weights.length} weights for ${counts.length} cells`);
  }
  for (const [index, { total, parts }] of relations.entries()) {
    const sum = parts.reduce((before, part) => before + (counts[part] ?? Number.NaN), 0);
    if (sum !== counts[total]) {
      throw new RangeError(`checkTable: relation ${index} sums to ${sum}, its total is ${counts[total]}`);
    }
  }
}
