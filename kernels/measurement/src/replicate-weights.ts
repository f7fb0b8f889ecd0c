import type { ReplicateWeights } from './design-parts.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { pointOnly } from './influence.ts';
import { type SortedWelfare, withSumsIn } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/** True when the error is to come from replicates. */
export function isReplicated({ replicates, recorder }: SurveyDesign): boolean {
  return replicates !== undefined && recorder === undefined;
}

/**
 * A figure with the error that the design asks for: by the statistic's own linearisation, or, for replicate weights,
 * from the figure of every replicate.
 *
 * @throws RangeError naming the replicate that has no figure (its weights in the domain are all 0, say).
 */
export function overReplicates(design: SurveyDesign, compute: (design: SurveyDesign) => Estimate): Estimate {
  const { replicates } = design;
  if (replicates === undefined || design.recorder !== undefined) return compute(design);
  const whole = pointOnly(design);
  const full = compute(whole);
  const figures = replicates.factors.map((factors, index) =>
    figureOf(index, full.method, () => compute(withFactors(whole, factors, replicates.unitOfRow)).value),
  );
  const se = replicateError(replicates, figures, full.value);
  return estimateOf('overReplicates', { ...full, se, df: replicates.df });
}

/**
 * As `overReplicates` for a statistic of a sorted survey: the order is kept, only the weights change.
 *
 * @throws RangeError as `overReplicates`.
 */
export function overReplicatesSorted(
  sorted: SortedWelfare,
  design: SurveyDesign,
  compute: (sorted: SortedWelfare, design: SurveyDesign) => Estimate,
): Estimate {
  const { replicates } = design;
  if (replicates === undefined || design.recorder !== undefined) return compute(sorted, design);
  const whole = pointOnly(design);
  const full = compute(sorted, whole);
  const reweighted = reweighting(sorted, replicates.unitOfRow);
  const figures = replicates.factors.map((factors, index) =>
    figureOf(index, full.method, () => compute(reweighted(factors), whole).value),
  );
  const se = replicateError(replicates, figures, full.value);
  return estimateOf('overReplicates', { ...full, se, df: replicates.df });
}

/** Fills the same columns with the weights of one replicate after another: what it gives lives until the next call. */
function reweighting(sorted: SortedWelfare, unitOfRow: Int32Array): (factors: Float64Array) => SortedWelfare {
  const places = sorted.rows.length;
  const unitOfPlace = sorted.rows.map((row) => unitOfRow[row] ?? 0);
  const weights = new Float64Array(places);
  const cumulativeWeights = new Float64Array(places);
  const cumulativeWelfare = new Float64Array(places);
  return (factors) => {
    for (let place = 0; place < places; place++)
      weights[place] = (sorted.weights[place] ?? 0) * (factors[unitOfPlace[place] ?? 0] ?? 0);
    const { values, rows } = sorted;
    const moved = withSumsIn({ values, weights, rows }, cumulativeWeights, cumulativeWelfare);
    if (moved.size === 0) throw new RangeError('no row of the domain has a weight above 0');
    return moved;
  };
}

/** One replicate's figure; a refusal names the replicate. */
export function figureOf(index: number, method: string, compute: () => number): number {
  try {
    return compute();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new RangeError(`replicate ${index + 1} of ${method}: ${cause.message}`, { cause });
  }
}

/** The design with the weights of one replicate, and its whole with them too. */
export function withFactors(
  design: SurveyDesign,
  factors: Float64Array,
  unitOfRow: Int32Array,
): SurveyDesign {
  const weights = new Float64Array(design.rows);
  for (let row = 0; row < weights.length; row++)
    weights[row] = (design.weights[row] ?? 0) * (factors[unitOfRow[row] ?? 0] ?? 0);
  const whole = design.whole && Object.freeze({ ...pointOnly(design.whole), weights });
  return Object.freeze({ ...design, weights, whole });
}

/**
 * The standard error from the figures of the replicates: √(scale Σ rscaleᵣ (θᵣ − centre)²). The centre is the figure of
 * the whole sample with `mse`, else the mean of the replicates that count (rscale above 0).
 *
 * @throws RangeError when there is not one figure a replicate.
 * @see Wolter (2007), Introduction to Variance Estimation, chapters 3 to 5.
 * @example replicateError({ ...design.replicates, scale: 0.5, rscales: Float64Array.of(1, 1), mse: true }, [1, 3], 2)
 * // 1
 */
export function replicateError(
  { scale, rscales, mse }: ReplicateWeights,
  figures: readonly number[],
  whole: number,
): number {
  if (figures.length !== rscales.length)
    throw new RangeError(
      `replicateError: ${figures.length} figures, ${rscales.length} replicates are expected`,
    );
  const counted = figures.filter((_, index) => (rscales[index] ?? 0) > 0);
  // The first figure is taken off before averaging: replicates differ in their last digits only.
  const first = counted[0] ?? 0;
  const mean = first + counted.reduce((sum, figure) => sum + (figure - first), 0) / counted.length;
  const centre = mse ? whole : mean;
  let spread = 0;
  for (const [index, figure] of figures.entries()) spread += (rscales[index] ?? 0) * (figure - centre) ** 2;
  return Math.sqrt(scale * spread);
}
