import { normalQuantile, type QuantileRule, studentTQuantile, weightedQuantileSorted } from '@pilar/numeric';
import type { NumberColumn } from './columns.ts';
import { kernelAt } from './density.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * How the error of a quantile is found.
 * - `woodruff`: the interval of the share below the quantile is read off the survey's own distribution (R survey "mean").
 * - `woodruff-logit`: the same with the interval taken on the logit scale (R survey "xlogit").
 * - `density`: linearisation with a kernel density at the quantile (R convey).
 */
export type QuantileError = 'woodruff' | 'woodruff-logit' | 'density';

export interface QuantileOptions {
  /** Default `smallest-at-or-above`: the smallest welfare whose cumulative share is at least p. */
  readonly rule?: QuantileRule;
  /** Default `woodruff`. */
  readonly error?: QuantileError;
}

/**
 * The p-quantile of welfare: the level that a share p of the people does not exceed.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, or p outside 0..1 (without 0
 *   and 1).
 * @see Woodruff (1952), Confidence intervals for medians and other position measures, JASA 47, 635-646.
 * @see Osier (2009), Survey Research Methods 3(3), 167-195 (density).
 * @example quantile([1, 2, 3, 4], surveyDesign({ weights: [1, 1, 1, 1] }), 0.5).value // 2
 */
export function quantile(
  welfare: NumberColumn,
  design: SurveyDesign,
  p: number,
  options: QuantileOptions = {},
): Estimate {
  return quantileSorted(sortWelfare(welfare, design), design, p, options);
}

/**
 * The p-quantile of a survey that `sortWelfare` sorted.
 *
 * @throws RangeError as `quantile`.
 * @see quantile
 * @example quantileSorted(sortWelfare([1, 2, 3, 4], design), design, 0.5, { rule: 'smallest-above' }).value // 3
 */
export function quantileSorted(
  sorted: SortedWelfare,
  design: SurveyDesign,
  p: number,
  options: QuantileOptions = {},
): Estimate {
  if (isReplicated(design))
    return overReplicatesSorted(sorted, design, (s, d) => quantileSorted(s, d, p, options));
  const { rule = 'smallest-at-or-above', error = 'woodruff' } = options;
  if (!(p > 0 && p < 1)) throw new RangeError(`quantile: p is ${p}, a number between 0 and 1 is expected`);
  const value = weightedQuantileSorted(sorted.values, sorted.cumulativeWeights, p, rule);
  const { size, recorder } = design;
  if (recorder !== undefined && recorder.rows === undefined)
    return estimateOf('quantile', { value, se: 0, ...size, method: `quantile/${error}@1` });
  // An interval has no linearised variable: parts of a larger answer take the density.
  const se =
    error === 'density' || recorder !== undefined
      ? densityError(sorted, design, value, p)
      : woodruffError(sorted, design, value, { rule, isLogit: error === 'woodruff-logit', df: size.df });
  return estimateOf('quantile', { value, se, ...size, method: `quantile/${error}@1` });
}

function densityError(sorted: SortedWelfare, design: SurveyDesign, value: number, p: number): number {
  const { density } = kernelAt(sorted, value, 'quantile');
  const scale = sorted.size * density;
  return errorOfPlaces(sorted, design, (place) => (p - Number((sorted.values[place] ?? 0) <= value)) / scale);
}

interface WoodruffOptions {
  readonly rule: QuantileRule;
  readonly isLogit: boolean;
  readonly df: number;
}

/** Half the width of the 95 % interval, in units of its t value (which cancels to first order). */
function woodruffError(
  sorted: SortedWelfare,
  design: SurveyDesign,
  value: number,
  { rule, isLogit, df }: WoodruffOptions,
): number {
  const { values, cumulativeWeights, size } = sorted;
  let below = 0;
  for (let place = 0; place < values.length && (values[place] ?? 0) <= value; place++) {
    below = cumulativeWeights[place] ?? 0;
  }
  const share = below / size;
  const se = errorOfPlaces(sorted, design, (place) => (Number((values[place] ?? 0) <= value) - share) / size);
  const t = df > 0 ? studentTQuantile(0.975, df) : normalQuantile(0.975);
  const ends =
    isLogit && share < 1
      ? logitEnds(share, (t * se) / (share * (1 - share)))
      : [share - t * se, share + t * se];
  const [low, high] = ends.map((end) =>
    weightedQuantileSorted(values, cumulativeWeights, Math.min(1, Math.max(0, end)), rule),
  );
  return ((high ?? value) - (low ?? value)) / (2 * t);
}

function logitEnds(share: number, half: number): number[] {
  const centre = Math.log(share / (1 - share));
  return [centre - half, centre + half].map((logit) => 1 / (1 + Math.exp(-logit)));
}
