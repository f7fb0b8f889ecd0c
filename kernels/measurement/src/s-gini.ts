import type { NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { checkPositiveTotal, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * The single-parameter Gini (S-Gini) of Donaldson and Weymark: 1 − Σ y_k [(1 − F_{k−1})^ν − (1 − F_k)^ν]/mean, F_k the
 * share of people up to place k. ν = 2 is the (trapezoid) Gini; a larger ν looks more at the poorest.
 *
 * Linearised variable, with A = Σ y_k [S_{k−1}^ν − S_k^ν] and S = 1 − F: u = −[A_k' − A y/total]/mean, where A_k' is
 * the change of A when place k grows by one person (its own slice, and the shift of the ranks around it).
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, a ν that is not above 1, or
 *   welfare that does not sum to more than 0.
 * @see Donaldson, D. & Weymark, J. (1980), A single-parameter generalization of the Gini indices of inequality, Journal
 *   of Economic Theory 22, 67-86.
 * @example sGini([1, 2, 3, 4], surveyDesign({ weights: [1, 1, 1, 1] }), 2).value // 0.25
 */
export function sGini(welfare: NumberColumn, design: SurveyDesign, nu: number): Estimate {
  if (!(nu > 1 && nu < Infinity)) throw new RangeError(`sGini: nu is ${nu}, a number above 1 is expected`);
  return sGiniSorted(sortWelfare(welfare, design), design, nu);
}

function sGiniSorted(sorted: SortedWelfare, design: SurveyDesign, nu: number): Estimate {
  if (isReplicated(design)) return overReplicatesSorted(sorted, design, (s, d) => sGiniSorted(s, d, nu));
  checkPositiveTotal(sorted, 'sGini');
  const { values, cumulativeWeights, size, total } = sorted;
  const last = values.length - 1;
  const mean = total / size;
  /** Share of people above a place; nothing is above the last. */
  const above = (place: number): number =>
    place < 0 ? 1 : place === last ? 0 : 1 - (cumulativeWeights[place] ?? 0) / size;
  // A = Σ y_k (S_{k−1}^ν − S_k^ν) = y_1 + Σ (y_{k+1} − y_k) S_k^ν: sums of steps, which are not negative.
  let equivalent = values[0] ?? 0;
  let slope = 0;
  for (let place = 0; place < last; place++) {
    const step = (values[place + 1] ?? 0) - (values[place] ?? 0);
    const power = above(place) ** (nu - 1);
    equivalent += step * power * above(place);
    slope += step * nu * power * above(place);
  }
  // One more person at place k: S_j grows by (1(j < k) − S_j)/N for every step j.
  let reached = 0;
  const value = 1 - equivalent / mean;
  const se = errorOfPlaces(sorted, design, (place) => {
    if (place > 0) {
      const step = (values[place] ?? 0) - (values[place - 1] ?? 0);
      reached += step * nu * above(place - 1) ** (nu - 1);
    }
    const change = (reached - slope) / size;
    return -(change - (equivalent / mean) * (((values[place] ?? 0) - mean) / size)) / mean;
  });
  return estimateOf('sGini', { value, se, ...design.size, method: `s-gini/${nu}@1` });
}
