import { compensatedSum } from '@pilar/numeric';
import { checkLength, finiteColumn, type NumberColumn, nonNegativeColumn } from './columns.ts';
import {
  type AreaData,
  type AreaFit,
  type AreaVarianceMethod,
  fitAt,
  quadratic,
  solveVariance,
} from './fay-herriot-fit.ts';
import type { Predictor } from './regression.ts';

/** A coefficient of a model for small areas. */
export interface ModelTerm {
  readonly term: string;
  readonly value: number;
  readonly se: number;
}

export interface FayHerriotOptions {
  readonly estimator?: AreaVarianceMethod;
  /** A figure that the weighted mean of the areas must meet (the direct figure of the city), and the areas' shares. */
  readonly benchmark?: { readonly value: number; readonly shares: NumberColumn };
}

/** How an area's figure came about: its own survey figure alone, the mixture of it with the model, or the model alone. */
export type AreaKind = 'direct' | 'model' | 'synthetic';

export interface AreaEstimate {
  readonly value: number;
  /** Mean squared error with the uncertainty of all parameters. */
  readonly mse: number;
  readonly kind: AreaKind;
  /** Share of the direct figure in the mixture. */
  readonly directShare: number;
}

export interface FayHerriot {
  /** Variance between areas that the covariates do not explain. */
  readonly areaVariance: number;
  readonly coefficients: readonly ModelTerm[];
  readonly areas: readonly AreaEstimate[];
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
  readonly method: string;
}

/**
 * The Fay–Herriot model of area figures: direct estimate = covariates × β + area effect + sampling error of known variance.
 * Each area's answer (EBLUP) leans on its own survey as far as its variance allows, and on the model for the rest.
 *
 * An area without a direct figure (NaN), or whose variance is 0 or unknown (one cluster, nobody or everybody poor), takes
 * no part in fitting and is synthetic: covariates × β, error σ² + x' V(β) x. Its variance of 0 is no certainty.
 *
 * MSE after Prasad–Rao for `reml` (g₁ + g₂ + 2g₃), with the bias of the variance taken off for `ml` and `moments`
 * (Datta & Lahiri). Benchmarking adds one number to all areas: their weighted mean is then the city's figure, and its
 * square is added to each MSE.
 *
 * @throws RangeError for columns of another length, negative variances, fewer usable areas than coefficients plus one,
 *   collinear covariates, or benchmark shares that do not sum to 1.
 * @see Fay, R. & Herriot, R. (1979), Estimates of income for small places, JASA 74, 269-277.
 * @see Rao, J. & Molina, I. (2015), Small Area Estimation, 2nd ed., chapters 6.1 and 6.2.
 * @see Datta & Lahiri (2000), A unified measure of uncertainty of estimated best linear unbiased predictors in small area
 *   estimation problems, Statistica Sinica 10, 613-627.
 * @example fayHerriot([1, 2, 6], [0.5, 0.5, 0.5], []).areas[0].value // 1.1428571428571428
 */
export function fayHerriot(
  direct: NumberColumn,
  variances: NumberColumn,
  covariates: readonly Predictor[],
  { estimator = 'reml', benchmark }: FayHerriotOptions = {},
): FayHerriot {
  const caller = 'fayHerriot';
  checkLength(variances, direct.length, { caller, column: 'variances' });
  const terms = ['(Intercept)', ...covariates.map(({ name }) => name)];
  const columns = covariates.map(({ name, values }) => {
    checkLength(values, direct.length, { caller, column: name });
    return finiteColumn(values, { caller, column: name });
  });
  const known = Array.from(variances, (own) => (Number.isNaN(own) ? 0 : own));
  const sampling = nonNegativeColumn(known, { caller, column: 'variances' });
  const rows = Array.from(direct, (_, area) => Float64Array.of(1, ...columns.map((own) => own[area] ?? 0)));
  const used = rows.flatMap((_, area) =>
    Number.isFinite(direct[area]) && (sampling[area] ?? 0) > 0 ? [area] : [],
  );
  if (used.length < terms.length + 1)
    throw new RangeError(
      `${caller}: ${used.length} areas have a figure with a variance, ${terms.length + 1} are needed`,
    );
  const data: AreaData = {
    rows: used.map((area) => rows[area] ?? new Float64Array(0)),
    direct: Float64Array.from(used, (area) => direct[area] ?? 0),
    variances: Float64Array.from(used, (area) => sampling[area] ?? 0),
  };
  const areaVariance = solveVariance(data, estimator);
  const fit = fitAt(data, areaVariance);
  const uncertainty = uncertaintyOf(data, fit, areaVariance, estimator);
  const areas = rows.map((x, area) =>
    areaOf(
      { x, direct: direct[area] ?? Number.NaN, variance: sampling[area] ?? 0 },
      { fit, areaVariance, ...uncertainty },
    ),
  );
  return Object.freeze({
    areaVariance,
    coefficients: terms.map((term, at) =>
      Object.freeze({
        term,
        value: fit.beta[at] ?? Number.NaN,
        se: Math.sqrt(fit.covariance[at * terms.length + at] ?? Number.NaN),
      }),
    ),
    areas: benchmark === undefined ? areas : benchmarked(areas, benchmark),
    ...criteria(data, fit, areaVariance, terms.length),
    method: `fay-herriot/${estimator}@1`,
  });
}

