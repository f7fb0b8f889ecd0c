import { type QuantileRule, weightedQuantileSorted } from '@pilar/numeric';
import type { NumberColumn } from './columns.ts';
import { kernelAt } from './density.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { lorenzCut } from './lorenz.ts';
import { meanDifference } from './mean-difference.ts';
import { lowestPart, type ShareConvention } from './quantile-share.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { checkPositiveTotal, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

export interface WolfsonOptions {
  /** Rule of the median. Default `smallest-at-or-above`. */
  readonly rule?: QuantileRule;
  /** L(½) with the unit at the cut split (`exact`, default) or taken whole (`whole-units`, dineq). */
  readonly split?: ShareConvention;
}

/**
 * Wolfson's index of polarisation, how far the middle has emptied: 2 (mean/median) (1 − 2 L(½) − G), with the trapezoid
 * Gini. Linearised by the product rule over mean, median, L(½) and G.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, welfare that does not sum to
 *   more than 0, or a median that is not above 0.
 * @see Wolfson, M. (1994), When inequalities diverge, American Economic Review 84(2), 353-358.
 * @example wolfson([1, 1, 3, 3], surveyDesign({ weights: [1, 1, 1, 1] })).value // 1 = 2 · 2 · (1 − ½ − ¼)
 */
export function wolfson(welfare: NumberColumn, design: SurveyDesign, options: WolfsonOptions = {}): Estimate {
  return wolfsonSorted(sortWelfare(welfare, design), design, options);
}

function wolfsonSorted(sorted: SortedWelfare, design: SurveyDesign, options: WolfsonOptions): Estimate {
  if (isReplicated(design))
    return overReplicatesSorted(sorted, design, (s, d) => wolfsonSorted(s, d, options));
  checkPositiveTotal(sorted, 'wolfson');
  const { values, cumulativeWeights, size, total } = sorted;
  const mean = total / size;
  const median = weightedQuantileSorted(values, cumulativeWeights, 0.5, options.rule);
  if (!(median > 0)) throw new RangeError(`wolfson: the median is ${median}, an amount above 0 is expected`);
  const half = options.split === 'whole-units' ? wholeHalf(sorted) : exactHalf(sorted);
  const difference = meanDifference(sorted);
  const gini = difference.value / (size * total);
  const inner = 1 - 2 * half.share - gini;
  const value = (2 * mean * inner) / median;
  let density: number | undefined;
  const se = errorOfPlaces(sorted, design, (place) => {
    density ??= kernelAt(sorted, median, 'wolfson').density;
    const y = values[place] ?? 0;
    const meanChange = (y - mean) / size;
    const medianChange = (0.5 - Number(y <= median)) / (size * density);
    const giniChange = (difference.derivative[place] ?? 0) / (size * total) - gini * (1 / size + y / total);
    return (
      value * (meanChange / mean - medianChange / median) -
      ((2 * mean) / median) * (2 * half.linearised(place) + giniChange)
    );
  });
  return estimateOf('wolfson', { value, se, ...design.size, method: 'wolfson@1' });
}

/** L(½) and its linearised variable by place. */
interface LowerHalf {
  readonly share: number;
  readonly linearised: (place: number) => number;
}

function exactHalf(sorted: SortedWelfare): LowerHalf {
  const { share, linearised } = lorenzCut(sorted, 0.5, 'bps', 'wolfson');
  return { share, linearised: (place) => linearised(sorted.values[place] ?? 0) };
}

function wholeHalf(sorted: SortedWelfare): LowerHalf {
  const { sum, linearised } = lowestPart(sorted, 0.5, 'wolfson');
  const share = sum / sorted.total;
  return {
    share,
    linearised: (place) => (linearised(place) - share * (sorted.values[place] ?? 0)) / sorted.total,
  };
}
