import { studentTCdf } from '@pilar/numeric';
import { answersAcross, linearAnswer, type Part } from './across-samples.ts';
import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import type { Estimate } from './estimate.ts';
import { errorOfRows, pointOnly } from './influence.ts';
import {
  binomialDeviance,
  type Link,
  type Solution,
  solveAsGlm,
  solveRegression,
} from './regression-solver.ts';
import { sumRows } from './row-sums.ts';
import type { SurveyDesign } from './survey-design.ts';

/** A column that explains the outcome. */
export interface Predictor {
  readonly name: string;
  readonly values: NumberColumn;
}

/** One line of a fitted model: the term, its coefficient with error, and how surprising it is if it were 0. */
export interface Coefficient {
  readonly term: string;
  readonly estimate: Estimate;
  /** Two-sided t test with `df` of the model; undefined without df. */
  readonly pValue: number | undefined;
}

export interface RegressionModel {
  readonly kind: 'linear' | 'logit';
  /** `(Intercept)` first, then the predictors in their order. */
  readonly coefficients: readonly Coefficient[];
  /** Design-based covariance of the coefficients, row by row. */
  readonly covariance: Float64Array;
  /** Expected outcome of every row, also outside the domain. */
  readonly fitted: Float64Array;
  /** Degrees of freedom of the design, less the predictors. */
  readonly df: number;
}

export interface LinearModel extends RegressionModel {
  readonly kind: 'linear';
  /** Share of the weighted variance that the model explains. */
  readonly rSquared: number;
  /** Weighted variance of the residuals with n − 1. */
  readonly dispersion: number;
}

export interface LogitModel extends RegressionModel {
  readonly kind: 'logit';
  /** −2 × log-likelihood with weights scaled to a mean of 1. */
  readonly deviance: number;
}

/**
 * Least squares weighted by the design, with its error: coefficients β solve Σ w x (y − x'β) = 0, linearised variable
 * u = (Σ w x x')⁻¹ x (y − x'β). An intercept is always in it.
 *
 * @throws RangeError for columns of another length, values that are not finite numbers, or a predictor that is a
 *   combination of the others.
 * @see Fuller, W. (1975), Regression analysis for sample survey, Sankhyā C 37, 117-132.
 * @see Binder, D. (1983), On the variances of asymptotically normal estimators from complex surveys, International
 *   Statistical Review 51, 279-292.
 * @example linearModel([1, 3, 5], [{ name: 'rooms', values: [0, 1, 2] }], surveyDesign({ weights: [1, 1, 1] }))
 *   .coefficients[1].estimate.value // 2
 */
export function linearModel(
  outcome: NumberColumn,
  predictors: readonly Predictor[],
  design: SurveyDesign,
): LinearModel {
  const link: Link = { mean: (at) => at, slope: () => 1 };
  const { y, ...model } = fitModel(
    { kind: 'linear', caller: 'linearModel', link, solve: solveRegression },
    outcome,
    predictors,
    design,
  );
  const point = pointOnly(design);
  const size = sumRows(point, () => 1);
  const mean = sumRows(point, (row) => y[row] ?? 0) / size;
  const left = sumRows(point, (row) => ((y[row] ?? 0) - (model.fitted[row] ?? 0)) ** 2);
  const all = sumRows(point, (row) => ((y[row] ?? 0) - mean) ** 2);
  const { n } = design.size;
  return Object.freeze({
    ...model,
    kind: 'linear',
    rSquared: 1 - left / all,
    dispersion: (left / size) * (n / (n - 1)),
  });
}

/**
 * Logistic regression weighted by the design, with its error: β solves Σ w x (y − p) = 0 with p = 1/(1 + exp(−x'β)),
 * linearised variable u = (Σ w p (1 − p) x x')⁻¹ x (y − p).
 *
 * @throws RangeError as `linearModel`, for an outcome outside 0..1, and when the predictors tell the outcome without fail.
 * @see Binder, D. (1983), International Statistical Review 51, 279-292.
 * @example logitModel([0, 1, 0, 1, 1, 0], [{ name: 'rural', values: [0, 0, 0, 1, 1, 1] }],
 *   surveyDesign({ weights: [1, 1, 1, 1, 1, 1] })).coefficients[1].estimate.value // 1.3862943611198906 = ln 4
 */
export function logitModel(
  outcome: NumberColumn,
  predictors: readonly Predictor[],
  design: SurveyDesign,
  { steps = 'exact' }: LogitOptions = {},
): LogitModel {
  const mean = (at: number): number => 1 / (1 + Math.exp(-at));
  const slope = (at: number): number => mean(at) * mean(-at);
  const { y, ...model } = fitModel(
    {
      kind: 'logit',
      caller: 'logitModel',
      link: { mean, slope },
      solve: steps === 'glm' ? solveAsGlm : solveRegression,
    },
    outcome,
    predictors,
    design,
  );
  const { weights, domain } = design;
  const people = sumRows(pointOnly(design), () => 1);
  const unit = weights.map((weight, row) => (domain?.[row] === 0 ? 0 : (weight * design.size.n) / people));
  const deviance = binomialDeviance(unit, y, model.fitted);
  return Object.freeze({ ...model, kind: 'logit', deviance });
}

export interface LogitOptions {
  /**
   * `exact` (default): to the last digit. `glm`: as R's `svyglm`, whose error takes the matrix one step before the
   * solution; the two errors differ by up to 1e-5 of their size.
   */
  readonly steps?: 'exact' | 'glm';
}

