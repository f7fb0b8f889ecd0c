import { domainOf, type Estimate, type Interval, type IntervalMethod, interval } from '@pilar/measurement';
import { type GoldenRow, numberParam } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import type { GoldenSource, RowContext } from './row-context.ts';

/** How far an answer may be off, as a share of its size; `absolute` counts beside it. */
export interface Tolerance {
  readonly estimate: number;
  readonly error: number;
  readonly absolute?: number;
}

/** Our answer to a row; the error is compared where the row gives one, the interval where we name its kind. */
export interface Answer {
  readonly estimate: Estimate;
  readonly interval?: Interval;
  /** Where the reference itself is not exact: Monte Carlo, or an optimiser that stopped before. */
  readonly tolerance?: Tolerance;
}

export interface Statistic {
  /** Our name, as in docs/methods/README.md. */
  readonly name: string;
  readonly matches: (row: GoldenRow, found: RegExpExecArray) => boolean;
  readonly pattern: RegExp;
  readonly compute: (row: GoldenRow, source: GoldenSource, found: RegExpExecArray) => Answer;
}

export const always = (): boolean => true;
export const isConvey = (row: GoldenRow): boolean => row.package === 'convey';
export const notConvey = (row: GoldenRow): boolean => row.package !== 'convey';
export const isSurvey = (row: GoldenRow): boolean => row.package === 'survey';
export const isLaeken = (row: GoldenRow): boolean => row.package === 'laeken';
export const intervalWord = (row: GoldenRow): unknown => row.params.interval;

export function entry(
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

export function alphaOf(row: GoldenRow): number {
  const alpha = numberParam(row, 'g') ?? numberParam(row, 'alpha');
  if (alpha === undefined) throw new NotSupported('no alpha in params');
  return alpha;
}

export function lineOf(row: GoldenRow, name: string): number {
  const line = numberParam(row, name);
  if (line === undefined) throw new NotSupported(`no ${name} in params`);
  return line;
}

export function rankOf(row: GoldenRow): number {
  const p = numberParam(row, 'p');
  if (p === undefined) throw new NotSupported('no p in params');
  return p;
}

export function withInterval(estimate: Estimate, method: IntervalMethod): Answer {
  return { estimate, interval: interval(estimate, 0.95, method) };
}

export function intervalMethod(text: string | undefined): IntervalMethod {
  return text === 'logit' || text === 'asin' ? text : 'beta';
}

export function positiveOnly(welfare: Float64Array, design: RowContext['design']): RowContext['design'] {
  return domainOf(
    design,
    Array.from(welfare, (amount) => amount > 0),
  );
}

/** An answer without an error: a weight, a part of a change. */
export function valueOnly(method: string, value: number): Answer {
  return { estimate: { value, se: Number.NaN, df: Number.NaN, n: 0, method } };
}
