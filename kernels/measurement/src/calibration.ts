import { solveCholesky } from '@pilar/numeric';

/** What the weights were calibrated to: groups whose sizes are known, or columns whose totals are known. */
export type Calibration =
  | { readonly kind: 'groups'; readonly codes: Int32Array; readonly groups: number }
  | {
      readonly kind: 'columns';
      readonly columns: readonly Float64Array[];
      /** Weights before calibration. */
      readonly baseWeights: Float64Array;
      /** Cholesky factor (lower, row by row) of Σ d x x'. */
      readonly factor: Float64Array;
    };

/**
 * Turns weight × linearised variable into weight × its residual from the regression on the calibration columns: what
 * the known totals explain has no sampling error any more.
 *
 * For groups the residual is the distance from the group's weighted mean; for columns the regression is weighted by the
 * weights before calibration and the residual by those after it (g-weighted).
 *
 * @see Deville & Särndal (1992), Calibration estimators in survey sampling, JASA 87, 376-382.
 * @see Särndal, Swensson & Wretman (1989), The weighted residual technique, Biometrika 76, 527-537.
 */
export function calibrationResiduals(
  calibration: Calibration,
  weights: Float64Array,
  products: Float64Array,
): void {
  if (calibration.kind === 'groups') groupResiduals(calibration, weights, products);
  else columnResiduals(calibration, weights, products);
}

function groupResiduals(
  { codes, groups }: Extract<Calibration, { kind: 'groups' }>,
  weights: Float64Array,
  products: Float64Array,
): void {
  const sums = new Float64Array(groups);
  const sizes = new Float64Array(groups);
  for (let row = 0; row < products.length; row++) {
    const code = codes[row] ?? 0;
    sums[code] = (sums[code] ?? 0) + (products[row] ?? 0);
    sizes[code] = (sizes[code] ?? 0) + (weights[row] ?? 0);
  }
  for (let row = 0; row < products.length; row++) {
    const code = codes[row] ?? 0;
    const size = sizes[code] ?? 0;
    if (size > 0) products[row] = (products[row] ?? 0) - ((weights[row] ?? 0) * (sums[code] ?? 0)) / size;
  }
}

function columnResiduals(
  { columns, baseWeights, factor }: Extract<Calibration, { kind: 'columns' }>,
  weights: Float64Array,
  products: Float64Array,
): void {
  const slopes = new Float64Array(columns.length);
  for (let row = 0; row < products.length; row++) {
    const weight = weights[row] ?? 0;
    if (weight === 0) continue;
    const part = ((baseWeights[row] ?? 0) * (products[row] ?? 0)) / weight;
    for (let at = 0; at < slopes.length; at++)
      slopes[at] = (slopes[at] ?? 0) + part * (columns[at]?.[row] ?? 0);
  }
  solveCholesky(factor, slopes);
  for (let row = 0; row < products.length; row++) {
    let fitted = 0;
    for (let at = 0; at < slopes.length; at++) fitted += (slopes[at] ?? 0) * (columns[at]?.[row] ?? 0);
    products[row] = (products[row] ?? 0) - (weights[row] ?? 0) * fitted;
  }
}
