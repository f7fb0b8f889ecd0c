import {
  atkinson,
  atRelativeLine,
  type Boundary,
  type Convention,
  type Estimate,
  fgt,
  generalisedEntropy,
  giniClassesSorted,
  giniSorted,
  hoover,
  lorenzSorted,
  lowestMeanSorted,
  lowestShareSorted,
  mean,
  medianGapSorted,
  PALMA,
  type PovertyLine,
  quantileShareSorted,
  quantileSorted,
  type RelativeLine,
  relativeLineSorted,
  relativePovertySorted,
  S80_S20,
  type SortedWelfare,
  type SurveyDesign,
  sen,
  senShorrocksThon,
  sGini,
  shareRatioSorted,
  tipSorted,
  total,
  watts,
  wolfson,
  zenga,
} from '@pilar/measurement';
import { sortedOnce } from './command-sorted.ts';

/** A line as the command was given it: an amount, a column, or a share of the survey's own median or mean. */
export type GivenLine =
  | { readonly kind: 'amount'; readonly value: number }
  | { readonly kind: 'column'; readonly name: string; readonly values: Float64Array }
  | { readonly kind: 'relative'; readonly name: string; readonly line: RelativeLine };

/** What a statistic is computed from. `sorted` gives the rows of a design's domain, poorest first, sorted once. */
export interface Measured {
  readonly welfare: Float64Array;
  readonly line: GivenLine | undefined;
  readonly boundary: Boundary;
  readonly convention: Convention;
  readonly sorted: (design: SurveyDesign) => SortedWelfare;
}

export type Params = Readonly<Record<string, number | string>>;

/** How a figure is written in a table: a share in percent, an amount of money, or a bare index. */
export type FigureUnit = 'share' | 'amount' | 'index';

export interface CommandStatistic {
  readonly unit: FigureUnit;
  readonly title: string;
  readonly needsLine?: boolean;
  /** The parameter that `name:NUMBER` sets, and its values where none is given. */
  readonly parameter?: { readonly name: string; readonly values: readonly number[] };
  readonly fixed?: Params;
  readonly compute: (measured: Measured, design: SurveyDesign, parameter: number) => Estimate;
}

const RISK_PARAMS: Params = { quantile: 0.5, percent: 0.6 };
const RISK_LINE = { of: 'median', share: 0.6 } as const;
const DECILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
const FIFTHS = [0.2, 0.4, 0.6, 0.8, 1] as const;
export const fifthBelow = (to: number): number => Math.max(0, Math.round((to - 0.2) * 1e9) / 1e9);
/** R convey takes the unit at a cut whole; the default splits it. */
const splitOf = ({ convention }: Measured) =>
  ({ convention, split: convention === 'convey' ? 'whole-units' : 'exact' }) as const;
const wholeSorted = (measured: Measured, design: SurveyDesign) => measured.sorted(design.whole ?? design);

/** A measure under the given line; under a relative one its sampling error is in the answer. */
function underLine(
  { welfare, line }: Measured,
  design: SurveyDesign,
  measure: (design: SurveyDesign, line: PovertyLine) => Estimate,
): Estimate {
  if (line === undefined) throw new RangeError('underLine: there is no line');
  if (line.kind === 'relative') return atRelativeLine(welfare, design, line.line, measure);
  return measure(design, line.kind === 'amount' ? line.value : line.values);
}

function fgtUnder(measured: Measured, design: SurveyDesign, alpha: number): Estimate {
  const { boundary, line } = measured;
  if (line?.kind === 'relative')
    return relativePovertySorted(wholeSorted(measured, design), design, { line: line.line, alpha, boundary });
  return underLine(measured, design, (at, z) => fgt(measured.welfare, at, z, { alpha, boundary }));
}

/** A TIP curve of different lines is that of welfare over its line, with line 1. */
function tipUnder(measured: Measured, design: SurveyDesign, p: number): Estimate {
  const { line, welfare } = measured;
  if (line?.kind === 'column') {
    const ratios = welfare.map((amount, row) => amount / (line.values[row] ?? 1));
    return tipSorted(sortedOnce(ratios)(design), design, 1, p);
  }
  if (line?.kind === 'relative')
    return atRelativeLine(welfare, design, line.line, (at, z) => tipSorted(measured.sorted(at), at, z, p));
  return tipSorted(measured.sorted(design), design, line?.value ?? Number.NaN, p);
}

