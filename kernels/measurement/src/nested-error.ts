import { factorCholesky, solveCholesky } from '@pilar/numeric';
import type { ModelTerm } from './fay-herriot.ts';

/** Units of a sample: outcome, covariates (the intercept first) by unit, and the area of each. */
export interface NestedSample {
  readonly outcome: Float64Array;
  readonly rows: readonly Float64Array[];
  readonly areaOfUnit: Int32Array;
  readonly areas: number;
}

/** y = x'β + u(area) + e, fitted by restricted maximum likelihood. */
export interface NestedErrorFit {
  readonly beta: Float64Array;
  readonly terms: readonly ModelTerm[];
  readonly areaVariance: number;
  readonly unitVariance: number;
  /** Predicted area effect; 0 where the area has no unit in the sample. */
  readonly effects: Float64Array;
  /** How far the area's own units count, n λ/(1 + n λ); 0 where it has none. */
  readonly ownShare: Float64Array;
  /** Sampled units of each area. */
  readonly counts: Float64Array;
  /** Variance of the estimated ratio of the two variances, from the bend of the likelihood; 0 where it is 0. */
  readonly ratioVariance: number;
  /** g' V(β) g for a vector g. */
  readonly coefficientVariance: (gradient: Float64Array) => number;
  /** −2 × restricted log-likelihood, up to a constant of the data. */
  readonly deviance: number;
}

/** Sums that every value of the variance ratio needs: found once. */
interface NestedSums {
  readonly products: Float64Array;
  readonly withOutcome: Float64Array;
  readonly square: number;
  readonly counts: Float64Array;
  readonly totals: readonly Float64Array[];
  readonly outcomeTotals: Float64Array;
}

/**
 * The nested-error model of Battese, Harter and Fuller by REML. The likelihood is profiled down to one number, the ratio
 * λ of the two variances, and its top is found there.
 *
 * @throws RangeError for fewer units than coefficients plus one, or covariates that are combinations of others.
 * @see Battese, Harter & Fuller (1988), An error-components model for prediction of county crop areas using survey and
 *   satellite data, JASA 83, 28-36.
 */
export function fitNestedError(sample: NestedSample, names: readonly string[]): NestedErrorFit {
  if (sample.outcome.length <= names.length)
    throw new RangeError(
      `fitNestedError: ${sample.outcome.length} units for ${names.length} coefficients, more are needed`,
    );
  const sums = sumsOf(sample, names.length);
  const size = sample.outcome.length;
  const deviance = (logRatio: number): number => profile(sums, size, Math.exp(logRatio)).deviance;
  const best = lowest(deviance, -14, 6);
  // A ratio that tends to 0 is 0: areas do not differ beyond their covariates.
  const ratio = profile(sums, size, 0).deviance <= deviance(best) ? 0 : Math.exp(best);
  const found = profile(sums, size, ratio);
  const { beta, unitVariance } = found;
  const ownShare = sums.counts.map((count) => (ratio * count) / (1 + ratio * count));
  const effects = sums.counts.map((count, area) => {
    if (count === 0) return 0;
    const expected = dot(sums.totals[area] ?? beta, beta);
    return ((ownShare[area] ?? 0) * ((sums.outcomeTotals[area] ?? 0) - expected)) / count;
  });
  return {
    beta,
    terms: names.map((term, at) => {
      const unit = new Float64Array(names.length);
      unit[at] = 1;
      solveCholesky(found.factor, unit);
      return Object.freeze({ term, value: beta[at] ?? 0, se: Math.sqrt((unit[at] ?? 0) * unitVariance) });
    }),
    areaVariance: ratio * unitVariance,
    unitVariance,
    effects,
    ownShare,
    counts: sums.counts,
    ratioVariance: ratio === 0 ? 0 : ratioVarianceAt(deviance, best),
    coefficientVariance: (gradient) => {
      const solved = Float64Array.from(gradient);
      solveCholesky(found.factor, solved);
      return unitVariance * dot(gradient, solved);
    },
    deviance: found.deviance,
  };
}

