import { expect, test } from 'vitest';
import { lorenz, lorenzCurve } from './lorenz.ts';
import { lowestShare, lowestTotal, quantileShare } from './quantile-share.ts';
import { surveyDesign } from './survey-design.ts';

const four = surveyDesign({ weights: [1, 1, 1, 1] });

test('L(0.25), L(0.5), L(0.75) of 1, 2, 3, 4 are 1/10, 3/10, 6/10', () => {
  expect(lorenzCurve([1, 2, 3, 4], four, [0.25, 0.5, 0.75]).map(({ value }) => value)).toEqual([
    0.1, 0.3, 0.6,
  ]);
});

test('the unit at the cut is split: L(0.4) takes 0.6 of the second', () => {
  // 1.6 of 4 units: 1 + 0.6 × 2 = 2.2 of 10
  expect(lorenz([1, 2, 3, 4], four, 0.4).value).toBeCloseTo(0.22, 15);
  expect(lowestShare([1, 2, 3, 4], four).value).toBeCloseTo(0.22, 15);
});

test('whole units take the second in full', () => {
  const answer = lowestShare([1, 2, 3, 4], four, { split: 'whole-units' });
  expect(answer).toMatchObject({ value: 0.3, method: 'share/whole-units@1' });
  expect(lowestTotal([1, 2, 3, 4], four, 0.4).value).toBe(3);
});

test('the error of L(0.5) as worked by hand', () => {
  /*
   * q = 2, L = 0.3, Y = 10: u = [(y − 2) 1(y ≤ 2) + 0.5 × 2 − 0.3 y]/10
   *   y = 1: (−1 + 1 − 0.3) = −0.3;  2: (0 + 1 − 0.6) = 0.4;  3: 1 − 0.9 = 0.1;  4: 1 − 1.2 = −0.2 (over 10)
   *   sum 0, squares 0.09 + 0.16 + 0.01 + 0.04 = 0.30, × 4/3 / 100 = 0.004
   */
  expect(lorenz([1, 2, 3, 4], four, 0.5).se).toBeCloseTo(Math.sqrt(0.004), 15);
});

test('the ends of the curve are 0 and 1 and certain', () => {
  expect(lorenz([1, 2, 3, 4], four, 0)).toMatchObject({ value: 0, se: 0 });
  expect(lorenz([1, 2, 3, 4], four, 1)).toMatchObject({ value: 1, se: 0 });
});

test('shares between ranks add up to all', () => {
  const ranks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const shares = ranks
    .slice(1)
    .map((to, index) => quantileShare([5, 1, 9, 2], four, { from: ranks[index]!, to }).value);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 14);
});

test('the share of the top is as uncertain as that of the rest', () => {
  const top = quantileShare([1, 2, 3, 4], four, { from: 0.5, to: 1 });
  expect(top.value).toBeCloseTo(0.7, 15);
  expect(top.se).toBeCloseTo(lorenz([1, 2, 3, 4], four, 0.5).se, 15);
});

test('when all are equal, the lowest 40 % have 40 %, without error', () => {
  const answer = lowestShare([3, 3, 3, 3], four);
  expect(answer.value).toBeCloseTo(0.4, 15);
  expect(answer.se).toBeLessThan(1e-16);
  expect(() => lowestShare([3, 3, 3, 3], four, { split: 'whole-units' })).toThrow('no density');
});

test('impossible ranks are refused', () => {
  expect(() => lorenz([1, 2, 3, 4], four, 1.2)).toThrow('lorenz: p is 1.2');
  expect(() => quantileShare([1, 2, 3, 4], four, { from: 0.6, to: 0.4 })).toThrow('ranks from 0.6 to 0.4');
  expect(() => lowestTotal([1, 2, 3, 4], four, 0)).toThrow('lowestTotal: p is 0');
  expect(() => lorenz([0, 0, 0, 0], four, 0.5)).toThrow('lorenz: welfare sums to 0');
});
