/**
 * Standard normal distribution function (error below 7.5e-8; enough for made-up people).
 * @see Abramowitz and Stegun, 26.2.17
 */
export function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    0.3989422804014327 *
    Math.exp((-x * x) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}

/** The x with normalCdf(x) = p, by bisection; used for cut points, not in hot loops. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normalQuantile: p = ${p}`);
  return bisect((x) => normalCdf(x) - p, -9, 9);
}

/** A root of an increasing function between two bounds; each round halves what is left of them. */
export function bisect(increasing: (x: number) => number, low: number, high: number, rounds = 44): number {
  let from = low;
  let to = high;
  for (let i = 0; i < rounds; i++) {
    const middle = (from + to) / 2;
    if (increasing(middle) < 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
