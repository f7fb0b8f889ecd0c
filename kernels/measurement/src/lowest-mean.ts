import type { NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { lorenzCut } from './lorenz.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * The mean welfare of the poorest share p of the people (the living standard of the lowest 40 %).
 *
 * M = L(p) Y/(p N), the unit at the cut split. Linearised variable u = [(y − q) 1(y ≤ q) + p (q − M)]/(p N) with q the
 * p-quantile: the product rule on L(p) and on the mean.
 *
 * @throws RangeError as `lorenz`, and unless 0 < p ≤ 1.
 * @see Kovačević & Binder (1997), Variance estimation for measures of income inequality and polarization, Journal of
 *   Official Statistics 13, 41-58 (linearised Lorenz ordinate).
 * @see World Bank (2018), Poverty and Shared Prosperity: growth of the mean of the lowest 40 %.
 * @example lowestMean([1, 2, 3, 4, 5], surveyDesign({ weights: [1, 1, 1, 1, 1] }), 0.4).value // 1.5 = (1 + 2)/2
 */
export function lowestMean(welfare: NumberColumn, design: SurveyDesign, p = 0.4): Estimate {
  return lowestMeanSorted(sortWelfare(welfare, design), design, p);
}

/**
 * The mean of the lowest share of a survey that `sortWelfare` sorted.
 *
 * @throws RangeError as `lowestMean`.
 * @see lowestMean
 * @example lowestMeanSorted(sortWelfare([1, 2, 3, 4, 5], design), design, 0.4).value // 1.5
 */
export function lowestMeanSorted(sorted: SortedWelfare, design: SurveyDesign, p = 0.4): Estimate {
  if (isReplicated(design)) return overReplicatesSorted(sorted, design, (s, d) => lowestMeanSorted(s, d, p));
  if (!(p > 0 && p <= 1))
    throw new RangeError(`lowestMean: p is ${p}, a number above 0 and at most 1 is expected`);
  const cut = lorenzCut(sorted, p, 'bps', 'lowestMean');
  const { size, total } = sorted;
  const value = (cut.share * total) / (p * size);
  const se = errorOfPlaces(sorted, design, (place) => {
    const y = sorted.values[place] ?? 0;
    return (total * cut.linearised(y) + cut.share * y) / (p * size) - value / size;
  });
  return estimateOf('lowestMean', { value, se, ...design.size, method: 'lowest-mean/bps@1' });
}
