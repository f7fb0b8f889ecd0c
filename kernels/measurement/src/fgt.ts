import { checkLength, finiteColumn, type NumberColumn, positiveColumn } from './columns.ts';
import type { Estimate } from './estimate.ts';
import { type Boundary, type FgtTotals, fgtTotals } from './fgt-totals.ts';
import { needsPsuTotalsOnly } from './influence.ts';
import { hasPsuFactors, psuSizes, ratioOfTotals, sumOf } from './ratio-of-totals.ts';
import { overReplicates } from './replicate-weights.ts';
import type { SurveyDesign } from './survey-design.ts';

export type { Boundary } from './fgt-totals.ts';

/** One line for all, or a line for each row (say urban and rural). */
export type PovertyLine = number | NumberColumn;

export interface FgtOptions {
  /** 0: share of poor (P0), 1: depth (P1), 2: severity (P2); any number from 0 on. Default 0. */
  readonly alpha?: number;
  /** Default `below`. */
  readonly boundary?: Boundary;
}

export interface FgtSet {
  readonly p0: Estimate;
  readonly p1: Estimate;
  readonly p2: Estimate;
}

/**
 * The Foster–Greer–Thorbecke poverty measure: the weighted mean of ((line − y)/line)^alpha over the poor, 0 for others.
 *
 * Linearised variable u = (g − P)/N.
 *
 * @throws RangeError for columns of another length, welfare that is not a finite number, a line that is not above 0, or
 *   an alpha below 0, naming column and row.
 * @see Foster, Greer & Thorbecke (1984), A class of decomposable poverty measures, Econometrica 52, 761-766.
 * @example fgt([50, 80, 200, 300], surveyDesign({ weights: [1, 1, 1, 1] }), 100, { alpha: 1 })
 * // { value: 0.175, se: 0.11814539065631521, df: 3, n: 4, method: 'fgt/bps@1' }
 */
export function fgt(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: PovertyLine,
  options: FgtOptions = {},
): Estimate {
  const { alpha = 0, boundary = 'below' } = options;
  if (!(alpha >= 0 && alpha < Infinity))
    throw new RangeError(`fgt: alpha is ${alpha}, a number from 0 on is expected`);
  const { values, lines } = checkedColumns('fgt', welfare, design, line);
  return fgtOf(values, design, lines, { alpha, boundary });
}

/** One measure, for columns that were checked before. */
export function fgtOf(
  values: Float64Array,
  design: SurveyDesign,
  lines: number | Float64Array,
  { alpha, boundary }: Required<FgtOptions>,
): Estimate {
  if (!hasPsuFactors(design))
    return overReplicates(design, (one) => fgtOf(values, one, lines, { alpha, boundary }));
  const totals = alphaTotals(values, design, lines, { alpha, boundary });
  const residual = (row: number, value: number): number =>
    gapAt(values[row] ?? 0, typeof lines === 'number' ? lines : (lines[row] ?? 0), { alpha, boundary }) -
    value;
  return ratioOfTotals(design, { ...totals, residual }, { caller: 'fgt', method: fgtMethod(boundary) });
}

/** Whose way of counting a boundary is; it stands in the version of a method. */
export const houseOf = (boundary: Boundary = 'below'): 'bps' | 'convey' =>
  boundary === 'below' ? 'bps' : 'convey';

/** Version of the measure's method. */
export const fgtMethod = (boundary: Boundary): string => `fgt/${houseOf(boundary)}@1`;

/** What one person adds to the measure: ((line − y)/line)^alpha for the poor, 0 for others. */
export function gapAt(y: number, z: number, { alpha, boundary }: Required<FgtOptions>): number {
  if (alpha === 0) return Number(boundary === 'below' ? y < z : y <= z);
  return y < z ? ((z - y) / z) ** alpha : 0;
}

/**
 * P0, P1 and P2 in one pass over the rows.
 *
 * @throws RangeError as `fgt`.
 * @see fgt
 * @example fgtSet([50, 80, 200, 300], surveyDesign({ weights: [1, 1, 1, 1] }), 100).p0.value // 0.5
 */
