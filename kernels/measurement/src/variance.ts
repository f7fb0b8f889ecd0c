import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfRows } from './influence.ts';
import { isReplicated, overReplicates } from './replicate-weights.ts';
import { sizeAndMean, sumRows } from './row-sums.ts';
import type { SurveyDesign } from './survey-design.ts';

/** Version of the method. */
/**
 * The variance of a column in the population: Σ w (y − mean)²/N · n/(n − 1), n the rows of the domain with a weight.
 *
 * Linearised variable u = (n/(n − 1) (y − mean)² − S²)/N: to first order the mean does not matter.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, or fewer than two rows.
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, chapter 5.
 * @example variance([1, 2, 6], surveyDesign({ weights: [1, 1, 1] })).value // 7
 */
export function variance(values: NumberColumn, design: SurveyDesign): Estimate {
  const name = { caller: 'variance', column: 'values' };
  checkLength(values, design.rows, name);
  if (design.size.n < 2) throw new RangeError(`variance: ${design.size.n} row has no spread`);
  return varianceOf(finiteColumn(values, name), design);
}

function varianceOf(values: Float64Array, design: SurveyDesign): Estimate {
  if (isReplicated(design)) return overReplicates(design, (one) => varianceOf(values, one));
  const { n } = design.size;
  // A first value is taken off before the mean: the mean of large figures that are close together is rounded itself.
  const origin = values[0] ?? 0;
  const { size, mean } = sizeAndMean(
    values.map((own) => own - origin),
    design,
  );
  const square = (row: number): number => (((values[row] ?? 0) - origin - mean) ** 2 * n) / (n - 1);
  const value = sumRows(design, square) / size;
  const se = errorOfRows(design, (row) => (square(row) - value) / size);
  return estimateOf('variance', { value, se, ...design.size, method: 'variance@1' });
}
