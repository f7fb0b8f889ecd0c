import { randomGenerator } from '@pilar/numeric';
import { expect, test } from 'vitest';
import { domainOf } from './domain.ts';
import { gini } from './gini.ts';
import { surveyDesign } from './survey-design.ts';

const four = surveyDesign({ weights: [1, 1, 1, 1] });

test('1, 2, 3, 4 has Gini 0.25', () => {
  // Σ y (2R − 1 − 4) = −3 − 2 + 3 + 12 = 10, over N Y = 40
  expect(gini([1, 2, 3, 4], four)).toMatchObject({ value: 0.25, method: 'gini/trapezoid@1', n: 4, df: 3 });
  expect(gini([4, 2, 1, 3], four).value).toBe(0.25);
});

test('weights stand for people: three with 1 and one with 5', () => {
  // Lorenz through (0.75, 3/8): G = 0.75 − 0.375
  expect(gini([1, 5], surveyDesign({ weights: [3, 1] })).value).toBeCloseTo(0.375, 15);
  expect(gini([1, 1, 1, 5], four).value).toBeCloseTo(0.375, 15);
});

test('the convey formula is larger by (Σ w² y − Y)/(N Y)', () => {
  // weights 2: N = 8, Y = 20, (40 − 20)/160 = 0.125
  const design = surveyDesign({ weights: [2, 2, 2, 2] });
  const convey = gini([1, 2, 3, 4], design, { convention: 'convey' });
  expect(convey.value).toBeCloseTo(0.375, 15);
  expect(convey.method).toBe('gini/convey@1');
  expect(gini([1, 2, 3, 4], design).value).toBe(0.25);
});

test('all equal is 0; one has all approaches 1 − 1/n', () => {
  expect(gini([7, 7, 7, 7], four).value).toBe(0);
  expect(gini([0, 0, 0, 9], four).value).toBeCloseTo(0.75, 15);
});

test('one household alone has Gini 0', () => {
  expect(gini([5, 1, 1, 1], domainOf(four, [1, 0, 0, 0]))).toMatchObject({ value: 0, n: 1, df: 0 });
});

test('tied values give the same figure and error in any order', () => {
  const weights = [3, 1, 2, 5, 4];
  const first = gini([2, 2, 2, 1, 9], surveyDesign({ weights }));
  // the three tied rows change places with their weights
  const second = gini([2, 2, 2, 1, 9], surveyDesign({ weights: [2, 3, 1, 5, 4] }));
  expect(second.value).toBeCloseTo(first.value, 15);
  expect(second.se).toBeCloseTo(first.se, 14);
});

test('the error of the two conventions is one error on expansion weights', () => {
  const random = randomGenerator('gini');
  const welfare = Array.from({ length: 300 }, () => random.lognormal(14, 0.5));
  const design = surveyDesign({ weights: Array.from({ length: 300 }, () => 200 + 300 * random.uniform()) });
  const trapezoid = gini(welfare, design);
  const convey = gini(welfare, design, { convention: 'convey' });
  expect(Math.abs(trapezoid.se / convey.se - 1)).toBeLessThan(1e-4);
  expect(convey.value).toBeGreaterThan(trapezoid.value);
});

/** Exact Gini of whole numbers with whole weights, as a fraction of BigInts scaled to 20 digits. */
function exactGini(values: bigint[], weights: bigint[]): number {
  const order = values.map((_, row) => row).sort((a, b) => Number(values[a]! - values[b]!));
  let rank = 0n;
  let top = 0n;
  let size = 0n;
  let sum = 0n;
  for (const row of order) {
    size += weights[row]!;
    sum += weights[row]! * values[row]!;
  }
  for (const row of order) {
    rank += weights[row]!;
    top += weights[row]! * values[row]! * (2n * rank - weights[row]! - size);
  }
  return Number((top * 10n ** 40n) / (size * sum)) / 1e40;
}

test('a Gini of 1e-13 keeps nine digits against exact arithmetic', () => {
  const random = randomGenerator('ill-conditioned');
  const offsets = Array.from({ length: 500 }, () => random.integer(3));
  const weights = Array.from({ length: 500 }, () => 1 + random.integer(9));
  const exact = exactGini(
    offsets.map((offset) => 10n ** 12n + BigInt(offset)),
    weights.map(BigInt),
  );
  const { value } = gini(
    offsets.map((offset) => 1e12 + offset),
    surveyDesign({ weights }),
  );
  expect(exact).toBeGreaterThan(1e-14);
  expect(Math.abs(value / exact - 1)).toBeLessThan(1e-9);
});

test('bad input is refused by name', () => {
  expect(() => gini([0, 0, 0, 0], four)).toThrow('gini: welfare sums to 0');
  expect(() => gini([1, 2, 3], four)).toThrow('sortWelfare: welfare has 3 rows');
  expect(() => gini([1, 2, Number.NaN, 4], four)).toThrow('sortWelfare: welfare[2] is NaN');
});
