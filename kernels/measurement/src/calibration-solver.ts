import { factorCholesky, solveCholesky } from '@pilar/numeric';

/** How far a weight may move: `linear` (GREG; may turn negative), `raking` (always positive), `logit` (inside bounds). */
export type CalibrationMethod = 'linear' | 'raking' | 'logit';

export interface CalibrationOptions {
  /** Default `linear`. */
  readonly method?: CalibrationMethod;
  /** Lowest and highest factor on a weight; for `logit`. */
  readonly bounds?: readonly [low: number, high: number];
  /** Relative distance to every total that is good enough. Default 1e-10. */
  readonly tolerance?: number;
}

/** A checked column and its known total. */
export interface Column {
  readonly values: Float64Array;
  readonly total: number;
}

const MAX_STEPS = 100;

/** Σ d x x' (or Σ slope x x'), row by row. */
export function products(columns: readonly Column[], weights: Float64Array): Float64Array {
  const size = columns.length;
  const matrix = new Float64Array(size * size);
  for (const [left, { values: a }] of columns.entries()) {
    for (const [right, { values: b }] of columns.entries()) {
      if (right > left) break;
      let sum = 0;
      for (let row = 0; row < weights.length; row++)
        sum += (weights[row] ?? 0) * (a[row] ?? 0) * (b[row] ?? 0);
      matrix[left * size + right] = sum;
      matrix[right * size + left] = sum;
    }
  }
  return matrix;
}

/** The factor on a weight as a function of x'λ, and its slope. */
export interface Curve {
  readonly factor: (at: number) => number;
  readonly slope: (at: number) => number;
}

export function curveOf(caller: string, { method = 'linear', bounds }: CalibrationOptions): Curve {
  if (method === 'linear') return { factor: (at) => 1 + at, slope: () => 1 };
  if (method === 'raking') return { factor: Math.exp, slope: Math.exp };
  const [low, high] = bounds ?? [Number.NaN, Number.NaN];
  if (!(low >= 0 && low < 1 && high > 1 && high < Infinity))
    throw new RangeError(
      `${caller}: bounds are ${low} and ${high}, 0 <= low < 1 < high is expected for logit`,
    );
  const steepness = (high - low) / ((1 - low) * (high - 1));
  const factor = (at: number): number => {
    const grown = Math.exp(-steepness * at);
    // Both ends divided by the larger power, so that neither overflows.
    return (low * (high - 1) * grown + high * (1 - low)) / ((high - 1) * grown + (1 - low));
  };
  const slope = (at: number): number => {
    const now = factor(at);
    return (steepness * (now - low) * (high - now)) / (high - low);
  };
  return { factor, slope };
}

export function solveWeights(
  caller: string,
  base: Float64Array,
  columns: readonly Column[],
  { curve, tolerance = 1e-10 }: CalibrationOptions & { readonly curve: Curve },
): Float64Array {
  const lambda = new Float64Array(columns.length);
  const at = new Float64Array(base.length);
  let weights = base;
  for (let step = 0; step < MAX_STEPS; step++) {
    const missing = Float64Array.from(columns, ({ values, total }) => total - weightedTotal(values, weights));
    if (isMet(missing, columns, tolerance)) return checkedWeights(caller, weights);
    const slopes = base.map((weight, row) => weight * curve.slope(at[row] ?? 0));
    if (!isSolved(products(columns, slopes), missing, { caller, isFirst: step === 0 })) break;
    for (let column = 0; column < lambda.length; column++)
      lambda[column] = (lambda[column] ?? 0) + (missing[column] ?? 0);
    at.fill(0);
    for (const [column, { values }] of columns.entries()) {
      for (let row = 0; row < at.length; row++)
        at[row] = (at[row] ?? 0) + (lambda[column] ?? 0) * (values[row] ?? 0);
    }
    weights = base.map((weight, row) => weight * curve.factor(at[row] ?? 0));
    if (!weights.every(Number.isFinite)) break;
  }
  throw new RangeError(
    `${caller}: the totals cannot be met (margins of different sums, or bounds too narrow)`,
  );
}

/** A matrix that was regular at the start and is not any more: the weights have run into their limits. */
function isSolved(
  matrix: Float64Array,
  missing: Float64Array,
  { caller, isFirst }: { caller: string; isFirst: boolean },
): boolean {
  try {
    solveCholesky(factorCholesky(matrix, missing.length, caller), missing);
    return true;
  } catch (cause) {
    if (isFirst || !(cause instanceof RangeError)) throw cause;
    return false;
  }
}

function weightedTotal(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += (values[row] ?? 0) * (weights[row] ?? 0);
  return sum;
}

function isMet(missing: Float64Array, columns: readonly Column[], tolerance: number): boolean {
  return missing.every(
    (left, index) => Math.abs(left) <= tolerance * Math.max(Math.abs(columns[index]?.total ?? 0), 1e-300),
  );
}

function checkedWeights(caller: string, weights: Float64Array): Float64Array {
  const row = weights.findIndex((weight) => weight < 0);
  if (row >= 0)
    throw new RangeError(
      `${caller}: the weight of row ${row} would be ${weights[row]}; choose raking or logit`,
    );
  return weights;
}
