import { solveLinear } from './linear-solve.ts';

/** One total that the weights must meet: sum of weight times value equals `total`; `scale` sets its unit. */
export type Condition = Readonly<{ values: Float64Array; total: number; scale: number }>;

/** Bounds of the new weight over the design weight. */
export type Bounds = Readonly<{ low: number; high: number }>;

const ROUNDS = 60;
const CLOSE = 1e-10;

/**
 * Weights near the design weights that meet every condition and stay inside the bounds: the logit method of
 * calibration, solved by Newton steps that are halved while they do not help. Undefined where it finds none.
 * @see Deville and Särndal (1992), Calibration estimators in survey sampling, JASA 87
 */
export function calibrate(
  design: Float64Array,
  conditions: readonly Condition[],
  bounds: Bounds,
): Float64Array | undefined {
  let lambda = conditions.map(() => 0);
  let state = evaluate(design, conditions, bounds, lambda);
  for (let round = 0; round < ROUNDS && state.miss > CLOSE; round++) {
    const step = solveLinear(state.slope, state.residual);
    if (step === undefined) return undefined;
    let size = 1;
    let next = state;
    let trial = lambda;
    do {
      trial = lambda.map((value, j) => value + size * (step[j] ?? 0));
      next = evaluate(design, conditions, bounds, trial);
      size /= 2;
    } while (!(next.miss < state.miss) && size > 1e-4);
    if (!(next.miss < state.miss)) return undefined;
    lambda = trial;
    state = next;
  }
  return state.miss <= CLOSE ? state.weights : undefined;
}

type State = Readonly<{ weights: Float64Array; residual: number[]; slope: number[][]; miss: number }>;

/** Weights, what each condition still lacks, and the slope of the totals, at one value of the multipliers. */
function evaluate(
  design: Float64Array,
  conditions: readonly Condition[],
  { low, high }: Bounds,
  lambda: readonly number[],
): State {
  const spread = (high - low) / ((1 - low) * (high - 1));
  const k = conditions.length;
  const weights = new Float64Array(design.length);
  const residual = conditions.map((condition) => condition.total / condition.scale);
  const slope = conditions.map(() => new Array<number>(k).fill(0));
  const x = new Float64Array(k);
  for (let i = 0; i < design.length; i++) {
    let u = 0;
    for (let j = 0; j < k; j++) {
      const condition = conditions[j];
      x[j] = (condition?.values[i] ?? 0) / (condition?.scale ?? 1);
      u += (lambda[j] ?? 0) * (x[j] ?? 0);
    }
    // Beyond 500 the ratio stands at its bound; the exponential must not overflow on a wild Newton step.
    const e = Math.exp(Math.max(-500, Math.min(500, spread * u)));
    const bottom = high - 1 + (1 - low) * e;
    const ratio = (low * (high - 1) + high * (1 - low) * e) / bottom;
    const ratioSlope = (spread * e * (1 - low) * (high - 1) * (high - low)) / (bottom * bottom);
    const d = design[i] ?? 0;
    weights[i] = d * ratio;
    for (let j = 0; j < k; j++) {
      const xj = x[j] ?? 0;
      residual[j] = (residual[j] ?? 0) - (weights[i] ?? 0) * xj;
      const row = slope[j];
      if (row === undefined || xj === 0) continue;
      for (let l = 0; l < k; l++) row[l] = (row[l] ?? 0) + d * ratioSlope * xj * (x[l] ?? 0);
    }
  }
  return { weights, residual, slope, miss: Math.max(...residual.map(Math.abs)) };
}
