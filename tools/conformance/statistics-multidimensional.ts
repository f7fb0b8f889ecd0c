import {
  adjustedGap,
  answersAcross,
  type DeprivationIndicator,
  domainOf,
  type Estimate,
  interval,
  type MultidimensionalPoverty,
  multidimensionalMeasure,
  multidimensionalPoverty,
  partOf,
  type SurveyDesign,
  surveyDesign,
} from '@pilar/measurement';
import type { DataSet } from './data-sets.ts';
import { type GoldenRow, numberParam } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import { isRecord } from './read-json.ts';
import type { GoldenSource } from './row-context.ts';
import { type Answer, type Statistic, valueOnly } from './statistic.ts';

/** The global index: three dimensions of one weight, and inside them indicators of one weight (`weights='equal'`). */
const DIMENSIONS: readonly (readonly string[])[] = [
  ['d_nutr', 'd_cm'],
  ['d_satt', 'd_educ'],
  ['d_elct', 'd_sani', 'd_wtr', 'd_hsg', 'd_ckfl', 'd_asst'],
];
const MPINDEX_DIMENSIONS: readonly (readonly string[])[] = [
  ['nutrition', 'child_mortality'],
  ['year_schooling', 'school_attendance'],
  ['cooking_fuel', 'sanitation', 'drinking_water', 'electricity', 'housing', 'assets'],
];

const isMpitb = (row: GoldenRow): boolean => row.package === 'mpitbR';
const isMpindex = (row: GoldenRow): boolean => row.package === 'mpindex';
const isInline = (row: GoldenRow): boolean => row.dataset === 'inline' && row.case.startsWith('af_');

/** Weights of mpitbR are rounded somewhere (README of the folder, 13). */
const MPITB_TOLERANCE = { estimate: 1e-8, error: 1e-7, absolute: 1e-8 };

export const multidimensionalStatistics: readonly Statistic[] = [
  { name: 'multidimensional', pattern: /^(H|A|M0)$/, matches: isMpitb, compute: level },
  { name: 'multidimensional', pattern: /^(hdk?|actb|pctb)\[(\w+)\]$/, matches: isMpitb, compute: level },
  { name: 'multidimensional', pattern: /^change_(abs|rel)_(H|A|M0)$/, matches: isMpitb, compute: change },
  { name: 'multidimensional', pattern: /^(H|A|M0|M1|M2)$/, matches: isInline, compute: inline },
  {
    name: 'multidimensional',
    pattern: /^(?:r\$index|contribution:|headcount_ratio:)/,
    matches: isMpindex,
    compute: mpindex,
  },
];

function indicatorsOf(data: DataSet, dimensions: readonly (readonly string[])[]): DeprivationIndicator[] {
  return dimensions.flatMap((names) =>
    names.map((name) => ({
      name,
      deprived: data.numbers(name),
      weight: 1 / dimensions.length / names.length,
    })),
  );
}

const known = new WeakMap<GoldenSource, Map<string, MultidimensionalPoverty>>();

function poverty(
  source: GoldenSource,
  key: string,
  compute: () => MultidimensionalPoverty,
): MultidimensionalPoverty {
  const own = known.get(source) ?? new Map<string, MultidimensionalPoverty>();
  known.set(source, own);
  const found = own.get(key) ?? compute();
  own.set(key, found);
  return found;
}

/** `nat=nat;t=1`, `region=3;t=2`: rows that have all these values. `nat` is no column: everybody. */
function domainDesign(source: GoldenSource, row: GoldenRow, text: string): SurveyDesign {
  const data = source.dataSets.open(row.dataset);
  const wanted = text.split(';').map((part) => part.split('='));
  const masks = wanted.flatMap(([column = '', value = '']) =>
    column === 'nat' ? [] : [data.text(column).map((cell) => cell === value)],
  );
  const whole = source.design(data, row.design);
  return domainOf(
    whole,
    Array.from({ length: data.rows }, (_, at) => masks.every((mask) => mask[at] === true)),
  );
}

/** Uncensored headcounts have no cutoff. */
function cutoffOf(row: GoldenRow): number {
  return (numberParam(row, 'k') ?? 1) / 100;
}

function level(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const data = source.dataSets.open(row.dataset);
  const key = `${row.dataset}|${row.domain}|${cutoffOf(row)}`;
  const answer = poverty(source, key, () =>
    multidimensionalPoverty(indicatorsOf(data, DIMENSIONS), domainDesign(source, row, row.domain), {
      cutoff: cutoffOf(row),
    }),
  );
  const estimate = figureOf(answer, found[1] ?? '', found[2]);
  const isInside = estimate.value > 0 && estimate.value < 1 && estimate.se > 0;
  const hasInterval = row.low !== undefined && isInside;
  return {
    estimate,
    tolerance: MPITB_TOLERANCE,
    ...(hasInterval ? { interval: interval({ ...estimate, df: source.wholeDf(row) }, 0.95, 'logit') } : {}),
  };
}

