import { type QuantileRule, weightedQuantileSorted } from '@pilar/numeric';
import type { NumberColumn } from './columns.ts';
import { kernelAt } from './density.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { checkPositiveTotal, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/** A poverty line that is a share of the mean, or of a quantile (the median unless `quantile` says another). */
export interface RelativeLine {
  readonly of: 'median' | 'mean';
  /** For example 0.6. */
  readonly share: number;
  /** Default 0.5. */
  readonly quantile?: number;
  /** Default `smallest-at-or-above`; laeken takes `smallest-above`. */
  readonly rule?: QuantileRule;
}

/** 60 % of the median: the European line of being at risk of poverty. */
export const RISK_OF_POVERTY_LINE: RelativeLine = Object.freeze({ of: 'median', share: 0.6 });

/** A line drawn from a survey, and its linearised variable by place in that survey. */
export interface DrawnLine {
  readonly value: number;
  readonly linearised: (place: number) => number;
}

/**
 * Draws a relative line from a sorted survey.
 *
 * @throws RangeError for a share that is not above 0, a quantile outside 0..1, or a line that is not above 0.
 */
export function drawLine(sorted: SortedWelfare, line: RelativeLine, caller: string): DrawnLine {
  const { share, quantile = 0.5, rule = 'smallest-at-or-above' } = line;
  if (!(share > 0 && share < Infinity))
    throw new RangeError(`${caller}: the line's share is ${share}, a number above 0 is expected`);
  const drawn = line.of === 'mean' ? meanLine(sorted, caller) : quantileLine(sorted, quantile, rule, caller);
  const value = share * drawn.value;
  if (!(value > 0)) throw new RangeError(`${caller}: the line is ${value}, an amount above 0 is expected`);
  return { value, linearised: (place) => share * drawn.linearised(place) };
}

function meanLine(sorted: SortedWelfare, caller: string): DrawnLine {
  checkPositiveTotal(sorted, caller);
  const { values, size, total } = sorted;
  const value = total / size;
  return { value, linearised: (place) => ((values[place] ?? 0) - value) / size };
}

function quantileLine(sorted: SortedWelfare, p: number, rule: QuantileRule, caller: string): DrawnLine {
  if (!(p > 0 && p < 1))
    throw new RangeError(`${caller}: quantile is ${p}, a number between 0 and 1 is expected`);
  const { values, cumulativeWeights, size } = sorted;
  const value = weightedQuantileSorted(values, cumulativeWeights, p, rule);
  // The kernel is asked only when an error is: replicates need the line alone.
  let density: number | undefined;
  return {
    value,
    linearised: (place) => {
      density ??= kernelAt(sorted, value, caller).density;
      return (p - Number((values[place] ?? 0) <= value)) / (size * density);
    },
  };
}

/**
 * A relative poverty line with its sampling error (ARPT: 60 % of the median). Linearised variable of a quantile:
 * u = (p − 1(y ≤ q))/(N f(q)), f the kernel density.
 *
 * The line is drawn from the rows of the design given; for a domain's people under the line of all, see
 * `relativePoverty`.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, or a line that is not above 0.
 * @see Osier, G. (2009), Variance estimation for complex indicators of poverty and inequality using linearization
 *   techniques, Survey Research Methods 3(3), 167-195.
 * @example relativeLine([1, 2, 3, 4], surveyDesign({ weights: [1, 1, 1, 1] }), { of: 'median', share: 0.5 }).value // 1
 */
export function relativeLine(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: RelativeLine = RISK_OF_POVERTY_LINE,
): Estimate {
  return relativeLineSorted(sortWelfare(welfare, design), design, line);
}

/**
 * A relative line of a survey that `sortWelfare` sorted.
 *
 * @throws RangeError as `relativeLine`.
 * @see relativeLine
 * @example relativeLineSorted(sortWelfare([1, 2, 3], design), design, { of: 'mean', share: 0.5 }).value // 1
 */
export function relativeLineSorted(
  sorted: SortedWelfare,
  design: SurveyDesign,
  line: RelativeLine = RISK_OF_POVERTY_LINE,
): Estimate {
  if (isReplicated(design))
    return overReplicatesSorted(sorted, design, (s, d) => relativeLineSorted(s, d, line));
  const { value, linearised } = drawLine(sorted, line, 'relativeLine');
  const se = errorOfPlaces(sorted, design, linearised);
  return estimateOf('relativeLine', { value, se, ...design.size, method: `relative-line/${line.of}@1` });
}
