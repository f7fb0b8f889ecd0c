import { CompensatedSum } from '@pilar/numeric';
import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import type { SurveyDesign } from './survey-design.ts';
import { taylorError } from './taylor.ts';

/**
 * The ratio of two weighted totals of one survey. Linearised variable u = (y − R x)/X.
 *
 * @throws RangeError for columns of another length, values that are not finite numbers, or a denominator total of 0.
 * @see Woodruff (1971), JASA 66, 411-414; Wolter (2007), section 6.4.
 * @example ratio([1, 2, 6], [2, 2, 2], surveyDesign({ weights: [1, 1, 1] })).value // 1.5
 */
export function ratio(numerator: NumberColumn, denominator: NumberColumn, design: SurveyDesign): Estimate {
  const topName = { caller: 'ratio', column: 'numerator' };
  const bottomName = { caller: 'ratio', column: 'denominator' };
  checkLength(numerator, design.rows, topName);
  checkLength(denominator, design.rows, bottomName);
  const top = psuTotals(finiteColumn(numerator, topName), design);
  const bottom = psuTotals(finiteColumn(denominator, bottomName), design);
  if (bottom.sum === 0) throw new RangeError('ratio: the denominator sums to 0');
  const value = top.sum / bottom.sum;
  const linearised = top.totals.map((part, psu) => (part - value * (bottom.totals[psu] ?? 0)) / bottom.sum);
  const { n, df } = design.size;
  return estimateOf('ratio', { value, se: taylorError(design, linearised), df, n, method: 'ratio@1' });
}

function psuTotals(values: Float64Array, design: SurveyDesign): { totals: Float64Array; sum: number } {
  const { weights, domain, psuOfRow } = design;
  const totals = new Float64Array(design.psuCount);
  for (let row = 0; row < values.length; row++) {
    if (domain !== undefined && domain[row] === 0) continue;
    const psu = psuOfRow[row] ?? 0;
    totals[psu] = (totals[psu] ?? 0) + (weights[row] ?? 0) * (values[row] ?? 0);
  }
  const sum = new CompensatedSum();
  for (const part of totals) sum.add(part);
  return { totals, sum: sum.value };
}
