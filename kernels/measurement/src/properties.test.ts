import { randomGenerator } from '@pilar/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainOf } from './domain.ts';
import { fgt, fgtSet } from './fgt.ts';
import { gini } from './gini.ts';
import { lorenz } from './lorenz.ts';
import { mean } from './mean.ts';
import { quantile } from './quantile.ts';
import { lowestShare } from './quantile-share.ts';
import { type SurveyDesign, surveyDesign } from './survey-design.ts';
import { total } from './total.ts';

const seeded = { seed: 20_230_809, numRuns: 150 };
const LINE = 100;

interface Household {
  readonly welfare: number;
  readonly weight: number;
}

const household = fc.record({
  welfare: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.double({ min: 1, max: 1e4, noNaN: true })),
  weight: fc.integer({ min: 1, max: 500 }),
});
const households = fc.array(household, { minLength: 3, maxLength: 60 });

const welfareOf = (sample: readonly Household[]): number[] => sample.map(({ welfare }) => welfare);
const designOf = (sample: readonly Household[], factor = 1): SurveyDesign =>
  surveyDesign({ weights: sample.map(({ weight }) => weight * factor) });

function expectClose(got: number, wanted: number, tolerance = 1e-9): void {
  expect(Math.abs(got - wanted), `${got} against ${wanted}`).toBeLessThanOrEqual(
    tolerance * Math.max(Math.abs(wanted), 1e-6),
  );
}

test('shares and Gini do not depend on the unit of money', () => {
  fc.assert(
    fc.property(households, (sample) => {
      const design = designOf(sample);
      const y = welfareOf(sample);
      const scaled = y.map((amount) => amount * 1024); // a power of two: the boundary moves exactly
      for (const alpha of [0, 1, 2]) {
        expectClose(fgt(scaled, design, LINE * 1024, { alpha }).value, fgt(y, design, LINE, { alpha }).value);
      }
      expectClose(gini(scaled, design).value, gini(y, design).value);
      expectClose(gini(scaled, design).se, gini(y, design).se);
      expectClose(lowestShare(scaled, design).value, lowestShare(y, design).value);
    }),
    seeded,
  );
});

test('figures and errors do not depend on the unit of the weights', () => {
  fc.assert(
    fc.property(households, fc.constantFrom(0.001, 0.37, 1000), (sample, factor) => {
      const y = welfareOf(sample);
      const [plain, scaled] = [designOf(sample), designOf(sample, factor)];
      for (const statistic of [
        (design: SurveyDesign) => fgt(y, design, LINE, { alpha: 1 }),
        (design: SurveyDesign) => gini(y, design),
        (design: SurveyDesign) => mean(y, design),
        (design: SurveyDesign) => lowestShare(y, design),
      ]) {
        expectClose(statistic(scaled).value, statistic(plain).value);
        expectClose(statistic(scaled).se, statistic(plain).se, 1e-7);
      }
    }),
    seeded,
  );
});

test('a household counted twice with half its weight changes no figure', () => {
  fc.assert(
    fc.property(households, (sample) => {
      const doubled = sample.flatMap(({ welfare, weight }) => [
        { welfare, weight: weight / 2 },
        { welfare, weight: weight / 2 },
      ]);
      const clusters = sample.flatMap((_, row) => [row, row]);
      const split = surveyDesign({ weights: doubled.map(({ weight }) => weight), clusters });
      const [y, twice] = [welfareOf(sample), welfareOf(doubled)];
      const design = designOf(sample);
      expectClose(fgt(twice, split, LINE, { alpha: 2 }).value, fgt(y, design, LINE, { alpha: 2 }).value);
      expectClose(fgt(twice, split, LINE, { alpha: 2 }).se, fgt(y, design, LINE, { alpha: 2 }).se, 1e-7);
      expectClose(gini(twice, split).value, gini(y, design).value);
      expectClose(lorenz(twice, split, 0.3).value, lorenz(y, design, 0.3).value);
      expectClose(lorenz(twice, split, 0.3).se, lorenz(y, design, 0.3).se, 1e-7);
      expect(quantile(twice, split, 0.3).value).toBe(quantile(y, design, 0.3).value);
    }),
    seeded,
  );
});

test('Pigou–Dalton: a gift from richer to poorer never raises Gini or P2', () => {
  fc.assert(
    fc.property(households, fc.double({ min: 0, max: 1, noNaN: true }), (sample, part) => {
      const y = welfareOf(sample);
      const even = surveyDesign({ weights: new Float64Array(y.length).fill(1) });
      const rich = y.indexOf(Math.max(...y));
      const poor = y.indexOf(Math.min(...y));
      const gift = (part * (y[rich]! - y[poor]!)) / 2;
      const after = y.map((amount, row) => amount + (row === poor ? gift : row === rich ? -gift : 0));
      expect(gini(after, even).value).toBeLessThanOrEqual(gini(y, even).value + 1e-12);
      const severity = (amounts: number[]): number => fgt(amounts, even, LINE, { alpha: 2 }).value;
      expect(severity(after)).toBeLessThanOrEqual(severity(y) + 1e-12);
    }),
    seeded,
  );
});

