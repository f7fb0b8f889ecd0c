import { type AreaFigures, type Ebp, ebp, type Predictor } from '@pilar/measurement';
import { once } from './computed-once.ts';
import type { DataSet } from './data-sets.ts';
import { type GoldenRow, numberParam } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import type { GoldenSource } from './row-context.ts';
import { dummies, pairOf } from './small-area-data.ts';
import { type Answer, type Statistic, type Tolerance, valueOnly } from './statistic.ts';
import { areaLevelStatistics } from './statistics-area-level.ts';

/** The reference's own REML optimiser (README, 15). */
const OPTIMISED: Tolerance = { estimate: 1e-6, error: 1e-6, absolute: 1e-7 };

const isCall = (pattern: RegExp) => (row: GoldenRow) => pattern.test(row.call);
const isUnitModel = isCall(/::ebp\(|REML fit of log/);
const isBhf = isCall(/eblupBHF/);

/** Models of areas and of units. */
export const smallAreaStatistics: readonly Statistic[] = [
  ...areaLevelStatistics,
  {
    name: 'nested-error',
    pattern: /^(refvar|errorvar|eblup|beta\[(.+)\])$/,
    matches: isBhf,
    compute: cropAreas,
  },
  {
    name: 'ebp',
    pattern: /^(sigma2_u|sigma2_e|lambda|shift|beta\[(.+)\])$/,
    matches: isUnitModel,
    compute: unitModelPart,
  },
  {
    name: 'ebp',
    pattern: /^(?:u_hat|(ebp|ell_marginal)_(headcount|gap|mean))$/,
    matches: isUnitModel,
    compute: analytic,
  },
  { name: 'ebp', pattern: /^(Mean|Head_Count|Poverty_Gap)$/, matches: isUnitModel, compute: simulated },
];

const isEbp = (value: unknown): value is Ebp =>
  typeof value === 'object' && value !== null && 'unitVariance' in value;

/** Corn in twelve counties: the model of units, taken to the county means of its covariates. */
function cropAreas(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const model = once(source, `${row.dataset}|${row.call}`, isEbp, () => {
    const data = source.dataSets.open(row.dataset);
    const means = source.dataSets.open(`${row.dataset}means`);
    const dropped = Number(/drop obs (\d+)/.exec(row.call)?.[1] ?? 0) - 1;
    const kept = (_: unknown, unit: number): boolean => unit !== dropped;
    const names = ['CornPix', 'SoyBeansPix'];
    return ebp(
      {
        welfare: data.numbers(row.variable).filter(kept),
        areas: data.text('County').filter(kept),
        covariates: names.map((name) => ({ name, values: data.numbers(name).filter(kept) })),
      },
      {
        areas: means.text('CountyIndex'),
        covariates: names.map((name) => ({ name, values: means.numbers(`Mean${name}PerSeg`) })),
      },
      { line: 1, transform: 'none' },
    );
  });
  const value = unitPart(model, found, row.domain, /^Xs/);
  const corrected = found[1] === 'eblup' ? value + finitePart(row, source, model) : value;
  return { ...valueOnly('nested-error', corrected), tolerance: OPTIMISED };
}

/** sae counts the units of the sample as known: n/N × (their mean − its prediction). */
function finitePart(row: GoldenRow, source: GoldenSource, model: Ebp): number {
  const data = source.dataSets.open(row.dataset);
  const means = source.dataSets.open(`${row.dataset}means`);
  const dropped = Number(/drop obs (\d+)/.exec(row.call)?.[1] ?? 0) - 1;
  const units = data
    .text('County')
    .flatMap((label, unit) => (label === row.domain && unit !== dropped ? [unit] : []));
  const average = (column: string): number =>
    units.reduce((sum, unit) => sum + (data.numbers(column)[unit] ?? 0), 0) / units.length;
  const [intercept = 0, corn = 0, beans = 0] = model.terms.map(({ value }) => value);
  const area = model.areas.find((own) => own.area === row.domain);
  const predicted =
    intercept + corn * average('CornPix') + beans * average('SoyBeansPix') + (area?.effect ?? 0);
  const people = means.numbers('PopnSegments')[means.text('CountyIndex').indexOf(row.domain)] ?? Infinity;
  return (units.length / people) * (average(row.variable) - predicted);
}

function unitPart(model: Ebp, found: RegExpExecArray, domain: string, prefix: RegExp): number {
  const parts: Readonly<Record<string, number | undefined>> = {
    refvar: model.areaVariance,
    sigma2_u: model.areaVariance,
    errorvar: model.unitVariance,
    sigma2_e: model.unitVariance,
    lambda: model.transform.parameter,
    shift: 0,
    eblup: model.areas.find(({ area }) => area === domain)?.mean,
  };
  const term = model.terms.find((own) => own.term === found[2]?.replace(prefix, ''));
  const value = term?.value ?? parts[found[1] ?? ''];
  if (value === undefined) throw new NotSupported(`${found[1]} of ${domain}`);
  return value;
}

const NUMBERS = /fixed: \w+ ~ (.+)$/;

/** The model that rows of the same data set spell out: `fixed: eqIncome ~ gender + eqsize + …`. */
function unitModel(row: GoldenRow, source: GoldenSource, isMarginal = false): Ebp {
  const transform = row.params.transformation === 'box.cox' ? 'box-cox' : 'log';
  const line = numberParam(row, 'line') ?? numberParam(row, 'threshold') ?? Number.NaN;
  return once(source, [row.dataset, transform, line, isMarginal].join('|'), isEbp, () => {
    const [sample, population] = pairOf(row, source);
    const right = NUMBERS.exec(source.unitFormula(row.dataset))?.[1];
    if (right === undefined) throw new NotSupported('model not named');
    const terms = (data: DataSet): Predictor[] =>
      right
        .split('+')
        .map((term) => term.trim())
        .flatMap((name) =>
          /[A-Za-z]/.test(data.text(name)[0] ?? '')
            ? dummies(data, name, name, source.referenceLevel(row.dataset, name, data.text(name)))
            : [{ name, values: data.numbers(name) }],
        );
    const areas = population.text('district');
    return ebp(
      { welfare: sample.numbers(row.variable), areas: sample.text('district'), covariates: terms(sample) },
      // The marginal version knows nothing of an area's own sample: its labels are other ones.
      { areas: isMarginal ? areas.map((label) => `${label} `) : areas, covariates: terms(population) },
      { line, transform },
    );
  });
}

const toleranceOfModel = (row: GoldenRow): Tolerance => ({
  ...OPTIMISED,
  // Box–Cox: the power comes from an optimiser of its own in the reference, and coefficients move with it.
  ...(row.params.transformation === 'box.cox' ? { estimate: 1e-3 } : {}),
});

function unitModelPart(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  return {
    ...valueOnly('ebp', unitPart(unitModel(row, source), found, row.domain, /^$/)),
    tolerance: toleranceOfModel(row),
  };
}

function analytic(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const isMarginal = found[1] === 'ell_marginal';
  const label = isMarginal ? `${row.domain} ` : row.domain;
  const area = unitModel(row, source, isMarginal).areas.find((own) => own.area === label);
  if (area === undefined) throw new NotSupported(`area ${row.domain}`);
  const kind = found[2];
  const value =
    kind === undefined ? area.effect : area[kind === 'headcount' || kind === 'gap' ? kind : 'mean'];
  return { ...valueOnly('ebp', value), tolerance: OPTIMISED };
}

const SIMULATED: Readonly<Record<string, keyof AreaFigures>> = {
  Mean: 'mean',
  Head_Count: 'headcount',
  Poverty_Gap: 'gap',
};

/** The reference is the mean of simulations, `se` their Monte Carlo error: four of them, and a little for the optimiser. */
function simulated(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const area = unitModel(row, source).areas.find((own) => own.area === row.domain);
  const kind = SIMULATED[found[1] ?? ''];
  if (area === undefined || kind === undefined) throw new NotSupported(`area ${row.domain}`);
  const absolute = 4 * (row.se ?? 0) + 1e-4 * Math.abs(row.estimate ?? 0);
  return { ...valueOnly('ebp', area[kind]), tolerance: { ...OPTIMISED, absolute } };
}
