import { quantilePlaceSorted } from '@pilar/numeric';
import type { NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { checkPositiveTotal, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/** `bps`: exact gradient of the piecewise linear curve; `convey`: error with an interpolated quantile, as R convey. */
export type LorenzConvention = 'bps' | 'convey';

export interface LorenzOptions {
  readonly convention?: LorenzConvention;
}

/**
 * The Lorenz ordinate L(p): the share of all welfare that the poorest share p of the people has.
 *
 * The curve is piecewise linear through (Σw/N, Σwy/Y): the unit at the cut is split. Linearised variable
 * u = [(y − q) 1(y ≤ q) + p q − y L]/Y with q the p-quantile.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, welfare that does not sum to
 *   more than 0, or p outside 0..1.
 * @see Kovačević & Binder (1997), Variance estimation for measures of income inequality and polarization, Journal of
 *   Official Statistics 13, 41-58.
 * @example lorenz([1, 2, 3, 4], surveyDesign({ weights: [1, 1, 1, 1] }), 0.5).value // 0.3
 */
export function lorenz(
  welfare: NumberColumn,
  design: SurveyDesign,
  p: number,
  options: LorenzOptions = {},
): Estimate {
  return lorenzSorted(sortWelfare(welfare, design), design, p, options);
}

/**
 * Lorenz ordinates at several p, with one sort.
 *
 * @throws RangeError as `lorenz`.
 * @see lorenz
 * @example lorenzCurve([1, 2, 3, 4], surveyDesign({ weights: [1, 1, 1, 1] }), [0.25, 0.5]).map((e) => e.value) // [0.1, 0.3]
 */
export function lorenzCurve(
  welfare: NumberColumn,
  design: SurveyDesign,
  shares: readonly number[],
  options: LorenzOptions = {},
): Estimate[] {
  const sorted = sortWelfare(welfare, design);
  return shares.map((p) => lorenzSorted(sorted, design, p, options));
}

/**
 * The Lorenz ordinate of a survey that `sortWelfare` sorted.
 *
 * @throws RangeError as `lorenz`.
 * @see lorenz
 * @example lorenzSorted(sortWelfare([1, 2, 3, 4], design), design, 0.25).value // 0.1
 */
export function lorenzSorted(
  sorted: SortedWelfare,
  design: SurveyDesign,
  p: number,
  options: LorenzOptions = {},
): Estimate {
  if (isReplicated(design))
    return overReplicatesSorted(sorted, design, (s, d) => lorenzSorted(s, d, p, options));
  const { convention = 'bps' } = options;
  const cut = lorenzCut(sorted, p, convention, 'lorenz');
  const se = errorOfPlaces(sorted, design, (place) => cut.linearised(sorted.values[place] ?? 0));
  return estimateOf('lorenz', {
    value: cut.share,
    se,
    ...design.size,
    method: `lorenz/${convention}@1`,
  });
}

/** A point of the curve with its linearised variable as a function of welfare. */
export interface LorenzCut {
  readonly share: number;
  /** The level of welfare that the linearised variable bends at. */
  readonly quantile: number;
  readonly linearised: (welfare: number) => number;
}

/** The curve at p; 0 and 1 are its fixed ends, without error. */
export function lorenzCut(
  sorted: SortedWelfare,
  p: number,
  convention: LorenzConvention,
  caller: string,
): LorenzCut {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${caller}: p is ${p}, a number from 0 to 1 is expected`);
  checkPositiveTotal(sorted, caller);
  if (p === 0 || p === 1) return { share: p, quantile: 0, linearised: () => 0 };
  const { values, weights, cumulativeWeights, cumulativeWelfare, size, total } = sorted;
  const place = quantilePlaceSorted(cumulativeWeights, p, 'smallest-at-or-above');
  const weightBelow = place === 0 ? 0 : (cumulativeWeights[place - 1] ?? 0);
  const welfareBelow = place === 0 ? 0 : (cumulativeWelfare[place - 1] ?? 0);
  const atCut = values[place] ?? 0;
  const share = (welfareBelow + (p * size - weightBelow) * atCut) / total;

  const before = values[place - 1] ?? atCut;
  const reached = (p * size - weightBelow) / (weights[place] ?? 1);
  const quantile = convention === 'convey' ? before + (atCut - before) * Math.min(1, reached) : atCut;
  const linearised = (y: number): number =>
    ((y <= quantile ? y - quantile : 0) + p * quantile - y * share) / total;
  return { share, quantile, linearised };
}
