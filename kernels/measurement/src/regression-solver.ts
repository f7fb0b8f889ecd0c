import { factorCholesky, solveCholesky } from '@pilar/numeric';
import type { SurveyDesign } from './survey-design.ts';

/** How the expected outcome depends on x'β, and its slope. */
export interface Link {
  readonly mean: (at: number) => number;
  readonly slope: (at: number) => number;
}

export interface Solution {
  readonly coefficients: Float64Array;
  /** Inverse of Σ w slope x x', row by row. */
  readonly inverse: Float64Array;
  /** Slope one step before over slope at the solution, by row; undefined where the steps went to the last digit. */
  readonly slopeRatio: Float64Array | undefined;
}

const MAX_STEPS = 60;

/**
 * Solves Σ w x (y − mean(x'β)) = 0 over the domain by Newton's method (for a linear mean the second step refines the
 * first, which gives back the digits that the normal equations lose). Columns are scaled to length 1 inside.
 *
 * @throws RangeError when a column is a combination of the others, or the steps do not settle (perfect separation).
 */
export function solveRegression(
  columns: readonly Float64Array[],
  outcome: Float64Array,
  design: SurveyDesign,
  { link, caller }: { link: Link; caller: string },
): Solution {
  const weights = domainWeights(design);
  const count = columns.length;
  const scales = lengthsOf(columns, weights);
  const coefficients = new Float64Array(count);
  let factor = new Float64Array(count * count);
  let smallest = Infinity;
  for (let step = 0; step < MAX_STEPS; step++) {
    const move = new Float64Array(count);
    const matrix = new Float64Array(count * count);
    addRows({ columns, scales, outcome, weights, link, start: undefined }, coefficients, move, matrix);
    factor = Float64Array.from(factorCholesky(matrix, count, caller));
    solveCholesky(factor, move);
    let largest = 0;
    for (let at = 0; at < count; at++) {
      const own = (move[at] ?? 0) / (scales[at] ?? 1);
      coefficients[at] = (coefficients[at] ?? 0) + own;
      largest = Math.max(largest, Math.abs(own) / Math.max(Math.abs(coefficients[at] ?? 0), 1e-8));
    }
    if (!Number.isFinite(largest)) break;
    // Steps get smaller until rounding: the first that does not is the last.
    if (largest < 1e-15 || (largest < 1e-9 && largest >= smallest))
      return { coefficients, inverse: inverseOf(factor, scales), slopeRatio: undefined };
    smallest = Math.min(smallest, largest);
  }
  throw new RangeError(`${caller}: no coefficients fit (a column tells the outcome without fail?)`);
}

function domainWeights({ weights, domain }: SurveyDesign): Float64Array {
  return domain === undefined ? weights : weights.map((weight, row) => weight * (domain[row] ?? 0));
}

function weighted(weights: Float64Array, f: (row: number) => number): number {
  let sum = 0;
  for (let row = 0; row < weights.length; row++) sum += (weights[row] ?? 0) * f(row);
  return sum;
}

/** Weighted length of each column, 1 for one of zeros. */
function lengthsOf(columns: readonly Float64Array[], weights: Float64Array): number[] {
  return columns.map((column) => Math.sqrt(weighted(weights, (row) => (column[row] ?? 0) ** 2)) || 1);
}

interface Rows {
  readonly columns: readonly Float64Array[];
  readonly scales: readonly number[];
  readonly outcome: Float64Array;
  readonly weights: Float64Array;
  readonly link: Link;
  /** x'β of the first step where it comes from a first guess of the outcome instead of coefficients. */
  readonly start: Float64Array | undefined;
}

function addRows(
  { columns, scales, outcome, weights, link, start }: Rows,
  coefficients: Float64Array,
  score: Float64Array,
  matrix: Float64Array,
): void {
  const count = columns.length;
  const x = new Float64Array(count);
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] ?? 0;
    if (weight === 0) continue;
    let linear = 0;
    for (let at = 0; at < count; at++) {
      const own = columns[at]?.[row] ?? 0;
      linear += own * (coefficients[at] ?? 0);
      x[at] = own / (scales[at] ?? 1);
    }
    const at = start?.[row] ?? linear;
    const slope = weight * link.slope(at);
    const residual = weight * ((outcome[row] ?? 0) - link.mean(at)) + slope * (at - linear);
    for (let left = 0; left < count; left++) {
      const own = x[left] ?? 0;
      score[left] = (score[left] ?? 0) + residual * own;
      const part = slope * own;
      for (let right = 0; right <= left; right++)
        matrix[left * count + right] = (matrix[left * count + right] ?? 0) + part * (x[right] ?? 0);
    }
  }
}

