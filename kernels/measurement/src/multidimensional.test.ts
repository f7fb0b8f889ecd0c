import { describe, expect, test } from 'vitest';
import { domainOf } from './domain.ts';
import { type DeprivationIndicator, multidimensionalPoverty } from './multidimensional.ts';
import { jackknife } from './resampling.ts';
import { surveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';

/*
 * The example of Alkire and Foster (2011), four people and four dimensions of one weight (rows people):
 *   0 0 1 0 | 1 1 1 1 ... as 0/1: person 1 none, 2: dims 2, 4; 3: all four; 4: dim 2 alone
 *   k = 2 of 4: poor are 2 and 3; H = 1/2; scores 1/2 and 1: A = 3/4; M0 = 3/8
 */
const CELLS = [
  [0, 0, 1, 0],
  [0, 1, 1, 1],
  [0, 0, 1, 0],
  [0, 1, 1, 0],
];
const indicators: DeprivationIndicator[] = CELLS.map((deprived, index) => ({
  name: `dim${index + 1}`,
  deprived,
  weight: 1,
}));
const four = surveyDesign({ weights: [1, 1, 1, 1] });

describe('Alkire–Foster', () => {
  test('gives the figures of the worked example', () => {
    const found = multidimensionalPoverty(indicators, four, { cutoff: 0.5 });
    expect(found.headcount.value).toBe(0.5);
    expect(found.intensity?.value).toBe(0.75);
    expect(found.adjusted.value).toBe(0.375);
    expect(found.indicators.map(({ uncensored }) => uncensored.value)).toEqual([0.25, 0.75, 0.25, 0.5]);
    expect(found.indicators.map(({ censored }) => censored.value)).toEqual([0.25, 0.5, 0.25, 0.5]);
    expect(found.indicators.map(({ absolute }) => absolute.value)).toEqual([0.0625, 0.125, 0.0625, 0.125]);
    expect(found.indicators.map(({ contribution }) => contribution?.value)).toEqual([
      1 / 6,
      1 / 3,
      1 / 6,
      1 / 3,
    ]);
  });

  test('k = 1 weight is the union, all weight the intersection', () => {
    expect(multidimensionalPoverty(indicators, four, { cutoff: 0.25 }).headcount.value).toBe(0.75);
    expect(multidimensionalPoverty(indicators, four, { cutoff: 1 }).headcount.value).toBe(0.25);
  });

  test('a score that reaches the cutoff but for rounding is poor', () => {
    const tenths = Array.from({ length: 10 }, (_, index) => ({
      name: `i${index}`,
      deprived: [index < 3 ? 1 : 0, 0],
      weight: 0.1,
    }));
    expect(
      multidimensionalPoverty(tenths, surveyDesign({ weights: [1, 1] }), { cutoff: 0.3 }).headcount.value,
    ).toBe(0.5);
  });

  test('nobody poor: M0 is 0, intensity and contributions have no value', () => {
    const none = indicators.map((own) => ({ ...own, deprived: [0, 0, 0, 0] }));
    const found = multidimensionalPoverty(none, four, { cutoff: 0.5 });
    expect([found.headcount.value, found.adjusted.value, found.intensity]).toEqual([0, 0, undefined]);
    expect(found.indicators.every(({ contribution }) => contribution === undefined)).toBe(true);
  });

  test('unknown indicators follow the rule that is named', () => {
    const unknown = indicators.map((own, index) =>
      index === 0 ? { ...own, deprived: [0, Number.NaN, 1, 0] } : own,
    );
    const by = (missing: 'leave-out' | 'not-deprived' | 'reweigh') =>
      multidimensionalPoverty(unknown, four, { cutoff: 0.5, missing });
    expect(() => multidimensionalPoverty(unknown, four, { cutoff: 0.5 })).toThrow(
      'multidimensionalPoverty: dim1[1] is NaN, 0 or 1 is expected',
    );
    // Of three people left, one is poor with score 1.
    expect([by('leave-out').headcount.value, by('leave-out').adjusted.value]).toEqual([1 / 3, 1 / 3]);
    expect([by('not-deprived').headcount.value, by('not-deprived').adjusted.value]).toEqual([0.5, 0.375]);
    // Person 2 is deprived in 2 of the 3 known: score 2/3.
    expect(by('reweigh').headcount.value).toBe(0.5);
    expect(by('reweigh').adjusted.value).toBeCloseTo((2 / 3 + 1) / 4, 15);
    expect(by('reweigh').indicators[0]?.uncensored.value).toBeCloseTo(1 / 3, 15);
    for (const missing of ['leave-out', 'not-deprived', 'reweigh'] as const) {
      const { indicators: parts, adjusted } = by(missing);
      expect(parts.reduce((sum, own) => sum + (own.contribution?.value ?? 0), 0)).toBeCloseTo(1, 14);
      expect(parts.reduce((sum, own) => sum + own.absolute.value, 0)).toBeCloseTo(adjusted.value, 14);
    }
  });

  test('M0 is H × A, in a domain too, and errors agree with the jackknife', () => {
    const { welfare, design, strata } = seededSurvey('mpi');
    const drawn = [0.5e6, 0.9e6, 1.2e6, 1.5e6].map((line, index) => ({
      name: `i${index}`,
      deprived: welfare.map((y, row) => Number(y * (1 + ((row * (index + 3)) % 7) / 10) < line)),
      weight: index + 1,
    }));
    const part = domainOf(
      design,
      strata.map((stratum) => stratum > 1),
    );
    for (const asked of [design, part]) {
      const { headcount, intensity, adjusted } = multidimensionalPoverty(drawn, asked, { cutoff: 0.4 });
      expect(relativeDistance(headcount.value * (intensity?.value ?? 0), adjusted.value)).toBeLessThan(1e-13);
    }
    const linear = multidimensionalPoverty(drawn, design, { cutoff: 0.4 });
    const replicated = multidimensionalPoverty(drawn, jackknife(design), { cutoff: 0.4 });
    const pairs = [
      [linear.headcount, replicated.headcount],
      [linear.intensity, replicated.intensity],
      [linear.adjusted, replicated.adjusted],
      [linear.indicators[2]?.contribution, replicated.indicators[2]?.contribution],
    ];
    for (const [own, other] of pairs)
      expect(relativeDistance(own?.se ?? 0, other?.se ?? 1)).toBeLessThan(0.02);
  });

  test('refuses weights, cutoffs and cells that mean nothing', () => {
    expect(() => multidimensionalPoverty([], four, { cutoff: 0.5 })).toThrow('no indicator');
    expect(() => multidimensionalPoverty(indicators, four, { cutoff: 0 })).toThrow('cutoff is 0');
    expect(() =>
      multidimensionalPoverty([{ name: 'a', deprived: [1, 0, 2, 0], weight: 1 }], four, { cutoff: 0.5 }),
    ).toThrow('a[2] is 2');
    expect(() =>
      multidimensionalPoverty([{ name: 'a', deprived: [1, 0, 0, 0], weight: -1 }], four, { cutoff: 0.5 }),
    ).toThrow('weight of a is -1');
  });
});
