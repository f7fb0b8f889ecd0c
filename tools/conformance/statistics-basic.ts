import {
  type Boundary,
  type Estimate,
  fgt,
  gini,
  giniSorted,
  interval,
  lorenzSorted,
  lowestTotal,
  mean,
  quantileShareSorted,
  quantileSorted,
  ratio,
  total,
} from '@pilar/measurement';
import { restrictDesign } from './build-design.ts';
import { numberParam } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import type { RowContext } from './row-context.ts';
import {
  type Answer,
  alphaOf,
  always,
  entry,
  intervalMethod,
  intervalWord,
  isConvey,
  isLaeken,
  isSurvey,
  lineOf,
  notConvey,
  positiveOnly,
  rankOf,
  type Statistic,
  withInterval,
} from './statistic.ts';

/** FGT, mean, total, ratio, Gini, Lorenz curve, quantiles and shares. */
export const basicStatistics: readonly Statistic[] = [
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
    (row) => isSurvey(row) && intervalWord(row) === 'mean',
    (c) => quantileSorted(c.sorted(), c.design, rankOf(c.row)),
  ),
  entry(
    'quantile',
    /^quantile$/,
    (row) => isSurvey(row) && intervalWord(row) === 'xlogit',
    (c) => quantileSorted(c.sorted(), c.design, rankOf(c.row), { error: 'woodruff-logit' }),
  ),
  entry('quantile', /^(?:quantile|median)$/, isLaeken, (c) =>
    quantileSorted(c.sorted(), c.design, numberParam(c.row, 'p') ?? 0.5, { rule: 'smallest-above' }),
  ),
  // Replicates: the error is theirs, the figure is the smallest at or above.
  entry('quantile', /^median$/, isSurvey, (c) => quantileSorted(c.sorted(), c.design, 0.5)),
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
];

function fgtOf({ row, welfare, design }: RowContext, alpha: number, boundary: Boundary): Estimate {
  return fgt(welfare, design, lineOf(row, 'line'), { alpha, boundary });
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
