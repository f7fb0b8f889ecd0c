import { answersAcross, type PartsAnswer, partOf, type StatisticOf } from './across-samples.ts';
import type { Estimate } from './estimate.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * A function of several statistics of one survey, with their covariances: by the delta method on the linearised
 * variables, or from the replicates where the design has them.
 *
 * `value` and `slopes` (the derivative in each statistic) are given the figures in the order of `statistics`.
 *
 * @throws RangeError as the statistics do, and when the answer is not a finite number.
 * @see Wolter (2007), Introduction to Variance Estimation, chapter 6.
 * @example combine(design, [(d) => mean(y, d), (d) => mean(x, d)], { method: name,
 *   value: ([a = 0, b = 0]) => a * b, slopes: ([a = 0, b = 0]) => [b, a] }).se
 */
export function combine(
  design: SurveyDesign,
  statistics: readonly StatisticOf[],
  answer: PartsAnswer,
): Estimate {
  const [combined] = answersAcross(
    [design],
    statistics.map((statistic) => partOf(statistic)),
    [answer],
  );
  if (combined === undefined) throw new RangeError('combine: there is no answer');
  return combined;
}

/**
 * The difference of two statistics of one survey (two groups, two years stacked on common clusters), with their
 * covariance: after − before.
 *
 * @throws RangeError when the statistics are of different methods, or as they do.
 * @see compareIndependent for samples that share no cluster.
 * @example difference(design, (d) => fgt(y, domainOf(d, rural), line), (d) => fgt(y, domainOf(d, urban), line)).se
 */
export function difference(design: SurveyDesign, before: StatisticOf, after: StatisticOf): Estimate {
  const methods = [before, after].map((statistic) => statistic(design).method);
  if (methods[0] !== methods[1])
    throw new RangeError(`difference: ${methods[0]} and ${methods[1]} are not one statistic`);
  return combine(design, [before, after], {
    method: `difference/${methods[0]}`,
    value: ([from = 0, to = 0]) => to - from,
    slopes: () => [-1, 1],
  });
}
