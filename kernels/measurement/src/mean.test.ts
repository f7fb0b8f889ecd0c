import { expect, test } from 'vitest';
import { domainOf } from './domain.ts';
import { mean } from './mean.ts';
import { ratio } from './ratio.ts';
import { surveyDesign } from './survey-design.ts';
import { total } from './total.ts';

const three = surveyDesign({ weights: [1, 1, 1] });

test('the mean of a simple sample has the textbook error s/√n', () => {
  // 1, 2, 6: mean 3, s² = (4 + 1 + 9)/2 = 7, se = √(7/3)
  const answer = mean([1, 2, 6], three);
  expect(answer).toMatchObject({ value: 3, df: 2, n: 3, method: 'mean@1' });
  expect(answer.se).toBeCloseTo(Math.sqrt(7 / 3), 15);
});

test('weights pull the mean', () => {
  expect(mean([1, 2, 6], surveyDesign({ weights: [1, 1, 2] })).value).toBe(3.75);
});

test('a total expands: 10 × (1 + 2 + 6), error 10 × 3 × √(7/3)', () => {
  const answer = total([1, 2, 6], surveyDesign({ weights: [10, 10, 10] }));
  expect(answer).toMatchObject({ value: 90, method: 'total@1' });
  expect(answer.se).toBeCloseTo(30 * Math.sqrt(7 / 3), 12);
});

test('a domain’s total carries the chance of how many rows fall into it', () => {
  // rows 1 and 2 only: totals 1, 2, 0: mean 1, squares 0 + 1 + 1 = 2, × 3/2 = 3
  const answer = total([1, 2, 6], domainOf(three, [1, 1, 0]));
  expect(answer.value).toBe(3);
  expect(answer.se).toBeCloseTo(Math.sqrt(3), 15);
});

test('a ratio of totals: (1 + 2 + 6)/(1 + 2 + 3) and its residual error', () => {
  // residuals y − 1.5 x: −0.5, −1, 1.5, over 6; squares 3.5/36 × 3/2
  const answer = ratio([1, 2, 6], [1, 2, 3], three);
  expect(answer.value).toBe(1.5);
  expect(answer.se).toBeCloseTo(Math.sqrt((3.5 / 36) * 1.5), 15);
  expect(() => ratio([1, 2, 3], [1, -1, 0], three)).toThrow('the denominator sums to 0');
});

test('a constant has no error, also in a domain and with rows of weight 0', () => {
  const design = surveyDesign({ weights: [0, 3, 1, 7] });
  expect(mean([5, 5.1, 5.1, 5.1], design)).toMatchObject({ value: 5.1, se: 0, n: 3 });
});

test('figures that are large and close together keep their digits', () => {
  // 1e12 + (0, 1, 5): mean 1e12 + 2, s² = (4 + 1 + 9)/2 = 7
  const answer = mean([1e12, 1e12 + 1, 1e12 + 5], three);
  expect(answer.value).toBe(1e12 + 2);
  expect(answer.se).toBeCloseTo(Math.sqrt(7 / 3), 14);
});

test('bad input is refused by name', () => {
  expect(() => mean([1, 2], three)).toThrow('mean: values has 2 rows, 3 are expected');
  expect(() => mean([1, Infinity, 2], three)).toThrow('mean: values[1] is Infinity');
  expect(() => total([1, 2, Number.NaN], three)).toThrow('total: values[2] is NaN');
  expect(() => ratio([1, 2, 3], [1, 2], three)).toThrow('ratio: denominator has 2 rows');
});
