import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfRows } from './influence.ts';
import { isReplicated, overReplicates } from './replicate-weights.ts';
import { sizeAndMean, sumRows } from './row-sums.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * The Kolm index of absolute inequality, ln(mean(exp(α (mean − y))))/α: the amount each could give up if the rest were
 * spread evenly. It does not change when all gain the same amount; α is per unit of welfare.
 *
 * Linearised variable, with e = exp(α (mean − y)) and E its mean: u = [(e/E − 1)/α + y − mean]/N.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, or an alpha that is not above 0.
 * @see Kolm, S.-C. (1976), Unequal inequalities, Journal of Economic Theory 12, 416-442.
 * @example kolm([1, 3], surveyDesign({ weights: [1, 1] }), 1).value // 0.4337808304830271 = ln cosh 1
 */
export function kolm(welfare: NumberColumn, design: SurveyDesign, alpha: number): Estimate {
  const name = { caller: 'kolm', column: 'welfare' };
  if (!(alpha > 0 && alpha < Infinity))
    throw new RangeError(`kolm: alpha is ${alpha}, a number above 0 is expected`);
  checkLength(welfare, design.rows, name);
  return kolmOf(finiteColumn(welfare, name), design, alpha);
}

function kolmOf(values: Float64Array, design: SurveyDesign, alpha: number): Estimate {
  if (isReplicated(design)) return overReplicates(design, (one) => kolmOf(values, one, alpha));
  const { size, mean } = sizeAndMean(values, design);
  // The mean of exp − 1 keeps the digits of welfare that is nearly equal.
  const term = (row: number): number => Math.expm1(alpha * (mean - (values[row] ?? 0)));
  const level = sumRows(design, term) / size;
  const se = errorOfRows(
    design,
    (row) => ((term(row) - level) / (alpha * (1 + level)) + (values[row] ?? 0) - mean) / size,
  );
  return estimateOf('kolm', {
    value: Math.log1p(level) / alpha,
    se,
    ...design.size,
    method: `kolm/${alpha}@1`,
  });
}
