import { CompensatedSum } from '@pilar/numeric';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfRows, needsPsuTotalsOnly } from './influence.ts';
import { replicateError } from './replicate-weights.ts';
import type { SurveyDesign } from './survey-design.ts';
import { designError } from './taylor.ts';

/** Two weighted totals by PSU, and what a row adds to them. */
export interface PsuTotals {
  readonly top: Float64Array;
  readonly bottom: Float64Array;
  /** The row's (top − value × bottom), without its weight. */
  readonly residual: (row: number, value: number) => number;
}

export interface RatioName {
  readonly caller: string;
  readonly method: string;
  /** Added to the ratio: what was taken off the top before summing. */
  readonly origin?: number;
}

/** True when a ratio of totals can be read off PSU totals: always, but for replicates that weigh rows one by one. */
export function hasPsuFactors({ replicates, recorder, psuOfRow }: SurveyDesign): boolean {
  return recorder !== undefined || replicates === undefined || replicates.unitOfRow === psuOfRow;
}

/**
 * The ratio of two weighted totals (a mean, a share, a poverty measure) with the error that the design asks for.
 * Linearised variable u = (top − R bottom)/Σ bottom.
 */
export function ratioOfTotals(
  design: SurveyDesign,
  { top, bottom, residual }: PsuTotals,
  { caller, method, origin = 0 }: RatioName,
): Estimate {
  const bottomSum = sumOf(bottom);
  if (bottomSum === 0) throw new RangeError(`${caller}: the denominator sums to 0`);
  const value = sumOf(top) / bottomSum;
  const { n, df } = design.size;
  const se = (): number => {
    if (design.replicates !== undefined && design.recorder === undefined)
      return errorOfFactors(design.replicates, top, bottom, { value, caller });
    if (!needsPsuTotalsOnly(design)) return errorOfRows(design, (row) => residual(row, value) / bottomSum);
    return designError(
      design,
      top.map((part, psu) => (part - value * (bottom[psu] ?? 0)) / bottomSum),
    );
  };
  return estimateOf(caller, { value: origin + value, se: se(), df, n, method });
}

/** Replicates by PSU need no second look at the rows: each is a reweighted sum of PSU totals. */
function errorOfFactors(
  replicates: NonNullable<SurveyDesign['replicates']>,
  top: Float64Array,
  bottom: Float64Array,
  { value, caller }: { value: number; caller: string },
): number {
  const figures = replicates.factors.map((factors, index) => {
    const size = weightedSum(bottom, factors);
    if (size === 0)
      throw new RangeError(`replicate ${index + 1} of ${caller}: no row of the domain has a weight above 0`);
    return weightedSum(top, factors) / size;
  });
  return replicateError(replicates, figures, value);
}

/** Σ of totals, correct to one rounding. */
export function sumOf(totals: Float64Array): number {
  const sum = new CompensatedSum();
  for (let psu = 0; psu < totals.length; psu++) sum.add(totals[psu] ?? 0);
  return sum.value;
}

function weightedSum(totals: Float64Array, factors: Float64Array): number {
  let sum = 0;
  for (let psu = 0; psu < totals.length; psu++) sum += (totals[psu] ?? 0) * (factors[psu] ?? 0);
  return sum;
}

/** Weights of the domain in each PSU. */
export function psuSizes({ weights, domain, psuOfRow, psuCount }: SurveyDesign): Float64Array {
  const sizes = new Float64Array(psuCount);
  for (let row = 0; row < weights.length; row++) {
    if (domain !== undefined && domain[row] === 0) continue;
    const psu = psuOfRow[row] ?? 0;
    sizes[psu] = (sizes[psu] ?? 0) + (weights[row] ?? 0);
  }
  return sizes;
}

/** Σ weight × column of the domain in each PSU. */
export function psuTotals(
  values: Float64Array,
  { weights, domain, psuOfRow, psuCount }: SurveyDesign,
): Float64Array {
  const totals = new Float64Array(psuCount);
  for (let row = 0; row < values.length; row++) {
    if (domain !== undefined && domain[row] === 0) continue;
    const psu = psuOfRow[row] ?? 0;
    totals[psu] = (totals[psu] ?? 0) + (weights[row] ?? 0) * (values[row] ?? 0);
  }
  return totals;
}
