import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import type { Estimate } from './estimate.ts';
import { hasPsuFactors, psuTotals, ratioOfTotals } from './ratio-of-totals.ts';
import { overReplicates } from './replicate-weights.ts';
import type { SurveyDesign } from './survey-design.ts';

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
  return ratioOf(finiteColumn(numerator, topName), finiteColumn(denominator, bottomName), design);
}

/** The ratio of columns that were checked before. */
function ratioOf(numerator: Float64Array, denominator: Float64Array, design: SurveyDesign): Estimate {
  if (!hasPsuFactors(design)) return overReplicates(design, (one) => ratioOf(numerator, denominator, one));
  const residual = (row: number, value: number): number =>
    (numerator[row] ?? 0) - value * (denominator[row] ?? 0);
  const totals = { top: psuTotals(numerator, design), bottom: psuTotals(denominator, design), residual };
  return ratioOfTotals(design, totals, { caller: 'ratio', method: 'ratio@1' });
}