interface Uncertainty {
  /** Asymptotic variance of the area variance. */
  readonly spread: number;
  /** Its asymptotic bias. */
  readonly bias: number;
}

function uncertaintyOf(
  { variances, rows }: AreaData,
  { covariance }: AreaFit,
  areaVariance: number,
  estimator: AreaVarianceMethod,
): Uncertainty {
  const inverses = variances.map((own) => 1 / (areaVariance + own));
  const first = compensatedSum(inverses);
  const second = compensatedSum(inverses.map((own) => own * own));
  if (estimator === 'reml') return { spread: 2 / second, bias: 0 };
  if (estimator === 'moments') {
    const areas = variances.length;
    return {
      spread: (2 * areas) / first ** 2,
      bias: (2 * (areas * second - first ** 2)) / first ** 3,
    };
  }
  // tr[(X'V⁻¹X)⁻¹ X'V⁻²X] = Σ x' V(β) x / V².
  const trace = compensatedSum(rows.map((x, area) => quadratic(covariance, x) * (inverses[area] ?? 0) ** 2));
  return { spread: 2 / second, bias: -trace / second };
}

interface AreaInput {
  readonly x: Float64Array;
  readonly direct: number;
  readonly variance: number;
}

function areaOf(
  { x, direct, variance }: AreaInput,
  { fit, areaVariance, spread, bias }: { fit: AreaFit; areaVariance: number } & Uncertainty,
): AreaEstimate {
  const expected = x.reduce((sum, own, at) => sum + own * (fit.beta[at] ?? 0), 0);
  const ofBeta = quadratic(fit.covariance, x);
  if (!(Number.isFinite(direct) && variance > 0))
    return Object.freeze({ value: expected, mse: areaVariance + ofBeta, kind: 'synthetic', directShare: 0 });
  const total = areaVariance + variance;
  const directShare = areaVariance / total;
  const back = variance / total;
  const mse =
    directShare * variance +
    back * back * ofBeta +
    (2 * variance ** 2 * spread) / total ** 3 -
    bias * back * back;
  return Object.freeze({
    value: expected + directShare * (direct - expected),
    mse,
    kind: 'model',
    directShare,
  });
}

function criteria(data: AreaData, fit: AreaFit, areaVariance: number, terms: number) {
  const areas = data.direct.length;
  const logLikelihood =
    -0.5 *
    (areas * Math.log(2 * Math.PI) +
      compensatedSum(data.variances.map((own) => Math.log(areaVariance + own))) +
      compensatedSum(
        fit.residuals.map((own, area) => own ** 2 / (areaVariance + (data.variances[area] ?? 0))),
      ));
  return {
    logLikelihood,
    aic: -2 * logLikelihood + 2 * (terms + 1),
    bic: -2 * logLikelihood + Math.log(areas) * (terms + 1),
  };
}

/** One number is added to every area, so that their weighted mean is the figure of all. */
function benchmarked(
  areas: readonly AreaEstimate[],
  { value, shares }: { readonly value: number; readonly shares: NumberColumn },
): AreaEstimate[] {
  checkLength(shares, areas.length, { caller: 'fayHerriot', column: 'benchmark shares' });
  const own = nonNegativeColumn(shares, { caller: 'fayHerriot', column: 'benchmark shares' });
  const total = compensatedSum(own);
  if (!(Math.abs(total - 1) < 1e-6))
    throw new RangeError(`fayHerriot: benchmark shares sum to ${total}, 1 is expected`);
  const shift = value - compensatedSum(areas.map((area, at) => area.value * (own[at] ?? 0)));
  return areas.map((area) =>
    Object.freeze({ ...area, value: area.value + shift, mse: area.mse + shift * shift }),
  );
}
