import { incompleteBeta, logGamma } from '@pilar/numeric';
import type { LorenzCurve } from './grouped-curve.ts';
import type { LorenzPoints } from './grouped-shares.ts';
import { leastSquares } from './least-squares.ts';

/**
 * Kakwani's beta form L = p − θ p^γ (1 − p)^δ, by least squares of ln(p − L) on ln p and ln(1 − p).
 *
 * @throws RangeError for a point on or above the diagonal: its logarithm does not exist.
 * @see Kakwani (1980), Econometrica 48, 437-446; Datt (1998), FCND Discussion Paper 50, table 3.
 */
export function betaCurve({ population, welfare }: LorenzPoints): LorenzCurve {
  const below = population.map((p, at) => p - (welfare[at] ?? 0));
  const equal = below.findIndex((own) => !(own > 0));
  if (equal >= 0)
    throw new RangeError(
      `fitLorenz: welfare[${equal}] is ${welfare[equal]}, less than its share of people is expected`,
    );
  const columns = [
    new Float64Array(population.length).fill(1),
    population.map((p) => Math.log(p)),
    population.map((p) => Math.log1p(-p)),
  ];
  const regression = leastSquares(columns, below.map(Math.log), 'fitLorenz');
  const [intercept = 0, gamma = 0, delta = 0] = regression.coefficients;
  const form = { theta: Math.exp(intercept), gamma, delta };
  return {
    form: 'beta',
    coefficients: Float64Array.of(form.theta, gamma, delta),
    regression,
    share: (p) => shareAt(form, p),
    slope: (p) => slopeAt(form, p),
    gini: 2 * form.theta * wholeBeta(1 + gamma, 1 + delta),
    headcount: (ratio) => headcountAt(form, ratio),
    severity: (ratio, headcount, gap) => severityAt(form, ratio, { headcount, gap }),
    faults: faultsOf(form),
  };
}

interface Beta {
  readonly theta: number;
  readonly gamma: number;
  readonly delta: number;
}

function shareAt({ theta, gamma, delta }: Beta, p: number): number {
  if (p <= 0) return 0;
  return p >= 1 ? 1 : p - theta * p ** gamma * (1 - p) ** delta;
}

function slopeAt({ theta, gamma, delta }: Beta, p: number): number {
  return 1 - theta * p ** gamma * (1 - p) ** delta * (gamma / p - delta / (1 - p));
}

function bendAt({ theta, gamma, delta }: Beta, p: number): number {
  const [left, right] = [gamma / p, delta / (1 - p)];
  return theta * p ** gamma * (1 - p) ** delta * (left / p + right / (1 - p) - (left - right) ** 2);
}

/** Where the slope reaches the line over the mean, found by halving where the curve bends upwards. */
function headcountAt(form: Beta, ratio: number): number {
  let [low, high] = [firstBend(form), 1];
  if (slopeAt(form, low) >= ratio) return 0;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (slopeAt(form, middle) < ratio) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** From here on the curve bends upwards: 0 for a Lorenz curve, later where γ makes it fall at first. */
function firstBend(form: Beta): number {
  let first = 1e-12;
  for (let p = 0.5; p > 1e-12; p *= 0.8) if (bendAt(form, p) <= 0) first = Math.max(first, p / 0.8);
  return first;
}

function severityAt(
  { theta, gamma, delta }: Beta,
  ratio: number,
  { headcount, gap }: { readonly headcount: number; readonly gap: number },
): number {
  if (headcount === 0) return 0;
  if (2 * gamma <= 1 || 2 * delta <= 1) return squaredGaps({ theta, gamma, delta }, ratio, headcount);
  const part = (a: number, b: number): number => incompleteBeta(headcount, a, b) * wholeBeta(a, b);
  const squares =
    gamma * gamma * part(2 * gamma - 1, 2 * delta + 1) -
    2 * gamma * delta * part(2 * gamma, 2 * delta) +
    delta * delta * part(2 * gamma + 1, 2 * delta - 1);
  const over = 1 - 1 / ratio;
  return over * (2 * gap - over * headcount) + (theta / ratio) ** 2 * squares;
}

/**
 * ∫ (1 − L'(p)/ratio)² dp up to the headcount where the closed form has no beta function: double-exponential quadrature,
 * which bears the steep end at 0.
 *
 * @see Takahasi & Mori (1974), Double exponential formulas for numerical integration, Publ. RIMS 9, 721-741.
 */
function squaredGaps(form: Beta, ratio: number, headcount: number): number {
  let sum = 0;
  for (let step = -128; step <= 128; step++) {
    const t = step / 36;
    const bend = (Math.PI / 2) * Math.sinh(t);
    const p = headcount / (1 + Math.exp(-2 * bend));
    if (p <= 0 || p >= 1) continue;
    const weight = (headcount * Math.PI * Math.cosh(t)) / (4 * Math.cosh(bend) ** 2);
    sum += (weight / 36) * (1 - slopeAt(form, p) / ratio) ** 2;
  }
  return sum;
}

const wholeBeta = (a: number, b: number): number => Math.exp(logGamma(a) + logGamma(b) - logGamma(a + b));

/** Conditions for a Lorenz curve, looked at in steps of a hundredth and near both ends. */
function faultsOf(form: Beta): string[] {
  const ranks = [0.001, ...Array.from({ length: 99 }, (_, at) => (at + 1) / 100), 0.999];
  const faults: string[] = [];
  if (!(form.gamma > 0 && form.delta > 0)) faults.push('L does not end at (0, 0) and (1, 1)');
  if (ranks.some((p) => slopeAt(form, p) < 0)) faults.push('L falls');
  if (ranks.some((p) => bendAt(form, p) < 0)) faults.push('L does not bend upwards everywhere');
  return faults;
}
