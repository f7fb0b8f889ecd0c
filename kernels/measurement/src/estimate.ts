/**
 * A survey answer: the figure and what is needed to judge it, as one value.
 * `se` and `df` are design-based; `n` counts the sampled rows behind the figure; `method` names definition and version.
 */
export interface Estimate {
  readonly value: number;
  readonly se: number;
  readonly df: number;
  readonly n: number;
  readonly method: string;
}

/**
 * Freezes an answer, so that nobody changes a published figure in passing.
 *
 * @throws RangeError when the value is not a finite number or the error is negative or not finite.
 * @see docs/methods/galat-baku.md
 * @example estimateOf('mean', { value: 5, se: 1, df: 3, n: 4, method: 'mean@1' })
 * // { value: 5, se: 1, df: 3, n: 4, method: 'mean@1' }
 */
export function estimateOf(caller: string, { value, se, df, n, method }: Estimate): Estimate {
  if (!Number.isFinite(value)) throw new RangeError(`${caller}: the figure is ${value}`);
  if (!(se >= 0 && se < Infinity)) throw new RangeError(`${caller}: the standard error is ${se}`);
  return Object.freeze({ value, se, df, n, method });
}
