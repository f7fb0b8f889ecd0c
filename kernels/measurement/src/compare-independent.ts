import { studentTCdf } from '@pilar/numeric';
import { type Estimate, estimateOf } from './estimate.ts';
import { type Interval, interval } from './interval.ts';

/** What may be said about a movement: a fact only where the error allows it. */
export type Direction = 'falling' | 'rising' | 'no-clear-change';

export interface Comparison {
  readonly difference: Estimate;
  readonly interval: Interval;
  /** Chance of a difference at least this large if nothing changed (two-sided t test); undefined without df. */
  readonly pValue: number | undefined;
  readonly direction: Direction;
}

/**
 * The change from one estimate to another of an independent sample (another year, another city): b − a.
 *
 * Variances add; degrees of freedom after Welch and Satterthwaite. Samples that share PSUs are not independent: their
 * change has a covariance that this function does not know.
 *
 * @throws RangeError for a level outside 0..1 or figures of different methods.
 * @see Satterthwaite (1946), An approximate distribution of estimates of variance components, Biometrics Bulletin 2.
 * @example compareIndependent({ value: 0.09, se: 0.012, df: 40, n: 600, method: 'fgt/bps@1' },
 *   { value: 0.06, se: 0.01, df: 40, n: 600, method: 'fgt/bps@1' }).direction // 'no-clear-change'
 */
export function compareIndependent(a: Estimate, b: Estimate, level = 0.95): Comparison {
  if (a.method !== b.method) {
    throw new RangeError(`compareIndependent: ${a.method} and ${b.method} are not one statistic`);
  }
  const variance = a.se ** 2 + b.se ** 2;
  const difference = estimateOf('compareIndependent', {
    value: b.value - a.value,
    se: Math.sqrt(variance),
    df: welchDf([a, b], [1, 1]),
    n: a.n + b.n,
    method: `difference/${a.method}`,
  });
  return comparisonOf(difference, level);
}

/**
 * A difference with its interval, its p-value and what may be said of it; for a difference that knows its covariance
 * already (`difference`, `answersAcross`).
 *
 * @throws RangeError for a level outside 0..1.
 * @see compareIndependent
 * @example comparisonOf({ value: -0.03, se: 0.01, df: 40, n: 600, method: 'difference/fgt/bps@1' }).direction // 'falling'
 */
export function comparisonOf(difference: Estimate, level = 0.95): Comparison {
  const limits = interval(difference, level);
  return Object.freeze({
    difference,
    interval: limits,
    pValue: twoSidedP(difference),
    direction: directionOf(difference, limits),
  });
}

/**
 * The ratio b / a of estimates of independent samples, for example growth of mean spending.
 *
 * @throws RangeError when a is 0 or the figures are of different methods.
 * @see Wolter (2007), Introduction to Variance Estimation, section 6.4.
 * @example ratioIndependent({ value: 2, se: 0.1, df: 9, n: 10, method: 'mean@1' },
 *   { value: 3, se: 0.1, df: 9, n: 10, method: 'mean@1' }).value // 1.5
 */
export function ratioIndependent(a: Estimate, b: Estimate): Estimate {
  if (a.method !== b.method)
    throw new RangeError(`ratioIndependent: ${a.method} and ${b.method} are not one statistic`);
  if (a.value === 0) throw new RangeError('ratioIndependent: the base is 0');
  const value = b.value / a.value;
  const gradients = [value / a.value, 1 / a.value];
  const se = Math.hypot((gradients[0] ?? 0) * a.se, (gradients[1] ?? 0) * b.se);
  const df = welchDf([a, b], gradients);
  return estimateOf('ratioIndependent', {
    value,
    se,
    df,
    n: a.n + b.n,
    method: `ratio-of-estimates/${a.method}`,
  });
}

/** Welch–Satterthwaite degrees of freedom of Σ cᵢ × estimateᵢ; parts without error do not count. */
export function welchDf(parts: readonly Estimate[], coefficients: readonly number[]): number {
  let variance = 0;
  let spread = 0;
  let smallest = Infinity;
  for (const [index, { se, df }] of parts.entries()) {
    const part = ((coefficients[index] ?? 0) * se) ** 2;
    variance += part;
    if (part > 0) spread += part ** 2 / df;
    smallest = Math.min(smallest, df);
  }
  return variance > 0 ? variance ** 2 / spread : smallest;
}

/** Two-sided p-value of "no change"; undefined when there is no error or no df to judge by. */
export function twoSidedP({ value, se, df }: Estimate): number | undefined {
  if (!(se > 0 && df > 0)) return undefined;
  return 2 * studentTCdf(-Math.abs(value / se), df);
}

/** A direction is a fact only when the whole interval lies on one side of 0. A change without error proves nothing. */
export function directionOf({ se }: Estimate, { low, high }: Interval): Direction {
  if (se === 0) return 'no-clear-change';
  if (high < 0) return 'falling';
  return low > 0 ? 'rising' : 'no-clear-change';
}
