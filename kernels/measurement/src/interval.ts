import { betaQuantile, studentTQuantile } from '@pilar/numeric';
import type { Estimate } from './estimate.ts';
import { isDegenerateShare } from './rse-class.ts';

/**
 * - `wald`: value ± t × error.
 * - `logit`, `asin`: the same on a scale that keeps a share inside 0..1.
 * - `beta`: Clopper–Pearson limits with the effective sample size (Korn & Graubard).
 * - `likelihood`: shares whose binomial likelihood, with the effective sample size, lies within t² of the best (Rao & Scott).
 */
export type IntervalMethod = 'wald' | 'logit' | 'asin' | 'beta' | 'likelihood';

export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly method: IntervalMethod | 'none';
  /** False when the limits do not come from the figure's own error (a share of 0 or 1; no degrees of freedom). */
  readonly exact: boolean;
}

/**
 * The confidence interval of an estimate, from Student's t with its degrees of freedom.
 *
 * A poverty share of exactly 0 or 1 has error 0 and yet is not certain: it gets the beta limit for n rows, marked
 * `exact: false`, whatever method is asked. A figure without degrees of freedom says nothing about its spread: the
 * interval is all that is possible, method `none`, `exact: false`.
 *
 * @throws RangeError for a level outside 0..1, or `logit`, `asin`, `beta`, `likelihood` on a figure that is not inside 0..1.
 * @see Korn & Graubard (1998), Confidence intervals for proportions with small expected number of positive counts,
 *   Survey Methodology 24, 193-201.
 * @see Rao & Scott (1984), On chi-squared tests for multiway contingency tables with cell proportions estimated from
 *   survey data, Annals of Statistics 12, 46-60.
 * @example interval({ value: 0.1, se: 0.02, df: 30, n: 400, method: 'fgt/bps@1' }, 0.95, 'wald')
 * // { low: 0.05915454…, high: 0.14084545…, level: 0.95, method: 'wald', exact: true }
 */
export function interval(estimate: Estimate, level = 0.95, method: IntervalMethod = 'wald'): Interval {
  if (!(level > 0 && level < 1))
    throw new RangeError(`interval: level is ${level}, a number between 0 and 1 is expected`);
  const isShare = /^(fgt|fgt-relative|share|prevalence|lorenz|alkire-foster)\//.test(estimate.method);
  if (isDegenerateShare(estimate)) return degenerateLimits(estimate, level);
  if (!(estimate.df > 0)) {
    return Object.freeze({
      low: isShare ? 0 : -Infinity,
      high: isShare ? 1 : Infinity,
      level,
      method: 'none',
      exact: false,
    });
  }
  const t = studentTQuantile((1 + level) / 2, estimate.df);
  const [low, high] =
    method === 'wald' ? waldLimits(estimate, t) : shareLimits(estimate, { t, level, method });
  return Object.freeze({ low, high, level, method, exact: true });
}

type Limits = readonly [low: number, high: number];

function waldLimits({ value, se }: Estimate, t: number): Limits {
  return [value - t * se, value + t * se];
}

/** Nobody (or everybody) among n rows: the other limit of the exact binomial interval. */
function degenerateLimits({ value, n }: Estimate, level: number): Interval {
  const limit = betaQuantile((1 + level) / 2, 1, n);
  const ends = value === 0 ? { low: 0, high: limit } : { low: 1 - limit, high: 1 };
  return Object.freeze({ ...ends, level, method: 'beta', exact: false });
}

interface ShareLimitOptions {
  readonly t: number;
  readonly level: number;
  readonly method: 'logit' | 'asin' | 'beta' | 'likelihood';
}

function shareLimits(estimate: Estimate, { t, level, method }: ShareLimitOptions): Limits {
  const { value, se } = estimate;
  if (!(value > 0 && value < 1)) {
    throw new RangeError(`interval: ${method} needs a share between 0 and 1, the figure is ${value}`);
  }
  if (method === 'logit') return logitLimits(value, (t * se) / (value * (1 - value)));
  if (method === 'likelihood') return likelihoodLimits(estimate, t);
  if (method === 'asin') return asinLimits(value, (t * se) / (2 * Math.sqrt(value * (1 - value))));
  return betaLimits(estimate, t, level);
}

function logitLimits(value: number, half: number): Limits {
  const centre = Math.log(value / (1 - value));
  return [1 / (1 + Math.exp(half - centre)), 1 / (1 + Math.exp(-half - centre))];
}

/** The angle is held inside 0..π/2: past its ends the sine would turn back. */
function asinLimits(value: number, half: number): Limits {
  const centre = Math.asin(Math.sqrt(value));
  const low = Math.max(0, centre - half);
  const high = Math.min(Math.PI / 2, centre + half);
  return [Math.sin(low) ** 2, Math.sin(high) ** 2];
}

/** The effective sample size is corrected for the degrees of freedom, so that few PSUs widen the interval. */
function betaLimits({ value, se, n }: Estimate, t: number, level: number): Limits {
  if (se === 0) return [value, value];
  const perfect = n > 1 ? studentTQuantile((1 + level) / 2, n - 1) : t;
  const effective = ((value * (1 - value)) / (se * se)) * (perfect / t) ** 2;
  const tail = (1 - level) / 2;
  return [
    betaQuantile(tail, effective * value, effective * (1 - value) + 1),
    betaQuantile(1 - tail, effective * value + 1, effective * (1 - value)),
  ];
}

/** Twice the fall of the log-likelihood reaches t² on both sides; found by halving, to the last digit. */
function likelihoodLimits({ value, se }: Estimate, t: number): Limits {
  if (se === 0) return [value, value];
  const effective = (value * (1 - value)) / (se * se);
  const isInside = (share: number): boolean =>
    2 * effective * (value * Math.log(value / share) + (1 - value) * Math.log((1 - value) / (1 - share))) <=
    t * t;
  return [halve(value, 0, isInside), halve(value, 1, isInside)];
}

function halve(inside: number, outside: number, isInside: (share: number) => boolean): number {
  let [near, far] = [inside, outside];
  for (let step = 0; step < 200; step++) {
    const middle = (near + far) / 2;
    if (middle === near || middle === far) break;
    if (isInside(middle)) near = middle;
    else far = middle;
  }
  return near;
}
