import { describe, expect, test } from 'vitest';
import { calibrate, postStratify, rake } from './calibrate.ts';
import { domainOf } from './domain.ts';
import { fgt, fgtSet } from './fgt.ts';
import { gini } from './gini.ts';
import { mean } from './mean.ts';
import { jackknife } from './resampling.ts';
import { surveyDesign } from './survey-design.ts';
import { taylorError } from './taylor.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';
import { total } from './total.ts';

const groups = ['a', 'a', 'b', 'b'];
const sizes = new Map([
  ['a', 20],
  ['b', 20],
]);

describe('post-stratification', () => {
  const design = postStratify(surveyDesign({ weights: [1, 1, 1, 1] }), { groups, sizes });

  test('by hand: weights meet the sizes, the error is that of distances from group means', () => {
    expect([...design.weights]).toEqual([10, 10, 10, 10]);
    const { value, se } = total([1, 3, 10, 14], design);
    expect(value).toBe(280);
    // Residuals −10, 10, −20, 20: V = 4/3 · (100 + 100 + 400 + 400).
    expect(se).toBeCloseTo(Math.sqrt((4 / 3) * 1000), 12);
  });

  test('what the sizes tell has no error left', () => {
    const hits = groups.map((group) => Number(group === 'a'));
    expect(mean(hits, design).value).toBe(0.5);
    expect(mean(hits, design).se).toBeLessThan(1e-16);
  });

  test('in a domain the rows outside it carry residuals too', () => {
    // Domain: first and third row. z = (10, 0, 100, 0), group means 5 and 50: residuals 5, −5, 50, −50.
    const { value, se } = total([1, 3, 10, 14], domainOf(design, [1, 0, 1, 0]));
    expect(value).toBe(110);
    expect(se).toBeCloseTo(Math.sqrt((4 / 3) * (25 + 25 + 2500 + 2500)), 12);
  });

  test('refuses unknown groups, sizes of 0, and calibrating twice', () => {
    const plain = surveyDesign({ weights: [1, 1, 1, 1] });
    expect(() => postStratify(plain, { groups, sizes: new Map([['a', 20]]) })).toThrow(
      'postStratify: group b has no known size',
    );
    expect(() => postStratify(plain, { groups, sizes: new Map([...sizes, ['c', 5]]) })).toThrow(
      'group c is not in the sample',
    );
    expect(() => postStratify(plain, { groups, sizes: new Map([...sizes, ['a', 0]]) })).toThrow(
      'the size of group a is 0',
    );
    expect(() => postStratify(design, { groups, sizes })).toThrow('was calibrated before');
    expect(() => postStratify(domainOf(plain, [1, 1, 0, 0]), { groups, sizes })).toThrow(
      'calibrate the whole',
    );
    expect(() => taylorError(design, new Float64Array(4))).toThrow('do not suffice');
  });
});

const survey = seededSurvey('calibration');
const size = survey.design.weights.reduce((sum, weight) => sum + weight, 0);
const ones = survey.welfare.map(() => 1);
const rooms = survey.welfare.map((y, row) => 1 + Math.sqrt(y / 1e6) + (row % 3));
const roomTotal = total(rooms, survey.design).value * 1.03;

