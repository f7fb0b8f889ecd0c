import type { AreaEstimate } from '@pilar/contracts';
import type { AreaEstimate as ModelledArea } from '@pilar/measurement';
import { rseClassOf } from './estimate-compute.ts';

// The EBLUP of a model is judged by the normal distribution.
const NORMAL_LIMIT = 1.959963984540054;

type Figure = Omit<AreaEstimate['model'], 'kind' | 'directShare' | 'residual'>;

/** A modelled share with its error. A share of 0 or below has no relative error and is withheld. */
export function areaFigure({ value, mse }: ModelledArea): Figure {
  const se = Math.sqrt(mse);
  const rse = value > 0 ? se / value : null;
  return {
    value,
    se,
    ciLow: Math.max(0, value - NORMAL_LIMIT * se),
    ciHigh: Math.min(1, value + NORMAL_LIMIT * se),
    rse,
    rseClass: rse === null ? 'withheld' : rseClassOf(rse),
  };
}

/**
 * How far the survey's own figure lies from what the covariates say, in units of what the model expects: beyond 2 to
 * either side it is worth a look. From EBLUP = Xβ + γ·residual and γ = σ²/(σ² + ψ).
 */
export function standardResidual(
  { value, directShare, kind }: ModelledArea,
  direct: number | null | undefined,
  variance: number | undefined,
): number | null {
  if (kind !== 'model' || direct === null || direct === undefined || !variance) return null;
  const back = 1 - directShare;
  return back > 0 ? (direct - value) / back / Math.sqrt(variance / back) : null;
}
