import { CompensatedSum } from '@pilar/numeric';
import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import type { SurveyDesign } from './survey-design.ts';
import { taylorError } from './taylor.ts';

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
  const { weights, domain, psuOfRow } = design;
  const { n, df } = design.size;
  const first = firstMember(design);
  const origin = values[first] ?? 0;
  const distances = new Float64Array(design.psuCount);
  const sizes = new Float64Array(design.psuCount);
  for (let row = first; row < values.length; row++) {
    if (domain !== undefined && domain[row] === 0) continue;
    const weight = weights[row] ?? 0;
    const psu = psuOfRow[row] ?? 0;
    distances[psu] = (distances[psu] ?? 0) + weight * ((values[row] ?? 0) - origin);
    sizes[psu] = (sizes[psu] ?? 0) + weight;
  }
  const size = sumOf(sizes);
  const distance = sumOf(distances) / size;
  for (let psu = 0; psu < distances.length; psu++) {
    distances[psu] = ((distances[psu] ?? 0) - distance * (sizes[psu] ?? 0)) / size;
  }
  const se = taylorError(design, distances);
  return estimateOf('mean', { value: origin + distance, se, df, n, method: 'mean@1' });
}

function firstMember({ weights, domain }: SurveyDesign): number {
  let row = 0;
  while (domain?.[row] === 0 || weights[row] === 0) row++;
  return row;
}

function sumOf(totals: Float64Array): number {
  const sum = new CompensatedSum();
  for (const total of totals) sum.add(total);
  return sum.value;
}
