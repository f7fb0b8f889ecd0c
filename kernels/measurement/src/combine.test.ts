import { describe, expect, test } from 'vitest';
import { answersAcross, partOf } from './across-samples.ts';
import { postStratify } from './calibrate.ts';
import { combine, difference } from './combine.ts';
import { compareIndependent } from './compare-independent.ts';
import { designEffect } from './design-effect.ts';
import { domainOf } from './domain.ts';
import { fgt } from './fgt.ts';
import { gini } from './gini.ts';
import { mean } from './mean.ts';
import { quantile } from './quantile.ts';
import { ratio } from './ratio.ts';
import { jackknife } from './resampling.ts';
import { type SurveyDesign, surveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';
import { total } from './total.ts';

const { welfare, design, strata, clusters } = seededSurvey('combine');
const roots = welfare.map(Math.sqrt);
const half = (side: number) => (at: SurveyDesign) =>
  domainOf(
    at,
    welfare.map((_, row) => row % 2 === side),
  );

describe('a function of several statistics', () => {
  test('a ratio of two totals is the ratio, error included', () => {
    const totals = [(at: SurveyDesign) => total(welfare, at), (at: SurveyDesign) => total(roots, at)];
    const made = combine(design, totals, {
      method: 'test@1',
      value: ([a = 0, b = 0]) => a / b,
      slopes: ([a = 0, b = 0]) => [1 / b, -a / (b * b)],
    });
    const known = ratio(welfare, roots, design);
    expect(relativeDistance(made.value, known.value)).toBeLessThan(1e-12);
    expect(relativeDistance(made.se, known.se)).toBeLessThan(1e-10);
    expect(made.df).toBe(known.df);
  });

  test('a difference has its covariance: of a figure with itself it is 0, of two clusters by hand', () => {
    const own = (at: SurveyDesign) => gini(welfare, at);
    expect(difference(design, own, own)).toMatchObject({
      value: 0,
      se: 0,
      method: 'difference/gini/trapezoid@1',
    });
    // Two clusters, a pair in each: means of the firsts 2, of the seconds 5; the differences are 1 and 5.
    const pairs = surveyDesign({ weights: [1, 1, 1, 1], clusters: [1, 1, 2, 2] });
    const y = [1, 2, 3, 8];
    const side = (mask: number[]) => (at: SurveyDesign) => mean(y, domainOf(at, mask));
    const { value, se } = difference(pairs, side([1, 0, 1, 0]), side([0, 1, 0, 1]));
    // z = ((2 − 5) − (1 − 2))/2 and back: ±1; V = 2 · (1 + 1).
    expect([value, se]).toEqual([3, 2]);
    expect(() => difference(pairs, side([1, 0, 1, 0]), (at) => total(y, at))).toThrow(
      'are not one statistic',
    );
  });

  test('groups of one survey: linearised and jackknifed differences agree', () => {
    for (const statistic of [mean, gini, (y: number[], at: SurveyDesign) => fgt(y, at, 800_000)]) {
      const change = (at: SurveyDesign) =>
        difference(
          at,
          (one) => statistic(welfare, half(0)(one)),
          (one) => statistic(welfare, half(1)(one)),
        );
      const [linearised, replicated] = [change(design), change(jackknife(design))];
      expect(relativeDistance(replicated.value, linearised.value)).toBeLessThan(1e-9);
      expect(relativeDistance(replicated.se, linearised.se)).toBeLessThan(0.05);
    }
  });

  test('a combination of combinations is one, with calibrated weights too', () => {
    const sizes = new Map([0, 1, 2, 3].map((stratum) => [stratum, 40_000]));
    for (const at of [design, postStratify(design, { groups: strata, sizes })]) {
      const sum = (one: SurveyDesign) =>
        combine(one, [(d) => mean(welfare, d), (d) => mean(roots, d)], {
          method: 'test@1',
          value: ([a = 0, b = 0]) => a + b,
          slopes: () => [1, 1],
        });
      const back = combine(at, [sum, (d) => mean(roots, d)], {
        method: 'test@1',
        value: ([a = 0, b = 0]) => a - b,
        slopes: () => [1, -1],
      });
      expect(relativeDistance(back.se, mean(welfare, at).se)).toBeLessThan(1e-9);
    }
  });

  test('a quantile enters by its density, whatever its own error', () => {
    const own = quantile(welfare, design, 0.3, { error: 'density' });
    const once = combine(design, [(at) => quantile(welfare, at, 0.3)], {
      method: 'test@1',
      value: ([q = 0]) => q,
      slopes: () => [1],
    });
    expect(relativeDistance(once.se, own.se)).toBeLessThan(1e-10);
  });
});

test('two designs are independent, with Welch’s degrees of freedom', () => {
  const other = seededSurvey('other');
  const parts = [partOf((at) => mean(welfare, at), 0), partOf((at) => mean(other.welfare, at), 1)];
  const [change] = answersAcross([design, other.design], parts, [
    { method: 'difference/mean@1', value: ([a = 0, b = 0]) => b - a, slopes: () => [-1, 1] },
  ]);
  const known = compareIndependent(mean(welfare, design), mean(other.welfare, other.design)).difference;
  expect(relativeDistance(change!.se, known.se)).toBeLessThan(1e-10);
  expect(change!.df).toBeCloseTo(known.df, 6);
  expect(change!.n).toBe(1200);
});

describe('design effect', () => {
  test('is 1 for a simple sample (up to its correction), and by hand for pairs', () => {
    const simple = surveyDesign({ weights: [2, 2, 2], fpc: [6, 6, 6] });
    expect(designEffect(simple, (at) => mean([1, 2, 6], at))).toBeCloseTo(1, 12);
    // Pairs that are equal: V = 2 · (2 · (2 · 0.25)²) with u = ±1/4; V₀ = (1 − 4/40) · (4/3)/4.
    const pairs = surveyDesign({ weights: [10, 10, 10, 10], clusters: [1, 1, 2, 2] });
    expect(designEffect(pairs, (at) => mean([1, 1, 3, 3], at))).toBeCloseTo(1 / ((0.9 * (4 / 3)) / 4), 12);
  });

  test('grows with clusters that differ, and replicates come to the same', () => {
    const effect = designEffect(design, (at) => mean(welfare, at));
    const noClusters = surveyDesign({ weights: design.weights, strata });
    expect(effect).toBeGreaterThan(designEffect(noClusters, (at) => mean(welfare, at)));
    expect(clusters).toHaveLength(600);
    const replicated = designEffect(jackknife(design), (at) => mean(welfare, at));
    expect(relativeDistance(replicated, effect)).toBeLessThan(0.02);
  });
});
