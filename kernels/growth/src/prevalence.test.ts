import { surveyDesign } from '@pilar/measurement';
import { describe, expect, it } from 'vitest';
import { MEASURE, SEX } from './growth-columns.ts';
import { growthCurve } from './growth-curve.ts';
import { growthScores } from './growth-scores.ts';
import { growthPrevalence } from './prevalence.ts';
import { ageGroups, growthPrevalenceBy } from './prevalence-groups.ts';

/**
 * Eight boys of 1,000 days in four clusters of one stratum, weights 1 but the last two with 2 (together 10).
 * z of length −2.5, −3.5, −1, 0 | 0.5, −7 (implausible), −2.2, 1; weight at the median; the first has oedema; the last is
 * of an unknown age, so only his weight for length is known.
 */
const LENGTH_Z = [-2.5, -3.5, -1, 0, 0.5, -7, -2.2, 1];
const boy = { sex: 'boy', at: 1000 } as const;
const children = {
  sex: LENGTH_Z.map(() => SEX.boy),
  ageDays: LENGTH_Z.map((_, row) => (row === 7 ? Number.NaN : 1000)),
  lengthCm: LENGTH_Z.map((z) => growthCurve('lengthForAge', boy, z)),
  weightKg: LENGTH_Z.map(() => growthCurve('weightForAge', boy, 0)),
  measure: LENGTH_Z.map(() => MEASURE.standing),
  oedema: LENGTH_Z.map((_, row) => Number(row === 0)),
};
const scores = growthScores(children);
const design = surveyDesign({ weights: [1, 1, 1, 1, 1, 1, 2, 2], clusters: [1, 1, 2, 2, 3, 3, 4, 4] });

describe('prevalences', () => {
  const all = growthPrevalence(children, scores, design);

  it('are weighted shares of the children of whom the indicator is known', () => {
    // Length: rows 0–4 and 6 count (weights 1, 1, 1, 1, 1, 2 = 7); stunted are rows 0, 1 and 6: 4/7; severely row 1: 1/7.
    expect([all.lengthForAge?.n, all.lengthForAge?.population]).toEqual([6, 7]);
    expect(all.lengthForAge?.beyond.get(-2)?.estimate.value).toBeCloseTo(4 / 7, 12);
    expect(all.lengthForAge?.beyond.get(-3)?.estimate.value).toBeCloseTo(1 / 7, 12);
  });

  it('carry the error of the drawn clusters', () => {
    // u = w(hit − 4/7)/7 by cluster: (3 + 3)/49, (−4 − 4)/49, −4/49, 6/49; their sum is 0; V = 4/3 · (36 + 64 + 16 + 36)/49².
    expect(all.lengthForAge?.beyond.get(-2)?.estimate.se).toBeCloseTo(Math.sqrt((4 / 3) * 152) / 49, 12);
  });

  it('count a child with oedema as severe by weight, and leave it out of the mean', () => {
    // Weight for age: rows 0–6 (weights 8); the only one below −3 is the child with oedema: 1/8. Nobody is above 2.
    const { weightForAge } = all;
    expect([weightForAge?.n, weightForAge?.population]).toEqual([7, 8]);
    expect(weightForAge?.beyond.get(-3)?.estimate.value).toBeCloseTo(1 / 8, 12);
    expect(weightForAge?.beyond.get(2)?.estimate.value).toBe(0);
    expect([weightForAge?.meanZ?.estimate.value, weightForAge?.meanZ?.estimate.n]).toEqual([0, 6]);
    expect(weightForAge?.deviation).toBe(0);
  });

  it('say of nobody what the size of the sample allows', () => {
    const nobody = all.weightForAge?.beyond.get(2);
    expect(nobody?.interval).toMatchObject({ low: 0, exact: false, method: 'beta' });
    expect(nobody?.interval.high).toBeGreaterThan(0.3);
  });

  it('join stunting with wasting and with overweight', () => {
    // Known in both: rows 0–4 and 6 (7); stunted and wasted: only the child with oedema, 1/7.
    expect([all.joint?.n, all.joint?.population]).toEqual([6, 7]);
    expect(all.joint?.stuntedAndWasted.estimate.value).toBeCloseTo(1 / 7, 12);
    const short = scores.weightForLength.z[1] ?? 0;
    expect(all.joint?.stuntedAndOverweight.estimate.value).toBeCloseTo(short > 2 ? 1 / 7 : 0, 12);
  });

  it('go by group, and say nothing of a group without children', () => {
    const byAge = growthPrevalenceBy(children, scores, { design, groups: ageGroups(children) });
    expect(byAge.map(({ group }) => group)).toEqual(['24-35']);
    expect(byAge[0]?.prevalence.weightForLength?.n).toBe(
      all.weightForLength?.n === undefined ? 0 : all.weightForLength.n - 1,
    );
    const old = { ...children, ageDays: LENGTH_Z.map(() => 2000) };
    expect(growthPrevalence(old, growthScores(old), design)).toMatchObject({
      lengthForAge: undefined,
      weightForLength: undefined,
      joint: undefined,
    });
  });

  it('know the age groups by completed months', () => {
    const ageMonths = [0, 5.99, 6, 11.9, 12, 59.9, 60, Number.NaN];
    expect(ageGroups({ sex: ageMonths.map(() => 1), ageMonths })).toEqual([
      ...['00-05', '00-05', '06-11', '06-11', '12-23', '48-59'],
      ...[undefined, undefined],
    ]);
  });

  it('refuse a design of other rows', () => {
    expect(() => growthPrevalence(children, scores, surveyDesign({ weights: [1] }))).toThrow(RangeError);
  });
});