interface ModelKind {
  readonly kind: 'linear' | 'logit';
  readonly caller: string;
  readonly link: Link;
  readonly solve: typeof solveRegression;
}

function fitModel(
  { kind, caller, link, solve: solver }: ModelKind,
  outcome: NumberColumn,
  predictors: readonly Predictor[],
  design: SurveyDesign,
): Omit<RegressionModel, 'kind'> & { y: Float64Array } {
  const y = finiteColumn(outcome, { caller, column: 'outcome' });
  checkLength(y, design.rows, { caller, column: 'outcome' });
  if (kind === 'logit') refuseOutside(y, design);
  const named = predictors.map(({ name, values }) => {
    checkLength(values, design.rows, { caller, column: name });
    return finiteColumn(values, { caller, column: name });
  });
  const columns = [new Float64Array(design.rows).fill(1), ...named];
  const terms = ['(Intercept)', ...predictors.map(({ name }) => name)];
  const solve = remembered((at) => solveRegression(columns, y, at, { link, caller }));
  const solution = solver(columns, y, design, { link, caller });
  const fitted = y.map((_, row) => link.mean(linearPredictor(columns, solution.coefficients, row)));
  const parts = terms.map((_, index) =>
    coefficientPart({ base: design.weights, columns, y, fitted, solve, solution, index }),
  );
  const { estimates, covariance } = covariances(design, parts, `${kind}-model@1`);
  const df = design.size.df + 1 - terms.length;
  const coefficients = terms.map((term, index) => {
    const estimate = Object.freeze({ ...(estimates[index] ?? refuse(caller)), df });
    const { value, se } = estimate;
    const pValue = se > 0 && df > 0 ? 2 * studentTCdf(-Math.abs(value / se), df) : undefined;
    return Object.freeze({ term, estimate, pValue });
  });
  return { coefficients, covariance, fitted, df, y };
}

function refuse(caller: string): never {
  throw new RangeError(`${caller}: a coefficient is missing`);
}

function refuseOutside(y: Float64Array, { weights, domain }: SurveyDesign): void {
  const row = y.findIndex(
    (own, at) => !(own >= 0 && own <= 1) && (weights[at] ?? 0) > 0 && domain?.[at] !== 0,
  );
  if (row >= 0) throw new RangeError(`logitModel: outcome[${row}] is ${y[row]}, 0 to 1 is expected`);
}

/** The model of each design is solved once: every coefficient of a replicate asks for it. */
function remembered(solve: (design: SurveyDesign) => Solution): (design: SurveyDesign) => Solution {
  const known = new WeakMap<SurveyDesign, Solution>();
  return (design) => {
    const solution = known.get(design) ?? solve(design);
    known.set(design, solution);
    return solution;
  };
}

function linearPredictor(columns: readonly Float64Array[], coefficients: Float64Array, row: number): number {
  let sum = 0;
  for (let at = 0; at < columns.length; at++) sum += (columns[at]?.[row] ?? 0) * (coefficients[at] ?? 0);
  return sum;
}

interface CoefficientTask {
  /** Weights of the sample as it is. */
  readonly base: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly y: Float64Array;
  readonly fitted: Float64Array;
  readonly solve: (design: SurveyDesign) => Solution;
  readonly solution: Solution;
  readonly index: number;
}

function coefficientPart({ base, columns, y, fitted, solve, solution, index }: CoefficientTask): Part {
  const weights = solution.inverse.subarray(index * columns.length, (index + 1) * columns.length);
  return {
    // The sample as it is has its solution; replicates are solved on their own.
    value: ([design]) => {
      if (design === undefined) return Number.NaN;
      const own = design.weights === base ? solution : solve(design);
      return own.coefficients[index] ?? Number.NaN;
    },
    pieces: [
      {
        sample: 0,
        slope: 1,
        statistic: (design) =>
          errorOfRows(
            design,
            (row) =>
              linearPredictor(columns, weights, row) *
              ((y[row] ?? 0) - (fitted[row] ?? 0)) *
              (solution.slopeRatio?.[row] ?? 1),
          ),
      },
    ],
  };
}

/** Errors first; then covariances from the errors of sums of two coefficients, each in units of its own error. */
function covariances(
  design: SurveyDesign,
  parts: readonly Part[],
  method: string,
): { estimates: Estimate[]; covariance: Float64Array } {
  const count = parts.length;
  const single = parts.map((_, own) =>
    linearAnswer(
      method,
      parts.map((__, at) => Number(at === own)),
    ),
  );
  const estimates = answersAcross([design], parts, single);
  const errors = estimates.map(({ se }) => se || 1);
  const pairs = parts.flatMap((_, left) => parts.slice(0, left).map((__, right) => [left, right] as const));
  const sums = answersAcross(
    [design],
    parts,
    pairs.map(([left, right]) =>
      linearAnswer(
        method,
        parts.map((_, at) => (at === left || at === right ? 1 / (errors[at] ?? 1) : 0)),
      ),
    ),
  );
  const covariance = new Float64Array(count * count);
  for (const [index, { se }] of estimates.entries()) covariance[index * count + index] = se * se;
  for (const [index, [left, right]] of pairs.entries()) {
    const own = (at: number): number => (estimates[at]?.se ?? 0) ** 2 / (errors[at] ?? 1) ** 2;
    const correlation = ((sums[index]?.se ?? 0) ** 2 - own(left) - own(right)) / 2;
    const shared = correlation * (errors[left] ?? 1) * (errors[right] ?? 1);
    covariance[left * count + right] = shared;
    covariance[right * count + left] = shared;
  }
  return { estimates, covariance };
}
