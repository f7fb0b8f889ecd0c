import { randomGenerator } from '@pilar/numeric';
import { describe, expect, test } from 'vitest';
import { ebp } from './ebp.ts';
import { fayHerriot } from './fay-herriot.ts';
import { fitNestedError } from './nested-error.ts';
import { smoothVariances } from './variance-function.ts';

describe('Fay–Herriot', () => {
  /*
   * 1, 2, 6 with sampling variance 0.5 each and no covariate: mean 3, Σ(y − 3)² = 14.
   * REML: σ² + 0.5 = 14/2 = 7, σ² = 6.5; ML: 14/3 − 0.5. Share of the own figure γ = 6.5/7 = 13/14.
   * EBLUP of the first: 3 − 2γ. MSE = γ·0.5 + (1 − γ)²·7/3 + 2·0.5²·(2·7²/3)/7³
   */
  const y = [1, 2, 6];
  const half = [0.5, 0.5, 0.5];

  test('by hand: variance, mixture and mean squared error', () => {
    const model = fayHerriot(y, half, []);
    expect(model.areaVariance).toBeCloseTo(6.5, 12);
    expect(model.areas[0]?.value).toBeCloseTo(3 - (2 * 13) / 14, 12);
    const expected = (13 / 14) * 0.5 + (1 / 14) ** 2 * (7 / 3) + (2 * 0.25 * ((2 * 49) / 3)) / 343;
    expect(model.areas[0]?.mse).toBeCloseTo(expected, 12);
    expect(fayHerriot(y, half, [], { estimator: 'ml' }).areaVariance).toBeCloseTo(14 / 3 - 0.5, 12);
    expect(fayHerriot(y, half, [], { estimator: 'moments' }).areaVariance).toBeCloseTo(6.5, 12);
  });

  test('areas without a variance or a figure are synthetic, and do not move the others', () => {
    const model = fayHerriot([...y, 9, Number.NaN], [...half, 0, 0.5], []);
    expect(model.areas.map(({ kind }) => kind)).toEqual([
      'model',
      'model',
      'model',
      'synthetic',
      'synthetic',
    ]);
    expect(model.areas[0]).toEqual(fayHerriot(y, half, []).areas[0]);
    expect(model.areas[3]?.value).toBeCloseTo(3, 12);
    expect(model.areas[3]?.mse).toBeCloseTo(6.5 + 7 / 3, 12);
  });

  test('benchmarked areas have the figure of the city as their mean', () => {
    const shares = [0.5, 0.3, 0.2];
    const model = fayHerriot(y, half, [], { benchmark: { value: 2.5, shares } });
    const mean = model.areas.reduce((sum, { value }, area) => sum + value * (shares[area] ?? 0), 0);
    expect(mean).toBeCloseTo(2.5, 14);
    expect(model.areas[0]?.mse).toBeGreaterThan(fayHerriot(y, half, []).areas[0]?.mse ?? 0);
    expect(() => fayHerriot(y, half, [], { benchmark: { value: 2, shares: [1, 1, 1] } })).toThrow('sum to 3');
  });

  test('where sampling explains all spread the area variance is 0 and areas are alike', () => {
    const model = fayHerriot([1, 1.01, 0.99, 1], [1, 1, 1, 1], []);
    expect([model.areaVariance, model.areas[0]?.directShare]).toEqual([0, 0]);
  });

  test('refuses too few areas and covariates that repeat each other', () => {
    expect(() => fayHerriot([1], [1], [])).toThrow(
      'fayHerriot: 1 areas have a figure with a variance, 2 are needed',
    );
    const twice = [
      { name: 'a', values: [1, 2, 3, 4] },
      { name: 'b', values: [2, 4, 6, 8] },
    ];
    expect(() => fayHerriot([1, 2, 3, 5], [1, 1, 1, 1], twice)).toThrow('combination of the columns');
    expect(() => fayHerriot(y, [1, -1, 1], [])).toThrow('variances[1] is -1');
  });
});

