/** How welfare is made close to normal before a unit-level model is fitted. */
export type WelfareTransform = 'none' | 'log' | 'box-cox' | 'log-shift';

/** A transform with its parameter: the power of Box–Cox, the shift of the logarithm. */
export interface FittedTransform {
  readonly kind: WelfareTransform;
  readonly parameter: number;
  readonly forward: (welfare: number) => number;
  readonly back: (value: number) => number;
  /** Σ log of the slope over the sample: what a likelihood needs to compare transforms. */
  readonly logSlope: (welfare: Float64Array) => number;
}

/**
 * @see Box, G. & Cox, D. (1964), An analysis of transformations, JRSS B 26, 211-252.
 * @see Rojas-Perilla et al. (2020), Data-driven transformations in small area estimation, JRSS A 183, 121-148.
 */
export function transformAt(kind: WelfareTransform, parameter: number): FittedTransform {
  const slopes = (slope: (y: number) => number) => (welfare: Float64Array) =>
    welfare.reduce((sum, y) => sum + slope(y), 0);
  if (kind === 'none') return { kind, parameter, forward: (y) => y, back: (t) => t, logSlope: () => 0 };
  if (kind === 'box-cox' && Math.abs(parameter) > 1e-10)
    return {
      kind,
      parameter,
      forward: (y) => (y ** parameter - 1) / parameter,
      // Below the end of the transform's range there is no welfare but 0.
      back: (t) => Math.max(0, parameter * t + 1) ** (1 / parameter),
      logSlope: slopes((y) => (parameter - 1) * Math.log(y)),
    };
  const shift = kind === 'log-shift' ? parameter : 0;
  return {
    kind,
    parameter,
    forward: (y) => Math.log(y + shift),
    back: (t) => Math.exp(t) - shift,
    logSlope: slopes((y) => -Math.log(y + shift)),
  };
}
