/**
 * How many standard deviations a measurement lies from the median of the standard.
 *
 * Beyond ±3 the distance between the second and the third deviation is carried on in a straight line (the restricted
 * form of WHO): out there no healthy child was seen that the curve could be fitted to. With L = 1 both are the same.
 *
 * L is the skewness, M the median, S the spread of healthy children of one sex at one age or length.
 *
 * @see WHO Multicentre Growth Reference Study Group (2006), WHO Child Growth Standards: Methods and development,
 *   chapter 7 (computation of centiles and z-scores).
 * @example zScore(12, 0.2, 10, 0.1) // 1.8567…
 */
export function zScore(value: number, l: number, m: number, s: number): number {
  if (l === 1) return (value / m - 1) / s;
  const z = l === 0 ? Math.log(value / m) / s : Math.expm1(l * Math.log(value / m)) / (l * s);
  if (z > 3) {
    const third = curveValue(3, l, m, s);
    return 3 + (value - third) / (third - curveValue(2, l, m, s));
  }
  if (z < -3) {
    const third = curveValue(-3, l, m, s);
    return -3 + (value - third) / (curveValue(-2, l, m, s) - third);
  }
  return z;
}

/**
 * The measurement that lies so many standard deviations from the median: the inverse of `zScore`.
 *
 * @see WHO (2006), Methods and development, chapter 7.
 * @example valueAtZ(0, 0.2, 10, 0.1) // 10
 */
export function valueAtZ(z: number, l: number, m: number, s: number): number {
  if (l === 1) return m * (1 + z * s);
  if (z >= -3 && z <= 3) return curveValue(z, l, m, s);
  const side = Math.sign(z);
  const third = curveValue(3 * side, l, m, s);
  return third + (z - 3 * side) * side * (third - curveValue(2 * side, l, m, s));
}

function curveValue(z: number, l: number, m: number, s: number): number {
  return l === 0 ? m * Math.exp(s * z) : m * Math.exp(Math.log1p(l * s * z) / l);
}