test('FGT falls with alpha, rises with the line, and lies in 0..1', () => {
  fc.assert(
    fc.property(households, (sample) => {
      const { p0, p1, p2 } = fgtSet(welfareOf(sample), designOf(sample), LINE);
      expect(p0.value).toBeGreaterThanOrEqual(p1.value);
      expect(p1.value).toBeGreaterThanOrEqual(p2.value);
      expect(p2.value).toBeGreaterThanOrEqual(0);
      expect(p0.value).toBeLessThanOrEqual(1);
      const higher = fgtSet(welfareOf(sample), designOf(sample), LINE * 1.5);
      expect(higher.p0.value).toBeGreaterThanOrEqual(p0.value);
      expect(higher.p1.value).toBeGreaterThanOrEqual(p1.value - 1e-15);
    }),
    seeded,
  );
});

test('the Gini lies in 0..1 and the Lorenz curve is convex and below the diagonal', () => {
  fc.assert(
    fc.property(households, (sample) => {
      const y = welfareOf(sample);
      const design = designOf(sample);
      const { value } = gini(y, design);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
      const at = (p: number): number => lorenz(y, design, p).value;
      expect(at(0.4)).toBeLessThanOrEqual(0.4 + 1e-12);
      expect(at(0.5)).toBeLessThanOrEqual((at(0.3) + at(0.7)) / 2 + 1e-12);
    }),
    seeded,
  );
});

test('groups add up: totals, and P1 weighted by people', () => {
  fc.assert(
    fc.property(households, (sample) => {
      const y = welfareOf(sample);
      const design = designOf(sample);
      const parts = [0, 1].map((side) =>
        domainOf(
          design,
          y.map((_, row) => row % 2 === side),
        ),
      );
      const people = new Array(y.length).fill(1);
      const sum = (read: (part: SurveyDesign) => number): number =>
        parts.reduce((all, part) => all + read(part), 0);
      expectClose(
        sum((part) => total(y, part).value),
        total(y, design).value,
      );
      const size = total(people, design).value;
      const weighted = sum((part) => fgt(y, part, LINE, { alpha: 1 }).value * total(people, part).value);
      expectClose(weighted / size, fgt(y, design, LINE, { alpha: 1 }).value);
    }),
    seeded,
  );
});

/** Delete-one-PSU jackknife, strata kept (JKn): an error that needs no linearisation. */
function jackknifeError(design: SurveyDesign, statistic: (weights: Float64Array) => number): number {
  const full = statistic(design.weights);
  let variance = 0;
  for (let psu = 0; psu < design.psuCount; psu++) {
    const stratum = design.stratumOfPsu[psu]!;
    const drawn = design.psusInStratum[stratum]!;
    const weights = design.weights.map((weight, row) => {
      const own = design.psuOfRow[row]!;
      if (own === psu) return 0;
      return design.stratumOfPsu[own] === stratum ? (weight * drawn) / (drawn - 1) : weight;
    });
    variance += ((drawn - 1) / drawn) * (statistic(weights) - full) ** 2;
  }
  return Math.sqrt(variance);
}

test('linearised errors agree with the jackknife within 3 %', () => {
  const random = randomGenerator('jackknife');
  const psus = 60;
  const rows = psus * 10;
  const clusters = Array.from({ length: rows }, (_, row) => Math.floor(row / 10));
  const strata = clusters.map((psu) => psu % 4);
  const level = Array.from({ length: psus }, () => random.normal(0, 0.15));
  const y = clusters.map((psu) => random.lognormal(14 + level[psu]!, 0.5));
  const weights = Float64Array.from({ length: rows }, () => 50 + 250 * random.uniform());
  const design = surveyDesign({ weights, strata, clusters });
  const line = 800_000;
  const statistics = [
    (at: SurveyDesign) => fgt(y, at, line),
    (at: SurveyDesign) => fgt(y, at, line, { alpha: 2 }),
    (at: SurveyDesign) => mean(y, at),
    (at: SurveyDesign) => gini(y, at),
    (at: SurveyDesign) => lowestShare(y, at),
    (at: SurveyDesign) => lorenz(y, at, 0.9),
  ];
  for (const statistic of statistics) {
    const replicate = (changed: Float64Array): number => statistic({ ...design, weights: changed }).value;
    const ratio = statistic(design).se / jackknifeError(design, replicate);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.03);
  }
});
