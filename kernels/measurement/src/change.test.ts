import { studentTQuantile } from '@pilar/numeric';
import { expect, test } from 'vitest';
import { compareIndependent, ratioIndependent } from './compare-independent.ts';
import type { Estimate } from './estimate.ts';
import { inequalityClass } from './inequality-class.ts';
import { pooledTrend } from './pooled-trend.ts';

const wave = (value: number, se: number, df = 40): Estimate => ({
  value,
  se,
  df,
  n: 600,
  method: 'fgt/bps@1',
});

test('variances of independent samples add', () => {
  const { difference, interval } = compareIndependent(wave(0.09, 0.003), wave(0.06, 0.004));
  expect(difference.value).toBeCloseTo(-0.03, 15);
  expect(difference.se).toBeCloseTo(0.005, 15);
  expect(difference.method).toBe('difference/fgt/bps@1');
  // Welch: 25²/(9²/40 + 16²/40) = 625 × 40/337
  expect(difference.df).toBeCloseTo((625 * 40) / 337, 9);
  expect(interval.high).toBeCloseTo(-0.03 + studentTQuantile(0.975, difference.df) * 0.005, 12);
});

test('falling and rising are said only when the interval leaves 0 outside', () => {
  expect(compareIndependent(wave(0.09, 0.003), wave(0.06, 0.004)).direction).toBe('falling');
  expect(compareIndependent(wave(0.06, 0.004), wave(0.09, 0.003)).direction).toBe('rising');
  const unclear = compareIndependent(wave(0.0678, 0.012), wave(0.0644, 0.012));
  expect(unclear.direction).toBe('no-clear-change');
  expect(unclear.pValue).toBeGreaterThan(0.05);
});

test('without error or without degrees of freedom nothing is claimed', () => {
  expect(compareIndependent(wave(0, 0), wave(0.0, 0))).toMatchObject({
    direction: 'no-clear-change',
    pValue: undefined,
  });
  expect(compareIndependent(wave(0, 0), wave(1, 0)).direction).toBe('no-clear-change');
  expect(compareIndependent(wave(0.09, 0.001, 0), wave(0.01, 0.001)).direction).toBe('no-clear-change');
});

test('two statistics are not compared', () => {
  expect(() => compareIndependent(wave(1, 1), { ...wave(1, 1), method: 'mean@1' })).toThrow(
    'are not one statistic',
  );
});

test('a ratio of independent means: error by both relative errors', () => {
  // 3/2; relative variance (0.1/2)² + (0.1/3)²
  const answer = ratioIndependent(wave(2, 0.1), wave(3, 0.1));
  expect(answer.value).toBe(1.5);
  expect(answer.se).toBeCloseTo(1.5 * Math.hypot(0.05, 0.1 / 3), 14);
  expect(() => ratioIndependent(wave(0, 0.1), wave(1, 0.1))).toThrow('the base is 0');
});

test('the line through three equally sure waves', () => {
  // times −1, 0, 1 about 2024; values 9, 8, 7 %: slope −1 point a year, se = 0.01/√2
  const trend = pooledTrend([
    { time: 2023, estimate: wave(0.09, 0.01) },
    { time: 2024, estimate: wave(0.08, 0.01) },
    { time: 2025, estimate: wave(0.07, 0.01) },
  ]);
  expect(trend.slope.value).toBeCloseTo(-0.01, 14);
  expect(trend.slope.se).toBeCloseTo(0.01 / Math.SQRT2, 14);
  expect(trend.slope.df).toBeCloseTo(80, 9); // two equal parts of 40 each; the middle wave has no weight
  expect(trend.direction).toBe('no-clear-change');
  expect(trend.level).toBeCloseTo(0.08, 14);
  expect(trend.slope.method).toBe('trend/fgt/bps@1');
});

test('a surer wave pulls the line', () => {
  // weights 1/se²: 1, 1, 4 (se 2, 2, 1) at times 0, 1, 2: mean time (0 + 1 + 8)/6 = 1.5
  // Σ w (t − 1.5)² = 2.25 + 0.25 + 1 = 3.5; Σ w (t − 1.5) y = −1.5 × 0 − 0.5 × 6 + 2 × 6 = 9; slope 18/7
  const trend = pooledTrend([
    { time: 0, estimate: wave(0, 2) },
    { time: 1, estimate: wave(6, 2) },
    { time: 2, estimate: wave(6, 1) },
  ]);
  expect(trend.meanTime).toBeCloseTo(1.5, 14);
  // the weights carry 1/4, 1/4, 1 of unit: Σ is 3.5/4
  expect(trend.slope.se).toBeCloseTo(1 / Math.sqrt(3.5 / 4), 14);
  expect(trend.slope.value).toBeCloseTo(18 / 7, 14);
});

test('five waves together show what no two neighbours show', () => {
  const values = [0.0893, 0.0787, 0.0728, 0.0678, 0.0644];
  const waves = values.map((value, index) => ({ time: 2021 + index, estimate: wave(value, 0.008) }));
  for (let index = 1; index < waves.length; index++) {
    const pair = compareIndependent(waves[index - 1]!.estimate, waves[index]!.estimate);
    expect(pair.direction).toBe('no-clear-change');
  }
  expect(pooledTrend(waves).direction).toBe('falling');
});

test('one wave, a wave without error and mixed statistics make no trend', () => {
  const first = { time: 2024, estimate: wave(0.1, 0.01) };
  expect(() => pooledTrend([first])).toThrow('at least two times are needed');
  expect(() => pooledTrend([first, first])).toThrow('at least two times are needed');
  expect(() => pooledTrend([first, { time: 2025, estimate: wave(0.1, 0) }])).toThrow(
    'waves[1] has standard error 0',
  );
  expect(() => pooledTrend([first, { time: Number.NaN, estimate: wave(0.1, 1) }])).toThrow(
    'waves[1].time is NaN',
  );
  expect(() => pooledTrend([first, { time: 2025, estimate: { ...wave(1, 1), method: 'mean@1' } }])).toThrow(
    'waves[1] is mean@1',
  );
});

test('World Bank: under 12 % high, 12 to 17 % medium, above 17 % low inequality', () => {
  expect([0.119, 0.12, 0.17, 0.1701].map((share) => inequalityClass(share))).toEqual([
    'high',
    'medium',
    'medium',
    'low',
  ]);
  expect(() => inequalityClass(23)).toThrow('the share is 23');
});

test('the class follows limits of the caller', () => {
  const bands = [
    { class: 'high', upTo: 0.1, isLimitIncluded: true },
    { class: 'medium', upTo: 0.2, isLimitIncluded: false },
    { class: 'low', upTo: 1, isLimitIncluded: true },
  ] as const;
  expect([0.1, 0.1001, 0.1999, 0.2, 1].map((share) => inequalityClass(share, bands))).toEqual([
    'high',
    'medium',
    'medium',
    'low',
    'low',
  ]);
});
