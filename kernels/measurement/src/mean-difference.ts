import { CompensatedSum } from '@pilar/numeric';
import type { SortedWelfare } from './sorted-welfare.ts';

/** Σ w x (2R − w − N) over a sorted column: N² times the mean times the trapezoid Gini. */
export interface MeanDifference {
  readonly value: number;
  /** Its derivative in the weight at each place: x (2R − w − N) + Σ above w x − Σ below w x. */
  readonly derivative: Float64Array;
}

/**
 * The weighted sum of all differences between pairs, and how it changes with each weight.
 *
 * Ties may stand in any order: what their ranks add, their sums above and below take away.
 */
export function meanDifference({ values, weights, cumulativeWeights, size }: SortedWelfare): MeanDifference {
  const origin = values[values.length >>> 1] ?? 0;
  const sum = new CompensatedSum();
  let all = 0;
  for (let place = 0; place < values.length; place++)
    all += (weights[place] ?? 0) * ((values[place] ?? 0) - origin);
  const derivative = new Float64Array(values.length);
  let below = 0;
  for (let place = 0; place < values.length; place++) {
    // Over x − origin: the rank term and the sums above and below move by amounts that cancel.
    const x = (values[place] ?? 0) - origin;
    const weight = weights[place] ?? 0;
    const rank = cumulativeWeights[place] ?? 0;
    const centred = rank - weight - (size - rank);
    const own = weight * x;
    sum.add(own * centred);
    derivative[place] = x * centred + (all - below - own) - below;
    below += own;
  }
  return { value: sum.value, derivative };
}
