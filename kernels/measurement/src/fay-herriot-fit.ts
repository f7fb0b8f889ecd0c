import { compensatedSum, factorCholesky, solveCholesky } from '@pilar/numeric';

/** `reml` (default), `ml`, or `moments`: the equation of Fay and Herriot themselves. */
export type AreaVarianceMethod = 'reml' | 'ml' | 'moments';

/** Areas with a direct figure: covariates by area, figure, sampling variance. */
export interface AreaData {
  readonly rows: readonly Float64Array[];
  readonly direct: Float64Array;
  readonly variances: Float64Array;
}

/** Weighted least squares at a given area variance. */
export interface AreaFit {
  readonly beta: Float64Array;
  /** (X'V⁻¹X)⁻¹, row by row. */
  readonly covariance: Float64Array;
  readonly residuals: Float64Array;
}

/** @throws RangeError where a covariate is a combination of those before it. */
export function fitAt({ rows, direct, variances }: AreaData, areaVariance: number): AreaFit {
  const terms = rows[0]?.length ?? 0;
  const weights = variances.map((own) => 1 / (areaVariance + own));
  const normal = new Float64Array(terms * terms);
  const beta = new Float64Array(terms);
  for (let i = 0; i < terms; i++) {
    for (let j = 0; j < terms; j++)
      normal[i * terms + j] = compensatedSum(
        rows.map((x, area) => (weights[area] ?? 0) * (x[i] ?? 0) * (x[j] ?? 0)),
      );
    beta[i] = compensatedSum(rows.map((x, area) => (weights[area] ?? 0) * (x[i] ?? 0) * (direct[area] ?? 0)));
  }
  const factor = factorCholesky(normal, terms, 'fayHerriot');
  solveCholesky(factor, beta);
  const residuals = Float64Array.from(rows, (x, area) =>
    x.reduce((rest, own, at) => rest - own * (beta[at] ?? 0), direct[area] ?? 0),
  );
  return { beta, covariance: inverseOf(factor, terms), residuals };
}

function inverseOf(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    solveCholesky(factor, unit);
    for (let row = 0; row < size; row++) inverse[row * size + column] = unit[row] ?? 0;
  }
  return inverse;
}

/** x' M x */
export function quadratic(matrix: Float64Array, x: Float64Array): number {
  const size = x.length;
  let sum = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) sum += (x[i] ?? 0) * (matrix[i * size + j] ?? 0) * (x[j] ?? 0);
  return sum;
}

/**
 * The area variance where the score of the method is 0, by halving an interval: the score falls from positive to negative
 * around the solution. 0 where it is negative from the start (the covariates explain all that sampling does not).
 */
export function solveVariance(data: AreaData, method: AreaVarianceMethod): number {
  const score = (variance: number): number => scoreAt(data, variance, method);
  if (score(0) <= 0) return 0;
  const typical = compensatedSum(data.variances) / data.variances.length;
  let [low, high] = [0, typical];
  while (score(high) > 0 && high < typical * 2 ** 60) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (score(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function scoreAt(data: AreaData, variance: number, method: AreaVarianceMethod): number {
  const { covariance, residuals } = fitAt(data, variance);
  const inverses = data.variances.map((own) => 1 / (variance + own));
  const weighted = (power: number): number =>
    compensatedSum(residuals.map((own, area) => own * own * (inverses[area] ?? 0) ** power));
  if (method === 'moments') return weighted(1) - (residuals.length - (data.rows[0]?.length ?? 0));
  const trace = compensatedSum(inverses);
  if (method === 'ml') return weighted(2) - trace;
  // tr P = Σ 1/V − Σ x' V(β) x / V².
  const ofBeta = compensatedSum(
    data.rows.map((x, area) => quadratic(covariance, x) * (inverses[area] ?? 0) ** 2),
  );
  return weighted(2) - (trace - ofBeta);
}
