import { type QuantileRule, quantilePlaceSorted } from '@pilar/numeric';
import type { NumberColumn } from './columns.ts';
import { kernelAt } from './density.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { type LorenzConvention, lorenzCut } from './lorenz.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { checkPositiveTotal, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/** `exact`: the unit at the cut is split (piecewise linear Lorenz curve); `whole-units`: it is taken whole (convey). */
export type ShareConvention = 'exact' | 'whole-units';

export interface ShareOptions {
  /** Error of the exact share as in `lorenz`. Default `bps`. */
  readonly convention?: LorenzConvention;
  /** Default `exact`; `whole-units` gives the unit at a cut to the lower side. */
  readonly split?: ShareConvention;
}

/**
 * The share of all welfare that goes to the people between two ranks: L(to) − L(from).
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, welfare that does not sum to
 *   more than 0, or ranks that are not 0 ≤ from < to ≤ 1.
 * @see Langel & Tillé (2011), Statistical inference for the quintile share ratio, Journal of Statistical Planning and
 *   Inference 141, 2976-2985.
 * @example quantileShare([1, 2, 3, 4], surveyDesign({ weights: [1, 1, 1, 1] }), { from: 0.75, to: 1 }).value // 0.4
 */
export function quantileShare(
  welfare: NumberColumn,
  design: SurveyDesign,
  ranks: { readonly from: number; readonly to: number },
  options: ShareOptions = {},
): Estimate {
  return quantileShareSorted(sortWelfare(welfare, design), design, ranks, options);
}

/**
 * A quantile share of a survey that `sortWelfare` sorted.
 *
 * @throws RangeError as `quantileShare`.
 * @see quantileShare
 * @example quantileShareSorted(sortWelfare([1, 2, 3, 4], design), design, { from: 0, to: 0.5 }).value // 0.3
 */
export function quantileShareSorted(
  sorted: SortedWelfare,
  design: SurveyDesign,
  { from, to }: { readonly from: number; readonly to: number },
  { convention = 'bps', split = 'exact' }: ShareOptions = {},
): Estimate {
  if (isReplicated(design)) {
    return overReplicatesSorted(sorted, design, (s, d) =>
      quantileShareSorted(s, d, { from, to }, { convention, split }),
    );
  }
  if (!(from >= 0 && from < to && to <= 1)) {
    throw new RangeError(`quantileShare: ranks from ${from} to ${to}, 0 <= from < to <= 1 is expected`);
  }
  if (split === 'whole-units') return wholeShare(sorted, design, { from, to });
  const lower = lorenzCut(sorted, from, convention, 'quantileShare');
  const upper = lorenzCut(sorted, to, convention, 'quantileShare');
  const se = errorOfPlaces(sorted, design, (place) => {
    const y = sorted.values[place] ?? 0;
    return upper.linearised(y) - lower.linearised(y);
  });
  return estimateOf('quantileShare', {
    value: upper.share - lower.share,
    se,
    ...design.size,
    method: `share/exact-${convention}@1`,
  });
}

/** The share between two ranks with the units at both cuts taken whole. */
function wholeShare(
  sorted: SortedWelfare,
  design: SurveyDesign,
  { from, to }: { readonly from: number; readonly to: number },
): Estimate {
  checkPositiveTotal(sorted, 'quantileShare');
  const { values, total } = sorted;
  const upTo = (p: number): { sum: number; linearised: (place: number) => number } => {
    if (p === 0) return { sum: 0, linearised: () => 0 };
    if (p === 1) return { sum: total, linearised: (place) => values[place] ?? 0 };
    return lowestPart(sorted, p, 'quantileShare');
  };
  const [lower, upper] = [upTo(from), upTo(to)];
  const value = (upper.sum - lower.sum) / total;
  const se = errorOfPlaces(
    sorted,
    design,
    (place) => (upper.linearised(place) - lower.linearised(place) - value * (values[place] ?? 0)) / total,
  );
  return estimateOf('quantileShare', { value, se, ...design.size, method: 'share/whole-units@1' });
}

/**
 * The share of all welfare that the lowest share of the people has (World Bank and BPS: the lowest 40 %).
 *
 * @throws RangeError as `quantileShare`.
 * @see quantileShare
 * @example lowestShare([1, 2, 3, 4, 5], surveyDesign({ weights: [1, 1, 1, 1, 1] })).value // 0.2 = (1 + 2)/15
 */
export function lowestShare(
  welfare: NumberColumn,
  design: SurveyDesign,
  options: ShareOptions & { readonly p?: number } = {},
): Estimate {
  return lowestShareSorted(sortWelfare(welfare, design), design, options);
}

/**
 * The lowest share of a survey that `sortWelfare` sorted.
 *
 * @throws RangeError as `quantileShare`.
 * @see lowestShare
 * @example lowestShareSorted(sortWelfare([1, 2, 3, 4], design), design, { p: 0.4, split: 'whole-units' }).value // 0.3
 */
export function lowestShareSorted(
  sorted: SortedWelfare,
  design: SurveyDesign,
  options: ShareOptions & { readonly p?: number } = {},
): Estimate {
  if (isReplicated(design))
    return overReplicatesSorted(sorted, design, (s, d) => lowestShareSorted(s, d, options));
  const { p = 0.4, ...rest } = options;
  return quantileShareSorted(sorted, design, { from: 0, to: p }, rest);
}

/**
 * The total welfare of the people at or below the p-quantile, units taken whole.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, or p outside 0..1 (without 0
 *   and 1).
 * @see Langel & Tillé (2011), Journal of Statistical Planning and Inference 141, 2976-2985.
 * @example lowestTotal([1, 2, 3, 4], surveyDesign({ weights: [10, 10, 10, 10] }), 0.5).value // 30
 */
export function lowestTotal(welfare: NumberColumn, design: SurveyDesign, p: number): Estimate {
  return lowestTotalSorted(sortWelfare(welfare, design), design, p);
}

function lowestTotalSorted(sorted: SortedWelfare, design: SurveyDesign, p: number): Estimate {
  if (isReplicated(design)) return overReplicatesSorted(sorted, design, (s, d) => lowestTotalSorted(s, d, p));
  const { sum, linearised } = lowestPart(sorted, p, 'lowestTotal');
  const se = errorOfPlaces(sorted, design, linearised);
  return estimateOf('lowestTotal', {
    value: sum,
    se,
    ...design.size,
    method: 'lowest-total/whole-units@1',
  });
}

/** Σ w y over y ≤ q, with u = y 1(y ≤ q) − m (1(y ≤ q) − p), m the kernel mean of welfare around q. */
export function lowestPart(
  sorted: SortedWelfare,
  p: number,
  caller: string,
  rule: QuantileRule = 'smallest-at-or-above',
): { sum: number; linearised: (place: number) => number } {
  if (!(p > 0 && p < 1)) throw new RangeError(`${caller}: p is ${p}, a number between 0 and 1 is expected`);
  const { values, cumulativeWeights, cumulativeWelfare } = sorted;
  let place = quantilePlaceSorted(cumulativeWeights, p, rule);
  const cut = values[place] ?? 0;
  while (values[place + 1] === cut) place++;
  // The kernel is asked only when an error is: replicates need the sum alone.
  let localMean: number | undefined;
  return {
    sum: cumulativeWelfare[place] ?? 0,
    linearised: (at) => {
      localMean ??= kernelAt(sorted, cut, caller).localMean;
      const isBelow = Number((values[at] ?? 0) <= cut);
      return (values[at] ?? 0) * isBelow - localMean * (isBelow - p);
    },
  };
}
