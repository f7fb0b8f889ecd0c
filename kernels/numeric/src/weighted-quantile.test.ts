import { expect, test } from 'vitest';
import { quantilePlaceSorted, weightedQuantileSorted } from './weighted-quantile.ts';

const values = Float64Array.of(1, 2, 3, 4);
const even = Float64Array.of(1, 2, 3, 4); // cumulative, one each

test('the three rules differ where the cumulative share meets p exactly', () => {
  // share up to 2 is exactly 0.5
  expect(weightedQuantileSorted(values, even, 0.5, 'smallest-at-or-above')).toBe(2);
  expect(weightedQuantileSorted(values, even, 0.5, 'smallest-above')).toBe(3);
  expect(weightedQuantileSorted(values, even, 0.5, 'middle-of-gap')).toBe(2.5);
});

test('between the steps all rules agree', () => {
  for (const rule of ['smallest-at-or-above', 'smallest-above', 'middle-of-gap'] as const) {
    expect(weightedQuantileSorted(values, even, 0.6, rule)).toBe(3);
  }
});

test('weights move the quantile: cumulative 8, 9, 10 of 10', () => {
  const heavy = Float64Array.of(8, 9, 10);
  expect(weightedQuantileSorted(Float64Array.of(5, 6, 7), heavy, 0.5)).toBe(5);
  expect(weightedQuantileSorted(Float64Array.of(5, 6, 7), heavy, 0.85)).toBe(6);
});

test('a share that misses p by rounding alone counts as equal', () => {
  // 0.1 + 0.2 is 0.30000000000000004 of 1: p = 0.3 must still be the second value.
  const rounded = Float64Array.of(0.1, 0.1 + 0.2, 0.6, 1);
  expect(weightedQuantileSorted(values, rounded, 0.3)).toBe(2);
  expect(weightedQuantileSorted(values, rounded, 0.3, 'smallest-above')).toBe(3);
});

test('p of 0 and 1 are the ends, also behind rows of weight 0', () => {
  const leadingZero = Float64Array.of(0, 1, 2, 2);
  expect(quantilePlaceSorted(leadingZero, 0, 'smallest-at-or-above')).toBe(1);
  expect(quantilePlaceSorted(leadingZero, 1, 'smallest-at-or-above')).toBe(2);
  expect(quantilePlaceSorted(even, 1, 'smallest-above')).toBe(3);
});

test('nothing to choose from and an impossible p are refused', () => {
  expect(() => quantilePlaceSorted(new Float64Array(), 0.5, 'smallest-above')).toThrow('weights sum to 0');
  expect(() => quantilePlaceSorted(even, 1.5, 'smallest-above')).toThrow('p is 1.5');
  expect(() => weightedQuantileSorted(values, Float64Array.of(1), 0.5)).toThrow('4 values but 1');
});
