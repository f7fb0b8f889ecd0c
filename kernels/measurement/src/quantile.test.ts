import { studentTQuantile } from '@pilar/numeric';
import { expect, test } from 'vitest';
import { quantile } from './quantile.ts';
import { surveyDesign } from './survey-design.ts';

const ten = surveyDesign({ weights: new Float64Array(10).fill(1) });
const oneToTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test('the median of 1 … 10 by the three rules', () => {
  expect(quantile(oneToTen, ten, 0.5).value).toBe(5);
  expect(quantile(oneToTen, ten, 0.5, { rule: 'smallest-above' }).value).toBe(6);
  expect(quantile(oneToTen, ten, 0.5, { rule: 'middle-of-gap' }).value).toBe(5.5);
});

test('Woodruff: the error reads the interval of the share off the sample', () => {
  /*
   * share at or below 5 is 0.5, its error √(0.25/9) = 1/6; t(9) = 2.262: 0.5 ± 0.377 = 0.123 and 0.877
   * quantiles there: 2 and 9; half their distance over t
   */
  const t = studentTQuantile(0.975, 9);
  expect(quantile(oneToTen, ten, 0.5)).toMatchObject({ df: 9, n: 10, method: 'quantile/woodruff@1' });
  expect(quantile(oneToTen, ten, 0.5).se).toBeCloseTo((9 - 2) / (2 * t), 14);
});

test('on the logit scale the interval is narrower at the ends', () => {
  // logit 0 ± 2.262 × (1/6)/0.25 = ±1.508: shares 0.1812 and 0.8188, quantiles 2 and 9
  const t = studentTQuantile(0.975, 9);
  expect(quantile(oneToTen, ten, 0.5, { error: 'woodruff-logit' }).se).toBeCloseTo(7 / (2 * t), 14);
});

test('the density error is positive and named', () => {
  const answer = quantile(oneToTen, ten, 0.5, { error: 'density' });
  expect(answer.method).toBe('quantile/density@1');
  // near the uniform law: √(p(1−p)/(n−1))/f with f about 1/10
  expect(answer.se).toBeGreaterThan(1);
  expect(answer.se).toBeLessThan(2.5);
});

test('equal values have a quantile; its density does not exist', () => {
  const same = new Float64Array(10).fill(4);
  expect(quantile(same, ten, 0.3)).toMatchObject({ value: 4, se: 0 });
  expect(() => quantile(same, ten, 0.3, { error: 'density' })).toThrow('quantile: all welfare is 4');
});

test('p must lie between 0 and 1', () => {
  expect(() => quantile(oneToTen, ten, 0)).toThrow('quantile: p is 0');
});
