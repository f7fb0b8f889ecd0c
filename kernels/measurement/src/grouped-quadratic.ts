import type { LorenzCurve } from './grouped-curve.ts';
import type { LorenzPoints } from './grouped-shares.ts';
import { leastSquares } from './least-squares.ts';

/**
 * The general quadratic: L(1 − L) = a(p² − L) + b L(p − 1) + c(p − L), by least squares.
 *
 * With e = −(a + b + c + 1), m = b² − 4a, n = 2be − 4c, r = √(n² − 4me²): L = −½[bp + e + √(mp² + np + e²)].
 *
 * @see Villaseñor & Arnold (1989), Journal of Econometrics 40, 327-338; Datt (1998), FCND Discussion Paper 50, table 2.
 */
export function quadraticCurve({ population, welfare }: LorenzPoints): LorenzCurve {
  const at = (of: (p: number, share: number) => number): Float64Array =>
    population.map((p, row) => of(p, welfare[row] ?? 0));
  const columns = [at((p, l) => p * p - l), at((p, l) => l * (p - 1)), at((p, l) => p - l)];
  const regression = leastSquares(
    columns,
    at((_, l) => l * (1 - l)),
    'fitLorenz',
  );
  const [a = 0, b = 0, c = 0] = regression.coefficients;
  const form = { a, b, c, ...termsOf(a, b, c) };
  return {
    form: 'quadratic',
    coefficients: regression.coefficients,
    regression,
    share: (p) => shareAt(form, p),
    slope: (p) => slopeAt(form, p),
    gini: giniOf(form),
    headcount: (ratio) => headcountAt(form, ratio),
    severity: (ratio, headcount, gap) => severityAt(form, ratio, { headcount, gap }),
    faults: faultsOf(form),
  };
}

interface Quadratic {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly e: number;
  readonly m: number;
  readonly n: number;
  readonly r: number;
}

function termsOf(a: number, b: number, c: number): Pick<Quadratic, 'e' | 'm' | 'n' | 'r'> {
  const e = -(a + b + c + 1);
  const m = b * b - 4 * a;
  const n = 2 * b * e - 4 * c;
  return { e, m, n, r: Math.sqrt(n * n - 4 * m * e * e) };
}

const rootAt = ({ m, n, e }: Quadratic, p: number): number =>
  Math.sqrt(Math.max(0, m * p * p + n * p + e * e));

function shareAt(form: Quadratic, p: number): number {
  if (p <= 0) return 0;
  return p >= 1 ? 1 : -(form.b * p + form.e + rootAt(form, p)) / 2;
}

function slopeAt(form: Quadratic, p: number): number {
  return -form.b / 2 - (2 * form.m * p + form.n) / (4 * rootAt(form, p));
}

/** Where L'(p) reaches the line over the mean; nobody below the lowest slope, everybody above the highest. */
function headcountAt(form: Quadratic, ratio: number): number {
  if (ratio <= slopeAt(form, 0)) return 0;
  if (ratio >= slopeAt(form, 1)) return 1;
  const { b, m, n, r } = form;
  const level = b + 2 * ratio;
  return -(n + (r * level) / Math.sqrt(level * level - m)) / (2 * m);
}

function severityAt(
  form: Quadratic,
  ratio: number,
  { headcount, gap }: { readonly headcount: number; readonly gap: number },
): number {
  if (headcount === 0) return 0;
  const { a, b, m, n, r } = form;
  const [first, second] = [(r - n) / (2 * m), -(r + n) / (2 * m)];
  const logs = Math.log((1 - headcount / first) / (1 - headcount / second));
  const squares = a * headcount + b * shareAt(form, headcount) - (r / 16) * logs;
  return 2 * gap - headcount - squares / (ratio * ratio);
}

/** 1 − 2∫L: the integral of the root in closed form, by the sign of m. */
function giniOf(form: Quadratic): number {
  const { b, e, m, n, r } = form;
  const side = (p: number): number => ((2 * m * p + n) * rootAt(form, p)) / (4 * m);
  const root = Math.sqrt(Math.abs(m));
  const curved =
    m < 0
      ? ((r * r) / (8 * m * root)) * (Math.asin((2 * m + n) / r) - Math.asin(n / r))
      : (-(r * r) / (8 * m * root)) *
        Math.log(Math.abs((2 * m + n + 2 * root * rootAt(form, 1)) / (n + 2 * root * rootAt(form, 0))));
  return 1 + b / 2 + e + side(1) - side(0) + curved;
}

/** Conditions for a Lorenz curve: ends at (0, 0) and (1, 1), never falls, bends upwards. */
function faultsOf(form: Quadratic): string[] {
  const { a, c, e, m, n } = form;
  const faults: string[] = [];
  if (!(e < 0)) faults.push('L(0) is not 0 (e is not below 0)');
  if (!(a + c >= 1)) faults.push('L(1) is not 1 (a + c is below 1)');
  if (!(c >= 0)) faults.push('L falls at 0 (c is below 0)');
  const limit = (n * n) / (4 * e * e);
  const bends = m < 0 || (m < limit && n >= 0) || (m < limit && m < -n / 2);
  if (!bends) faults.push('L does not bend upwards everywhere');
  return faults;
}