/** Half the deviance bends by the information on ln λ; the variance of λ follows by the delta method. */
function ratioVarianceAt(deviance: (logRatio: number) => number, best: number): number {
  const step = 0.05;
  const bend = (deviance(best - step) - 2 * deviance(best) + deviance(best + step)) / (step * step);
  return bend > 0 ? (2 / bend) * Math.exp(2 * best) : 0;
}

function sumsOf({ outcome, rows, areaOfUnit, areas }: NestedSample, terms: number): NestedSums {
  const products = new Float64Array(terms * terms);
  const withOutcome = new Float64Array(terms);
  const counts = new Float64Array(areas);
  const totals = Array.from({ length: areas }, () => new Float64Array(terms));
  const outcomeTotals = new Float64Array(areas);
  let square = 0;
  for (const [unit, x] of rows.entries()) {
    const y = outcome[unit] ?? 0;
    const area = areaOfUnit[unit] ?? 0;
    const total = totals[area] ?? withOutcome;
    counts[area] = (counts[area] ?? 0) + 1;
    outcomeTotals[area] = (outcomeTotals[area] ?? 0) + y;
    square += y * y;
    for (let i = 0; i < terms; i++) {
      const xi = x[i] ?? 0;
      total[i] = (total[i] ?? 0) + xi;
      withOutcome[i] = (withOutcome[i] ?? 0) + xi * y;
      for (let j = 0; j < terms; j++)
        products[i * terms + j] = (products[i * terms + j] ?? 0) + xi * (x[j] ?? 0);
    }
  }
  return { products, withOutcome, square, counts, totals, outcomeTotals };
}

/** Generalised least squares at a ratio λ, V = σ²(I + λ J) inside an area, and its restricted deviance. */
function profile(sums: NestedSums, size: number, ratio: number) {
  const terms = sums.withOutcome.length;
  const normal = Float64Array.from(sums.products);
  const right = Float64Array.from(sums.withOutcome);
  let square = sums.square;
  let logs = 0;
  for (const [area, count] of sums.counts.entries()) {
    if (count === 0) continue;
    const taken = ratio / (1 + ratio * count);
    const total = sums.totals[area] ?? right;
    const y = sums.outcomeTotals[area] ?? 0;
    logs += Math.log(1 + ratio * count);
    square -= taken * y * y;
    for (let i = 0; i < terms; i++) {
      right[i] = (right[i] ?? 0) - taken * (total[i] ?? 0) * y;
      for (let j = 0; j < terms; j++)
        normal[i * terms + j] = (normal[i * terms + j] ?? 0) - taken * (total[i] ?? 0) * (total[j] ?? 0);
    }
  }
  const factor = factorCholesky(normal, terms, 'fitNestedError');
  const beta = Float64Array.from(right);
  solveCholesky(factor, beta);
  const unitVariance = (square - dot(beta, right)) / (size - terms);
  let logDeterminant = 0;
  for (let at = 0; at < terms; at++) logDeterminant += 2 * Math.log(factor[at * terms + at] ?? 1);
  const deviance = (size - terms) * Math.log(unitVariance) + logs + logDeterminant;
  return { beta, factor, unitVariance, deviance };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The place of the lowest value: a grid for the right valley, then golden section, then a parabola through the end. */
export function lowest(f: (x: number) => number, from: number, to: number, steps = 40): number {
  const width = (to - from) / steps;
  const grid = Array.from({ length: steps + 1 }, (_, at) => from + at * width);
  const start = grid.reduce((best, x) => (f(x) < f(best) ? x : best), from);
  let [low, high] = [Math.max(from, start - width), Math.min(to, start + width)];
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [fa, fb] = [f(a), f(b)];
  while (high - low > 1e-4) {
    if (fa < fb) {
      [high, b, fb] = [b, a, fa];
      a = high - GOLDEN * (high - low);
      fa = f(a);
    } else {
      [low, a, fa] = [a, b, fb];
      b = low + GOLDEN * (high - low);
      fb = f(b);
    }
  }
  // Values next to a minimum differ by less than rounding; its place is read off a parabola over a wider step.
  const [middle, step] = [(low + high) / 2, 2e-3];
  const [left, centre, right] = [f(middle - step), f(middle), f(middle + step)];
  const bend = left - 2 * centre + right;
  return bend > 0 ? middle + (step * (left - right)) / (2 * bend) : middle;
}
