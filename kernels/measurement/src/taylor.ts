import { CompensatedSum } from '@pilar/numeric';
import type { SurveyDesign } from './survey-design.ts';

/**
 * The standard error of an estimate from the PSU totals of weight × linearised variable.
 *
 * V = Σ_h (1 − f_h) m_h/(m_h − 1) Σ_c (t_hc − mean_h)²: PSUs drawn with replacement inside strata (f_h is 0 without a
 * finite population correction). PSUs without a member of the domain are in it with t = 0.
 *
 * A stratum with a single PSU follows the design's rule: `certainty` adds nothing; `adjust` takes the distance from the
 * mean of all PSU totals; `average` gives it the average contribution of the other strata.
 *
 * @throws RangeError when the totals are not one a PSU.
 * @see Woodruff (1971), A simple method for approximating the variance of a complicated estimate, JASA 66, 411-414.
 * @see Wolter (2007), Introduction to Variance Estimation, equation 1.4.8 and chapter 6.
 * @example taylorError(surveyDesign({ weights: [1, 1, 1] }), Float64Array.of(-1, 0, 1)) // 1.7320508075688772 = √3
 */
export function taylorError(design: SurveyDesign, totals: Float64Array): number {
  if (totals.length !== design.psuCount) {
    throw new RangeError(`taylorError: ${totals.length} totals, but the design has ${design.psuCount} PSUs`);
  }
  const means = stratumMeans(design, totals);
  const squares = new Float64Array(design.psusInStratum.length);
  for (let psu = 0; psu < totals.length; psu++) {
    const stratum = design.stratumOfPsu[psu] ?? 0;
    const distance = (totals[psu] ?? 0) - (means[stratum] ?? 0);
    squares[stratum] = (squares[stratum] ?? 0) + distance * distance;
  }
  return Math.sqrt(sumStrata(design, totals, squares));
}

function stratumMeans(design: SurveyDesign, totals: Float64Array): Float64Array {
  const means = new Float64Array(design.psusInStratum.length);
  for (let psu = 0; psu < totals.length; psu++) {
    const stratum = design.stratumOfPsu[psu] ?? 0;
    means[stratum] = (means[stratum] ?? 0) + (totals[psu] ?? 0);
  }
  for (let stratum = 0; stratum < means.length; stratum++) {
    means[stratum] = (means[stratum] ?? 0) / (design.psusInStratum[stratum] ?? 1);
  }
  return means;
}

function sumStrata(design: SurveyDesign, totals: Float64Array, squares: Float64Array): number {
  const sum = new CompensatedSum();
  let lonely = 0;
  let seen = 0;
  for (let stratum = 0; stratum < squares.length; stratum++) {
    const drawn = design.psusInStratum[stratum] ?? 0;
    const kept = 1 - (design.sampledShare[stratum] ?? 0);
    if (drawn > 1) {
      seen++;
      sum.add((kept * drawn * (squares[stratum] ?? 0)) / (drawn - 1));
    } else if (kept > 0) {
      lonely++;
      if (design.lonelyPsu === 'adjust') sum.add(kept * lonelyDistance(design, totals, stratum));
    }
  }
  if (design.lonelyPsu !== 'average' || lonely === 0) return sum.value;
  if (seen === 0)
    throw new RangeError('taylorError: every stratum has a single PSU, so there is nothing to average');
  return (sum.value * (seen + lonely)) / seen;
}

function lonelyDistance(design: SurveyDesign, totals: Float64Array, stratum: number): number {
  let mean = 0;
  let own = 0;
  for (let psu = 0; psu < totals.length; psu++) {
    mean += (totals[psu] ?? 0) / totals.length;
    if (design.stratumOfPsu[psu] === stratum) own = totals[psu] ?? 0;
  }
  return (own - mean) ** 2;
}
