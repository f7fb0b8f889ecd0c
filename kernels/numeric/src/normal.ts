const SQRT_2_PI = 2.5066282746310007;

/**
 * Density of the standard normal distribution.
 *
 * @see NIST Digital Library of Mathematical Functions, 7.2.
 * @example normalDensity(0) // 0.3989422804014327
 */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / SQRT_2_PI;
}

/**
 * Probability that a standard normal draw is below z.
 *
 * Series around 0, continued fraction in the tails, so that small tail probabilities keep their digits.
 *
 * @throws RangeError when z is NaN.
 * @see Abramowitz & Stegun (1964), 26.2.11 and 26.2.14.
 * @example normalCdf(1.959963984540054) // 0.975
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('normalCdf: z is NaN');
  if (z < -40) return 0;
  if (z > 40) return 1;
  if (Math.abs(z) < 1.5) return 0.5 + centralPart(z);
  return z < 0 ? upperTail(-z) : 1 - upperTail(z);
}

/** φ(z) (z + z³/3 + z⁵/15 + …): all terms have one sign, nothing cancels. */
function centralPart(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return normalDensity(z) * sum;
}

/** φ(z) / (z + 1/(z + 2/(z + 3/…))), from the inside out; 120 levels are enough from z = 1.5 on. */
function upperTail(z: number): number {
  let fraction = z;
  for (let level = 120; level >= 1; level--) fraction = z + level / fraction;
  return normalDensity(z) / fraction;
}

/**
 * The standard normal quantile: the z below which a share p of the draws lies.
 *
 * A rational start (error under 4.5e-4) is polished by Halley's steps on the distribution function.
 *
 * @throws RangeError unless 0 < p < 1.
 * @see Abramowitz & Stegun (1964), 26.2.23 (start).
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1))
    throw new RangeError(`normalQuantile: p is ${p}, a number between 0 and 1 is expected`);
  if (p === 0.5) return 0;
  if (p > 0.5) return -lowerQuantile(1 - p);
  return lowerQuantile(p);
}

function lowerQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  const bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  let z = top / bottom - t;
  for (let step = 0; step < 4; step++) {
    const ratio = (normalCdf(z) - p) / normalDensity(z);
    z -= ratio / (1 + (z * ratio) / 2);
  }
  return z;
}
