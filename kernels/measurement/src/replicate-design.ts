import { checkLength, type NumberColumn, nonNegativeColumn } from './columns.ts';
import type { ReplicateWeights } from './design-parts.ts';
import { factorRank } from './replicate-rank.ts';
import { type SurveyDesign, surveyDesign } from './survey-design.ts';

/** How the replicates were made; it sets the default of `scale` and of `rscales`. */
export type ReplicateType = 'JK1' | 'JKn' | 'BRR' | 'Fay' | 'bootstrap';

export interface ReplicateColumns {
  /** Full-sample weights, one a row. */
  readonly weights: NumberColumn;
  /** One column a replicate, one number a row. */
  readonly replicates: readonly NumberColumn[];
  readonly type: ReplicateType;
  /** True (default): replicates are weights; false: factors on the full-sample weights. */
  readonly combined?: boolean;
  /** Default: (R − 1)/R for JK1, 1 for JKn, 1/R for BRR, 1/(R(1 − ρ)²) for Fay, 1/(R − 1) for the bootstrap. */
  readonly scale?: number;
  /** Default 1 for each; JKn has no default, since it depends on the PSUs of each stratum. */
  readonly rscales?: NumberColumn;
  /** Spread around the figure of the whole sample (true) or the mean of the replicates (false, default). */
  readonly mse?: boolean;
  /** Fay's factor ρ, 0 up to below 1. */
  readonly rho?: number;
  /** Default: rank of the factors, less 1. */
  readonly df?: number;
}

/**
 * A survey that comes with replicate weights instead of strata and clusters. Every estimator takes it as it takes
 * `surveyDesign`; the error is √(scale Σ rscaleᵣ (θᵣ − centre)²) for any statistic.
 *
 * @throws RangeError for columns of another length, a weight that is not a finite number of at least 0, a replicate
 *   weight on a row whose full-sample weight is 0, no replicates, JKn without `rscales`, Fay without `rho`, or a scale
 *   that is not above 0.
 * @see Wolter, K. (2007), Introduction to Variance Estimation, 2nd ed., chapters 3 (BRR), 4 (jackknife), 5 (bootstrap).
 * @see Judkins, D. (1990), Fay's method for variance estimation, Journal of Official Statistics 6, 223-239.
 * @example mean([1, 2, 6], replicateDesign({ weights: [1, 1, 1], type: 'JK1',
 *   replicates: [[0, 1.5, 1.5], [1.5, 0, 1.5], [1.5, 1.5, 0]] })).se // 1.5275252316519468
 */
export function replicateDesign(columns: ReplicateColumns): SurveyDesign {
  const caller = 'replicateDesign';
  const { replicates, type, combined = true, rho } = columns;
  if (replicates.length === 0) throw new RangeError('replicateDesign: replicates is empty');
  if (type === 'Fay' && !(rho !== undefined && rho >= 0 && rho < 1))
    throw new RangeError(`replicateDesign: rho is ${rho}, a number from 0 up to below 1 is expected for Fay`);
  const design = surveyDesign({ weights: columns.weights });
  const factors = replicates.map((column, index) => {
    const name = { caller, column: `replicates[${index}]` };
    checkLength(column, design.rows, name);
    const values = nonNegativeColumn(column, name);
    return combined ? factorsOf(values, design.weights, name.column) : values;
  });
  const scale = columns.scale ?? defaultScale(type, replicates.length, rho ?? 0);
  return withReplicates(design, {
    factors,
    unitOfRow: design.psuOfRow,
    scale,
    rscales: rscalesOf(columns),
    mse: columns.mse ?? false,
    df: columns.df ?? factorRank(factors) - 1,
  });
}

/** The design with replicates in place of its strata and clusters. */
export function withReplicates(design: SurveyDesign, replicates: ReplicateWeights): SurveyDesign {
  const { scale, rscales, df, factors } = replicates;
  if (!(scale > 0 && scale < Infinity))
    throw new RangeError(`replicateDesign: scale is ${scale}, a number above 0 is expected`);
  if (rscales.length !== factors.length)
    throw new RangeError(
      `replicateDesign: rscales has ${rscales.length} numbers, ${factors.length} are expected`,
    );
  const size = Object.freeze({ n: design.size.n, df });
  return Object.freeze({ ...design, replicates: Object.freeze(replicates), size });
}

function factorsOf(values: Float64Array, weights: Float64Array, column: string): Float64Array {
  return values.map((value, row) => {
    const weight = weights[row] ?? 0;
    if (weight === 0 && value > 0)
      throw new RangeError(
        `replicateDesign: ${column}[${row}] is ${value} where the full-sample weight is 0`,
      );
    return weight === 0 ? 0 : value / weight;
  });
}

function defaultScale(type: ReplicateType, count: number, rho: number): number {
  if (type === 'JK1') return (count - 1) / count;
  if (type === 'JKn') return 1;
  if (type === 'bootstrap') return 1 / (count - 1);
  return 1 / (count * (type === 'Fay' ? (1 - rho) ** 2 : 1));
}

function rscalesOf({ type, replicates, rscales }: ReplicateColumns): Float64Array {
  if (rscales !== undefined)
    return nonNegativeColumn(rscales, { caller: 'replicateDesign', column: 'rscales' });
  if (type === 'JKn')
    throw new RangeError(
      'replicateDesign: rscales is expected for JKn: (m − 1)/m of the dropped PSU’s stratum',
    );
  return new Float64Array(replicates.length).fill(1);
}