describe('calibration to totals', () => {
  const known = [
    { values: ones, total: size * 1.02 },
    { values: rooms, total: roomTotal },
  ];

  test.each([
    ['linear', {}],
    ['raking', { method: 'raking' }],
    ['logit', { method: 'logit', bounds: [0.5, 2] }],
  ] as const)('%s weights meet the totals, and known totals have no error', (_, options) => {
    const design = calibrate(survey.design, known, options);
    expect(relativeDistance(total(ones, design).value, size * 1.02)).toBeLessThan(1e-9);
    expect(relativeDistance(total(rooms, design).value, roomTotal)).toBeLessThan(1e-9);
    expect(total(rooms, design).se / roomTotal).toBeLessThan(1e-10);
    const [before, after] = [mean(survey.welfare, survey.design), mean(survey.welfare, design)];
    expect(after.se).toBeLessThan(before.se);
  });

  test('logit keeps every factor inside its bounds', () => {
    const bounds = [0.9, 1.2] as const;
    const design = calibrate(survey.design, known, { method: 'logit', bounds });
    const factors = design.weights.map((weight, row) => weight / survey.design.weights[row]!);
    expect(Math.min(...factors)).toBeGreaterThan(bounds[0]);
    expect(Math.max(...factors)).toBeLessThan(bounds[1]);
  });

  test('the residual error agrees with the jackknife of the whole procedure', () => {
    const linearised = calibrate(survey.design, known);
    const replicated = calibrate(jackknife(survey.design), known);
    for (const statistic of [mean, gini] as const) {
      const [by, from] = [statistic(survey.welfare, linearised), statistic(survey.welfare, replicated)];
      expect(relativeDistance(from.value, by.value)).toBeLessThan(1e-12);
      expect(relativeDistance(from.se, by.se)).toBeLessThan(0.05);
    }
    const set = fgtSet(survey.welfare, linearised, 800_000);
    expect(set.p0).toEqual(fgt(survey.welfare, linearised, 800_000));
  });

  test('on group columns it is post-stratification, error included', () => {
    const codes = survey.welfare.map((_, row) => row % 3);
    const margin = {
      groups: codes,
      sizes: new Map([0, 1, 2].map((code) => [code, (size * (code + 1)) / 6])),
    };
    const columns = [0, 1, 2].map((code) => ({
      values: codes.map((own) => Number(own === code)),
      total: (size * (code + 1)) / 6,
    }));
    const [left, right] = [postStratify(survey.design, margin), calibrate(survey.design, columns)];
    const [a, b] = [gini(survey.welfare, left), gini(survey.welfare, right)];
    expect(relativeDistance(b.value, a.value)).toBeLessThan(1e-12);
    expect(relativeDistance(b.se, a.se)).toBeLessThan(1e-10);
    const raked = gini(survey.welfare, rake(survey.design, [margin]));
    expect(relativeDistance(raked.se, a.se)).toBeLessThan(1e-10);
  });

  test('refuses totals that cannot be met, dependent columns and bounds without 1', () => {
    expect(() => calibrate(survey.design, [...known, { values: ones, total: size }])).toThrow(
      'column 3 is a combination',
    );
    expect(() => calibrate(survey.design, known, { method: 'logit', bounds: [1.1, 2] })).toThrow(
      'bounds are 1.1',
    );
    expect(() => calibrate(surveyDesign({ weights: [1, 1] }), [{ values: [1, 1], total: -2 }])).toThrow(
      'calibrate: the weight of row 0 would be -',
    );
    expect(() =>
      calibrate(survey.design, [{ values: ones, total: size * 3 }], { method: 'logit', bounds: [0.5, 2] }),
    ).toThrow('cannot be met');
  });
});

describe('raking', () => {
  test('meets both margins; by hand a 2 × 2 table keeps its odds ratio', () => {
    const rows = ['x', 'x', 'y', 'y'];
    const columns = ['l', 'r', 'l', 'r'];
    const design = rake(surveyDesign({ weights: [1, 1, 1, 4] }), [
      {
        groups: rows,
        sizes: new Map([
          ['x', 4],
          ['y', 6],
        ]),
      },
      {
        groups: columns,
        sizes: new Map([
          ['l', 5],
          ['r', 5],
        ]),
      },
    ]);
    const [a, b, c, d] = design.weights;
    expect(a! + b!).toBeCloseTo(4, 9);
    expect(a! + c!).toBeCloseTo(5, 9);
    expect((a! * d!) / (b! * c!)).toBeCloseTo(4, 9);
  });

  test('refuses margins of different sums', () => {
    expect(() =>
      rake(surveyDesign({ weights: [1, 1, 1, 1] }), [
        { groups, sizes },
        {
          groups: ['l', 'r', 'l', 'r'],
          sizes: new Map([
            ['l', 10],
            ['r', 10],
          ]),
        },
      ]),
    ).toThrow('rake: margins[1] sums to 20, but margins[0] to 40');
  });
});
