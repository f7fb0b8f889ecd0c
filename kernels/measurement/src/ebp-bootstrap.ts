import { randomGenerator } from '@pilar/numeric';
import { benchmarkedLine } from './ebp-benchmark.ts';
import { type AreaFigures, type PredictOptions, predicted, type Target } from './ebp-predict.ts';
import { fitNestedError, type NestedErrorFit } from './nested-error.ts';
import type { FittedTransform } from './welfare-transform.ts';

export interface SampleData {
  readonly welfare: Float64Array;
  readonly rows: readonly Float64Array[];
  readonly areaOfUnit: Int32Array;
  readonly areas: number;
}

export interface BootstrapTask extends PredictOptions {
  readonly seed: number | string;
  readonly data: SampleData;
  readonly target: Target;
  readonly names: readonly string[];
  readonly fit: NestedErrorFit;
  readonly transform: FittedTransform;
  /** Error of the benchmark's headcount; undefined without one. */
  readonly benchmarkSe: number | undefined;
}

/** The mean squared error of each area's figures over bootstrap populations, samples and refits. */
export function bootstrapMse(task: BootstrapTask, rounds: number): AreaFigures[] {
  const { data, target, names, fit, transform, line, points, seed, benchmarkSe } = task;
  const random = randomGenerator(`bootstrap ${seed}`);
  const [areaSpread, unitSpread] = [Math.sqrt(fit.areaVariance), Math.sqrt(fit.unitVariance)];
  const sums = Array.from({ length: target.areas }, () => ({ headcount: 0, gap: 0, mean: 0 }));
  const expected = (row: Float64Array): number =>
    row.reduce((total, x, at) => total + x * (fit.beta[at] ?? 0), 0);
  for (let round = 0; round < rounds; round++) {
    const effects = Float64Array.from({ length: target.areas }, () => random.normal(0, areaSpread));
    const outcome = Float64Array.from(data.rows, (row, unit) => {
      return expected(row) + (effects[data.areaOfUnit[unit] ?? 0] ?? 0) + random.normal(0, unitSpread);
    });
    const again = fitNestedError({ ...data, outcome }, names);
    const truth = truths(task, effects, expected, () => random.normal(0, unitSpread));
    const moved =
      benchmarkSe === undefined ? line : roundLine(task, again, truth, random.normal(0, benchmarkSe));
    const found = predicted(target, again, transform, { line: moved, points });
    for (const [area, sum] of sums.entries()) {
      const [own, real] = [found[area], truth[area]];
      if (own === undefined || real === undefined) continue;
      sum.headcount += (own.headcount - real.headcount) ** 2 / rounds;
      sum.gap += (own.gap - real.gap) ** 2 / rounds;
      sum.mean += (own.mean - real.mean) ** 2 / rounds;
    }
  }
  return sums;
}

/** The line that a round's model is moved to: its own city's figure, met with the survey's error. */
function roundLine(
  { target, transform }: BootstrapTask,
  fit: NestedErrorFit,
  truth: readonly AreaFigures[],
  error: number,
): number {
  const people = target.people.reduce((sum, own) => sum + own, 0);
  const poor = truth.reduce((sum, { headcount }, area) => {
    const own = target.people[area] ?? 0;
    return own > 0 ? sum + headcount * own : sum;
  }, 0);
  const city = poor / people + error;
  return benchmarkedLine(target, fit, transform, Math.min(1 - 1e-9, Math.max(1e-9, city)));
}

/** Figures of a drawn population: every unit with its own error. */
function truths(
  { target, transform, line }: BootstrapTask,
  effects: Float64Array,
  expected: (row: Float64Array) => number,
  error: () => number,
): AreaFigures[] {
  const sums = Array.from({ length: target.areas }, () => ({ headcount: 0, gap: 0, mean: 0 }));
  for (const [place, row] of target.rows.entries()) {
    const area = target.areaOfPattern[place] ?? 0;
    const sum = sums[area];
    if (sum === undefined) continue;
    const centre = expected(row) + (effects[area] ?? 0);
    const units = target.units[place] ?? 0;
    const size = (target.sizes[place] ?? 0) / units;
    for (let unit = 0; unit < units; unit++) {
      const y = transform.back(centre + error());
      sum.mean += size * y;
      if (y >= line) continue;
      sum.headcount += size;
      sum.gap += (size * (line - y)) / line;
    }
  }
  return sums.map(({ headcount, gap, mean }, area) => {
    const people = target.people[area] ?? 0;
    return { headcount: headcount / people, gap: gap / people, mean: mean / people };
  });
}
