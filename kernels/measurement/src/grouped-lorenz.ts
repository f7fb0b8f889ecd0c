import { betaCurve } from './grouped-beta.ts';
import type { LorenzCurve, LorenzForm } from './grouped-curve.ts';
import { quadraticCurve } from './grouped-quadratic.ts';
import { type GroupedShares, type LorenzPoints, lorenzPoints } from './grouped-shares.ts';

export type { LorenzCurve, LorenzForm } from './grouped-curve.ts';

/** Poverty under one line, and the inequality of the curve. Without errors: grouped data do not show them. */
export interface GroupedFigures {
  readonly form: LorenzForm;
  readonly isValid: boolean;
  readonly faults: readonly string[];
  readonly p0: number;
  readonly p1: number;
  readonly p2: number;
  readonly gini: number;
  readonly median: number;
  readonly lowest40: number;
  /** Shares of the ten tenths, poorest first. */
  readonly tenths: readonly number[];
  /** Sum of squared distances to the points: all of them, and those up to the headcount. */
  readonly misfit: number;
  readonly misfitOfPoor: number;
  readonly curve: LorenzCurve;
}

/**
 * Fits a Lorenz curve to grouped shares: the general quadratic of Villaseñor and Arnold, or Kakwani's beta form.
 *
 * @throws RangeError as `lorenzPoints`.
 * @see Villaseñor, J. & Arnold, B. (1989), Elliptical Lorenz curves, Journal of Econometrics 40, 327-338.
 * @see Kakwani, N. (1980), On a class of poverty measures, Econometrica 48, 437-446.
 * @example fitLorenz({ population: [0.2, 0.4, 0.6, 0.8, 1], welfare: [0.08, 0.2, 0.37, 0.6, 1] }, 'beta').gini
 */
export function fitLorenz(shares: GroupedShares, form: LorenzForm): LorenzCurve {
  return curveOf(lorenzPoints(shares, 'fitLorenz'), form);
}

const curveOf = (points: LorenzPoints, form: LorenzForm): LorenzCurve =>
  form === 'quadratic' ? quadraticCurve(points) : betaCurve(points);

/**
 * Poverty and inequality from grouped shares and a mean, by both forms. P1 = H − (μ/z) L(H); a form that is no Lorenz
 * curve says so in `faults`.
 *
 * @throws RangeError as `lorenzPoints`, and for a mean or a line that is not above 0.
 * @see Datt, G. (1998), Computational tools for poverty measurement and analysis, IFPRI FCND Discussion Paper 50.
 * @example groupedPoverty(shares, { mean: 1_200_000, line: 620_000 }).chosen.p0
 */
export function groupedPoverty(
  shares: GroupedShares,
  { mean, line }: { readonly mean: number; readonly line: number },
): { readonly fits: readonly GroupedFigures[]; readonly chosen: GroupedFigures } {
  for (const [name, amount] of Object.entries({ mean, line }))
    if (!(amount > 0 && amount < Infinity))
      throw new RangeError(`groupedPoverty: ${name} is ${amount}, an amount above 0 is expected`);
  const points = lorenzPoints(shares, 'groupedPoverty');
  const quadratic = figuresOf(curveOf(points, 'quadratic'), points, { mean, line });
  const beta = figuresOf(curveOf(points, 'beta'), points, { mean, line });
  return Object.freeze({ fits: [quadratic, beta], chosen: chosenOf(quadratic, beta) });
}

/** A valid form before one that is not; of two of a kind the one nearer to the points up to the headcount. */
function chosenOf(quadratic: GroupedFigures, beta: GroupedFigures): GroupedFigures {
  if (quadratic.isValid !== beta.isValid) return quadratic.isValid ? quadratic : beta;
  return beta.misfitOfPoor < quadratic.misfitOfPoor ? beta : quadratic;
}

function figuresOf(
  curve: LorenzCurve,
  { population, welfare }: LorenzPoints,
  { mean, line }: { readonly mean: number; readonly line: number },
): GroupedFigures {
  const ratio = line / mean;
  const p0 = curve.headcount(ratio);
  const p1 = p0 - curve.share(p0) / ratio;
  const misfitUpTo = (end: number): number =>
    population.reduce((sum, p, at) => (p <= end ? sum + ((welfare[at] ?? 0) - curve.share(p)) ** 2 : sum), 0);
  const tenths = Array.from({ length: 10 }, (_, at) => curve.share((at + 1) / 10) - curve.share(at / 10));
  return Object.freeze({
    form: curve.form,
    isValid: curve.faults.length === 0,
    faults: curve.faults,
    p0,
    p1,
    p2: curve.severity(ratio, p0, p1),
    gini: curve.gini,
    median: mean * curve.slope(0.5),
    lowest40: curve.share(0.4),
    tenths,
    misfit: misfitUpTo(1),
    misfitOfPoor: misfitUpTo(p0),
    curve,
  });
}
