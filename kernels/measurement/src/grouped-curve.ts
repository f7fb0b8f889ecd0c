import type { LeastSquares } from './least-squares.ts';

export type LorenzForm = 'quadratic' | 'beta';

/** A parametric Lorenz curve with what follows from it alone. */
export interface LorenzCurve {
  readonly form: LorenzForm;
  /** a, b, c of the quadratic; θ, γ, δ of the beta form. */
  readonly coefficients: Float64Array;
  readonly regression: LeastSquares;
  /** L(p). */
  readonly share: (p: number) => number;
  /** L'(p): welfare of the person at rank p over the mean. */
  readonly slope: (p: number) => number;
  readonly gini: number;
  /** Share of people below `ratio` times the mean. */
  readonly headcount: (ratio: number) => number;
  /** P2 below `ratio` times the mean, of a headcount h and a gap g found before. */
  readonly severity: (ratio: number, headcount: number, gap: number) => number;
  /** Why the curve is not a Lorenz curve on 0..1; empty when it is. */
  readonly faults: readonly string[];
}
