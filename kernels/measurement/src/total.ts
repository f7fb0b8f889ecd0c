import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfRows, needsPsuTotalsOnly } from './influence.ts';
import { psuTotals, sumOf } from './ratio-of-totals.ts';
import { overReplicates } from './replicate-weights.ts';
import type { SurveyDesign } from './survey-design.ts';
import { designError } from './taylor.ts';

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
  return overReplicates(design, (one) => totalOf(column, one));
}

function totalOf(values: Float64Array, design: SurveyDesign): Estimate {
  const { n, df } = design.size;
  const totals = psuTotals(values, design);
  const se = needsPsuTotalsOnly(design)
    ? designError(design, totals)
    : errorOfRows(design, (row) => values[row] ?? 0);
  return estimateOf('total', { value: sumOf(totals), se, df, n, method: 'total@1' });
}
