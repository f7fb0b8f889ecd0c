import { gini, standardSet, surveyDesign } from '@pilar/measurement';
import { describe, expect, it } from 'vitest';
import { fitSpendingCurve } from './spending-curve.ts';
import { SURVEY_YEARS, spendingTarget } from './targets.ts';
import { demoCity, numbersOf } from './testing/demo-city.ts';

const city = demoCity();
const persons = surveyDesign({ weights: numbersOf(city.families, 'size') });
const truth = (year: number): Float64Array => city.trueSpending.get(year) ?? new Float64Array();

/** Pearson correlation over families. */
function correlation(x: Float64Array, y: Float64Array): number {
  const mean = (v: Float64Array): number => v.reduce((a, b) => a + b, 0) / v.length;
  const [mx, my] = [mean(x), mean(y)];
  const cross = (a: Float64Array, ma: number, b: Float64Array, mb: number): number =>
    a.reduce((sum, value, i) => sum + (value - ma) * (b[i]! - mb), 0);
  return cross(x, mx, y, my) / Math.sqrt(cross(x, mx, x, mx) * cross(y, my, y, my));
}

describe('true spending of the demo city', () => {
  it.each(SURVEY_YEARS)(
    'of %i has the P0 of that year within 0.05 point, and the mean within 0.1 %%',
    (year) => {
      const target = spendingTarget(year);
      const found = standardSet(truth(year), persons, target.line.value);
      expect(Math.abs(found.p0.value - target.p0.value)).toBeLessThan(0.0005);
      expect(Math.abs(found.mean.value / target.mean.value - 1)).toBeLessThan(0.001);
      expect(Math.abs(found.gini.value - target.gini.value)).toBeLessThan(0.002);
    },
  );

  it.each([
    [2024, 0.0077, 0.0015],
    [2025, 0.0055, 0.0007],
  ])('of %i has the published depth and severity', (year, p1, p2) => {
    const found = standardSet(truth(year), persons, spendingTarget(year === 2024 ? 2024 : 2025).line.value);
    expect(Math.abs(found.p1.value - p1)).toBeLessThan(0.0002);
    expect(Math.abs(found.p2.value - p2)).toBeLessThan(0.0002);
  });

  it('of 2024 has the published mean and Gini, which no single lognormal joins with that P0', () => {
    const found = standardSet(truth(2024), persons, 503_161);
    expect(Math.abs(found.mean.value / 1_776_286 - 1)).toBeLessThan(0.001);
    expect(Math.abs(gini(truth(2024), persons).value - 0.277)).toBeLessThan(0.001);
    expect(found.p0.value).toBeGreaterThan(0.0677);
  });

  it('is whole rupiah above zero for every family', () => {
    for (const year of SURVEY_YEARS) {
      expect(truth(year)).toHaveLength(56_300);
      expect(truth(year).every((rupiah) => Number.isInteger(rupiah) && rupiah > 100_000)).toBe(true);
    }
  });

  it('goes with what the register knows: up with desil and schooling, down with size', () => {
    const log = truth(2024).map(Math.log);
    expect(correlation(log, numbersOf(city.families, 'desil'))).toBeGreaterThan(0.55);
    expect(correlation(log, numbersOf(city.families, 'size'))).toBeLessThan(-0.15);
  });

  it('of one family stays near from year to year, but not the same', () => {
    const near = correlation(truth(2024).map(Math.log), truth(2025).map(Math.log));
    const far = correlation(truth(2021).map(Math.log), truth(2025).map(Math.log));
    expect(near).toBeLessThan(0.97);
    expect(near).toBeGreaterThan(far);
    expect(far).toBeGreaterThan(0.6);
  });
});

describe('the curve of spending', () => {
  it('refuses depth and severity that no Beta gap has', () => {
    const target = spendingTarget(2024);
    const impossible = { ...target, p2: { value: 0.004, basis: 'asumsi' as const } };
    expect(() => fitSpendingCurve(impossible)).toThrow(/fitSpendingCurve: P2/);
  });

  it('rises with rank and crosses the line at P0', () => {
    const { rank, rupiah } = fitSpendingCurve(spendingTarget(2025));
    for (let i = 1; i < rank.length; i++) {
      expect(rank[i]! >= rank[i - 1]! && rupiah[i]! >= rupiah[i - 1]!).toBe(true);
    }
    const poorest = rank.findIndex((share) => share > 0.0644);
    expect(Math.abs(rupiah[poorest]! / 596_139 - 1)).toBeLessThan(0.001);
  });
});
