import { randomGenerator } from '@pilar/numeric';
import { describe, expect, test } from 'vitest';
import { domainOf } from './domain.ts';
import { mean } from './mean.ts';
import { predictOutcome, waldTest } from './model-answers.ts';
import { linearModel, logitModel } from './regression.ts';
import { jackknife } from './resampling.ts';
import { type SurveyDesign, surveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';
import { variance } from './variance.ts';

const even = (rows: number) => surveyDesign({ weights: new Array(rows).fill(1) });
const { welfare, design } = seededSurvey('regression');
const random = randomGenerator('predictors');
const rooms = welfare.map(() => 1 + random.integer(5));
const age = welfare.map(() => 20 + 50 * random.uniform());
const logs = welfare.map((y, row) => Math.log(y) + 0.05 * rooms[row]! - 0.002 * age[row]!);
const poor = welfare.map((y) => Number(y < 900_000));
const predictors = [
  { name: 'rooms', values: rooms },
  { name: 'age', values: age },
];

describe('least squares', () => {
  test('by hand: 1, 3, 5 on 0, 1, 2 is a line; three points off it', () => {
    const line = linearModel([1, 3, 5], [{ name: 'x', values: [0, 1, 2] }], even(3));
    expect(line.coefficients.map(({ estimate }) => estimate.value)).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(2, 12),
    ]);
    expect(line.rSquared).toBeCloseTo(1, 12);
    // 0, 3, 0 on −1, 0, 1: slope 0, residuals −1, 2, −1; u of the slope ½ (1, 0, −1), V = 3/2 · ½.
    const bent = linearModel([0, 3, 0], [{ name: 'x', values: [-1, 0, 1] }], even(3));
    expect(bent.coefficients[1]!.estimate.value).toBeCloseTo(0, 14);
    expect(bent.coefficients[1]!.estimate.se).toBeCloseTo(Math.sqrt(0.75), 12);
    expect(bent.dispersion).toBeCloseTo(3, 12);
    expect(bent.df).toBe(1);
  });

  test('a constant alone is the mean, error included; a group column is a difference of means', () => {
    const own = linearModel(welfare, [], design).coefficients[0]!.estimate;
    expect(relativeDistance(own.value, mean(welfare, design).value)).toBeLessThan(1e-12);
    expect(relativeDistance(own.se, mean(welfare, design).se)).toBeLessThan(1e-9);
    const group = welfare.map((_, row) => row % 2);
    const [base, step] = linearModel(welfare, [{ name: 'group', values: group }], design).coefficients;
    const at = (side: number) =>
      mean(
        welfare,
        domainOf(
          design,
          group.map((own_) => own_ === side),
        ),
      ).value;
    expect(relativeDistance(base!.estimate.value, at(0))).toBeLessThan(1e-11);
    expect(relativeDistance(base!.estimate.value + step!.estimate.value, at(1))).toBeLessThan(1e-11);
  });

  test('columns of very different size keep their digits', () => {
    const wide = linearModel(
      age.map((years) => 3 + 2e-9 * years * 1e6 + 5 * (years - 45) ** 2),
      [
        { name: 'money', values: age.map((years) => years * 1e6) },
        { name: 'square', values: age.map((years) => (years - 45) ** 2) },
      ],
      design,
    );
    const values = wide.coefficients.map(({ estimate }) => estimate.value);
    for (const [index, wanted] of [3, 2e-9, 5].entries())
      expect(relativeDistance(values[index]!, wanted)).toBeLessThan(1e-9);
  });
});

