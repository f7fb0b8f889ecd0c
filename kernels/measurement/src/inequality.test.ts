import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atkinson } from './atkinson.ts';
import { domainOf } from './domain.ts';
import { generalisedEntropy } from './generalised-entropy.ts';
import { gini } from './gini.ts';
import { hoover } from './hoover.ts';
import { kolm } from './kolm.ts';
import { lorenz } from './lorenz.ts';
import { jackknife } from './resampling.ts';
import { PALMA, S80_S20, shareRatio } from './share-ratio.ts';
import { surveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';

const even = (rows: number) => surveyDesign({ weights: new Array(rows).fill(1) });
const seeded = { seed: 1_924, numRuns: 120 };
const incomes = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 5, maxLength: 50 });

describe('generalised entropy', () => {
  test('two people with 1 and 3, worked by hand: r = 0.5 and 1.5', () => {
    const design = even(2);
    expect(generalisedEntropy([1, 3], design, { alpha: 0 }).value).toBeCloseTo(-Math.log(0.75) / 2, 14);
    const theil = (0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2;
    expect(generalisedEntropy([1, 3], design).value).toBeCloseTo(theil, 14);
    // GE(2) = ½ · mean((r − 1)²) = 0.125; u = [0.125 − 0.125 − 0.25 (r − 1)]/2 = ±0.0625; V = 2 · 2 · 0.0625².
    const two = generalisedEntropy([1, 3], design, { alpha: 2 });
    expect(two.value).toBeCloseTo(0.125, 14);
    expect(two.se).toBeCloseTo(0.125, 14);
  });

  test('GE(2) is half the squared coefficient of variation, error included', () => {
    const { welfare, design } = seededSurvey('cv');
    const { value } = generalisedEntropy(welfare, design, { alpha: 2 });
    let [size, sum, squares] = [0, 0, 0];
    for (const [row, y] of welfare.entries()) {
      size += design.weights[row]!;
      sum += design.weights[row]! * y;
      squares += design.weights[row]! * y * y;
    }
    const mean = sum / size;
    expect(relativeDistance(value, (squares / size - mean * mean) / (2 * mean * mean))).toBeLessThan(1e-12);
  });

  test('the parameters next to 0 and 1 give what 0 and 1 give', () => {
    const { welfare, design } = seededSurvey('limits');
    for (const alpha of [0, 1]) {
      const at = generalisedEntropy(welfare, design, { alpha });
      const beside = generalisedEntropy(welfare, design, { alpha: alpha + 1e-6 });
      expect(relativeDistance(beside.value, at.value)).toBeLessThan(1e-5);
      expect(relativeDistance(beside.se, at.se)).toBeLessThan(1e-5);
    }
  });

  test('welfare of 0 is refused where it has no meaning, with row, and can be left out', () => {
    const design = even(3);
    expect(() => generalisedEntropy([1, 0, 3], design, { alpha: 0 })).toThrow(
      'generalisedEntropy: welfare[1] is 0, an amount above 0 is expected',
    );
    expect(() => generalisedEntropy([1, -2, 3], design)).toThrow('welfare[1] is -2');
    expect(generalisedEntropy([0, 2], even(2)).value).toBeCloseTo(Math.log(2), 14);
    // Half the squared coefficient of variation has a meaning for losses too: mean 2, deviations −3 and 3.
    expect(generalisedEntropy([-1, 5], even(2), { alpha: 2 }).value).toBeCloseTo(9 / 8, 14);
    const left = generalisedEntropy([1, 0, 3], design, { alpha: 0, nonPositive: 'leave-out' });
    expect(left).toEqual(generalisedEntropy([1, 5, 3], domainOf(design, [1, 0, 1]), { alpha: 0 }));
    expect(left.n).toBe(2);
  });
});

describe('Atkinson', () => {
  test('by hand: 1 and 3 with ε = 2 is worth as much as 1.5 each; ε = 1 takes the geometric mean', () => {
    expect(atkinson([1, 3], even(2), { epsilon: 2 }).value).toBeCloseTo(0.25, 14);
    expect(atkinson([1, 3], even(2)).value).toBeCloseTo(1 - Math.sqrt(3) / 2, 14);
  });

  test('follows from generalised entropy, error included (delta method)', () => {
    const { welfare, design } = seededSurvey('identity');
    const zero = generalisedEntropy(welfare, design, { alpha: 0 });
    const one = atkinson(welfare, design, { epsilon: 1 });
    expect(relativeDistance(one.value, 1 - Math.exp(-zero.value))).toBeLessThan(1e-12);
    expect(relativeDistance(one.se, Math.exp(-zero.value) * zero.se)).toBeLessThan(1e-11);
    for (const epsilon of [0.5, 2, 3]) {
      const alpha = 1 - epsilon;
      const entropy = generalisedEntropy(welfare, design, { alpha });
      const inner = alpha * (alpha - 1) * entropy.value + 1;
      const slope = Math.abs((alpha - 1) * inner ** (1 / alpha - 1));
      const got = atkinson(welfare, design, { epsilon });
      expect(relativeDistance(got.value, 1 - inner ** (1 / alpha))).toBeLessThan(1e-11);
      expect(relativeDistance(got.se, slope * entropy.se)).toBeLessThan(1e-10);
    }
  });

  test('refuses an aversion of 0 and welfare that it cannot take', () => {
    expect(() => atkinson([1, 2], even(2), { epsilon: 0 })).toThrow('atkinson: epsilon is 0');
    expect(() => atkinson([1, 0], even(2))).toThrow('atkinson: welfare[1] is 0');
    expect(atkinson([0, 4], even(2), { epsilon: 0.5 }).value).toBeCloseTo(0.5, 14);
  });
});

describe('Kolm', () => {
  test('by hand: 1 and 3 with α = 1 is ln cosh 1; the same for all added changes nothing', () => {
    expect(kolm([1, 3], even(2), 1).value).toBeCloseTo(Math.log(Math.cosh(1)), 14);
    const { welfare, design } = seededSurvey('kolm');
    const thousands = welfare.map((y) => y / 1e6);
    const [plain, richer] = [thousands, thousands.map((y) => y + 7)].map((y) => kolm(y, design, 1));
    expect(relativeDistance(richer!.value, plain!.value)).toBeLessThan(1e-9);
    expect(relativeDistance(richer!.se, plain!.se)).toBeLessThan(1e-9);
    expect(relativeDistance(kolm(thousands, jackknife(design), 1).se, plain!.se)).toBeLessThan(0.03);
    expect(() => kolm([1], even(2), 1)).toThrow('welfare has 1 rows');
    expect(() => kolm([1, 2], even(2), 0)).toThrow('kolm: alpha is 0');
  });
});

describe('Hoover', () => {
  test('by hand: of 1 and 3 a quarter must move; the error of 1, 2, 6', () => {
    expect(hoover([1, 3], even(2)).value).toBeCloseTo(0.25, 14);
    // mean 3, total 9, H = (2 + 1)/9 = 1/3, F = 2/3: 9u = (2, 1, 0) + ⅔(−2, −1, 3) − ⅓(1, 2, 6) = (⅓, −⅓, 0).
    const { value, se } = hoover([1, 2, 6], even(3));
    expect(value).toBeCloseTo(1 / 3, 14);
    expect(se).toBeCloseTo(Math.sqrt((3 / 2) * 2) / 27, 14);
  });

  test('is the largest distance of the Lorenz curve from the diagonal, and at most the Gini', () => {
    fc.assert(
      fc.property(incomes, (y) => {
        const design = even(y.length);
        const { value } = hoover(y, design);
        const widest = Math.max(
          ...y.map((_, place) => (place + 1) / y.length - lorenz(y, design, (place + 1) / y.length).value),
        );
        expect(Math.abs(value - widest)).toBeLessThan(1e-9);
        expect(value).toBeLessThanOrEqual(gini(y, design).value + 1e-9);
      }),
      seeded,
    );
  });
});

describe('ratios of shares', () => {
  test('by hand: 1 to 10', () => {
    const y = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(shareRatio(y, even(10), S80_S20).value).toBeCloseTo(19 / 3, 12);
    expect(shareRatio(y, even(10), PALMA).value).toBeCloseTo(1, 12);
    expect(shareRatio(y, even(10), S80_S20, { split: 'whole-units' }).value).toBeCloseTo(19 / 3, 12);
    // A unit astride the cut: of 1, 2, 3, 4 the lowest 40 % have 1 + 0.6 · 2, the top 10 % 0.4 · 4.
    expect(shareRatio([1, 2, 3, 4], even(4), PALMA).value).toBeCloseTo(1.6 / 2.2, 12);
  });

  test('refuses a lowest group with nothing, and ranks outside 0..1', () => {
    expect(() => shareRatio([0, 0, 5, 9, 9], even(5), S80_S20)).toThrow('the people up to rank 0.2 have 0');
    expect(() => shareRatio([1, 2, 3], even(3), { above: 1.2, below: 0.2 })).toThrow('p is 1.2');
  });
});

test('no index depends on the unit of money, and a gift from richer to poorer raises none', () => {
  fc.assert(
    fc.property(incomes, fc.double({ min: 0, max: 1, noNaN: true }), (y, part) => {
      const design = even(y.length);
      const rich = y.indexOf(Math.max(...y));
      const poor = y.indexOf(Math.min(...y));
      const gift = (part * (y[rich]! - y[poor]!)) / 2;
      const after = y.map((amount, row) => amount + (row === poor ? gift : row === rich ? -gift : 0));
      for (const index of [
        (amounts: number[]) => generalisedEntropy(amounts, design, { alpha: -1 }),
        (amounts: number[]) => generalisedEntropy(amounts, design, { alpha: 0 }),
        (amounts: number[]) => generalisedEntropy(amounts, design, { alpha: 1 }),
        (amounts: number[]) => generalisedEntropy(amounts, design, { alpha: 2 }),
        (amounts: number[]) => atkinson(amounts, design, { epsilon: 0.5 }),
        (amounts: number[]) => atkinson(amounts, design, { epsilon: 2 }),
        (amounts: number[]) => hoover(amounts, design),
        (amounts: number[]) => shareRatio(amounts, design, PALMA),
      ]) {
        const { value, se } = index(y);
        const scaled = index(y.map((amount) => amount * 1000));
        expect(Math.abs(scaled.value - value)).toBeLessThan(1e-9 * Math.max(1, value));
        expect(Math.abs(scaled.se - se)).toBeLessThan(1e-7 * Math.max(1, value));
        expect(index(after).value).toBeLessThanOrEqual(value + 1e-9 * Math.max(1, value));
      }
    }),
    seeded,
  );
});