export const STATISTICS = {
  fgt: {
    title: 'FGT',
    unit: 'share',
    needsLine: true,
    parameter: { name: 'alpha', values: [0, 1, 2] },
    compute: fgtUnder,
  },
  watts: {
    title: 'Watts',
    unit: 'index',
    needsLine: true,
    compute: (m, d) => underLine(m, d, (at, z) => watts(m.welfare, at, z)),
  },
  sen: {
    title: 'Sen',
    unit: 'index',
    needsLine: true,
    compute: (m, d) => underLine(m, d, (at, z) => sen(m.welfare, at, z)),
  },
  sst: {
    title: 'Sen–Shorrocks–Thon',
    unit: 'index',
    needsLine: true,
    compute: (m, d) => underLine(m, d, (at, z) => senShorrocksThon(m.welfare, at, z)),
  },
  tip: {
    title: 'TIP',
    unit: 'share',
    needsLine: true,
    parameter: { name: 'p', values: DECILES },
    compute: tipUnder,
  },
  arpt: {
    title: '60 % median (ARPT)',
    unit: 'amount',
    fixed: RISK_PARAMS,
    compute: (m, d) => relativeLineSorted(m.sorted(d), d, RISK_LINE),
  },
  arpr: {
    title: 'Di bawah 60 % median (ARPR)',
    unit: 'share',
    fixed: RISK_PARAMS,
    compute: (m, d) => relativePovertySorted(wholeSorted(m, d), d, { line: RISK_LINE, boundary: m.boundary }),
  },
  rmpg: {
    title: 'Jurang median (RMPG)',
    unit: 'share',
    fixed: RISK_PARAMS,
    compute: (m, d) => medianGapSorted(wholeSorted(m, d), d, { line: RISK_LINE, boundary: m.boundary }),
  },
  mean: { title: 'Rata-rata', unit: 'amount', compute: (m, d) => mean(m.welfare, d) },
  total: { title: 'Jumlah', unit: 'amount', compute: (m, d) => total(m.welfare, d) },
  quantile: {
    title: 'Kuantil',
    unit: 'amount',
    parameter: { name: 'p', values: [0.1, 0.25, 0.5, 0.75, 0.9] },
    compute: (m, d, p) =>
      quantileSorted(m.sorted(d), d, p, { error: m.convention === 'convey' ? 'density' : 'woodruff' }),
  },
  gini: {
    title: 'Gini',
    unit: 'index',
    compute: (m, d) =>
      giniSorted(m.sorted(d), d, { convention: m.convention === 'convey' ? 'convey' : 'trapezoid' }),
  },
  'gini-classes': {
    title: 'Gini kelas BPS',
    unit: 'index',
    parameter: { name: 'classes', values: [10] },
    compute: (m, d, classes) => giniClassesSorted(m.sorted(d), d, { classes }),
  },
  's-gini': {
    title: 'S-Gini',
    unit: 'index',
    parameter: { name: 'nu', values: [3] },
    compute: (m, d, nu) => sGini(m.welfare, d, nu),
  },
  ge: {
    title: 'GE',
    unit: 'index',
    parameter: { name: 'epsilon', values: [0, 1, 2] },
    compute: (m, d, alpha) => generalisedEntropy(m.welfare, d, { alpha }),
  },
  atkinson: {
    title: 'Atkinson',
    unit: 'index',
    parameter: { name: 'epsilon', values: [0.5, 1, 2] },
    compute: (m, d, epsilon) => atkinson(m.welfare, d, { epsilon }),
  },
  s80s20: {
    title: 'S80/S20',
    unit: 'index',
    compute: (m, d) => shareRatioSorted(m.sorted(d), d, S80_S20, splitOf(m)),
  },
  palma: {
    title: 'Palma',
    unit: 'index',
    compute: (m, d) => shareRatioSorted(m.sorted(d), d, PALMA, splitOf(m)),
  },
  'lowest-share': {
    title: 'Bagian terbawah',
    unit: 'share',
    parameter: { name: 'p', values: [0.4] },
    compute: (m, d, p) => lowestShareSorted(m.sorted(d), d, { p, ...splitOf(m) }),
  },
  'lowest-mean': {
    title: 'Rata-rata terbawah',
    unit: 'amount',
    parameter: { name: 'p', values: [0.4] },
    compute: (m, d, p) => lowestMeanSorted(m.sorted(d), d, p),
  },
  'quantile-share': {
    title: 'Bagian kuintil',
    unit: 'share',
    parameter: { name: 'to', values: FIFTHS },
    compute: (m, d, to) => quantileShareSorted(m.sorted(d), d, { from: fifthBelow(to), to }, splitOf(m)),
  },
  lorenz: {
    title: 'Lorenz',
    unit: 'share',
    parameter: { name: 'p', values: DECILES },
    compute: (m, d, p) => lorenzSorted(m.sorted(d), d, p, { convention: m.convention }),
  },
  hoover: { title: 'Hoover', unit: 'index', compute: (m, d) => hoover(m.welfare, d) },
  zenga: {
    title: 'Zenga',
    unit: 'index',
    compute: (m, d) => zenga(m.welfare, d, { convention: m.convention === 'convey' ? 'convey' : 'exact' }),
  },
  wolfson: { title: 'Wolfson', unit: 'index', compute: (m, d) => wolfson(m.welfare, d) },
} as const satisfies Record<string, CommandStatistic>;

export type StatisticName = keyof typeof STATISTICS;
export const STATISTIC_NAMES: readonly StatisticName[] = Object.keys(STATISTICS).filter((name) =>
  isStatistic(name),
);

export function isStatistic(name: string): name is StatisticName {
  return Object.hasOwn(STATISTICS, name);
}

export const statisticOf = (name: StatisticName): CommandStatistic => STATISTICS[name];