describe('logistic regression', () => {
  test('by hand: one of three against two of three is a slope of ln 4, with its error', () => {
    const rural = [{ name: 'rural', values: [0, 0, 0, 1, 1, 1] }];
    const { coefficients, deviance } = logitModel([0, 1, 0, 1, 1, 0], rural, even(6));
    expect(coefficients[0]!.estimate.value).toBeCloseTo(-Math.log(2), 12);
    expect(coefficients[1]!.estimate.value).toBeCloseTo(Math.log(4), 12);
    expect(deviance).toBeCloseTo(-4 * (Math.log(1 / 3) + 2 * Math.log(2 / 3)), 12);
    // u of the intercept: (y − p)/(n p (1 − p)) inside the first group: 1.5 (−⅓, ⅔, −⅓), V = 6/5 · 1.5.
    expect(coefficients[0]!.estimate.se).toBeCloseTo(Math.sqrt((6 / 5) * 1.5), 12);
  });

  test('steps as R’s glm come to the same coefficients, and to errors that differ in the sixth digit', () => {
    const [exact, glm] = [
      logitModel(poor, predictors, design),
      logitModel(poor, predictors, design, { steps: 'glm' }),
    ];
    for (const [index, { estimate }] of exact.coefficients.entries()) {
      expect(relativeDistance(glm.coefficients[index]!.estimate.value, estimate.value)).toBeLessThan(1e-8);
      expect(relativeDistance(glm.coefficients[index]!.estimate.se, estimate.se)).toBeLessThan(1e-4);
    }
  });

  test('refuses an outcome outside 0..1 and one that a column tells without fail', () => {
    expect(() => logitModel([0, 2], [], even(2))).toThrow('logitModel: outcome[1] is 2');
    const told = [{ name: 'x', values: [1, 2, 3, 4] }];
    expect(() => logitModel([0, 0, 1, 1], told, even(4))).toThrow(RangeError);
  });
});

describe('every model', () => {
  test.each([
    ['linear', (at: SurveyDesign) => linearModel(logs, predictors, at)],
    ['logit', (at: SurveyDesign) => logitModel(poor, predictors, at)],
  ] as const)('%s: errors and covariances agree with the jackknife', (_, fit) => {
    const [linearised, replicated] = [fit(design), fit(jackknife(design))];
    for (const [index, { estimate }] of linearised.coefficients.entries()) {
      const other = replicated.coefficients[index]!.estimate;
      expect(relativeDistance(other.value, estimate.value)).toBeLessThan(1e-10);
      expect(relativeDistance(other.se, estimate.se)).toBeLessThan(0.05);
    }
    const scale = Math.sqrt(linearised.covariance[0]! * linearised.covariance[4]!);
    expect(Math.abs(linearised.covariance[1]! - replicated.covariance[1]!)).toBeLessThan(0.05 * scale);
    expect(linearised.df).toBe(56 + 1 - 3);
  });

  test('the Wald test of one coefficient is its t squared; a prediction at the base is the intercept', () => {
    const model = linearModel(logs, predictors, design);
    const { value, se } = model.coefficients[1]!.estimate;
    expect(waldTest(model, ['rooms']).f).toBeCloseTo((value / se) ** 2, 8);
    expect(waldTest(model, ['rooms', 'age'])).toMatchObject({ numeratorDf: 2, denominatorDf: 54 });
    const base = predictOutcome(model, [0, 0]);
    expect(relativeDistance(base.se, model.coefficients[0]!.estimate.se)).toBeLessThan(1e-12);
    const chance = predictOutcome(logitModel(poor, predictors, design), [3, 40]);
    expect(chance.value).toBeGreaterThan(0);
    expect(chance.value).toBeLessThan(1);
    expect(() => predictOutcome(model, [1])).toThrow('1 predictors, 2 are expected');
    expect(() => waldTest(model, ['debt'])).toThrow('debt is not in the model');
  });

  test('a column that others make is refused by name of the function; domains keep the design', () => {
    const doubled = [...predictors, { name: 'again', values: rooms.map((count) => 2 * count) }];
    expect(() => linearModel(logs, doubled, design)).toThrow('linearModel: column 4 is a combination');
    expect(() => linearModel(logs, [{ name: 'rooms', values: [1] }], design)).toThrow('rooms has 1 rows');
    const part = domainOf(
      design,
      rooms.map((count) => count > 2),
    );
    const model = linearModel(logs, predictors, part);
    expect(model.coefficients[0]!.estimate.n).toBe(rooms.filter((count) => count > 2).length);
    expect(model.fitted).toHaveLength(600);
  });
});

test('variance by hand with weights, and of large figures that are close', () => {
  expect(variance([1, 2, 6], even(3)).value).toBeCloseTo(7, 14);
  // Weights 1, 1, 2: mean 3.75 of 1, 2, 6: Σ w d² = 7.5625 + 3.0625 + 10.125 = 20.75; over 4, times 3/2.
  expect(variance([1, 2, 6], surveyDesign({ weights: [1, 1, 2] })).value).toBeCloseTo(7.78125, 14);
  expect(variance([1e12, 1e12 + 1, 1e12 + 2], even(3)).value).toBe(1);
  expect(() => variance([5, 6], domainOf(even(2), [1, 0]))).toThrow('variance: 1 row has no spread');
});
