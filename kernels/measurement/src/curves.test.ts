import { describe, expect, test } from 'vitest';
import { domainOf } from './domain.ts';
import { fgt } from './fgt.ts';
import { gini } from './gini.ts';
import { giniClasses } from './gini-classes.ts';
import { atRelativeLine } from './relative-measure.ts';
import { relativePoverty } from './relative-poverty.ts';
import { jackknife } from './resampling.ts';
import { sen, senShorrocksThon } from './sen.ts';
import { surveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';
import { tip } from './tip.ts';
import { watts } from './watts.ts';

const four = surveyDesign({ weights: [1, 1, 1, 1] });

describe('TIP curve', () => {
  test('by hand: gaps 0.5 and 0.2 of four, and half a person when the cut splits one', () => {
    const at = (p: number) => tip([50, 80, 200, 300], four, 100, p).value;
    expect([at(0), at(0.25), at(0.5), at(0.75), at(1)]).toEqual([0, 0.125, 0.175, 0.175, 0.175]);
    expect(at(0.125)).toBeCloseTo(0.0625, 15);
    expect(at(0.375)).toBeCloseTo(0.15, 15);
  });

  test('ends at P1 with its error', () => {
    const { welfare, design } = seededSurvey('tip');
    const line = 900_000;
    const p1 = fgt(welfare, design, line, { alpha: 1 });
    for (const p of [0.9, 1]) {
      const end = tip(welfare, design, line, p);
      expect(relativeDistance(end.value, p1.value)).toBeLessThan(1e-12);
      expect(relativeDistance(end.se, p1.se)).toBeLessThan(1e-12);
    }
  });

  test('inside the poor its error agrees with the jackknife', () => {
    const { welfare, design } = seededSurvey('tip', 0.8);
    const [line, p] = [1_200_000, 0.2];
    const linear = tip(welfare, design, line, p).se;
    expect(relativeDistance(linear, tip(welfare, jackknife(design), line, p).se)).toBeLessThan(0.02);
  });

  test('refuses a rank outside 0..1 and a line of 0', () => {
    expect(() => tip([1, 2, 3, 4], four, 1, 1.5)).toThrow('tip: p is 1.5');
    expect(() => tip([1, 2, 3, 4], four, 0, 0.5)).toThrow('tip: line is 0');
  });
});

describe('Gini from classes', () => {
  test('by hand: halves of 1, 2, 3, 4 give 1 − (0.3 + 1.3)/2', () => {
    expect(giniClasses([1, 2, 3, 4], four, { classes: 2 }).value).toBeCloseTo(0.2, 15);
  });

  test('with a class a row it is the Gini of all rows, else it lies below', () => {
    const y = [1, 2, 3, 4, 10, 20, 30, 40, 50, 60];
    const ten = surveyDesign({ weights: y.map(() => 1) });
    expect(giniClasses(y, ten).value).toBeCloseTo(gini(y, ten).value, 14);
    expect(giniClasses(y, ten, { classes: 5 }).value).toBeLessThan(gini(y, ten).value);
    expect(() => giniClasses(y, ten, { classes: 1 })).toThrow('giniClasses: classes is 1');
  });

  test('its error agrees with the jackknife', () => {
    const { welfare, design } = seededSurvey('classes');
    const linear = giniClasses(welfare, design).se;
    expect(relativeDistance(linear, giniClasses(welfare, jackknife(design)).se)).toBeLessThan(0.02);
  });
});

describe('a measure under an estimated line', () => {
  const { welfare, design, strata } = seededSurvey('relative measure');
  const line = { of: 'median', share: 0.6 } as const;
  const domain = domainOf(
    design,
    strata.map((stratum) => stratum === 1),
  );

  test('is relative poverty where the measure is FGT, also in a domain', () => {
    for (const part of [design, domain]) {
      const known = relativePoverty(welfare, part, { line, alpha: 1 });
      const found = atRelativeLine(welfare, part, line, (d, z) => fgt(welfare, d, z, { alpha: 1 }));
      expect(relativeDistance(found.value, known.value)).toBeLessThan(1e-14);
      // The slope is a difference quotient here, a derivative there.
      expect(relativeDistance(found.se, known.se)).toBeLessThan(0.01);
      expect([found.n, found.df]).toEqual([known.n, known.df]);
    }
  });

  test.each([
    ['watts', (d: typeof design, z: number) => watts(welfare, d, z)],
    ['sen', (d: typeof design, z: number) => sen(welfare, d, z)],
    ['sst', (d: typeof design, z: number) => senShorrocksThon(welfare, d, z)],
  ])('of the mean, %s has the error of the jackknife', (_name, measure) => {
    const half = { of: 'mean', share: 0.5 } as const;
    const linear = atRelativeLine(welfare, design, half, measure);
    const replicated = atRelativeLine(welfare, jackknife(design), half, measure);
    expect(linear.value).toBe(replicated.value);
    expect(relativeDistance(linear.se, replicated.se)).toBeLessThan(0.05);
    expect(linear.se).not.toBe(measure(design, 1_000_000).se);
  });
});
