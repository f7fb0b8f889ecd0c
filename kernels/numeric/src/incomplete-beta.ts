import { stirlingCorrection } from './log-gamma.ts';

const HALF_LOG_2_PI = 0.9189385332046728;

/**
 * The regularised incomplete beta function I_x(a, b): the probability that a beta(a, b) draw is below x.
 *
 * Lentz's continued fraction on the side where it converges fast; the factor before it is written with logarithms of
 * ratios near 1 and Stirling corrections, so it stays exact for the large a and b of big surveys.
 *
 * @throws RangeError unless a and b are above 0 and x lies in 0..1.
 * @see NIST Digital Library of Mathematical Functions, 8.17.22.
 * @example incompleteBeta(0.5, 2, 3) // 0.6875
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(a > 0 && a < Infinity))
    throw new RangeError(`incompleteBeta: a is ${a}, a number above 0 is expected`);
  if (!(b > 0 && b < Infinity))
    throw new RangeError(`incompleteBeta: b is ${b}, a number above 0 is expected`);
  if (!(x >= 0 && x <= 1))
    throw new RangeError(`incompleteBeta: x is ${x}, a number from 0 to 1 is expected`);
  return incompleteBetaPair(x, 1 - x, a, b);
}

/**
 * I_x(a, b) with the complement y = 1 − x given apart: near 1 the caller knows it to more digits than 1 − x has.
 */
export function incompleteBetaPair(x: number, y: number, a: number, b: number): number {
  if (x === 0 || y === 0) return x === 0 ? 0 : 1;
  const front = Math.exp(logPower(x, y, a, b));
  if (x <= (a + 1) / (a + b + 2)) return (front / a) * continuedFraction(x, a, b);
  return 1 - (front / b) * continuedFraction(y, b, a);
}

/**
 * ln of x^a y^b / B(a, b), y = 1 − x.
 *
 * Around the mode the terms in d = x b − y a of both logarithms cancel on paper; they are left out here, so that
 * a and b of a million do not cost six digits.
 */
export function logPower(x: number, y: number, a: number, b: number): number {
  const distance = x * b - y * a;
  return (
    a * logRemainder(distance / a, (x * (a + b)) / a) +
    b * logRemainder(-distance / b, (y * (a + b)) / b) +
    0.5 * (Math.log(a) + Math.log(b / (a + b))) -
    HALF_LOG_2_PI -
    stirlingCorrection(a) -
    stirlingCorrection(b) +
    stirlingCorrection(a + b)
  );
}

/** ln(1 + u) − u: by its series near 0, elsewhere from 1 + u itself, which has digits that u lost. */
function logRemainder(u: number, onePlusU: number): number {
  if (Math.abs(u) > 0.4) return Math.log(onePlusU) - u;
  const r = u / (2 + u);
  const square = r * r;
  let power = 1;
  let sum = 0;
  for (let k = 3; power > 1e-18; k += 2) {
    sum += power / k;
    power *= square;
  }
  return -r * u + 2 * r * square * sum;
}

function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const guard = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m < 20_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < 3e-16) break;
  }
  return result;
}

/**
 * The beta quantile: the x below which a share p of beta(a, b) draws lies.
 *
 * Newton's steps kept inside a shrinking bracket; a step that would leave it is replaced by halving.
 *
 * @throws RangeError unless a and b are above 0 and p lies in 0..1.
 * @see NIST Digital Library of Mathematical Functions, 8.17; Clopper & Pearson (1934), Biometrika 26, for its use.
 * @example betaQuantile(0.6875, 2, 3) // 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`betaQuantile: p is ${p}, a number from 0 to 1 is expected`);
  if (p === 0 || p === 1) return p;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < 400; step++) {
    const error = incompleteBeta(x, a, b) - p;
    if (error === 0) return x;
    if (error < 0) low = x;
    else high = x;
    const density = Math.exp(logPower(x, 1 - x, a, b)) / (x * (1 - x));
    let next = x - error / density;
    // In a far tail Newton crawls; geometric halving reaches quantiles such as 1e-30 in few steps.
    if (!(next > low && next < high)) next = low > 0 ? Math.sqrt(low * high) : (low + high) / 2;
    if (low === 0 && next === high / 2 && p < 1e-3) next = high / 1024;
    if (Math.abs(next - x) <= 1e-16 * x) return next;
    x = next;
  }
  return x;
}
