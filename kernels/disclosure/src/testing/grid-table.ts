import type { CountTable, Relation } from '../count-table.ts';

/**
 * A table of groups of rows by columns with all margins: cells row by row, each row ending in its sum; then a line of
 * sums for each group, then one for everything. Hiding a sum costs more than hiding a cell.
 */
export function gridTable(groups: readonly (readonly (readonly number[])[])[]): CountTable {
  const counts: number[] = [];
  const weights: number[] = [];
  const relations: Relation[] = [];
  const width = (groups[0]?.[0]?.length ?? 0) + 1;
  const addLine = (line: readonly number[], weight: number): number => {
    const first = counts.length;
    weights.push(...line.map(() => weight), 20 * weight);
    counts.push(
      ...line,
      line.reduce((sum, one) => sum + one, 0),
    );
    relations.push({ total: first + width - 1, parts: line.map((_, column) => first + column) });
    return first;
  };
  const addSums = (lines: readonly number[], weight: number): number => {
    const sums = Array.from({ length: width - 1 }, (_, column) =>
      lines.reduce((sum, first) => sum + (counts[first + column] ?? 0), 0),
    );
    const first = addLine(sums, weight);
    for (let column = 0; column < width; column += 1) {
      relations.push({ total: first + column, parts: lines.map((line) => line + column) });
    }
    return first;
  };
  const sums = groups.map((rows) =>
    addSums(
      rows.map((row) => addLine(row, 1)),
      20,
    ),
  );
  if (sums.length > 1) addSums(sums, 400);
  return { counts, relations, weights };
}
