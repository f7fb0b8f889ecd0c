/**
 * How a quantile of weighted values is chosen.
 * - `smallest-at-or-above`: the smallest value whose cumulative share of weight is at least p (R survey's "math").
 * - `smallest-above`: … is more than p (laeken); the median of 1, 2, 3, 4 is 3.
 * - `middle-of-gap`: as the first, but when the cumulative share equals p the middle to the next value (the common
 *   median of an even number of values).
 */
export type QuantileRule = 'smallest-at-or-above' | 'smallest-above' | 'middle-of-gap';

/** Cumulative shares that differ by less than this from p count as equal to p: sums of weights carry rounding. */
const SHARE_TOLERANCE = 1e-12;

/**
 * The place, in an upward sorted column, of the value that is the p-quantile (`middle-of-gap` starts here too).
 *
 * @throws RangeError when the column is empty, its weights sum to 0, or p is not in 0..1.
 * @see Hyndman & Fan (1996), Sample quantiles in statistical packages, American Statistician 50, definition 1.
 * @example quantilePlaceSorted(new Float64Array([1, 2, 3, 4]), 0.5, 'smallest-at-or-above') // 1
 */
export function quantilePlaceSorted(cumulativeWeights: Float64Array, p: number, rule: QuantileRule): number {
  const last = cumulativeWeights.length - 1;
  const total = cumulativeWeights[last] ?? 0;
  if (!(total > 0)) throw new RangeError('quantilePlaceSorted: the weights sum to 0');
  if (!(p >= 0 && p <= 1))
    throw new RangeError(`quantilePlaceSorted: p is ${p}, a number from 0 to 1 is expected`);
  const cut = rule === 'smallest-above' ? (p + SHARE_TOLERANCE) * total : (p - SHARE_TOLERANCE) * total;
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const sum = cumulativeWeights[middle] ?? 0;
    const isReached = rule === 'smallest-above' ? sum > cut : sum > 0 && sum >= cut;
    if (isReached) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The p-quantile of upward sorted values with their cumulative weights.
 *
 * @throws RangeError when the columns differ in length, the weights sum to 0, or p is not in 0..1.
 * @see Hyndman & Fan (1996), definitions 1 and 2.
 * @example weightedQuantileSorted(new Float64Array([1, 2, 3, 4]), new Float64Array([1, 2, 3, 4]), 0.5) // 2
 */
export function weightedQuantileSorted(
  values: Float64Array,
  cumulativeWeights: Float64Array,
  p: number,
  rule: QuantileRule = 'smallest-at-or-above',
): number {
  if (values.length !== cumulativeWeights.length) {
    throw new RangeError(
      `weightedQuantileSorted: ${values.length} values but ${cumulativeWeights.length} cumulative weights`,
    );
  }
  const place = quantilePlaceSorted(cumulativeWeights, p, rule);
  const value = values[place] ?? Number.NaN;
  const total = cumulativeWeights[cumulativeWeights.length - 1] ?? 0;
  const isOnStep = Math.abs((cumulativeWeights[place] ?? 0) - p * total) <= SHARE_TOLERANCE * total;
  if (rule !== 'middle-of-gap' || !isOnStep) return value;
  const next = quantilePlaceSorted(cumulativeWeights, p, 'smallest-above');
  return (value + (values[next] ?? value)) / 2;
}
