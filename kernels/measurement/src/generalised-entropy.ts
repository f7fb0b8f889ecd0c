import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfRows } from './influence.ts';
import { isReplicated, overReplicates } from './replicate-weights.ts';
import { acceptedDomain, type NonPositiveRule, sizeAndMean, sumRows } from './row-sums.ts';
import type { SurveyDesign } from './survey-design.ts';

export interface EntropyOptions {
  /** Sensitivity: 0 mean log deviation, 1 Theil, 2 half the squared coefficient of variation. Default 1. */
  readonly alpha?: number;
  /** Default `refuse`. */
  readonly nonPositive?: NonPositiveRule;
}

/**
 * The generalised entropy index GE(α): 0 when all have the same.
 *
 * With r = y/mean: GE(0) = −mean(ln r), GE(1) = mean(r ln r), else mean(r^α − 1)/(α(α − 1)). For α above 0 a welfare
 * of 0 has a meaning; for α ≤ 0 it has none. The sums run over r^α − 1 − α(r − 1), which changes nothing on paper and
 * keeps the digits of welfare that is nearly equal (α(α − 1) divides; for 0 and 1 the limit is taken).
 *
 * Linearised variable u = [f(r) − GE − α GE (r − 1)]/N with f the term so written: its derivative times r averages to
 * α GE, for every α.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, a mean that is not above 0,
 *   or welfare that α cannot take (0 or less for α ≤ 0, below 0 for α above 0 other than 2) unless `nonPositive` leaves it out.
 * @see Cowell, F. (2011), Measuring Inequality, 3rd ed., appendix A.2.
 * @see Biewen & Jenkins (2006), Variance estimation for generalized entropy and Atkinson inequality indices: the complex
 *   survey data case, Oxford Bulletin of Economics and Statistics 68, 371-383.
 * @example generalisedEntropy([1, 3], surveyDesign({ weights: [1, 1] }), { alpha: 2 }).value // 0.125
 */
export function generalisedEntropy(
  welfare: NumberColumn,
  design: SurveyDesign,
  { alpha = 1, nonPositive = 'refuse' }: EntropyOptions = {},
): Estimate {
  const name = { caller: 'generalisedEntropy', column: 'welfare' };
  if (!Number.isFinite(alpha)) throw new RangeError(`generalisedEntropy: alpha is ${alpha}`);
  checkLength(welfare, design.rows, name);
  const values = finiteColumn(welfare, name);
  const accepted = acceptedDomain(name.caller, values, design, {
    ...meaningfulFor(alpha),
    rule: nonPositive,
  });
  return entropyOf(values, accepted, alpha);
}

/** The index of a column that was checked before. */
export function entropyOf(values: Float64Array, design: SurveyDesign, alpha: number): Estimate {
  if (isReplicated(design)) return overReplicates(design, (one) => entropyOf(values, one, alpha));
  const { size, mean } = sizeAndMean(values, design);
  if (!(mean > 0)) throw new RangeError(`generalisedEntropy: mean welfare is ${mean}, above 0 is expected`);
  const term = entropyTerm(alpha);
  const value = sumRows(design, (row) => term((values[row] ?? 0) / mean)) / size;
  const se = errorOfRows(design, (row) => {
    const ratio = (values[row] ?? 0) / mean;
    return (term(ratio) - value - alpha * value * (ratio - 1)) / size;
  });
  return estimateOf('generalisedEntropy', { value, se, ...design.size, method: `ge/${alpha}@1` });
}

/** Welfare that the index can take: any for α = 2, else at least 0 or above 0. */
export function meaningfulFor(alpha: number): { accepts: (y: number) => boolean; wanted: string } {
  if (alpha === 2) return { accepts: () => true, wanted: 'an amount' };
  if (alpha > 0) return { accepts: (y) => y >= 0, wanted: 'an amount of at least 0' };
  return { accepts: (y) => y > 0, wanted: 'an amount above 0' };
}

/** The index is the mean of this term of r = y/mean; its slope at r = 1 is 0. */
export function entropyTerm(alpha: number): (ratio: number) => number {
  if (alpha === 0) return (ratio) => ratio - 1 - Math.log(ratio);
  if (alpha === 1) return (ratio) => (ratio > 0 ? ratio * Math.log(ratio) : 0) - (ratio - 1);
  if (alpha === 2) return (ratio) => ((ratio - 1) * (ratio - 1)) / 2;
  const scale = 1 / (alpha * (alpha - 1));
  return (ratio) => scale * (Math.expm1(alpha * Math.log(ratio)) - alpha * (ratio - 1));
}
