import type { Recomputed } from '@pilar/contracts';

// Sums of doubles may differ in the last digits between processors; anything above that is another figure.
const RELATIVE_TOLERANCE = 1e-9;

function isClose(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

/** Whether a recomputation gave the published figure and its published error. The page judges for itself. */
export function isSame(done: Recomputed): boolean {
  return isClose(done.published, done.recomputed) && isClose(done.publishedSe, done.recomputedSe);
}
