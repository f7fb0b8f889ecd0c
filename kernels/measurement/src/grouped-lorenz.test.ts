import { describe, expect, test } from 'vitest';
import { fitLorenz, groupedPoverty, type LorenzForm } from './grouped-lorenz.ts';
import { sharesOfGroups } from './grouped-shares.ts';

/*
 * A table that lies on a quadratic, worked by hand: (a, b, c) = (1, −1.5, 0.2): e = −0.7, m = −1.75, n = 1.3, e² = 0.49.
 * L(0.5) = −½[−0.75 − 0.7 + √(−0.4375 + 0.65 + 0.49)] = ½(1.45 − √0.7025) = 0.3059236…
 * L'(p) = 0.75 − (−3.5p + 1.3)/(4√(…)): L'(0) = 0.75 − 1.3/2.8 = 2/7. e² + n + m = 0.04, L'(1) = 0.75 + 2.2/0.8 = 3.5.
 */
const [a, b, c] = [1, -1.5, 0.2];
const e = -(a + b + c + 1);
const onQuadratic = (p: number) =>
  -(b * p + e + Math.sqrt((b * b - 4 * a) * p * p + (2 * b * e - 4 * c) * p + e * e)) / 2;
/* A table on the beta form: θ = 0.6, γ = 1, δ = 0.5: L = p − 0.6 p √(1 − p); L(0.75) = 0.75 − 0.225 = 0.525. */
const onBeta = (p: number) => p - 0.6 * p * Math.sqrt(1 - p);

const ranks = Array.from({ length: 20 }, (_, at) => (at + 1) / 20);
const tableOf = (curve: (p: number) => number) => ({
  population: ranks,
  welfare: ranks.map((p) => (p === 1 ? 1 : curve(p))),
});

/** Σ over fine ranks: figures of a curve without its formulas. */
function byRanks(slope: (p: number) => number, ratio: number) {
  const steps = 400_000;
  const sums = { p0: 0, p1: 0, p2: 0, gini: 1 };
  for (let at = 0; at < steps; at++) {
    const p = (at + 0.5) / steps;
    const gap = Math.max(0, 1 - slope(p) / ratio);
    sums.p0 += Number(gap > 0) / steps;
    sums.p1 += gap / steps;
    sums.p2 += (gap * gap) / steps;
    sums.gini -= (2 * (1 - p) * slope(p)) / steps;
  }
  return sums;
}

describe('Lorenz curve of grouped data', () => {
  test('finds the curve that the points lie on', () => {
    const quadratic = fitLorenz(tableOf(onQuadratic), 'quadratic');
    expect(Array.from(quadratic.coefficients, (own) => own.toFixed(9))).toEqual([
      '1.000000000',
      '-1.500000000',
      '0.200000000',
    ]);
    expect(quadratic.share(0.5)).toBeCloseTo(0.3059236, 6);
    expect(quadratic.slope(0)).toBeCloseTo(2 / 7, 9);
    expect(quadratic.slope(1)).toBeCloseTo(3.5, 8);
    const beta = fitLorenz(tableOf(onBeta), 'beta');
    expect(Array.from(beta.coefficients, (own) => own.toFixed(9))).toEqual([
      '0.600000000',
      '1.000000000',
      '0.500000000',
    ]);
    expect(beta.share(0.75)).toBeCloseTo(0.525, 9);
    expect([quadratic.faults, beta.faults]).toEqual([[], []]);
  });

  test.each<[LorenzForm, (p: number) => number]>([
    ['quadratic', onQuadratic],
    ['beta', onBeta],
  ])('poverty and Gini of the %s form are those of its people, rank by rank', (form, curve) => {
    const { fits } = groupedPoverty(tableOf(curve), { mean: 1000, line: 700 });
    const found = fits.find((fit) => fit.form === form)!;
    const wanted = byRanks(found.curve.slope, 0.7);
    expect(found.p0).toBeCloseTo(wanted.p0, 5);
    expect(found.p1).toBeCloseTo(wanted.p1, 7);
    expect(found.p2).toBeCloseTo(wanted.p2, 7);
    expect(found.gini).toBeCloseTo(wanted.gini, 5);
    expect(found.tenths.reduce((sum, own) => sum + own, 0)).toBeCloseTo(1, 12);
    expect(found.median).toBeCloseTo(1000 * found.curve.slope(0.5), 9);
  });

  test('nobody is poor below the poorest, everybody above the richest', () => {
    const shares = tableOf(onQuadratic);
    const [low] = groupedPoverty(shares, { mean: 1000, line: 280 }).fits;
    expect([low?.p0, low?.p1, low?.p2]).toEqual([0, 0, 0]);
    const [high] = groupedPoverty(shares, { mean: 1000, line: 3600 }).fits;
    expect(high?.p0).toBe(1);
    expect(high?.p1).toBeCloseTo(1 - 1000 / 3600, 9);
  });

  test('a form that is no Lorenz curve says so, and the other is chosen', () => {
    // γ = 0.8 lets the beta form fall at first.
    const { fits, chosen } = groupedPoverty(
      tableOf((p) => p - 0.5 * p ** 0.8 * (1 - p) ** 0.6),
      { mean: 1, line: 0.5 },
    );
    expect(fits[1]?.faults).toEqual(['L falls']);
    expect([chosen.form, chosen.isValid]).toEqual(['quadratic', true]);
    // Where both are valid, the nearer one for the poor.
    expect(groupedPoverty(tableOf(onBeta), { mean: 1, line: 0.7 }).chosen.form).toBe('beta');
  });

  test('shares of groups of people and means, in any order', () => {
    const shares = sharesOfGroups([10, 30, 10], [3, 1, 2]);
    expect(Array.from(shares.population)).toEqual([0.6, 0.8, 1]);
    expect(Array.from(shares.welfare)).toEqual([0.375, 0.625, 1]);
    expect(() => sharesOfGroups([0, 1], [1, 2])).toThrow('people[0] is 0');
    expect(() => sharesOfGroups([1, 1], [1, -2])).toThrow('perHead[1] is -2');
  });

  test('refuses a table that is no Lorenz curve', () => {
    const population = [0.2, 0.4, 0.6, 0.8, 1];
    const fit = (welfare: number[], own = population) => fitLorenz({ population: own, welfare }, 'quadratic');
    expect(() => fit([0.1, 0.2, 0.4, 0.6, 0.9])).toThrow('the last point is (1, 0.9)');
    expect(() => fit([0.1, 0.15, 0.4, 0.6, 1])).toThrow('welfare[1] is 0.15');
    expect(() => fit([0.1, 0.2, 0.4, 0.6, 1], [0.2, 0.2, 0.6, 0.8, 1])).toThrow('population[1] is 0.2');
    expect(() => fit([0.1, 1], [0.5, 1])).toThrow('2 points, at least 5');
    expect(() => groupedPoverty(tableOf(onBeta), { mean: 0, line: 1 })).toThrow('mean is 0');
  });
});