describe('generalised variance function', () => {
  test('keeps an exact law, and gives it to areas without a variance', () => {
    const n = [10, 20, 40, 80, 160];
    const smooth = smoothVariances(
      n.map((own) => (own === 40 ? 0 : 3 / own)),
      [{ name: 'log n', values: n.map(Math.log) }],
    );
    smooth.forEach((own, area) => {
      expect(own).toBeCloseTo(3 / (n[area] ?? 1), 12);
    });
  });
});

describe('nested-error model', () => {
  test('by hand: balanced areas without covariates give the variances of the analysis of variance', () => {
    /* Areas {1, 3}, {4, 6}, {9, 7}: means 2, 5, 8; within Σ = 6 of 3 df: 2; between 2·Σ(mean − 5)²/2 = 18: (18 − 2)/2 = 8 */
    const fit = fitNestedError(
      {
        outcome: Float64Array.of(1, 3, 4, 6, 9, 7),
        rows: Array.from({ length: 6 }, () => Float64Array.of(1)),
        areaOfUnit: Int32Array.of(0, 0, 1, 1, 2, 2),
        areas: 4,
      },
      ['(Intercept)'],
    );
    expect(fit.unitVariance).toBeCloseTo(2, 6);
    expect(fit.areaVariance).toBeCloseTo(8, 5);
    expect(fit.beta[0]).toBeCloseTo(5, 12);
    expect(fit.effects[0]).toBeCloseTo((-3 * 16) / 18, 6);
    expect(fit.effects[3]).toBe(0);
  });
});

function city(seed: string, areas = 20, units = 200) {
  const random = randomGenerator(seed);
  const effects = Array.from({ length: areas }, () => random.normal(0, 0.2));
  const people = effects.flatMap((effect, area) =>
    Array.from({ length: units }, () => {
      const x = Number(random.uniform() < 0.3 + area / 100);
      return { area: `a${area}`, x, welfare: Math.exp(13.5 + 0.5 * x + effect + random.normal(0, 0.4)) };
    }),
  );
  const drawn = people.filter((_, row) => row % 20 === 0 && row >= 2 * units);
  const columns = (own: typeof people) => ({
    welfare: own.map(({ welfare }) => welfare),
    areas: own.map(({ area }) => area),
    covariates: [{ name: 'x', values: own.map(({ x }) => x) }],
  });
  return { people, sample: columns(drawn), population: columns(people), areas };
}

