import { incompleteBetaPair, logPower } from './incomplete-beta.ts';
import { normalQuantile } from './normal.ts';

/** From here on the expansion about the normal is exact to 13 digits, and faster. */
const LARGE_DF = 1e4;

/**
 * Probability that a Student t draw is above |t| on one side.
 *
 * @throws RangeError unless df is a number above 0.
 * @see NIST Digital Library of Mathematical Functions, 8.17.
 */
function upperTail(t: number, df: number): number {
  const square = t * t;
  return 0.5 * incompleteBetaPair(df / (df + square), square / (df + square), df / 2, 0.5);
}

/**
 * Probability that a Student t draw with df degrees of freedom is below t.
 *
 * @throws RangeError unless df is a finite number above 0 and t is a number.
 * @see Abramowitz & Stegun (1964), 26.7.1.
 * @example studentTCdf(2.2281388519649385, 10) // 0.975
 */
export function studentTCdf(t: number, df: number): number {
  if (Number.isNaN(t)) throw new RangeError('studentTCdf: t is NaN');
  if (!(df > 0 && df < Infinity))
    throw new RangeError(`studentTCdf: df is ${df}, a number above 0 is expected`);
  return t < 0 ? upperTail(t, df) : 1 - upperTail(t, df);
}

/**
 * The Student t quantile: the t below which a share p of the draws lies. `df = Infinity` is the normal quantile.
 *
 * @throws RangeError unless 0 < p < 1 and df is above 0.
 * @see Abramowitz & Stegun (1964), 26.7.5 (expansion for large df).
 * @example studentTQuantile(0.975, 10) // 2.2281388519649385
 */
export function studentTQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1))
    throw new RangeError(`studentTQuantile: p is ${p}, a number between 0 and 1 is expected`);
  if (!(df > 0)) throw new RangeError(`studentTQuantile: df is ${df}, a number above 0 is expected`);
  if (p === 0.5) return 0;
  const tail = p < 0.5 ? p : 1 - p;
  const t = df >= LARGE_DF ? expansion(-normalQuantile(tail), df) : upperQuantile(tail, df);
  return p < 0.5 ? -t : t;
}

function expansion(z: number, df: number): number {
  if (df === Infinity) return z;
  const z2 = z * z;
  const first = (z * (z2 + 1)) / 4;
  const second = (z * (3 + z2 * (16 + z2 * 5))) / 96;
  const third = (z * (-15 + z2 * (17 + z2 * (19 + z2 * 3)))) / 384;
  const fourth = (z * (-945 + z2 * (-1920 + z2 * (1482 + z2 * (776 + z2 * 79))))) / 92_160;
  return z + (first + (second + (third + fourth / df) / df) / df) / df;
}

/** Newton's steps on the upper tail inside a bracket. */
function upperQuantile(tail: number, df: number): number {
  let low = 0;
  let high = 1;
  while (upperTail(high, df) > tail) {
    low = high;
    high *= 2;
  }
  let t = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const error = upperTail(t, df) - tail;
    if (error > 0) low = t;
    else high = t;
    const square = t * t;
    const logDensity =
      logPower(square / (df + square), df / (df + square), 0.5, df / 2) - Math.log(Math.abs(t));
    let next = t + error / Math.exp(logDensity);
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - t) <= 2e-16 * t) return next;
    t = next;
  }
  return t;
}
