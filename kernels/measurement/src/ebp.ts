import {
  type CodedColumn,
  checkLength,
  codedColumn,
  finiteColumn,
  type LabelColumn,
  type NumberColumn,
} from './columns.ts';
import { benchmarkedLine, type EbpBenchmark } from './ebp-benchmark.ts';
import { type BootstrapTask, bootstrapMse, type SampleData } from './ebp-bootstrap.ts';
import { closedFormMse } from './ebp-mse.ts';
import { type AreaFigures, predicted, type Target } from './ebp-predict.ts';
import type { AreaKind, ModelTerm } from './fay-herriot.ts';
import { fitNestedError, lowest, type NestedErrorFit, type NestedSample } from './nested-error.ts';
import type { Predictor } from './regression.ts';
import { type FittedTransform, transformAt, type WelfareTransform } from './welfare-transform.ts';

/** The units of a survey, with their areas and the covariates that the population has too. */
export interface EbpSample {
  readonly welfare: NumberColumn;
  readonly areas: LabelColumn;
  readonly covariates: readonly Predictor[];
}

/** The population: covariates of the same names; `sizes` people a unit (default 1). */
export interface EbpPopulation {
  readonly areas: LabelColumn;
  readonly covariates: readonly Predictor[];
  readonly sizes?: NumberColumn;
}

export interface EbpOptions {
  readonly line: number;
  /** Default `log`. */
  readonly transform?: WelfareTransform;
  /** Equally likely points of the error where there is no closed form (Box–Cox); default 500. */
  readonly points?: number;
  /** Bootstrap rounds of the MSE; 0 (default): its closed form, which Box–Cox does not have. */
  readonly bootstrap?: number;
  /** The survey's own share of poor in the whole city: the line moves to where the model finds as many. */
  readonly benchmark?: EbpBenchmark;
  /** Seed of the bootstrap. Default 1. */
  readonly seed?: number | string;
}

export interface EbpArea extends AreaFigures {
  readonly area: string | number;
  /** Units in the sample. */
  readonly n: number;
  readonly effect: number;
  readonly kind: Exclude<AreaKind, 'direct'>;
  readonly mse: AreaFigures | undefined;
}

export interface Ebp {
  readonly areas: readonly EbpArea[];
  readonly terms: readonly ModelTerm[];
  readonly areaVariance: number;
  readonly unitVariance: number;
  readonly transform: { readonly kind: WelfareTransform; readonly parameter: number };
  /** Where the line stands after benchmarking; the line itself without. Far away, the model's tail is not the city's. */
  readonly line: number;
  readonly method: string;
}

/**
 * Empirical best prediction of poverty in small areas from a unit-level model: transformed welfare = covariates × β +
 * area effect + unit error, fitted on the survey by REML, then the expected figure of every unit of the population given
 * the sample of its area. Below an area without a sample the effect is 0 and its variance counts in full (synthetic).
 *
 * For `none`, `log` and `log-shift` the expectation is in closed form; for `box-cox` it is the mean over equally
 * likely points of the error. The
 * MSE has a closed form too (`closedFormMse`), or comes from a parametric bootstrap: populations and samples are drawn
 * from the fitted model, refitted, compared. With a benchmark the line moves (`benchmarkedLine`): headcounts add up to the
 * survey's, and the gap is that below the moved line.
 *
 * @throws RangeError for columns of another length, welfare outside the transform's range, a line that is not above 0, a
 *   covariate that the population lacks, or as `fitNestedError`.
 * @see Molina, I. & Rao, J. (2010), Small area estimation of poverty indicators, Canadian Journal of Statistics 38, 369-385.
 * @see González-Manteiga et al. (2008), Bootstrap mean squared error of a small-area EBLUP, Journal of Statistical
 *   Computation and Simulation 78, 443-462.
 * @example ebp(sample, population, { line: 620_000, bootstrap: 100, seed: 7 }).areas[0].headcount
 */
export function ebp(sample: EbpSample, population: EbpPopulation, options: EbpOptions): Ebp {
  const { transform: kind = 'log', points = 500, bootstrap = 0, seed = 1, benchmark } = options;
  if (!(options.line > 0 && options.line < Infinity))
    throw new RangeError(`ebp: line is ${options.line}, an amount above 0 is expected`);
  const coded = codedTogether(sample, population);
  const data = sampleOf(sample, coded);
  const target = populationOf(sample, population, coded);
  const names = ['(Intercept)', ...sample.covariates.map(({ name }) => name)];
  const transform = chosenTransform(
    kind,
    data.welfare,
    names.length,
    (forward) => refitted(data, forward, names).deviance,
  );
  const fit = refitted(data, transform.forward, names);
  const line =
    benchmark === undefined
      ? options.line
      : benchmarkedLine(target, fit, transform, checkedBenchmark(benchmark).headcount);
  const figures = predicted(target, fit, transform, { line, points });
  const task = { data, target, names, fit, transform, line, points, seed, benchmarkSe: benchmark?.se };
  const mse = mseOf(task, bootstrap);
  const counts = countsOf(data.areaOfUnit, coded.labels.length);
  return Object.freeze({
    areas: coded.labels.flatMap((area, code) => {
      const own = figures[code];
      const n = counts[code] ?? 0;
      if (own === undefined || (target.people[code] ?? 0) === 0) return [];
      const kindOf = n > 0 ? 'model' : 'synthetic';
      return [
        Object.freeze({
          area,
          ...own,
          n,
          effect: fit.effects[code] ?? 0,
          kind: kindOf,
          mse: mse?.[code],
        } as const),
      ];
    }),
    terms: fit.terms,
    areaVariance: fit.areaVariance,
    unitVariance: fit.unitVariance,
    transform: { kind, parameter: transform.parameter },
    line,
    method: `ebp/${kind}${benchmark === undefined ? '' : '-benchmarked'}@1`,
  });
}

