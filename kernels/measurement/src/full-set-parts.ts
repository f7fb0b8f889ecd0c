import type { Estimate } from './estimate.ts';
import type { SortedWelfare } from './sorted-welfare.ts';
import type { Convention } from './standard-set.ts';

/** Generalised entropy 0, 1, 2 and Atkinson 0.5, 1, 2, with Watts. */
export interface EntropyAndAversion {
  readonly watts: Estimate;
  readonly entropy: readonly [Estimate, Estimate, Estimate];
  readonly atkinson: readonly [Estimate, Estimate, Estimate];
}

/** Shares of the five fifths, poorest first, and the share of people below 60 % of the median. */
export interface SharesAndRisk {
  readonly fifths: readonly Estimate[];
  readonly riskOfPoverty: Estimate;
}

/** What every part of the set is computed from. */
export interface FullSetTask {
  readonly values: Float64Array;
  readonly lines: number | Float64Array;
  readonly sorted: SortedWelfare;
  readonly convention: Convention;
}
