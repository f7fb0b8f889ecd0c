import { CompensatedSum } from '@pilar/numeric';
import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import type { SurveyDesign } from './survey-design.ts';
import { taylorError } from './taylor.ts';

/**
 * The weighted total of a column: what the population has together. Linearised variable u = y.
 *
 * @throws RangeError for a column of another length or a value that is not a finite number, naming column and row.
 * @see Wolter (2007), Introduction to Variance Estimation, section 1.4.
 * @example total([1, 2, 6], surveyDesign({ weights: [10, 10, 10] }))
 * // { value: 90, se: 45.8257569495584, df: 2, n: 3, method: 'total@1' }
 */
export function total(values: NumberColumn, design: SurveyDesign): Estimate {
  const name = { caller: 'total', column: 'values' };
  checkLength(values, design.rows, name);
  const column = finiteColumn(values, name);
  const { n, df } = design.size;
  const { weights, domain, psuOfRow } = design;
  const totals = new Float64Array(design.psuCount);
  for (let row = 0; row < column.length; row++) {
    if (domain !== undefined && domain[row] === 0) continue;
    const psu = psuOfRow[row] ?? 0;
    totals[psu] = (totals[psu] ?? 0) + (weights[row] ?? 0) * (column[row] ?? 0);
  }
  const sum = new CompensatedSum();
  for (const part of totals) sum.add(part);
  return estimateOf('total', { value: sum.value, se: taylorError(design, totals), df, n, method: 'total@1' });
}
