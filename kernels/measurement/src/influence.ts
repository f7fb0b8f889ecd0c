import type { InfluenceRecorder } from './design-parts.ts';
import type { SurveyDesign } from './survey-design.ts';
import { designError, isByPsu, totalsOf } from './taylor.ts';

const POINT_ONLY: InfluenceRecorder = Object.freeze({ rows: undefined });

/** The design asked for figures alone: every error is 0. */
export function pointOnly(design: SurveyDesign): SurveyDesign {
  return Object.freeze({ ...design, replicates: undefined, recorder: POINT_ONLY });
}

/** True when PSU totals of weight × linearised variable are all that the error needs. */
export function needsPsuTotalsOnly(design: SurveyDesign): boolean {
  return design.recorder === undefined && isByPsu(design);
}

/**
 * Standard error of a statistic from its linearised variable u, given by row of the survey.
 * Rows outside the domain count only when `isWhole` is set (a poverty line drawn from the whole survey).
 */
export function errorOfRows(
  design: SurveyDesign,
  linearised: (row: number) => number,
  isWhole = false,
): number {
  const { recorder, weights, psuOfRow } = design;
  const domain = isWhole ? undefined : design.domain;
  if (recorder !== undefined && recorder.rows === undefined) return 0;
  if (!needsPsuTotalsOnly(design)) {
    const products = recorder?.rows ?? new Float64Array(design.rows);
    for (let row = 0; row < products.length; row++) {
      if (domain !== undefined && domain[row] === 0) continue;
      products[row] = (products[row] ?? 0) + (weights[row] ?? 0) * linearised(row);
    }
    return recorder === undefined ? designError(design, products) : 0;
  }
  const totals = new Float64Array(design.psuCount);
  for (let row = 0; row < weights.length; row++) {
    if (domain !== undefined && domain[row] === 0) continue;
    const psu = psuOfRow[row] ?? 0;
    totals[psu] = (totals[psu] ?? 0) + (weights[row] ?? 0) * linearised(row);
  }
  return designError(design, totals);
}

/** The rows' part of `errorOfRows` for a column that is given by place in a sorted survey. */
export interface PlacedRows {
  readonly rows: Uint32Array;
  readonly weights: Float64Array;
}

/** Standard error from a linearised variable that is given by place in the sorted survey. */
export function errorOfPlaces(
  { rows, weights }: PlacedRows,
  design: SurveyDesign,
  linearised: (place: number) => number,
): number {
  const { recorder } = design;
  if (recorder !== undefined && recorder.rows === undefined) return 0;
  const byPsu = needsPsuTotalsOnly(design);
  const products = recorder?.rows ?? new Float64Array(byPsu ? design.psuCount : design.rows);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? 0;
    const at = byPsu ? (design.psuOfRow[row] ?? 0) : row;
    products[at] = (products[at] ?? 0) + (weights[place] ?? 0) * linearised(place);
  }
  return recorder === undefined ? designError(design, products) : 0;
}

/** A design that writes weight × linearised variable of every row into `rows` instead of finding an error. */
export function recording(design: SurveyDesign): { design: SurveyDesign; rows: Float64Array } {
  const rows = new Float64Array(design.rows);
  return { design: Object.freeze({ ...design, replicates: undefined, recorder: { rows } }), rows };
}

/** Standard error from weight × linearised variable of every row (overwritten where weights are calibrated). */
export function errorOfProducts(design: SurveyDesign, products: Float64Array): number {
  return designError(
    design,
    isByPsu(design) ? totalsOf(products, design.psuOfRow, design.psuCount) : products,
  );
}
