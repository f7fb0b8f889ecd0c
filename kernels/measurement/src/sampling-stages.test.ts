import { expect, test } from 'vitest';
import { domainOf } from './domain.ts';
import { fgt } from './fgt.ts';
import { mean } from './mean.ts';
import { surveyDesign } from './survey-design.ts';
import { total } from './total.ts';

/** 2 of 10 clusters, 2 of 4 households in each: weight 10. */
const twoStages = {
  weights: [10, 10, 10, 10],
  clusters: ['a', 'a', 'b', 'b'],
  fpc: [10, 10, 10, 10],
  stages: [{ clusters: [1, 2, 1, 2], fpc: [4, 4, 4, 4] }],
};

test('two stages by hand: between clusters and inside them', () => {
  const { value, se } = total([1, 3, 5, 9], surveyDesign(twoStages));
  expect(value).toBe(180);
  // V1 = (1 − 0.2) · 2 · (50² + 50²) = 8000; V2 = 0.2 · (1 − 0.5) · 2 · (10² + 10² + 20² + 20²) = 200.
  expect(se).toBeCloseTo(Math.sqrt(8200), 11);
  // Särndal, Swensson and Wretman (1992), section 4.3: N²(1 − f)/n s² + N/n Σ M²(1 − f)/m s².
  expect(se ** 2).toBeCloseTo(((100 * 0.8) / 2) * 200 + (10 / 2) * ((16 * 0.5) / 2) * (2 + 8), 8);
});

test('without a correction at the first stage the second adds nothing', () => {
  const { fpc, ...rest } = twoStages;
  const y = [1, 3, 5, 9];
  const oneStage = surveyDesign({ weights: rest.weights, clusters: rest.clusters });
  expect(total(y, surveyDesign(rest)).se).toBeCloseTo(total(y, oneStage).se, 12);
  expect(fpc).toHaveLength(4);
});

test('a second stage taken whole adds nothing, one without a correction all it has', () => {
  const y = [1, 3, 5, 9];
  const whole = surveyDesign({ ...twoStages, stages: [{ clusters: [1, 2, 1, 2], fpc: [2, 2, 2, 2] }] });
  expect(total(y, whole).se ** 2).toBeCloseTo(8000, 8);
  const open = surveyDesign({ ...twoStages, stages: [{ clusters: [1, 2, 1, 2] }] });
  expect(total(y, open).se ** 2).toBeCloseTo(8400, 8);
});

test('three stages by hand', () => {
  // As above, with each household in two persons of 3: f of stage 3 is 2/3, its parents weigh 0.2 · 0.5.
  const rows = [0, 0, 1, 1, 2, 2, 3, 3];
  const take = <T>(list: readonly T[]): T[] => rows.map((row) => list[row]!);
  const design = surveyDesign({
    weights: rows.map(() => 15),
    clusters: take(twoStages.clusters),
    fpc: take(twoStages.fpc),
    stages: [
      { clusters: take([1, 2, 1, 2]), fpc: take([4, 4, 4, 4]) },
      { clusters: rows.map((_, row) => row), fpc: rows.map(() => 3) },
    ],
  });
  const y = [1, 0, 2, 1, 3, 2, 4, 5];
  // Unit totals 15, 45, 75, 135; V1 = 0.8 · 2 · 2 · 75², V2 = 0.2 · 0.5 · 2 · (15² · 2 + 30² · 2).
  // V3 = 0.1 · (1/3) · 2 · Σ (15 · ½)² · 2 over four households.
  const wanted = 0.8 * 4 * 75 ** 2 + 0.2 * (450 + 1800) + (0.1 / 3) * 2 * 4 * 2 * 7.5 ** 2;
  expect(total(y, design).se ** 2).toBeCloseTo(wanted, 8);
});

test('shares may be given instead of numbers; every statistic takes the design', () => {
  const shares = surveyDesign({
    ...twoStages,
    fpc: [0.2, 0.2, 0.2, 0.2],
    stages: [{ clusters: [1, 2, 1, 2], fpc: [0.5, 0.5, 0.5, 0.5] }],
  });
  const y = [1, 3, 5, 9];
  expect(total(y, shares).se).toBeCloseTo(Math.sqrt(8200), 11);
  // mean = 4.5: u = (y − 4.5)/40; z by household −0.875, −0.375, 0.125, 1.125.
  const v1 = 0.8 * 2 * (1.25 ** 2 + 1.25 ** 2);
  const v2 = 0.2 * 0.5 * 2 * (0.25 ** 2 * 2 + 0.5 ** 2 * 2);
  expect(mean(y, shares).se).toBeCloseTo(Math.sqrt(v1 + v2), 12);
  // Poor are the first two: z = ±0.125 by household, ±0.25 by cluster, none inside.
  expect(fgt(y, shares, 4).se).toBeCloseTo(Math.sqrt(0.8 * 2 * 2 * 0.25 ** 2), 12);
  expect(fgt(y, domainOf(shares, [1, 1, 1, 0]), 4).n).toBe(3);
});

test('a single unit inside a cluster follows the rule, and bad corrections are named', () => {
  const single = { ...twoStages, stages: [{ clusters: [1, 1, 1, 2], fpc: [4, 4, 4, 4] }] };
  expect(() => surveyDesign(single)).toThrow('unit 1 of stage 1 has a single unit of stage 2');
  const y = [1, 3, 5, 9];
  const certainty = surveyDesign({ ...single, lonelyPsu: 'certainty' });
  expect(total(y, certainty).se ** 2).toBeCloseTo(8000 + 0.2 * 0.5 * 2 * 800, 8);
  const average = surveyDesign({ ...single, lonelyPsu: 'average' });
  expect(total(y, average).se ** 2).toBeCloseTo(8000 + 2 * 0.2 * 0.5 * 2 * 800, 8);
  const stage = (fpc: number[]) => ({ ...twoStages, stages: [{ clusters: [1, 2, 1, 2], fpc }] });
  expect(() => surveyDesign(stage([4, 5, 4, 4]))).toThrow('fpc of stage 2[1] is 5, but 4 before');
  expect(() => surveyDesign(stage([1.5, 1.5, 4, 4]))).toThrow('fewer than the 2 units drawn');
  expect(() => surveyDesign({ ...twoStages, stages: [{ clusters: [1, 2] }] })).toThrow(
    'clusters of stage 2 has 2 rows, 4 are expected',
  );
});