export function fgtSet(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: PovertyLine,
  options: { readonly boundary?: Boundary } = {},
): FgtSet {
  const { boundary = 'below' } = options;
  if (typeof line !== 'number' || !isPlainPass(welfare, design)) {
    const { values, lines } = checkedColumns('fgtSet', welfare, design, line);
    return fgtSetOf(values, design, lines, boundary);
  }
  checkLine('fgtSet', line);
  const totals = fgtTotals(welfare, design, line, boundary);
  // A welfare that is not finite leaves a gap that is not: only then the column is searched.
  if (!Number.isFinite(sumOf(totals.gap))) finiteColumn(welfare, { caller: 'fgtSet', column: 'welfare' });
  return answersOf(totals, design, boundary);
}

/** True when one look at each row is enough, the check of its welfare included. */
function isPlainPass(welfare: NumberColumn, design: SurveyDesign): welfare is Float64Array {
  return (
    welfare instanceof Float64Array &&
    welfare.length === design.rows &&
    design.domain === undefined &&
    needsPsuTotalsOnly(design) &&
    hasPsuFactors(design)
  );
}

/** The pass behind `fgtSet`, for columns that were checked before. */
export function fgtSetOf(
  values: Float64Array,
  design: SurveyDesign,
  lines: number | Float64Array,
  boundary: Boundary,
): FgtSet {
  if (!needsPsuTotalsOnly(design) || !hasPsuFactors(design)) {
    return Object.freeze({
      p0: fgtOf(values, design, lines, { alpha: 0, boundary }),
      p1: fgtOf(values, design, lines, { alpha: 1, boundary }),
      p2: fgtOf(values, design, lines, { alpha: 2, boundary }),
    });
  }
  return answersOf(fgtTotals(values, design, lines, boundary), design, boundary);
}

function answersOf(
  { size, poor, gap, gapSquared }: FgtTotals,
  design: SurveyDesign,
  boundary: Boundary,
): FgtSet {
  const answer = (top: Float64Array): Estimate =>
    ratioOfTotals(
      design,
      { top, bottom: size, residual: () => 0 },
      { caller: 'fgt', method: fgtMethod(boundary) },
    );
  return Object.freeze({ p0: answer(poor), p1: answer(gap), p2: answer(gapSquared) });
}

/** Welfare and line, checked against the design; the caller's name goes into the refusal. */
export function checkedColumns(
  caller: string,
  welfare: NumberColumn,
  design: SurveyDesign,
  line: PovertyLine,
): { values: Float64Array; lines: number | Float64Array } {
  checkLength(welfare, design.rows, { caller, column: 'welfare' });
  const values = finiteColumn(welfare, { caller, column: 'welfare' });
  if (typeof line === 'number') return { values, lines: checkLine(caller, line) };
  checkLength(line, design.rows, { caller, column: 'line' });
  return { values, lines: positiveColumn(line, { caller, column: 'line' }) };
}

function checkLine(caller: string, line: number): number {
  if (line > 0 && line < Infinity) return line;
  throw new RangeError(`${caller}: line is ${line}, an amount above 0 is expected`);
}

/** The usual three come from the pass of `fgtSet`, so that both give the same digits. */
function alphaTotals(
  values: Float64Array,
  design: SurveyDesign,
  lines: number | Float64Array,
  { alpha, boundary }: Required<FgtOptions>,
): { readonly top: Float64Array; readonly bottom: Float64Array } {
  if (alpha !== 0 && alpha !== 1 && alpha !== 2)
    return { top: gapTotals(values, design, lines, alpha), bottom: psuSizes(design) };
  const { size: bottom, poor, gap, gapSquared } = fgtTotals(values, design, lines, boundary);
  if (alpha === 0) return { top: poor, bottom };
  return { top: alpha === 1 ? gap : gapSquared, bottom };
}

/** For alpha above 0 a household on the line has gap 0, so both boundaries agree. */
function gapTotals(
  values: Float64Array,
  { weights, domain, psuOfRow, psuCount }: SurveyDesign,
  lines: number | Float64Array,
  alpha: number,
): Float64Array {
  const totals = new Float64Array(psuCount);
  for (let row = 0; row < values.length; row++) {
    if (domain !== undefined && domain[row] === 0) continue;
    const z = typeof lines === 'number' ? lines : (lines[row] ?? 0);
    const signed = (z - (values[row] ?? 0)) / z;
    const g = (signed + Math.abs(signed)) / 2;
    const psu = psuOfRow[row] ?? 0;
    totals[psu] = (totals[psu] ?? 0) + (weights[row] ?? 0) * g ** alpha;
  }
  return totals;
}
