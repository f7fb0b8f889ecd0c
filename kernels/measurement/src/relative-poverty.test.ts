import { describe, expect, test } from 'vitest';
import { domainOf } from './domain.ts';
import { fgt } from './fgt.ts';
import { mean } from './mean.ts';
import { medianGap, poorMedian } from './median-gap.ts';
import { quantile } from './quantile.ts';
import { relativeLine } from './relative-line.ts';
import { relativePoverty } from './relative-poverty.ts';
import { surveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';
import { watts } from './watts.ts';

const even = (rows: number) => surveyDesign({ weights: new Array(rows).fill(1) });
const half = { of: 'mean', share: 0.5 } as const;

describe('a relative line', () => {
  test('is a share of the median or of the mean, with their error', () => {
    const { welfare, design } = seededSurvey('line');
    const line = relativeLine(welfare, design);
    const median = quantile(welfare, design, 0.5, { error: 'density' });
    expect(line.value).toBeCloseTo(0.6 * median.value, 6);
    expect(relativeDistance(line.se, 0.6 * median.se)).toBeLessThan(1e-12);
    const ofMean = relativeLine(welfare, design, half);
    expect(relativeDistance(ofMean.value, 0.5 * mean(welfare, design).value)).toBeLessThan(1e-12);
    expect(relativeDistance(ofMean.se, 0.5 * mean(welfare, design).se)).toBeLessThan(1e-10);
  });

  test('refuses a share or a quantile that draws no line, and a line of 0', () => {
    expect(() => relativeLine([1, 2], even(2), { of: 'median', share: 0 })).toThrow("the line's share is 0");
    expect(() => relativeLine([1, 2], even(2), { of: 'median', share: 0.6, quantile: 1 })).toThrow(
      'quantile is 1',
    );
    expect(() => relativeLine([0, 0, 5], even(3))).toThrow('the line is 0');
  });
});

describe('poverty under a relative line', () => {
  test('by hand, half of the mean: the line moves with the sample', () => {
    // 1, 4, 5, 6, 9: mean 5, line 2.5, P1 = 0.6/5 = 0.12; D = mean(y/z²) of the poor = (1/6.25)/5 = 0.032.
    const { value, se } = relativePoverty([1, 4, 5, 6, 9], even(5), { line: half, alpha: 1 });
    expect(value).toBeCloseTo(0.12, 14);
    // 5u = (0.6, 0, 0, 0, 0) − 0.12 + 0.032 · 0.5 · (−4, −1, 0, 1, 4)
    const u = [0.48 - 0.064, -0.12 - 0.016, -0.12, -0.12 + 0.016, -0.12 + 0.064].map((part) => part / 5);
    const squares = u.reduce((sum, part) => sum + part * part, 0);
    expect(se).toBeCloseTo(Math.sqrt((5 / 4) * squares), 14);
  });

  test('has the figure of FGT at that line, and another error', () => {
    const { welfare, design } = seededSurvey('arpr');
    const line = relativeLine(welfare, design).value;
    for (const alpha of [0, 1, 2]) {
      const relative = relativePoverty(welfare, design, { alpha });
      const fixed = fgt(welfare, design, line, { alpha });
      expect(relativeDistance(relative.value, fixed.value)).toBeLessThan(1e-12);
      expect(relative.se).not.toBe(fixed.se);
    }
  });

  test('a domain is held against the line of all', () => {
    const { welfare, design, strata } = seededSurvey('domain');
    const part = domainOf(
      design,
      strata.map((stratum) => stratum === 2),
    );
    const line = relativeLine(welfare, design).value;
    expect(relativePoverty(welfare, part).value).toBeCloseTo(fgt(welfare, part, line).value, 14);
    expect(relativePoverty(welfare, part).n).toBe(150);
  });

  test('does not depend on the unit of money', () => {
    const { welfare, design } = seededSurvey('money');
    const thousands = welfare.map((amount) => amount / 1024);
    for (const statistic of [relativePoverty, medianGap]) {
      const [rupiah, scaled] = [statistic(welfare, design), statistic(thousands, design)];
      expect(relativeDistance(scaled.value, rupiah.value)).toBeLessThan(1e-12);
      expect(relativeDistance(scaled.se, rupiah.se)).toBeLessThan(1e-9);
    }
  });
});

describe('the median of the poor', () => {
  test('by hand: of 1, 2, 4, 10, 11, 12, 13 the line is 6 and the middle poor has 2', () => {
    const y = [1, 2, 4, 10, 11, 12, 13];
    expect(poorMedian(y, even(7)).value).toBe(2);
    expect(medianGap(y, even(7)).value).toBeCloseTo(2 / 3, 14);
  });

  test('has no meaning where nobody is poor', () => {
    expect(() => medianGap([5, 5, 6, 6], even(4))).toThrow('medianGap: nobody is poor');
  });
});

describe('Watts', () => {
  test('by hand: half of the line for one of three is ln(2)/3, with its error', () => {
    const { value, se } = watts([50, 100, 200], even(3), 100);
    expect(value).toBeCloseTo(Math.log(2) / 3, 14);
    expect(se).toBeCloseTo(Math.log(2) / 3, 14); // that of a share of 1/3 times ln 2
  });

  test('takes a line for each row and three rules for welfare of 0 and less', () => {
    const y = [50, 0, 200];
    expect(watts([50, 30, 200], even(3), [100, 60, 100]).value).toBeCloseTo((2 * Math.log(2)) / 3, 14);
    expect(() => watts(y, even(3), 100)).toThrow('watts: welfare[1] is 0, an amount above 0 is expected');
    expect(watts(y, even(3), 100, { nonPositive: 'leave-out' }).value).toBeCloseTo(Math.log(2) / 2, 14);
    expect(watts(y, even(3), 100, { nonPositive: 'as-not-poor' }).value).toBeCloseTo(Math.log(2) / 3, 14);
  });
});
