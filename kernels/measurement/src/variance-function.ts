import { compensatedSum } from '@pilar/numeric';
import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import { fitAt } from './fay-herriot-fit.ts';
import type { Predictor } from './regression.ts';

/**
 * Smooths the sampling variances of areas by a generalised variance function: log variance on covariates (the log of the
 * sample size, the level of the figure), by least squares over the areas whose variance is above 0. Single variances from
 * few clusters jump; smoothed ones make the weights of a small-area model steady. The factor exp(s²/2) of a lognormal
 * brings the mean back.
 *
 * Areas whose variance is 0 or not known get the variance that the function says; whether they have a figure worth using
 * is the caller's to decide.
 *
 * @throws RangeError for columns of another length or fewer usable areas than coefficients plus one.
 * @see Wolter, K. (2007), Introduction to Variance Estimation, 2nd ed., chapter 7 (generalized variance functions).
 * @example smoothVariances([1, 1, 1], [{ name: 'log n', values: [1, 2, 4] }])[0] // 1
 */
export function smoothVariances(variances: NumberColumn, covariates: readonly Predictor[]): Float64Array {
  const caller = 'smoothVariances';
  const columns = covariates.map(({ name, values }) => {
    checkLength(values, variances.length, { caller, column: name });
    return finiteColumn(values, { caller, column: name });
  });
  const rows = Array.from(variances, (_, area) =>
    Float64Array.of(1, ...columns.map((own) => own[area] ?? 0)),
  );
  const used = rows.flatMap((_, area) => ((variances[area] ?? 0) > 0 ? [area] : []));
  if (used.length < columns.length + 2)
    throw new RangeError(
      `${caller}: ${used.length} areas have a variance above 0, ${columns.length + 2} are needed`,
    );
  const { beta, residuals } = fitAt(
    {
      rows: used.map((area) => rows[area] ?? new Float64Array(0)),
      direct: Float64Array.from(used, (area) => Math.log(variances[area] ?? 1)),
      variances: new Float64Array(used.length).fill(1),
    },
    0,
  );
  const spread = compensatedSum(residuals.map((own) => own * own)) / (used.length - columns.length - 1);
  return Float64Array.from(rows, (x) =>
    Math.exp(x.reduce((sum, own, at) => sum + own * (beta[at] ?? 0), spread / 2)),
  );
}