describe('empirical best prediction', () => {
  const line = 600_000;

  test('comes closer to the truth than the direct figures, and knows its error', () => {
    const { people, sample, population } = city('ebp');
    const found = ebp(sample, population, { line, bootstrap: 60, seed: 3 });
    const truth = (area: unknown) => {
      const own = people.filter((one) => one.area === area);
      return own.filter(({ welfare }) => welfare < line).length / own.length;
    };
    const direct = (area: unknown) => {
      const own = sample.welfare.filter((_, row) => sample.areas[row] === area);
      return own.filter((welfare) => welfare < line).length / own.length;
    };
    const sampled = found.areas.filter(({ kind }) => kind === 'model');
    expect([sampled.length, found.areas.length]).toEqual([18, 20]);
    const squares = (figure: (own: (typeof sampled)[number]) => number) =>
      sampled.reduce((sum, own) => sum + (figure(own) - truth(own.area)) ** 2, 0);
    expect(squares(({ headcount }) => headcount)).toBeLessThan(squares(({ area }) => direct(area)));
    const inside = found.areas.filter(
      ({ headcount, mse, area }) => Math.abs(headcount - truth(area)) < 1.96 * Math.sqrt(mse?.headcount ?? 0),
    );
    expect(inside.length).toBeGreaterThanOrEqual(17);
    // An area without a sample is less certain than one with.
    expect(found.areas.find(({ n }) => n === 0)?.mse?.headcount).toBeGreaterThan(
      sampled[0]?.mse?.headcount ?? 1,
    );
  });

  test('finds the logarithm by Box–Cox and by a shift, with almost the same figures', () => {
    const { sample, population } = city('transforms');
    const plain = ebp(sample, population, { line });
    const power = ebp(sample, population, { line, transform: 'box-cox' });
    expect(Math.abs(power.transform.parameter)).toBeLessThan(0.25);
    const shifted = ebp(sample, population, { line, transform: 'log-shift' });
    for (const [at, { headcount }] of plain.areas.entries()) {
      expect(Math.abs((power.areas[at]?.headcount ?? 1) - headcount)).toBeLessThan(0.03);
      expect(Math.abs((shifted.areas[at]?.headcount ?? 1) - headcount)).toBeLessThan(0.03);
    }
  });

  test('a benchmark moves the line until the areas add up to the survey’s figure', () => {
    const { sample, population } = city('benchmark');
    const plain = ebp(sample, population, { line });
    const met = ebp(sample, population, { line, benchmark: { headcount: 0.25, se: 0.02 } });
    const mean = (areas: typeof met.areas) =>
      areas.reduce((sum, { headcount }) => sum + headcount / areas.length, 0); // areas of one size
    expect(mean(met.areas)).toBeCloseTo(0.25, 9);
    expect([plain.line, met.method]).toEqual([line, 'ebp/log-benchmarked@1']);
    expect(met.line > line).toBe(mean(plain.areas) < 0.25);
    // Its own headcount as the benchmark leaves the line where it is.
    const same = ebp(sample, population, { line, benchmark: { headcount: mean(plain.areas), se: 0 } });
    expect(same.line / line).toBeCloseTo(1, 9);
    // The survey's error of the city is in the error of every area.
    const error = (own: typeof met) => Math.sqrt(own.areas[5]?.mse?.headcount ?? 0);
    const sure = ebp(sample, population, { line, benchmark: { headcount: 0.25, se: 0 } });
    expect(error(met) ** 2 - error(sure) ** 2).toBeGreaterThan(0.01 ** 2);
    expect(() => ebp(sample, population, { line, benchmark: { headcount: 1, se: 0 } })).toThrow(
      'benchmark headcount is 1',
    );
    expect(() => ebp(sample, population, { line, benchmark: { headcount: 0.2, se: -1 } })).toThrow(
      'benchmark se is -1',
    );
  });

  test('the closed form of the mean squared error is what the bootstrap finds', () => {
    const { sample, population } = city('closed form', 20, 120);
    for (const transform of ['log', 'none'] as const)
      for (const benchmark of [undefined, { headcount: 0.2, se: 0.02 }]) {
        const options = { line, transform, ...(benchmark && { benchmark }) };
        const closed = ebp(sample, population, options);
        const drawn = ebp(sample, population, { ...options, bootstrap: 120, seed: 4 });
        for (const figure of ['headcount', 'gap', 'mean'] as const) {
          const mean = (own: typeof closed) =>
            own.areas.reduce((sum, { mse }) => sum + (mse?.[figure] ?? 0), 0);
          const ratio = mean(closed) / mean(drawn);
          expect([transform, figure, ratio > 0.8 && ratio < 1.3]).toEqual([transform, figure, true]);
        }
      }
  });

  test('weighs people, repeats itself by seed, and refuses what it cannot use', () => {
    const { sample, population } = city('repeat', 5, 100);
    const once = ebp(sample, population, { line, bootstrap: 5, seed: 9 });
    expect(ebp(sample, population, { line, bootstrap: 5, seed: 9 })).toEqual(once);
    expect(ebp(sample, population, { line, bootstrap: 5, seed: 10 }).areas[3]?.mse).not.toEqual(
      once.areas[3]?.mse,
    );
    const sizes = population.covariates[0]?.values.map((x) => 1 + 9 * x);
    const weighed = ebp(sample, { ...population, sizes: sizes ?? [] }, { line });
    expect(weighed.areas[3]?.headcount).toBeLessThan(once.areas[3]?.headcount ?? 0);
    expect(() => ebp(sample, { ...population, covariates: [] }, { line })).toThrow('no covariate x');
    expect(() => ebp({ ...sample, welfare: sample.welfare.map(() => 0) }, population, { line })).toThrow(
      'log transform',
    );
    expect(() => ebp(sample, population, { line: 0 })).toThrow('line is 0');
  });
});
