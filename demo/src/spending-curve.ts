import { bisect, normalCdf } from './normal.ts';
import type { SpendingTarget } from './targets.ts';

/** A curve that gives spending for a rank 0..1 of persons, as points to read between. */
export type SpendingCurve = Readonly<{ rank: Float64Array; rupiah: Float64Array; poorShare: number }>;

const POINTS = 1600;
/** Reach of the near-poor part above the line, as a share of the line (asumsi). */
const NEAR_POOR_SCALE = 0.15;

/**
 * Fits spending in two parts. Below the line the relative gap is Beta(1, b) on 0..G, which meets P1 and P2
 * exactly: with m = P1/P0 and r = (P2/P0)/m^2, b = (2r-2)/(2-r) and G = m(1+b). Above it a small near-poor part
 * (exponential, so that the density does not jump at the line) and a lognormal cut at the line, whose two
 * parameters meet mean and Gini. One lognormal alone cannot meet P0, mean and Gini together.
 */
export function fitSpendingCurve(target: SpendingTarget): SpendingCurve {
  const z = target.line.value;
  const p0 = target.p0.value;
  const meanGap = target.p1.value / p0;
  const ratio = target.p2.value / p0 / (meanGap * meanGap);
  if (!(ratio > 1 && ratio < 2)) throw new RangeError(`fitSpendingCurve: P2/P0 over gap squared is ${ratio}`);
  const b = (2 * ratio - 2) / (2 - ratio);
  const reach = meanGap * (1 + b);
  const nearPoor = (p0 * b * NEAR_POOR_SCALE) / (reach * (1 - p0));
  const meanAbove = (target.mean.value - p0 * z * (1 - meanGap)) / (1 - p0);
  const meanMain = (meanAbove - nearPoor * z * (1 + NEAR_POOR_SCALE)) / (1 - nearPoor);
  const curveAt = (sigma: number): SpendingCurve =>
    drawCurve({ z, p0, b, reach, nearPoor, sigma, mu: muForMean(meanMain, z, sigma) });
  return curveAt(bisect((sigma) => curveGini(curveAt(sigma)) - target.gini.value, 0.15, 0.9, 24));
}

/** The mu of a lognormal cut below z whose mean is `mean`. */
function muForMean(mean: number, z: number, sigma: number): number {
  const cutMean = (mu: number): number => {
    const a = (Math.log(z) - mu) / sigma;
    return (Math.exp(mu + (sigma * sigma) / 2) * normalCdf(sigma - a)) / normalCdf(-a);
  };
  return bisect((mu) => cutMean(mu) - mean, Math.log(z) - 2, Math.log(mean) + 1);
}

type Shape = Readonly<{
  z: number;
  p0: number;
  b: number;
  reach: number;
  nearPoor: number;
  mu: number;
  sigma: number;
}>;

function drawCurve(shape: Shape): SpendingCurve {
  const { z, p0, b, reach, nearPoor, mu, sigma } = shape;
  const poor = POINTS / 4;
  const rank = new Float64Array(POINTS);
  const rupiah = new Float64Array(POINTS);
  for (let i = 0; i < poor; i++) {
    const u = (i / (poor - 1)) ** 2;
    rank[i] = p0 * u;
    rupiah[i] = z * (1 - reach * (1 - u ** (1 / b)));
  }
  const top = mu + 4.6 * sigma;
  const cut = normalCdf((Math.log(z) - mu) / sigma);
  for (let i = poor; i < POINTS; i++) {
    const share = (i - poor) / (POINTS - 1 - poor);
    const y = z * Math.exp(share * share * (top - Math.log(z)));
    const main = (normalCdf((Math.log(y) - mu) / sigma) - cut) / (1 - cut);
    const near = 1 - Math.exp(-(y / z - 1) / NEAR_POOR_SCALE);
    rank[i] = p0 + (1 - p0) * ((1 - nearPoor) * main + nearPoor * near);
    rupiah[i] = y;
  }
  rank[POINTS - 1] = 1;
  return { rank, rupiah, poorShare: p0 };
}

/** Gini of the curve: 1 minus twice the area under its Lorenz curve, by trapezoids. */
function curveGini(curve: SpendingCurve): number {
  let lorenz = 0;
  let area = 0;
  for (let i = 1; i < POINTS; i++) {
    const width = (curve.rank[i] ?? 0) - (curve.rank[i - 1] ?? 0);
    const next = lorenz + (width * ((curve.rupiah[i] ?? 0) + (curve.rupiah[i - 1] ?? 0))) / 2;
    area += (width * (lorenz + next)) / 2;
    lorenz = next;
  }
  return 1 - (2 * area) / lorenz;
}

/** Spending at rising ranks; the caller walks upward, so that each call goes on where the last one stopped. */
export function curveReader(curve: SpendingCurve): (rank: number) => number {
  let i = 1;
  return (rank) => {
    while (i < POINTS - 1 && (curve.rank[i] ?? 1) < rank) i++;
    const from = curve.rank[i - 1] ?? 0;
    const width = (curve.rank[i] ?? 1) - from;
    const t = width > 0 ? (rank - from) / width : 0;
    return (curve.rupiah[i - 1] ?? 0) + t * ((curve.rupiah[i] ?? 0) - (curve.rupiah[i - 1] ?? 0));
  };
}
