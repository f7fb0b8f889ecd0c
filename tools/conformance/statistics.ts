import {
  type Boundary,
  compareIndependent,
  domainOf,
  type Estimate,
  fgt,
  gini,
  giniSorted,
  type Interval,
  type IntervalMethod,
  interval,
  lorenzSorted,
  lowestTotal,
  mean,
  quantileShareSorted,
  quantileSorted,
  ratio,
  ratioIndependent,
  surveyDesign,
  total,
} from '@pilar/measurement';
import { restrictDesign } from './build-design.ts';
import { defaultFor } from './folder-defaults.ts';
import { type GoldenRow, numberParam } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import type { GoldenSource, RowContext } from './row-context.ts';

/** Our answer to a row; the error is compared where the row gives one, the interval where we name its kind. */
export interface Answer {
  readonly estimate: Estimate;
  readonly interval?: Interval;
}

export interface Statistic {
  /** Our name, as in docs/methods/README.md. */
  readonly name: string;
  readonly matches: (row: GoldenRow, found: RegExpExecArray) => boolean;
  readonly pattern: RegExp;
  readonly compute: (row: GoldenRow, source: GoldenSource, found: RegExpExecArray) => Answer;
}

const always = (): boolean => true;
const isConvey = (row: GoldenRow): boolean => row.package === 'convey';
const notConvey = (row: GoldenRow): boolean => row.package !== 'convey';
const isSurvey = (row: GoldenRow): boolean => row.package === 'survey';
const isLaeken = (row: GoldenRow): boolean => row.package === 'laeken';
const interval_ = (row: GoldenRow): unknown => row.params.interval;

/** The statistics that the kernel has now; a row that no entry claims is not supported. */
export const statistics: readonly Statistic[] = [
  entry('fgt', /^(?:fgt|fgt_abs|fgt_abs_by|svyfgt)$/, isConvey, (c) =>
    fgtOf(c, alphaOf(c.row), 'at-or-below'),
  ),
  entry('fgt', /^fgtdec\[fgt(\d)\]$/, isConvey, (c, found) => fgtOf(c, Number(found[1]), 'at-or-below')),
  entry('fgt', /^fgt$/, notConvey, (c) => fgtOf(c, alphaOf(c.row), 'below')),
  entry('fgt', /^headcount_by$/, isSurvey, (c) => fgtOf(c, 0, 'below')),
  entry('fgt', /^headcount_mean_tCI$/, isSurvey, (c) => withInterval(fgtOf(c, 0, 'below'), 'wald')),
  entry('fgt', /^ciprop_x?(logit|asin|beta)$/, isSurvey, (c, found) =>
    withInterval(fgtOf(c, 0, 'below'), intervalMethod(found[1])),
  ),
  entry('mean', /^(?:mean|svymean)$/, always, (c) => mean(c.welfare, c.design)),
  entry('mean', /^mean\[([\w.]+)\]$/, isSurvey, (c, found) =>
    withInterval(mean(c.data.numbers(found[1] ?? ''), c.design), 'wald'),
  ),
  entry('mean', /^([\w.]+)_share\[(.+)\]$/, isSurvey, (c, found) =>
    labelShare(c, found[1] ?? '', found[2] ?? ''),
  ),
  entry('mean', /^mean_([\w.]+)_[^_]+$/, isSurvey, (c, found) => subsetMean(c, found[1] ?? '')),
  entry('total', /^total$/, always, (c) => total(c.welfare, c.design)),
  entry('total', /^total_([\w.]+)$/, isSurvey, (c, found) =>
    withInterval(total(c.data.numbers(found[1] ?? ''), c.design), 'wald'),
  ),
  entry('ratio', /^ratio$/, isSurvey, ratioOf),
  entry('gini', /^(?:gini|gini_by|svygini)$/, isConvey, (c) =>
    giniSorted(c.sorted(), c.design, { convention: 'convey' }),
  ),
  entry('gini', /^gini$/, notConvey, (c) => gini(c.welfare, c.design)),
  // dineq's decompositions take logarithms and leave out welfare of 0 and less.
  entry('gini', /^gini_decomp_gini_total$/, notConvey, (c) =>
    gini(c.welfare, positiveOnly(c.welfare, c.design)),
  ),
  entry('lorenz', /^lorenz\[L\(([\d.]+)\)\]$/, isConvey, (c, found) =>
    lorenzSorted(c.sorted(), c.design, Number(found[1]), { convention: 'convey' }),
  ),
  entry(
    'quantile',
    /^quantile$/,
    (row) => isSurvey(row) && interval_(row) === 'mean',
    (c) => quantileSorted(c.sorted(), c.design, rankOf(c.row)),
  ),
  entry(
    'quantile',
    /^quantile$/,
    (row) => isSurvey(row) && interval_(row) === 'xlogit',
    (c) => quantileSorted(c.sorted(), c.design, rankOf(c.row), { error: 'woodruff-logit' }),
  ),
  entry('quantile', /^(?:quantile|median)$/, isLaeken, (c) =>
    quantileSorted(c.sorted(), c.design, numberParam(c.row, 'p') ?? 0.5, { rule: 'smallest-above' }),
  ),
  entry('quantile', /^quantile_iqalpha$/, isConvey, (c) =>
    quantileSorted(c.sorted(), c.design, numberParam(c.row, 'alpha') ?? 0.5, { error: 'density' }),
  ),
  entry('lowest-total', /^isq_lower_total$/, isConvey, (c) =>
    lowestTotal(c.welfare, c.design, numberParam(c.row, 'alpha') ?? 0.4),
  ),
  entry('quantile-share', /^(decile|quintile)_share_exact$/, always, (c, found) =>
    classShare(c, found[1] ?? ''),
  ),
  entry('quantile-share', /^bottom40_share$/, always, (c) => shareOf(c, 0, 0.4)),
  entry('quantile-share', /^middle40_share$/, always, (c) => shareOf(c, 0.4, 0.8)),
  entry('quantile-share', /^top20_share$/, always, (c) => shareOf(c, 0.8, 1)),
  { name: 'fgt', pattern: /^fgt(\d)_wave([12])$/, matches: always, compute: waveFgt },
  { name: 'compare-independent', pattern: /^fgt_change$/, matches: isConvey, compute: independentChange },
  { name: 'ratio-independent', pattern: /^mean_growth$/, matches: always, compute: meanGrowth },
];

