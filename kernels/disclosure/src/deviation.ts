import { maximise } from './bounded-simplex.ts';
import type { CountTable } from './count-table.ts';

/** How another table that fits everything published differs from the true one, over the cells that may differ. */
export type DeviationProgram = Readonly<{
  table: CountTable;
  /** cells that may differ from the true table */
  free: readonly number[];
  target: number;
  /** +1: how much more the target may hold; −1: how much less */
  direction: 1 | -1;
  /** no more than this is asked */
  most: number;
  /** price of a unit of difference, per cell; absent: none */
  price?: (cell: number) => number;
}>;

export type Deviation = Readonly<{
  /** how far the target can go, at most `most` */
  reach: number;
  /** cells that differ in the table that goes there */
  moved: readonly number[];
  /** the table that goes there is one of whole numbers */
  isWhole: boolean;
}>;

const NEAR = 1e-6;

/**
 * The furthest another possible table can be from the true one in one cell. Possible is: no cell below nothing, every
 * relation kept, every cell outside `free` as it is.
 */
export function deviate(program: DeviationProgram): Deviation {
  const { table, free, target, direction, most } = program;
  const place = new Map(free.map((cell, index) => [cell, index]));
  const size = free.length;
  const rows = table.relations.flatMap(({ total, parts }) => {
    const row = new Float64Array(2 * size);
    const put = (cell: number, sign: number): void => {
      const index = place.get(cell);
      if (index === undefined) return;
      row[index] = (row[index] ?? 0) + sign;
      row[size + index] = (row[size + index] ?? 0) - sign;
    };
    for (const part of parts) put(part, 1);
    put(total, -1);
    return row.some((sign) => sign !== 0) ? [row] : [];
  });
  const { gain, upper } = objective(program, place);
  const best = maximise({ rows, gain, upper });
  if (best.value === Number.POSITIVE_INFINITY) return { reach: most, moved: [], isWhole: true };
  const more = (cell: number): number => {
    const index = place.get(cell) ?? 0;
    return (best.at[index] ?? 0) - (best.at[size + index] ?? 0);
  };
  return {
    reach: direction * more(target),
    moved: free.filter((cell) => Math.abs(more(cell)) > NEAR),
    isWhole: free.every((cell) => Math.abs(more(cell) - Math.round(more(cell))) <= NEAR),
  };
}

/** Differences upward stand first, those downward behind; no cell can lose more than it holds. */
function objective(
  { table, free, target, direction, most, price }: DeviationProgram,
  place: ReadonlyMap<number, number>,
) {
  const size = free.length;
  const prices = free.map((cell) => price?.(cell) ?? 0);
  // A unit of reach is worth more than all that it can cost.
  const worth = 1 + 2 * prices.reduce((sum, one) => sum + one, 0);
  const gain = Float64Array.from({ length: 2 * size }, (_, index) => -(prices[index % size] ?? 0));
  const upper = Float64Array.from({ length: 2 * size }, (_, index) =>
    index < size ? Number.POSITIVE_INFINITY : (table.counts[free[index - size] ?? -1] ?? 0),
  );
  const at = place.get(target);
  if (at === undefined) throw new RangeError(`deviate: cell ${target} may not differ`);
  const [way, back] = direction === 1 ? [at, size + at] : [size + at, at];
  gain[way] = worth;
  upper[way] = Math.min(most, upper[way] ?? 0);
  upper[back] = 0;
  return { gain, upper };
}
