import { type Direction, directionOf, twoSidedP, welchDf } from './compare-independent.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { type Interval, interval } from './interval.ts';

export interface TrendWave {
  /** When the wave was taken, in years (2024.25 for March 2024 or simply 2024). */
  readonly time: number;
  readonly estimate: Estimate;
}

export interface PooledTrend {
  /** Change a year. */
  readonly slope: Estimate;
  readonly interval: Interval;
  readonly pValue: number | undefined;
  readonly direction: Direction;
  /** Level of the line at the weighted mean of the times. */
  readonly level: number;
  readonly meanTime: number;
}

/**
 * The straight line through several independent waves of one statistic, each weighted by 1/se².
 *
 * The slope's error comes from the waves' own errors, not from the scatter about the line: five points say little about
 * scatter, while each wave knows its error. slope = Σ w (t − t̄) y / Σ w (t − t̄)², se = 1/√Σ w (t − t̄)².
 *
 * @throws RangeError for fewer than two waves or times, a wave without error, different methods, or a bad level.
 * @see Draper & Smith (1998), Applied Regression Analysis, 3rd ed., chapter 9 (weighted least squares, known variances).
 * @example pooledTrend([
 *   { time: 2023, estimate: { value: 0.09, se: 0.01, df: 40, n: 600, method: 'fgt/bps@1' } },
 *   { time: 2024, estimate: { value: 0.08, se: 0.01, df: 40, n: 600, method: 'fgt/bps@1' } },
 *   { time: 2025, estimate: { value: 0.07, se: 0.01, df: 40, n: 600, method: 'fgt/bps@1' } },
 * ]).slope.value // -0.01, se 0.00707: 'no-clear-change'
 */
export function pooledTrend(waves: readonly TrendWave[], level = 0.95): PooledTrend {
  checkWaves(waves);
  const weights = waves.map(({ estimate }) => 1 / estimate.se ** 2);
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  const average = (read: (wave: TrendWave) => number): number =>
    waves.reduce((sum, wave, index) => sum + (weights[index] ?? 0) * read(wave), 0) / weightSum;
  const meanTime = average((wave) => wave.time);
  const meanLevel = average((wave) => wave.estimate.value);
  const spread = average((wave) => (wave.time - meanTime) ** 2) * weightSum;
  const coefficients = waves.map((wave, index) => ((weights[index] ?? 0) * (wave.time - meanTime)) / spread);

  const estimates = waves.map((wave) => wave.estimate);
  const value = estimates.reduce((sum, { value: y }, i) => sum + (coefficients[i] ?? 0) * (y - meanLevel), 0);
  const slope = estimateOf('pooledTrend', {
    value,
    se: 1 / Math.sqrt(spread),
    df: welchDf(estimates, coefficients),
    n: estimates.reduce((sum, { n }) => sum + n, 0),
    method: `trend/${estimates[0]?.method ?? ''}`,
  });
  const limits = interval(slope, level);
  return Object.freeze({
    slope,
    interval: limits,
    pValue: twoSidedP(slope),
    direction: directionOf(slope, limits),
    level: meanLevel,
    meanTime,
  });
}

function checkWaves(waves: readonly TrendWave[]): void {
  if (new Set(waves.map((wave) => wave.time)).size < 2) {
    throw new RangeError(`pooledTrend: ${waves.length} waves, at least two times are needed`);
  }
  const method = waves[0]?.estimate.method;
  for (const [index, { time, estimate }] of waves.entries()) {
    if (!Number.isFinite(time)) throw new RangeError(`pooledTrend: waves[${index}].time is ${time}`);
    if (!(estimate.se > 0))
      throw new RangeError(`pooledTrend: waves[${index}] has standard error ${estimate.se}`);
    if (estimate.method !== method) {
      throw new RangeError(`pooledTrend: waves[${index}] is ${estimate.method}, the first is ${method}`);
    }
  }
}
