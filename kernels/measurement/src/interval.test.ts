import { studentTQuantile } from '@pilar/numeric';
import { expect, test } from 'vitest';
import type { Estimate } from './estimate.ts';
import { interval } from './interval.ts';
import { type ClassBand, classByBands, type RseClass, relativeStandardError, rseClass } from './rse-class.ts';

const share = (value: number, se: number, rest: Partial<Estimate> = {}): Estimate => ({
  value,
  se,
  df: 49,
  n: 50,
  method: 'fgt/bps@1',
  ...rest,
});

test('wald is value ± t × error', () => {
  const t = studentTQuantile(0.975, 49);
  const limits = interval(share(0.3, 0.04));
  expect(limits).toMatchObject({ level: 0.95, method: 'wald', exact: true });
  expect(limits.low).toBeCloseTo(0.3 - t * 0.04, 15);
  expect(limits.high).toBeCloseTo(0.3 + t * 0.04, 15);
});

test('beta gives Clopper–Pearson where the sample is a simple one: 5 of 50', () => {
  // error of a simple sample √(p(1 − p)/n) makes the effective size 50; limits by mpmath
  const limits = interval(share(0.1, Math.sqrt(0.09 / 50)), 0.95, 'beta');
  expect(limits.low).toBeCloseTo(0.033275093589022475, 12);
  expect(limits.high).toBeCloseTo(0.21813536643420225, 12);
});

test('logit and asin keep a small share above 0, where wald does not', () => {
  const small = share(0.02, 0.015);
  expect(interval(small).low).toBeLessThan(0);
  for (const method of ['logit', 'asin', 'beta'] as const) {
    const { low, high } = interval(small, 0.95, method);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeGreaterThan(0.02);
    expect(high).toBeLessThan(1);
  }
  const half = (studentTQuantile(0.975, 49) * 0.015) / (0.02 * 0.98);
  expect(interval(small, 0.95, 'logit').high).toBeCloseTo(
    1 / (1 + Math.exp(-Math.log(0.02 / 0.98) - half)),
    14,
  );
});

test('nobody poor among 600 is not certain: the limit is 1 − 0.025^(1/600), marked not exact', () => {
  const limits = interval(share(0, 0, { n: 600 }));
  expect(limits).toMatchObject({ low: 0, method: 'beta', exact: false });
  expect(limits.high).toBeCloseTo(1 - 0.025 ** (1 / 600), 12);
  const all = interval(share(1, 0, { n: 600 }), 0.95, 'logit');
  expect(all).toMatchObject({ high: 1, exact: false });
  expect(all.low).toBeCloseTo(0.025 ** (1 / 600), 12);
});

test('without degrees of freedom everything is possible, and says so', () => {
  expect(interval(share(0.5, 0.1, { df: 0 }))).toMatchObject({
    low: 0,
    high: 1,
    method: 'none',
    exact: false,
  });
  expect(interval(share(5, 1, { df: 0, method: 'mean@1' }))).toMatchObject({
    low: -Infinity,
    high: Infinity,
  });
});

test('likelihood: both limits fall by t²/2 from the top, and stay inside 0..1', () => {
  const figure = share(0.1, Math.sqrt(0.09 / 50));
  const t = studentTQuantile(0.975, 49);
  const { low, high } = interval(figure, 0.95, 'likelihood');
  for (const end of [low, high]) {
    const fall = 50 * (0.1 * Math.log(0.1 / end) + 0.9 * Math.log(0.9 / (1 - end)));
    expect(fall).toBeCloseTo((t * t) / 2, 10);
  }
  expect(low).toBeGreaterThan(0.03);
  expect(high).toBeLessThan(0.22);
  expect(interval(share(0.001, 0.01), 0.95, 'likelihood').low).toBeGreaterThanOrEqual(0);
  // R survey for Albania 2012 (its own search stops at the fifth digit).
  const albania = interval(
    share(0.142738858269799, 0.00904961894312793, { df: 810, n: 6671 }),
    0.95,
    'likelihood',
  );
  expect(albania.low).toBeCloseTo(0.125592575, 5);
  expect(albania.high).toBeCloseTo(0.1611102619, 5);
});

test('a growth has no RSE, a share under a relative line of 0 is not certain', () => {
  expect(() => relativeStandardError(share(0.03, 0.01, { method: 'growth/mean@1' }))).toThrow(
    'by its interval',
  );
  expect(interval(share(0, 0.001, { method: 'fgt-relative/bps@1' })).exact).toBe(false);
});

test('a higher level is wider', () => {
  const at = (level: number): number => interval(share(0.3, 0.04), level).high;
  expect(at(0.9)).toBeLessThan(at(0.95));
  expect(at(0.95)).toBeLessThan(at(0.99));
});

test('bad levels and figures that are no shares are refused', () => {
  expect(() => interval(share(0.3, 0.04), 95)).toThrow('interval: level is 95');
  expect(() => interval(share(1_200_000, 9, { method: 'mean@1' }), 0.95, 'logit')).toThrow(
    'logit needs a share',
  );
});

const BANDS: readonly ClassBand<RseClass>[] = [
  { class: 'accurate', upTo: 0.25, isLimitIncluded: true },
  { class: 'caution', upTo: 0.5, isLimitIncluded: true },
  { class: 'withheld', upTo: Infinity, isLimitIncluded: false },
];

test('RSE up to 25 % is accurate, up to 50 % caution, above withheld; the borders belong below', () => {
  expect(rseClass(share(0.2, 0.05), BANDS)).toBe('accurate');
  expect(rseClass(share(0.2, 0.0501), BANDS)).toBe('caution');
  expect(rseClass(share(0.2, 0.1), BANDS)).toBe('caution');
  expect(rseClass(share(0.2, 0.1001), BANDS)).toBe('withheld');
});

test('a share of 0 or 1 is shown with caution, a figure without degrees of freedom is not', () => {
  expect(rseClass(share(0, 0), BANDS)).toBe('caution');
  expect(rseClass(share(1, 0), BANDS)).toBe('caution');
  expect(rseClass(share(0.2, 0.01, { df: 0 }), BANDS)).toBe('withheld');
  expect(relativeStandardError(share(0, 0))).toBe(Infinity);
});

test('a difference has no RSE', () => {
  expect(() => rseClass(share(-0.01, 0.02, { method: 'difference/fgt/bps@1' }), BANDS)).toThrow(
    'judged by its interval',
  );
});

test('the limits are those that are given, and each says which side its border belongs to', () => {
  const stricter = BANDS.map((band) => ({ ...band, upTo: band.upTo * 0.6, isLimitIncluded: false }));
  expect([0.0299, 0.03, 0.0599, 0.06].map((se) => rseClass(share(0.2, se), stricter))).toEqual([
    'accurate',
    'caution',
    'caution',
    'withheld',
  ]);
  expect(() => classByBands(0.2, [])).toThrow('no bands');
  expect(() => rseClass(share(0.2, 0.05), BANDS.toReversed())).toThrow('do not rise');
});
