import { factorCholesky, solveCholesky } from '@pilar/numeric';
import { type Estimate, estimateOf } from './estimate.ts';
import type { RegressionModel } from './regression.ts';

/**
 * The expected outcome of someone with the given predictors (in the order of the model, without the intercept), with
 * error: x'β, or the chance 1/(1 + exp(−x'β)) with the delta method.
 *
 * @throws RangeError for another number of predictors or one that is not a finite number.
 * @see linearModel
 * @example predictOutcome(model, [3]).value // 7 with an intercept of 1 and a slope of 2
 */
export function predictOutcome(model: RegressionModel, predictors: ArrayLike<number>): Estimate {
  const x = [1, ...Array.from(predictors)];
  const { coefficients, covariance } = model;
  if (x.length !== coefficients.length)
    throw new RangeError(
      `predictOutcome: ${x.length - 1} predictors, ${coefficients.length - 1} are expected`,
    );
  const at = coefficients.reduce((sum, { estimate }, index) => sum + estimate.value * (x[index] ?? 0), 0);
  let variance = 0;
  for (const [left, a] of x.entries()) {
    for (const [right, b] of x.entries()) variance += a * b * (covariance[left * x.length + right] ?? 0);
  }
  const value = model.kind === 'logit' ? 1 / (1 + Math.exp(-at)) : at;
  const slope = model.kind === 'logit' ? value * (1 - value) : 1;
  const n = coefficients[0]?.estimate.n ?? 0;
  const method = `prediction/${model.kind}@1`;
  return estimateOf('predictOutcome', {
    value,
    se: slope * Math.sqrt(Math.max(0, variance)),
    df: model.df,
    n,
    method,
  });
}

export interface WaldTest {
  readonly f: number;
  readonly numeratorDf: number;
  readonly denominatorDf: number;
}

/**
 * The Wald statistic of "all these coefficients are 0": β' C⁻¹ β over their number, an F with the model's df.
 *
 * @throws RangeError for a term that is not in the model, or coefficients without error.
 * @see Binder, D. (1983), International Statistical Review 51, 279-292.
 * @example waldTest(model, ['rooms']).f // the square of its t value
 */
export function waldTest(model: RegressionModel, terms: readonly string[]): WaldTest {
  const places = terms.map((term) => {
    const place = model.coefficients.findIndex((own) => own.term === term);
    if (place < 0) throw new RangeError(`waldTest: ${term} is not in the model`);
    return place;
  });
  const size = model.coefficients.length;
  const part = Float64Array.from(
    places.flatMap((left) => places.map((right) => model.covariance[left * size + right] ?? 0)),
  );
  const values = places.map((place) => model.coefficients[place]?.estimate.value ?? 0);
  const solved = Float64Array.from(values);
  solveCholesky(factorCholesky(part, places.length, 'waldTest'), solved);
  const f = values.reduce((sum, value, index) => sum + value * (solved[index] ?? 0), 0) / places.length;
  return Object.freeze({ f, numeratorDf: places.length, denominatorDf: model.df });
}
