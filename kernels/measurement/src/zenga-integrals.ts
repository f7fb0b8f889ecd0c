import type { SortedWelfare } from './sorted-welfare.ts';

/** Nodes and weights of Gauss and Legendre's rule of order 4 on −1..1. */
const NODES = [-0.8611363115940526, -0.33998104358485626, 0.33998104358485626, 0.8611363115940526];
const NODE_WEIGHTS = [0.34785484513745385, 0.6521451548625461, 0.6521451548625461, 0.34785484513745385];

/**
 * ∫ L(p)(1 − p)/(p(1 − L(p))) dp over the piecewise linear Lorenz curve.
 *
 * On a segment L = a + s p, with b = 1 − a, the integrand is 1 + (a/b)/p + (s/b − 1)/(b − s p); its integral is
 * Δp + (a/b) ln(p₁/p₀) − (1/b − 1/s) ln((1 − L₁)/(1 − L₀)). On the first segment a = 0, on the last b = s.
 */
export function lowerAgainstUpper(sorted: SortedWelfare): number {
  const { values, cumulativeWeights, cumulativeWelfare, size, total } = sorted;
  const last = values.length - 1;
  let sum = 0;
  let [p0, l0] = [0, 0];
  for (let place = 0; place <= last; place++) {
    const p1 = place === last ? 1 : (cumulativeWeights[place] ?? 0) / size;
    const l1 = place === last ? 1 : (cumulativeWelfare[place] ?? 0) / total;
    const slope = ((values[place] ?? 0) * size) / total;
    const a = place === 0 ? 0 : l0 - slope * p0;
    const b = 1 - a;
    sum += p1 - p0;
    if (place > 0) sum += (a / b) * Math.log(p1 / p0);
    if (place < last) sum -= (1 / b - 1 / slope) * Math.log((1 - l1) / (1 - l0));
    [p0, l0] = [p1, l1];
  }
  return sum;
}

/**
 * The linearised variable of that integral, by place: ∫ φ(p) u(p) dp with φ the derivative of the integrand in L,
 * (1 − p)/(p(1 − L)²), and u that of the Lorenz ordinate: y(1 − L) − q(1 − p) above the place's own rank, q p − y L below
 * it, over the total. Both forms agree on the place's own segment; each segment takes the one that stays finite (φ grows
 * without limit at both ends of the curve).
 */
export function lowerAgainstUpperChange(sorted: SortedWelfare): (place: number) => number {
  const { values, total } = sorted;
  const last = values.length - 1;
  // Sums of ∫ φ(1 − L) and ∫ φ q(1 − p) from a place up; of ∫ φ q p and ∫ φ L up to a place.
  const upper = new Float64Array(last + 2);
  const upperQ = new Float64Array(last + 2);
  const lower = new Float64Array(last + 2);
  const lowerQ = new Float64Array(last + 2);
  for (let place = 0; place <= last; place++) {
    const parts = segmentIntegrals(sorted, place);
    upper[place] = place === 0 ? 0 : parts.upper;
    upperQ[place] = place === 0 ? 0 : parts.upperQ;
    lower[place + 1] = (lower[place] ?? 0) + (place === last ? 0 : parts.lower);
    lowerQ[place + 1] = (lowerQ[place] ?? 0) + (place === last ? 0 : parts.lowerQ);
  }
  for (let place = last - 1; place >= 0; place--) {
    upper[place] = (upper[place] ?? 0) + (upper[place + 1] ?? 0);
    upperQ[place] = (upperQ[place] ?? 0) + (upperQ[place + 1] ?? 0);
  }
  return (place) => {
    const y = values[place] ?? 0;
    // The own segment counts as below, but for the last place, whose segment is the end of the curve.
    const cut = place === last ? last : place + 1;
    const above = y * (upper[cut] ?? 0) - (upperQ[cut] ?? 0);
    return (above + (lowerQ[cut] ?? 0) - y * (lower[cut] ?? 0)) / total;
  };
}

function segmentIntegrals(
  { values, weights, cumulativeWeights, cumulativeWelfare, size, total }: SortedWelfare,
  place: number,
): { upper: number; upperQ: number; lower: number; lowerQ: number } {
  const q = values[place] ?? 0;
  const width = (weights[place] ?? 0) / size;
  const start = (cumulativeWeights[place] ?? 0) / size - width;
  const startL = (cumulativeWelfare[place] ?? 0) / total - (width * q * size) / total;
  let [upper, upperQ, lower, lowerQ] = [0, 0, 0, 0];
  for (let node = 0; node < NODES.length; node++) {
    const along = (width * (1 + (NODES[node] ?? 0))) / 2;
    const p = start + along;
    const l = startL + (along * q * size) / total;
    const share = ((NODE_WEIGHTS[node] ?? 0) * width) / 2;
    const phi = (1 - p) / (p * (1 - l) * (1 - l));
    upper += share * phi * (1 - l);
    upperQ += share * phi * q * (1 - p);
    lower += share * phi * l;
    lowerQ += share * phi * q * p;
  }
  return { upper, upperQ, lower, lowerQ };
}
