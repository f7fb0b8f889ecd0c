import { expect, test } from 'vitest';
import { surveyDesign } from './survey-design.ts';
import { taylorError } from './taylor.ts';

/*
 * Two strata, PSU totals t of weight × linearised variable:
 *   a: 1, 3      mean 2, squares 1 + 1 = 2, × 2/1 = 4
 *   b: 0, 3, 6   mean 3, squares 9 + 0 + 9 = 18, × 3/2 = 27
 *   V = 31
 */
const strata = ['a', 'a', 'b', 'b', 'b'];
const totals = Float64Array.of(1, 3, 0, 3, 6);

test('strata add the spread of their PSU totals', () => {
  expect(taylorError(surveyDesign({ weights: [1, 1, 1, 1, 1], strata }), totals)).toBeCloseTo(
    Math.sqrt(31),
    14,
  );
});

test('a finite population correction takes off the share that was drawn', () => {
  // a: 2 of 4 drawn, half of 4 is left; b: 3 of 30 drawn, 0.9 × 27: V = 2 + 24.3
  const design = surveyDesign({ weights: [1, 1, 1, 1, 1], strata, fpc: [4, 4, 30, 30, 30] });
  expect(taylorError(design, totals)).toBeCloseTo(Math.sqrt(26.3), 14);
});

test('a single PSU adds nothing, its distance from the mean, or the others’ average', () => {
  // c holds one PSU with t = 5; mean of all six totals is 18/6 = 3, distance² = 4; average of a and b = 15.5
  const lonely = (lonelyPsu: 'certainty' | 'adjust' | 'average'): number =>
    taylorError(
      surveyDesign({ weights: [1, 1, 1, 1, 1, 1], strata: [...strata, 'c'], lonelyPsu }),
      Float64Array.of(1, 3, 0, 3, 6, 5),
    );
  expect(lonely('certainty')).toBeCloseTo(Math.sqrt(31), 14);
  expect(lonely('adjust')).toBeCloseTo(Math.sqrt(35), 14);
  expect(lonely('average')).toBeCloseTo(Math.sqrt(46.5), 14);
});

test('an average needs a stratum to average over, and there is one total a PSU', () => {
  const design = surveyDesign({ weights: [1, 1], strata: ['a', 'b'], lonelyPsu: 'average' });
  expect(() => taylorError(design, Float64Array.of(1, 2))).toThrow('every stratum has a single PSU');
  expect(() => taylorError(design, Float64Array.of(1))).toThrow('1 totals, but the design has 2 PSUs');
});
