import { expect, test } from 'vitest';
import { domainOf } from './domain.ts';
import { fgt, fgtSet } from './fgt.ts';
import { surveyDesign } from './survey-design.ts';

/*
 * Line 100, N = 8:
 *   stratum psu weight  y    poor  gap
 *   a       1   1       50   1     0.5
 *   a       1   1       150  0     0
 *   a       2   2       80   1     0.2
 *   b       3   1       200  0     0
 *   b       3   1       90   1     0.1
 *   b       4   2       300  0     0
 * P0 = (1 + 2 + 1)/8 = 0.5
 *   PSU totals of w (poor − 0.5)/8: 0, 1/8, 0, −1/8; V = 2 × [2/1 × 2 × (1/16)²] = 1/32
 * P1 = (0.5 + 2 × 0.2 + 0.1)/8 = 0.125; P2 = (0.25 + 2 × 0.04 + 0.01)/8 = 0.0425
 *   P1 totals of w (gap − 0.125): 0.25, 0.15, −0.15, −0.25, over 8
 *   a: mean 0.2, squares 2 × 0.05² = 0.005, × 2 = 0.01; b the same; V = 0.02/64
 */
const y = [50, 150, 80, 200, 90, 300];
const design = surveyDesign({
  weights: [1, 1, 2, 1, 1, 2],
  strata: ['a', 'a', 'a', 'b', 'b', 'b'],
  clusters: [1, 1, 2, 3, 3, 4],
});

test('P0, P1 and P2 with their errors as worked by hand', () => {
  const { p0, p1, p2 } = fgtSet(y, design, 100);
  expect(p0.value).toBe(0.5);
  expect(p0.se).toBeCloseTo(Math.sqrt(1 / 32), 15);
  expect(p1.value).toBeCloseTo(0.125, 15);
  expect(p1.se).toBeCloseTo(Math.sqrt(0.02 / 64), 15);
  expect(p2.value).toBeCloseTo(0.0425, 15);
  expect(p0).toMatchObject({ df: 2, n: 6, method: 'fgt/bps@1' });
  expect(Object.isFrozen(p0)).toBe(true);
});

test('one measure at a time gives the same as all three in one pass', () => {
  const { p0, p1, p2 } = fgtSet(y, design, 100);
  expect(fgt(y, design, 100)).toEqual(p0);
  expect(fgt(y, design, 100, { alpha: 1 })).toEqual(p1);
  expect(fgt(y, design, 100, { alpha: 2 }).value).toBeCloseTo(p2.value, 15);
  // alpha between: (0.5^1.5 + 2 × 0.2^1.5 + 0.1^1.5)/8
  expect(fgt(y, design, 100, { alpha: 1.5 }).value).toBeCloseTo(
    (0.5 ** 1.5 + 2 * 0.2 ** 1.5 + 0.1 ** 1.5) / 8,
    15,
  );
});

test('who spends exactly the line is poor only at-or-below, and only in P0', () => {
  const onLine = [100, 150, 80, 200, 100, 300];
  // below: weight 2 of 8; at or below: 1 + 2 + 1 of 8
  expect(fgt(onLine, design, 100).value).toBe(0.25);
  expect(fgt(onLine, design, 100, { boundary: 'at-or-below' })).toMatchObject({
    value: 0.5,
    method: 'fgt/convey@1',
  });
  for (const alpha of [0.5, 1, 2]) {
    expect(fgt(onLine, design, 100, { alpha, boundary: 'at-or-below' }).value).toBe(
      fgt(onLine, design, 100, { alpha }).value,
    );
  }
});

test('nobody poor is 0 and everybody poor is 1, both without error', () => {
  expect(fgt(y, design, 10)).toMatchObject({ value: 0, se: 0 });
  expect(fgt(y, design, 1000)).toMatchObject({ value: 1, se: 0 });
});

test('each row may have its own line', () => {
  // town rows (a) have line 100, village rows (b) 95: the household with 90 stays poor, gap 5/95
  const lines = [100, 100, 100, 95, 95, 95];
  expect(fgt(y, design, lines, { alpha: 1 }).value).toBeCloseTo((0.5 + 0.4 + 5 / 95) / 8, 15);
  expect(fgtSet(y, design, Float64Array.from(lines)).p1.value).toBeCloseTo((0.5 + 0.4 + 5 / 95) / 8, 15);
  expect(fgt(y, design, lines).value).toBe(0.5);
});

test('a row of weight 0 changes nothing but the PSU it stands for', () => {
  const withZero = surveyDesign({ weights: [1, 1, 2, 0, 2], clusters: [1, 2, 3, 3, 4] });
  const without = surveyDesign({ weights: [1, 1, 2, 2], clusters: [1, 2, 3, 4] });
  expect(fgt([50, 150, 80, 1, 300], withZero, 100)).toEqual(fgt([50, 150, 80, 300], without, 100));
});

test('one row alone has a figure; its domain has no degrees of freedom', () => {
  const one = domainOf(design, [1, 0, 0, 0, 0, 0]);
  expect(fgt(y, one, 100)).toMatchObject({ value: 1, se: 0, n: 1, df: 0 });
});

test('PSUs without a member of the domain stay in the error with 0', () => {
  // domain: rows 1 and 2 (one PSU). u = ±0.5/2 cancels in the PSU: t = 0 in all PSUs, se 0.
  expect(fgt(y, domainOf(design, [1, 1, 0, 0, 0, 0]), 100)).toMatchObject({ value: 0.5, se: 0 });
  // domain: rows 1 and 6: t = 1 × 0.5 … N = 3, P0 = 1/3: t = (2/3)/3 in PSU 1, −2 × (1/3)/3 in PSU 4, 0 elsewhere.
  const { value, se } = fgt(y, domainOf(design, [1, 0, 0, 0, 0, 1]), 100);
  expect(value).toBeCloseTo(1 / 3, 15);
  // a: 2/9 and 0, squares 2 × (1/9)², × 2 = 4/81; b the same: V = 8/81
  expect(se).toBeCloseTo(Math.sqrt(8 / 81), 15);
});

test('bad input is refused by name', () => {
  expect(() => fgt([1], design, 100)).toThrow('fgt: welfare has 1 rows, 6 are expected');
  expect(() => fgt([1, 2, Number.NaN, 4, 5, 6], design, 100)).toThrow('fgt: welfare[2] is NaN');
  expect(() => fgt(y, design, 0)).toThrow('fgt: line is 0');
  expect(() => fgt(y, design, [1, 1, 1, 1, -1, 1])).toThrow('fgt: line[4] is -1');
  expect(() => fgt(y, design, [1])).toThrow('fgt: line has 1 rows');
  expect(() => fgt(y, design, 100, { alpha: -1 })).toThrow('fgt: alpha is -1');
  expect(() => fgtSet(y, design, Number.NaN)).toThrow('fgtSet: line is NaN');
});