function entry(
  name: string,
  pattern: RegExp,
  matches: (row: GoldenRow) => boolean,
  compute: (context: RowContext, found: RegExpExecArray) => Estimate | Answer,
): Statistic {
  return {
    name,
    pattern,
    matches,
    compute: (row, source, found) => {
      const result = compute(source.context(row), found);
      return 'estimate' in result ? result : { estimate: result };
    },
  };
}

function fgtOf({ row, welfare, design }: RowContext, alpha: number, boundary: Boundary): Estimate {
  return fgt(welfare, design, lineOf(row, 'line'), { alpha, boundary });
}

function alphaOf(row: GoldenRow): number {
  const alpha = numberParam(row, 'g') ?? numberParam(row, 'alpha');
  if (alpha === undefined) throw new NotSupported('no alpha in params');
  return alpha;
}

function lineOf(row: GoldenRow, name: string): number {
  const line = numberParam(row, name);
  if (line === undefined) throw new NotSupported(`no ${name} in params`);
  return line;
}

function rankOf(row: GoldenRow): number {
  const p = numberParam(row, 'p');
  if (p === undefined) throw new NotSupported('no p in params');
  return p;
}

function withInterval(estimate: Estimate, method: IntervalMethod): Answer {
  return { estimate, interval: interval(estimate, 0.95, method) };
}

function intervalMethod(text: string | undefined): IntervalMethod {
  return text === 'logit' || text === 'asin' ? text : 'beta';
}

/** `stype_share[stypeE]`: R writes the column's name before the label. */
function labelShare({ data, design }: RowContext, column: string, label: string): Answer {
  const value = label.startsWith(column) ? label.slice(column.length) : label;
  const hits = Float64Array.from(data.text(column), (cell) => Number(cell === value));
  return withInterval(mean(hits, design), 'wald');
}

/** `svymean(~api00,subset(des,stype=='E'))` */
function subsetMean({ row, data, design }: RowContext, column: string): Answer {
  const [, name, value] = /subset\(\w+,\s*([\w.]+)\s*==\s*'([^']+)'\)/.exec(row.call) ?? [];
  if (name === undefined || value === undefined) throw new NotSupported('subset not named in the call');
  const estimate = mean(data.numbers(column), restrictDesign(design, data, `${name}=${value}`));
  // R's interval here takes the df of the whole design.
  return { estimate, interval: interval({ ...estimate, df: design.size.df }, 0.95, 'wald') };
}