function inverseOf(factor: Float64Array, scales: readonly number[]): Float64Array {
  const count = scales.length;
  const inverse = new Float64Array(count * count);
  for (let column = 0; column < count; column++) {
    const unit = new Float64Array(count);
    unit[column] = 1;
    solveCholesky(factor, unit);
    for (let row = 0; row < count; row++)
      inverse[row * count + column] = (unit[row] ?? 0) / ((scales[row] ?? 1) * (scales[column] ?? 1));
  }
  return inverse;
}

/** Relative change of the deviance at which R's glm stops. */
const GLM_STOP = 1e-8;

/**
 * Logistic regression with the steps of iteratively reweighted least squares as R's `glm` takes them: a first guess
 * (w y + ½)/(w + 1) with weights of mean 1, and an end when the deviance changes by less than 1e-8 of itself. The
 * matrix and the slopes are then those of the last step, one before the solution.
 *
 * @throws RangeError as `solveRegression`.
 * @see McCullagh & Nelder (1989), Generalized Linear Models, 2nd ed., section 2.5.
 */
export function solveAsGlm(
  columns: readonly Float64Array[],
  outcome: Float64Array,
  design: SurveyDesign,
  { link, caller }: { link: Link; caller: string },
): Solution {
  const weights = domainWeights(design);
  const size = weighted(weights, () => 1);
  const unit = weights.map((weight) => (weight * design.size.n) / size);
  const scales = lengthsOf(columns, unit);
  const coefficients = new Float64Array(columns.length);
  const guess = unit.map((weight, row) => (weight * (outcome[row] ?? 0) + 0.5) / (weight + 1));
  let linear: Float64Array = guess.map((chance) => Math.log(chance / (1 - chance)));
  let deviance = binomialDeviance(unit, outcome, guess);
  for (let step = 0; step < MAX_STEPS; step++) {
    const move = new Float64Array(columns.length);
    const matrix = new Float64Array(columns.length ** 2);
    const slopes = linear.map(link.slope);
    addRows({ columns, scales, outcome, weights: unit, link, start: linear }, coefficients, move, matrix);
    const factor = factorCholesky(matrix, columns.length, caller);
    solveCholesky(factor, move);
    for (const [at, own] of move.entries())
      coefficients[at] = (coefficients[at] ?? 0) + own / (scales[at] ?? 1);
    linear = outcome.map((_, row) =>
      columns.reduce((sum, column, at) => sum + (column[row] ?? 0) * (coefficients[at] ?? 0), 0),
    );
    const next = binomialDeviance(unit, outcome, linear.map(link.mean));
    if (!Number.isFinite(next)) break;
    if (Math.abs(next - deviance) / (Math.abs(next) + 0.1) < GLM_STOP) {
      const slopeRatio = slopes.map((slope, row) => slope / link.slope(linear[row] ?? 0));
      // The matrix is in weights of mean 1; the linearised variable wants it in those of the design.
      const inverse = inverseOf(factor, scales).map((own) => (own * design.size.n) / size);
      return { coefficients, inverse, slopeRatio };
    }
    deviance = next;
  }
  throw new RangeError(`${caller}: no coefficients fit (a column tells the outcome without fail?)`);
}

/** −2 × log-likelihood of shares against chances, less that of a perfect fit. */
export function binomialDeviance(
  weights: Float64Array,
  outcome: Float64Array,
  chances: Float64Array,
): number {
  const part = (share: number, chance: number): number =>
    share === 0 ? 0 : share * Math.log(share / chance);
  return (
    2 *
    weighted(weights, (row) => {
      const [share, chance] = [outcome[row] ?? 0, chances[row] ?? 0];
      return part(share, chance) + part(1 - share, 1 - chance);
    })
  );
}
