import { type CountTable, checkTable } from './count-table.ts';
import { deviate } from './deviation.ts';

/** What whoever reads the publication can work out about a hidden cell. */
export type CellBounds = Readonly<{
  cell: number;
  /** smallest and largest count that fit everything published; `upper` is Infinity where nothing bounds it */
  lower: number;
  upper: number;
}>;

/**
 * The feasible interval of every hidden cell, by linear programming: what an attacker who solves all published sums
 * exactly knows. For tables of two variables, one of them in levels, the bounds are whole numbers and exact, since the
 * sums are those of a network; for others the true interval may be narrower.
 *
 * @see Hundepool et al. (2012), Statistical Disclosure Control, ch. 4 (Wiley): the disclosure auditing problem.
 * @throws RangeError for a table whose sums do not add up.
 * @example
 * // 2 + 8 = 10, 3 + 7 = 10, 5 + 15 = 20, all margins published, the four inner cells hidden
 * // feasibleBounds(table, new Set([0, 1, 2, 3]))[0] is { cell: 0, lower: 0, upper: 5 }
 */
export function feasibleBounds(table: CountTable, hidden: ReadonlySet<number>): readonly CellBounds[] {
  checkTable(table);
  const free = [...hidden].filter((cell) => !(table.known?.has(cell) ?? false));
  const reach = (target: number, direction: 1 | -1): number => {
    const most = Number.POSITIVE_INFINITY;
    return deviate({ table, free, target, direction, most }).reach;
  };
  return [...hidden].map((cell) => {
    const count = table.counts[cell] ?? 0;
    if (table.known?.has(cell)) return { cell, lower: count, upper: count };
    return { cell, lower: tidy(count - reach(cell, -1)), upper: tidy(count + reach(cell, 1)) };
  });
}

/** Noise of the arithmetic at whole bounds. */
function tidy(bound: number): number {
  const whole = Math.round(bound);
  return Math.abs(bound - whole) < 1e-6 ? whole : bound;
}

/** A hidden cell and what must stay open about it. */
export type Demand = Readonly<{
  cell: number;
  /** how wide its interval must stay */
  width: number;
  /** the cell is hidden for its own sake: whether it holds anybody must stay open too */
  isPrimary: boolean;
}>;

/**
 * Whether other tables in whole numbers fit everything published and differ so much in this cell that its interval is
 * `width` wide; for a primary cell also one that holds one less. The tables found are the proof, so this holds against
 * an attacker who solves in whole numbers too; a fractional table counts as no proof.
 */
export function isProtected(table: CountTable, hidden: ReadonlySet<number>, demand: Demand): boolean {
  const free = [...hidden].filter((one) => !(table.known?.has(one) ?? false));
  if (!free.includes(demand.cell)) return false;
  const reach = (direction: 1 | -1): number => {
    const { cell: target, width: most } = demand;
    const found = deviate({ table, free, target, direction, most });
    return found.isWhole ? Math.round(found.reach) : 0;
  };
  const down = reach(-1);
  if (demand.isPrimary && down < leastDown(table, demand.cell)) return false;
  return down >= demand.width || down + reach(1) >= demand.width;
}

/** One down, so that whether the cell holds anybody stays open; an empty cell cannot go down. */
export function leastDown({ counts }: CountTable, cell: number): number {
  return Math.min(1, counts[cell] ?? 0);
}