/** `svyratio(~api.stu,~enroll,des)` */
function ratioOf({ row, data, design }: RowContext): Answer {
  const [, top, bottom] = /svyratio\(~([\w.]+),\s*~([\w.]+),/.exec(row.call) ?? [];
  if (top === undefined || bottom === undefined) throw new NotSupported('ratio not named in the call');
  return withInterval(ratio(data.numbers(top), data.numbers(bottom), design), 'wald');
}

function shareOf(context: RowContext, from: number, to: number): Estimate {
  return quantileShareSorted(context.sorted(), context.design, { from, to });
}

function classShare(context: RowContext, kind: string): Estimate {
  const count = kind === 'decile' ? 10 : 5;
  const place = numberParam(context.row, kind);
  if (place === undefined) throw new NotSupported(`no ${kind} in params`);
  return shareOf(context, (place - 1) / count, place / count);
}

interface Wave {
  readonly welfare: Float64Array;
  readonly design: RowContext['design'];
}

/**
 * Both waves of a change row with the welfare and weight that the folder's README gives them. Some changes leave out
 * welfare of 0 and less without a note, but all state the means they started from: those tell which rows were used.
 */
function wavesOf(row: GoldenRow, source: GoldenSource): Wave[] {
  const standard = defaultFor(source.defaults, row.file, row.dataset);
  if (standard === undefined || row.domain !== 'all')
    throw new NotSupported('welfare and weight are not named');
  const means = source.statedMeans(row);
  return source.dataSets.openPair(row.dataset).map((data, index) => {
    const welfare = data.numbers(standard.welfare);
    const design = source.design(data, `w=${standard.weight}`);
    const stated = means[index];
    if (stated === undefined || isMean(stated, welfare, design)) return { welfare, design };
    return aboveZero(welfare, design);
  });
}

function positiveOnly(welfare: Float64Array, design: RowContext['design']): RowContext['design'] {
  return domainOf(
    design,
    Array.from(welfare, (amount) => amount > 0),
  );
}

/** The rows above 0 alone, as a survey of its own: R drew no domain here, it dropped the rows first. */
function aboveZero(welfare: Float64Array, design: RowContext['design']): Wave {
  const weights = design.weights.filter((_, row) => (welfare[row] ?? 0) > 0);
  return { welfare: welfare.filter((amount) => amount > 0), design: surveyDesign({ weights }) };
}

function isMean(stated: number, welfare: Float64Array, design: RowContext['design']): boolean {
  return Math.abs(mean(welfare, design).value / stated - 1) < 1e-9;
}

/** Wave 2 is brought to the prices of wave 1 first; the definition there counts below the line. */
function waveFgt(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const number = Number(found[2]);
  const wave = wavesOf(row, source)[number - 1];
  if (wave === undefined) throw new NotSupported(`wave ${number}`);
  const factor = number === 2 ? (numberParam(row, 'price_factor') ?? 1) : 1;
  const welfare = wave.welfare.map((amount) => amount * factor);
  return { estimate: fgt(welfare, wave.design, lineOf(row, 'line'), { alpha: Number(found[1]) }) };
}

function independentChange(row: GoldenRow, source: GoldenSource): Answer {
  const [first, second] = wavesOf(row, source);
  if (first === undefined || second === undefined) throw new NotSupported('two waves are needed');
  const options = { alpha: alphaOf(row), boundary: 'at-or-below' } as const;
  const before = fgt(first.welfare, first.design, lineOf(row, 'line1'), options);
  const after = fgt(second.welfare, second.design, lineOf(row, 'line2'), options);
  return { estimate: compareIndependent(before, after).difference };
}

function meanGrowth(row: GoldenRow, source: GoldenSource): Answer {
  const [first, second] = wavesOf(row, source);
  if (first === undefined || second === undefined) throw new NotSupported('two waves are needed');
  const factor = numberParam(row, 'price_factor') ?? 1;
  const before = mean(first.welfare, first.design);
  const after = mean(
    second.welfare.map((amount) => amount * factor),
    second.design,
  );
  const growth = ratioIndependent(before, after);
  return { estimate: { ...growth, value: growth.value - 1 } };
}