function figureOf(answer: MultidimensionalPoverty, kind: string, name: string | undefined): Estimate {
  const indicator = answer.indicators.find((own) => own.name === name);
  const figures: Readonly<Record<string, Estimate | undefined>> = {
    H: answer.headcount,
    A: answer.intensity,
    M0: answer.adjusted,
    hd: indicator?.uncensored,
    hdk: indicator?.censored,
    actb: indicator?.absolute,
    pctb: indicator?.contribution,
  };
  const figure = figures[kind];
  if (figure === undefined) throw new NotSupported(`${kind} ${name ?? ''}`);
  return figure;
}

/** `region=2;1->2`: the second time against the first, in one design, so that shared clusters count. */
function change(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const [place = '', times = ''] = row.domain.split(';');
  const [first = '', second = ''] = times.split('->');
  const samples = [first, second].map((time) => domainDesign(source, row, `${place};t=${time}`));
  const indicators = indicatorsOf(source.dataSets.open(row.dataset), DIMENSIONS);
  const measure = found[2] === 'H' ? 'headcount' : found[2] === 'A' ? 'intensity' : 'adjusted';
  const parts = samples.map((_, index) =>
    partOf(
      (design) => multidimensionalMeasure(measure, indicators, design, { cutoff: cutoffOf(row) }),
      index,
    ),
  );
  const isRelative = found[1] === 'rel';
  const [estimate] = answersAcross(samples, parts, [
    {
      method: `difference/alkire-foster/${found[2]}`,
      value: ([a = 0, b = 0]) => (isRelative ? 100 * (b / a - 1) : b - a),
      slopes: ([a = 1, b = 0]) => (isRelative ? [(-100 * b) / (a * a), 100 / a] : [-1, 1]),
    },
  ]);
  if (estimate === undefined) throw new NotSupported('no change');
  return { estimate, tolerance: MPITB_TOLERANCE };
}

/** Four people, four dimensions, in a file of their own (`data/af_4x4.json`); k counts dimensions. */
function inline(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const { Y, z } = matrixOf(source.json(`${row.case}.json`));
  const gaps = z.map((line, index) => ({
    name: `dimension ${index + 1}`,
    weight: 1,
    gap: Y.map((person) => Math.max(0, (line - (person[index] ?? 0)) / line)),
  }));
  const design = surveyDesign({ weights: Y.map(() => 1) });
  const cutoff = (numberParam(row, 'k') ?? 1) / z.length;
  const name = found[1] ?? '';
  if (name === 'M1' || name === 'M2')
    return { estimate: adjustedGap(gaps, design, { cutoff, alpha: Number(name[1]) }) };
  const indicators = gaps.map(({ gap, ...own }) => ({
    ...own,
    deprived: gap.map((depth) => Number(depth > 0)),
  }));
  return { estimate: figureOf(multidimensionalPoverty(indicators, design, { cutoff }), name, undefined) };
}

function matrixOf(value: unknown): { Y: readonly (readonly number[])[]; z: readonly number[] } {
  if (!isRecord(value) || !Array.isArray(value.Y) || !Array.isArray(value.z))
    throw new NotSupported('no matrix Y with lines z');
  return {
    Y: value.Y.map((person: unknown) => (Array.isArray(person) ? person.map(Number) : [])),
    z: value.z.map(Number),
  };
}

/** The profile of mpindex writes its weights with eight digits. */
function rounded(value: number): Answer {
  return { ...valueOnly('multidimensional', value), tolerance: MPITB_TOLERANCE };
}

/** The matrix of deprivations of mpindex's sample households, cutoff a third. */
function mpindex(row: GoldenRow, source: GoldenSource): Answer {
  const data = source.dataSets.open('mpindex_deprivation_matrix');
  const answer = poverty(source, data.name, () =>
    multidimensionalPoverty(
      indicatorsOf(data, MPINDEX_DIMENSIONS),
      surveyDesign({ weights: new Float64Array(data.rows).fill(1) }),
      {
        cutoff: 1 / 3,
      },
    ),
  );
  const asked = String(row.params.cutoff ?? row.params.part ?? '');
  const name = row.statistic.startsWith('headcount_ratio:')
    ? row.statistic.slice('headcount_ratio:'.length)
    : asked;
  if (name === 'number_of_cases') return valueOnly('multidimensional', data.rows);
  const whole: Readonly<Record<string, Estimate | undefined>> = {
    headcount_ratio: answer.headcount,
    intensity: answer.intensity,
    mpi: answer.adjusted,
  };
  const figure = whole[name];
  if (figure !== undefined) return rounded(figure.value);
  const indicator = answer.indicators.find((own) => own.name === name);
  if (indicator === undefined) throw new NotSupported(`part ${name}`);
  if (row.statistic.startsWith('contribution:'))
    return rounded(100 * (indicator.contribution?.value ?? Number.NaN));
  return valueOnly(
    'multidimensional',
    (asked === 'censored' ? indicator.censored : indicator.uncensored).value,
  );
}