function checkedBenchmark(benchmark: EbpBenchmark): EbpBenchmark {
  if (benchmark.se >= 0 && benchmark.se < Infinity) return benchmark;
  throw new RangeError(`ebp: benchmark se is ${benchmark.se}, a number from 0 on is expected`);
}

function mseOf(task: BootstrapTask, rounds: number): AreaFigures[] | undefined {
  if (rounds > 0) return bootstrapMse(task, rounds);
  return task.transform.kind === 'box-cox' ? undefined : closedFormMse(task);
}

function refitted(
  data: SampleData,
  forward: (y: number) => number,
  names: readonly string[],
): NestedErrorFit {
  return fitNestedError({ ...data, outcome: data.welfare.map(forward) } satisfies NestedSample, names);
}

function codedTogether(sample: EbpSample, population: EbpPopulation): CodedColumn & { units: number } {
  const units = sample.areas.length;
  const both = [...Array.from(sample.areas), ...Array.from(population.areas)];
  return { ...codedColumn(both, { caller: 'ebp', column: 'areas' }), units };
}

function rowsOf(covariates: readonly Predictor[], units: number): Float64Array[] {
  const columns = covariates.map(({ name, values }) => {
    checkLength(values, units, { caller: 'ebp', column: name });
    return finiteColumn(values, { caller: 'ebp', column: name });
  });
  return Array.from({ length: units }, (_, unit) =>
    Float64Array.of(1, ...columns.map((own) => own[unit] ?? 0)),
  );
}

function sampleOf(sample: EbpSample, { codes, labels, units }: ReturnType<typeof codedTogether>): SampleData {
  checkLength(sample.welfare, units, { caller: 'ebp', column: 'welfare' });
  return {
    welfare: finiteColumn(sample.welfare, { caller: 'ebp', column: 'welfare' }),
    rows: rowsOf(sample.covariates, units),
    areaOfUnit: codes.subarray(0, units),
    areas: labels.length,
  };
}

function populationOf(
  sample: EbpSample,
  population: EbpPopulation,
  { codes, labels, units }: ReturnType<typeof codedTogether>,
): Target {
  const covariates = sample.covariates.map(({ name }) => {
    const own = population.covariates.find((other) => other.name === name);
    if (own === undefined) throw new RangeError(`ebp: the population has no covariate ${name}`);
    return own;
  });
  const count = population.areas.length;
  const rows = rowsOf(covariates, count);
  const sizes =
    population.sizes === undefined
      ? new Float64Array(count).fill(1)
      : finiteColumn(population.sizes, { caller: 'ebp', column: 'sizes' });
  checkLength(sizes, count, { caller: 'ebp', column: 'sizes' });
  const placeOf = new Map<string, number>();
  const patterns: { row: Float64Array; area: number; size: number; units: number }[] = [];
  const people = new Float64Array(labels.length);
  for (const [unit, row] of rows.entries()) {
    const area = codes[units + unit] ?? 0;
    const size = sizes[unit] ?? 0;
    people[area] = (people[area] ?? 0) + size;
    const key = `${area}|${row.join('|')}`;
    const place = placeOf.get(key) ?? patterns.length;
    placeOf.set(key, place);
    const known = patterns[place];
    if (known === undefined) patterns.push({ row, area, size, units: 1 });
    else [known.size, known.units] = [known.size + size, known.units + 1];
  }
  return {
    rows: patterns.map(({ row }) => row),
    areaOfPattern: Int32Array.from(patterns, ({ area }) => area),
    sizes: Float64Array.from(patterns, ({ size }) => size),
    units: Float64Array.from(patterns, ({ units: own }) => own),
    people,
    areas: labels.length,
  };
}

function chosenTransform(
  kind: WelfareTransform,
  welfare: Float64Array,
  terms: number,
  devianceOf: (forward: (y: number) => number) => number,
): FittedTransform {
  const least = welfare.reduce((low, y) => Math.min(low, y), Infinity);
  if ((kind === 'log' || kind === 'box-cox') && !(least > 0))
    throw new RangeError(`ebp: welfare of ${least} has no ${kind} transform, above 0 is expected`);
  if (kind === 'none' || kind === 'log') return transformAt(kind, 0);
  // A restricted likelihood is that of n − p contrasts: so many slopes count.
  const counted = 1 - terms / welfare.length;
  const deviance = (parameter: number): number => {
    const transform = transformAt(kind, parameter);
    return devianceOf(transform.forward) - 2 * counted * transform.logSlope(welfare);
  };
  if (kind === 'box-cox') return transformAt(kind, lowest(deviance, -1, 2));
  const most = welfare.reduce((high, y) => Math.max(high, y), -Infinity);
  // The shift may be negative: what a skew to the right asks for. It stays above the lowest welfare.
  const start = (most - least) * 1e-6 - least;
  const shift = (step: number): number => start + (most - least) * (Math.exp(step) - 1);
  return transformAt(kind, shift(lowest((step) => deviance(shift(step)), 0, 3)));
}

function countsOf(areaOfUnit: Int32Array, areas: number): Int32Array {
  const counts = new Int32Array(areas);
  for (const area of areaOfUnit) counts[area] = (counts[area] ?? 0) + 1;
  return counts;
}
