const HALF_LOG_2_PI = 0.9189385332046728;

/**
 * The correction of Stirling's formula: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π].
 *
 * Kept apart from ln Γ because differences of it stay exact where ln Γ itself is huge (beta functions of large
 * surveys). Small arguments step up by ln Γ(x) = ln Γ(x + 1) − ln x.
 *
 * @throws RangeError unless x is a finite number above 0.
 * @see NIST Digital Library of Mathematical Functions, 5.11.1.
 * @example stirlingCorrection(10) // 0.008330563433362871
 */
export function stirlingCorrection(x: number): number {
  if (!(x > 0 && x < Infinity))
    throw new RangeError(`stirlingCorrection: x is ${x}, a number above 0 is expected`);
  let shifted = x;
  let logProduct = 0;
  let product = 1;
  while (shifted < 16) {
    product *= shifted;
    shifted += 1;
  }
  if (shifted !== x) logProduct = Math.log(product);
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square *
            (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square / 156))))));
  if (shifted === x) return series;
  const stirling = (y: number): number => (y - 0.5) * Math.log(y) - y + HALF_LOG_2_PI;
  return series + stirling(shifted) - logProduct - stirling(x);
}

/**
 * The natural logarithm of the gamma function for x above 0.
 *
 * @throws RangeError unless x is a finite number above 0.
 * @see NIST Digital Library of Mathematical Functions, 5.11.
 * @example logGamma(5) // 3.1780538303479458 = ln 24
 */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_2_PI + stirlingCorrection(x);
}
