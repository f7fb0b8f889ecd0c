import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfRows } from './influence.ts';
import { isReplicated, overReplicates } from './replicate-weights.ts';
import { acceptedDomain, type NonPositiveRule, sizeAndMean, sumRows } from './row-sums.ts';
import type { SurveyDesign } from './survey-design.ts';

export interface AtkinsonOptions {
  /** Aversion to inequality, above 0. Default 1. */
  readonly epsilon?: number;
  /** Default `refuse`. */
  readonly nonPositive?: NonPositiveRule;
}

/**
 * The Atkinson index: the share of all welfare that could be given up if the rest were spread evenly.
 *
 * A = 1 − e, e the equally distributed equivalent over the mean: with r = y/mean, e = mean(r^(1−ε))^(1/(1−ε)), and
 * exp(mean(ln r)) for ε = 1. Linearised variable u = −e [ (r^(1−ε)/mean(r^(1−ε)) − 1)/(1 − ε) − (r − 1) ]/N; for ε = 1
 * the first term is ln r − mean(ln r). For ε below 1 a welfare of 0 has a meaning.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, an epsilon that is not above
 *   0, a mean that is not above 0, or welfare that ε cannot take unless `nonPositive` leaves it out.
 * @see Atkinson, A. B. (1970), On the measurement of inequality, Journal of Economic Theory 2, 244-263.
 * @see Biewen & Jenkins (2006), Oxford Bulletin of Economics and Statistics 68, 371-383.
 * @example atkinson([1, 3], surveyDesign({ weights: [1, 1] }), { epsilon: 2 }).value // 0.25 = 1 − 1.5/2
 */
export function atkinson(
  welfare: NumberColumn,
  design: SurveyDesign,
  { epsilon = 1, nonPositive = 'refuse' }: AtkinsonOptions = {},
): Estimate {
  const name = { caller: 'atkinson', column: 'welfare' };
  if (!(epsilon > 0 && epsilon < Infinity))
    throw new RangeError(`atkinson: epsilon is ${epsilon}, a number above 0 is expected`);
  checkLength(welfare, design.rows, name);
  const values = finiteColumn(welfare, name);
  const accepts = epsilon < 1 ? (y: number) => y >= 0 : (y: number) => y > 0;
  const wanted = epsilon < 1 ? 'an amount of at least 0' : 'an amount above 0';
  return atkinsonOf(
    values,
    acceptedDomain(name.caller, values, design, { accepts, wanted, rule: nonPositive }),
    epsilon,
  );
}

function atkinsonOf(values: Float64Array, design: SurveyDesign, epsilon: number): Estimate {
  if (isReplicated(design)) return overReplicates(design, (one) => atkinsonOf(values, one, epsilon));
  const { size, mean } = sizeAndMean(values, design);
  if (!(mean > 0)) throw new RangeError(`atkinson: mean welfare is ${mean}, above 0 is expected`);
  const power = 1 - epsilon;
  const term =
    power === 0 ? (ratio: number) => Math.log(ratio) : (ratio: number) => Math.expm1(power * Math.log(ratio));
  // For a power p the mean of r^p − 1 is kept, not of r^p: near equality all digits lie in it.
  const level = sumRows(design, (row) => term((values[row] ?? 0) / mean)) / size;
  const logEquivalent = power === 0 ? level : Math.log1p(level) / power;
  const value = -Math.expm1(logEquivalent);
  const divisor = power === 0 ? 1 : power * (1 + level);
  const se = errorOfRows(design, (row) => {
    const ratio = (values[row] ?? 0) / mean;
    return ((value - 1) * ((term(ratio) - level) / divisor - (ratio - 1))) / size;
  });
  return estimateOf('atkinson', { value, se, ...design.size, method: `atkinson/${epsilon}@1` });
}
