import { CompensatedSum } from '@pilar/numeric';
import { calibrationResiduals } from './calibration.ts';
import type { LonelyPsuRule, SurveyDesign } from './survey-design.ts';

/**
 * The standard error of an estimate from the PSU totals of weight × linearised variable.
 *
 * V = Σ_h (1 − f_h) m_h/(m_h − 1) Σ_c (t_hc − mean_h)²: PSUs drawn with replacement inside strata (f_h is 0 without a
 * finite population correction). PSUs without a member of the domain are in it with t = 0.
 *
 * A stratum with a single PSU follows the design's rule: `certainty` adds nothing; `adjust` takes the distance from the
 * mean of all PSU totals; `average` gives it the average contribution of the other strata.
 *
 * @throws RangeError when the totals are not one a PSU, or when the design has further stages, calibrated weights or
 *   replicates, for which PSU totals do not suffice.
 * @see Woodruff (1971), A simple method for approximating the variance of a complicated estimate, JASA 66, 411-414.
 * @see Wolter (2007), Introduction to Variance Estimation, equation 1.4.8 and chapter 6.
 * @example taylorError(surveyDesign({ weights: [1, 1, 1] }), Float64Array.of(-1, 0, 1)) // 1.7320508075688772 = √3
 */
export function taylorError(design: SurveyDesign, totals: Float64Array): number {
  if (totals.length !== design.psuCount) {
    throw new RangeError(`taylorError: ${totals.length} totals, but the design has ${design.psuCount} PSUs`);
  }
  if (!isByPsu(design) || design.replicates !== undefined) {
    throw new RangeError(
      'taylorError: totals of PSUs do not suffice for further stages, calibrated weights or replicates',
    );
  }
  return Math.sqrt(firstStageVariance(design, totals));
}

/**
 * The standard error from weight × linearised variable: one a PSU where that suffices, else one a row. A column of rows
 * is overwritten by its calibration residuals.
 *
 * Further stages add Σ_parents F (1 − f) m/(m − 1) Σ (t − mean)², F the product of the sampled shares of the stages
 * above: where the first stage has no correction (f = 0) they add nothing.
 *
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, results 4.3.1 and 4.4.1.
 */
export function designError(design: SurveyDesign, products: Float64Array): number {
  if (isByPsu(design)) return taylorError(design, products);
  if (design.calibration !== undefined) calibrationResiduals(design.calibration, design.weights, products);
  let variance = firstStageVariance(design, totalsOf(products, design.psuOfRow, design.psuCount));
  for (const stage of design.stages) {
    variance += groupedVariance(totalsOf(products, stage.unitOfRow, stage.parentOfUnit.length), {
      groupOf: stage.parentOfUnit,
      drawn: stage.drawn,
      sampledShare: stage.sampledShare,
      factor: stage.weightOfParent,
      lonelyPsu: design.lonelyPsu,
    });
  }
  return Math.sqrt(variance);
}

/** True when the error rests on totals of PSUs alone: no further stages, no residuals of calibration. */
export function isByPsu({ stages, calibration }: SurveyDesign): boolean {
  return stages.length === 0 && calibration === undefined;
}

/** Sums of a column of rows by unit. */
export function totalsOf(products: Float64Array, unitOfRow: Int32Array, units: number): Float64Array {
  const totals = new Float64Array(units);
  for (let row = 0; row < products.length; row++) {
    const unit = unitOfRow[row] ?? 0;
    totals[unit] = (totals[unit] ?? 0) + (products[row] ?? 0);
  }
  return totals;
}

function firstStageVariance(design: SurveyDesign, totals: Float64Array): number {
  return groupedVariance(totals, {
    groupOf: design.stratumOfPsu,
    drawn: design.psusInStratum,
    sampledShare: design.sampledShare,
    factor: undefined,
    lonelyPsu: design.lonelyPsu,
  });
}

/** Units drawn inside groups: PSUs inside strata, or units of a later stage inside those of the stage before. */
interface DrawnGroups {
  readonly groupOf: Int32Array;
  readonly drawn: Int32Array;
  readonly sampledShare: Float64Array;
  /** Weight of each group's variance; 1 when undefined. */
  readonly factor: Float64Array | undefined;
  readonly lonelyPsu: LonelyPsuRule;
}

function groupedVariance(totals: Float64Array, groups: DrawnGroups): number {
  const means = groupMeans(totals, groups);
  const squares = new Float64Array(groups.drawn.length);
  for (let unit = 0; unit < totals.length; unit++) {
    const group = groups.groupOf[unit] ?? 0;
    const distance = (totals[unit] ?? 0) - (means[group] ?? 0);
    squares[group] = (squares[group] ?? 0) + distance * distance;
  }
  return sumGroups(totals, squares, groups);
}

function groupMeans(totals: Float64Array, { groupOf, drawn }: DrawnGroups): Float64Array {
  const means = new Float64Array(drawn.length);
  for (let unit = 0; unit < totals.length; unit++) {
    const group = groupOf[unit] ?? 0;
    means[group] = (means[group] ?? 0) + (totals[unit] ?? 0);
  }
  for (let group = 0; group < means.length; group++) {
    means[group] = (means[group] ?? 0) / (drawn[group] ?? 1);
  }
  return means;
}

function sumGroups(totals: Float64Array, squares: Float64Array, groups: DrawnGroups): number {
  const { drawn, sampledShare, factor, lonelyPsu } = groups;
  const sum = new CompensatedSum();
  let lonely = 0;
  let seen = 0;
  for (let group = 0; group < squares.length; group++) {
    const units = drawn[group] ?? 0;
    const kept = (1 - (sampledShare[group] ?? 0)) * (factor === undefined ? 1 : (factor[group] ?? 0));
    if (units > 1) {
      seen++;
      sum.add((kept * units * (squares[group] ?? 0)) / (units - 1));
    } else if (kept > 0) {
      lonely++;
      if (lonelyPsu === 'adjust') sum.add(kept * lonelyDistance(totals, groups.groupOf, group));
    }
  }
  if (lonelyPsu !== 'average' || lonely === 0) return sum.value;
  if (seen === 0)
    throw new RangeError('taylorError: every stratum has a single PSU, so there is nothing to average');
  return (sum.value * (seen + lonely)) / seen;
}

function lonelyDistance(totals: Float64Array, groupOf: Int32Array, group: number): number {
  let mean = 0;
  let own = 0;
  for (let unit = 0; unit < totals.length; unit++) {
    mean += (totals[unit] ?? 0) / totals.length;
    if (groupOf[unit] === group) own = totals[unit] ?? 0;
  }
  return (own - mean) ** 2;
}
