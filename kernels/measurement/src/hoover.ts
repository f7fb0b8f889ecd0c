import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfRows } from './influence.ts';
import { isReplicated, overReplicates } from './replicate-weights.ts';
import { sizeAndMean, sumRows } from './row-sums.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * The Hoover index (Ricci–Schutz, Robin Hood): the share of all welfare that would have to change hands for all to have
 * the same. H = Σ w (mean − y)⁺ / Σ w y.
 *
 * Linearised variable u = [(mean − y)⁺ + F (y − mean) − H y]/(N mean), F the share of people below the mean.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, or a mean that is not above 0.
 * @see Hoover, E. M. (1936), The measurement of industrial localization, Review of Economics and Statistics 18, 162-171.
 * @see Langel, M. & Tillé, Y. (2013), Variance estimation of the Gini index: revisiting a result several times published,
 *   JRSS A 176, 521-540 (method of the linearised variable).
 * @example hoover([1, 3], surveyDesign({ weights: [1, 1] })).value // 0.25
 */
export function hoover(welfare: NumberColumn, design: SurveyDesign): Estimate {
  const name = { caller: 'hoover', column: 'welfare' };
  checkLength(welfare, design.rows, name);
  return hooverOf(finiteColumn(welfare, name), design);
}

function hooverOf(values: Float64Array, design: SurveyDesign): Estimate {
  if (isReplicated(design)) return overReplicates(design, (one) => hooverOf(values, one));
  const { size, mean } = sizeAndMean(values, design);
  if (!(mean > 0)) throw new RangeError(`hoover: mean welfare is ${mean}, above 0 is expected`);
  const lacking = (row: number): number => Math.max(0, mean - (values[row] ?? 0));
  const total = size * mean;
  const value = sumRows(design, lacking) / total;
  const below = sumRows(design, (row) => Number((values[row] ?? 0) < mean)) / size;
  const se = errorOfRows(design, (row) => {
    const y = values[row] ?? 0;
    return (lacking(row) + below * (y - mean) - value * y) / total;
  });
  return estimateOf('hoover', { value, se, ...design.size, method: 'hoover@1' });
}
