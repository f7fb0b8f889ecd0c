import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import type { Estimate } from './estimate.ts';
import { hasPsuFactors, ratioOfTotals } from './ratio-of-totals.ts';
import { overReplicates } from './replicate-weights.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * The weighted mean of a column.
 *
 * Linearised variable u = (y − mean)/N. The first value of the domain is taken off before summing, so that figures that
 * are large but close together keep their digits.
 *
 * @throws RangeError for a column of another length or a value that is not a finite number, naming column and row.
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, section 5.7.
 * @example mean([1, 2, 6], surveyDesign({ weights: [1, 1, 1] }))
 * // { value: 3, se: 1.5275252316519468, df: 2, n: 3, method: 'mean@1' }
 */
export function mean(values: NumberColumn, design: SurveyDesign): Estimate {
  const name = { caller: 'mean', column: 'values' };
  checkLength(values, design.rows, name);
  return meanOf(finiteColumn(values, name), design);
}

/** The mean of a column that was checked before. */
export function meanOf(values: Float64Array, design: SurveyDesign): Estimate {
  if (!hasPsuFactors(design)) return overReplicates(design, (one) => meanOf(values, one));
  const { weights, domain, psuOfRow } = design;
  const first = firstMember(design);
  const origin = values[first] ?? 0;
  const top = new Float64Array(design.psuCount);
  const bottom = new Float64Array(design.psuCount);
  for (let row = first; row < values.length; row++) {
    if (domain !== undefined && domain[row] === 0) continue;
    const weight = weights[row] ?? 0;
    const psu = psuOfRow[row] ?? 0;
    top[psu] = (top[psu] ?? 0) + weight * ((values[row] ?? 0) - origin);
    bottom[psu] = (bottom[psu] ?? 0) + weight;
  }
  const residual = (row: number, distance: number): number => (values[row] ?? 0) - origin - distance;
  return ratioOfTotals(design, { top, bottom, residual }, { caller: 'mean', method: 'mean@1', origin });
}

function firstMember({ weights, domain }: SurveyDesign): number {
  let row = 0;
  while (row < weights.length && (domain?.[row] === 0 || weights[row] === 0)) row++;
  return row;
}
