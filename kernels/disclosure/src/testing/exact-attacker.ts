import type { CountTable } from '../count-table.ts';

/**
 * Every table of whole, non-negative counts that fits what was published, found by trying them all: the values each
 * hidden cell can have. Written apart from the product's own arithmetic, so that the two can disagree.
 * `ceiling` bounds the search where nothing published does.
 */
export function possibleCounts(
  { counts, relations }: CountTable,
  hidden: ReadonlySet<number>,
  ceiling: number,
): ReadonlyMap<number, ReadonlySet<number>> {
  const unknown = [...hidden];
  const seen = new Map(unknown.map((cell) => [cell, new Set<number>()]));
  const value: (number | undefined)[] = counts.map((count, cell) => (hidden.has(cell) ? undefined : count));
  const fits = (): boolean =>
    relations.every(({ total, parts }) => {
      const open = parts.some((part) => value[part] === undefined) || value[total] === undefined;
      const sum = parts.reduce((before, part) => before + (value[part] ?? 0), 0);
      return open ? value[total] === undefined || sum <= value[total] : sum === value[total];
    });
  const search = (at: number): void => {
    const cell = unknown[at];
    if (cell === undefined) {
      for (const one of unknown) seen.get(one)?.add(value[one] ?? -1);
      return;
    }
    for (let count = 0; count <= ceiling; count += 1) {
      value[cell] = count;
      if (fits()) search(at + 1);
    }
    value[cell] = undefined;
  };
  search(0);
  return seen;
}
