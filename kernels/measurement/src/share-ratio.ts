import type { QuantileRule } from '@pilar/numeric';
import type { NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { type LorenzConvention, lorenzCut } from './lorenz.ts';
import { lowestPart, type ShareConvention } from './quantile-share.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { checkPositiveTotal, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

export interface ShareRatioOptions {
  /** Default `exact`: the unit at a cut is split; `whole-units` takes it to the lower side (convey, laeken). */
  readonly split?: ShareConvention;
  /** Error of the exact ratio as in `lorenz`. Default `bps`. */
  readonly convention?: LorenzConvention;
  /** Where whole units are cut. Default `smallest-at-or-above`; laeken takes `smallest-above`. */
  readonly rule?: QuantileRule;
}

/** The two groups compared: the people above rank `above` against those up to rank `below`. */
export interface ComparedRanks {
  readonly above: number;
  readonly below: number;
}

/** The top fifth against the lowest fifth (S80/S20). */
export const S80_S20: ComparedRanks = Object.freeze({ above: 0.8, below: 0.2 });
/** The top tenth against the lowest 40 % (Palma). */
export const PALMA: ComparedRanks = Object.freeze({ above: 0.9, below: 0.4 });

/**
 * How many times the welfare of the lowest group the top group has: (1 − L(above))/L(below).
 *
 * Linearised variable u = (v − R l)/B with v and l those of the two parts and B the lower part. Palma's ratio is
 * `PALMA`, the quintile ratio `S80_S20`.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, welfare that does not sum to
 *   more than 0, ranks outside 0..1, or a lower group with nothing.
 * @see Langel & Tillé (2011), Statistical inference for the quintile share ratio, Journal of Statistical Planning and
 *   Inference 141, 2976-2985.
 * @see Palma, J. G. (2011), Homogeneous middles vs. heterogeneous tails, Development and Change 42, 87-153.
 * @example shareRatio([1, 2, 3, 4, 5], surveyDesign({ weights: [1, 1, 1, 1, 1] }), S80_S20).value // 5
 */
export function shareRatio(
  welfare: NumberColumn,
  design: SurveyDesign,
  ranks: ComparedRanks,
  options: ShareRatioOptions = {},
): Estimate {
  return shareRatioSorted(sortWelfare(welfare, design), design, ranks, options);
}

/**
 * A ratio of shares of a survey that `sortWelfare` sorted.
 *
 * @throws RangeError as `shareRatio`.
 * @see shareRatio
 * @example shareRatioSorted(sortWelfare([1, 2, 3, 4], design), design, { above: 0.5, below: 0.5 }).value // 7/3
 */
export function shareRatioSorted(
  sorted: SortedWelfare,
  design: SurveyDesign,
  ranks: ComparedRanks,
  options: ShareRatioOptions = {},
): Estimate {
  if (isReplicated(design))
    return overReplicatesSorted(sorted, design, (s, d) => shareRatioSorted(s, d, ranks, options));
  const { split = 'exact', convention = 'bps' } = options;
  checkPositiveTotal(sorted, 'shareRatio');
  const { top, bottom, topChange, bottomChange } =
    split === 'exact'
      ? exactParts(sorted, ranks, convention)
      : wholeParts(sorted, ranks, options.rule ?? 'smallest-at-or-above');
  if (!(bottom > 0)) throw new RangeError(`shareRatio: the people up to rank ${ranks.below} have ${bottom}`);
  const value = top / bottom;
  const se = errorOfPlaces(
    sorted,
    design,
    (place) => (topChange(place) - value * bottomChange(place)) / bottom,
  );
  const method = split === 'exact' ? `share-ratio/exact-${convention}@1` : 'share-ratio/whole-units@1';
  return estimateOf('shareRatio', { value, se, ...design.size, method });
}

interface RatioParts {
  readonly top: number;
  readonly bottom: number;
  readonly topChange: (place: number) => number;
  readonly bottomChange: (place: number) => number;
}

function exactParts(
  sorted: SortedWelfare,
  { above, below }: ComparedRanks,
  convention: LorenzConvention,
): RatioParts {
  const upper = lorenzCut(sorted, above, convention, 'shareRatio');
  const lower = lorenzCut(sorted, below, convention, 'shareRatio');
  const { values } = sorted;
  return {
    top: 1 - upper.share,
    bottom: lower.share,
    topChange: (place) => -upper.linearised(values[place] ?? 0),
    bottomChange: (place) => lower.linearised(values[place] ?? 0),
  };
}

function wholeParts(sorted: SortedWelfare, { above, below }: ComparedRanks, rule: QuantileRule): RatioParts {
  const upper = lowestPart(sorted, above, 'shareRatio', rule);
  const lower = lowestPart(sorted, below, 'shareRatio', rule);
  const { values, total } = sorted;
  return {
    top: total - upper.sum,
    bottom: lower.sum,
    topChange: (place) => (values[place] ?? 0) - upper.linearised(place),
    bottomChange: lower.linearised,
  };
}
