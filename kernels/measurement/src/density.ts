import type { SortedWelfare } from './sorted-welfare.ts';

const SQRT_2_PI = 2.5066282746310007;

/** So many bandwidths away the kernel is below 1e-31 of its height: lost beside anything nearer. */
const NEAR = 12;
/** So many bandwidths away it is 0 in doubles: exp(−39²/2) is below the smallest of them. */
const REACH = 39;

/** What a Gaussian kernel sees around a level of welfare. */
export interface KernelView {
  /** Density of the people there. */
  readonly density: number;
  /** Mean welfare of the people there. */
  readonly localMean: number;
}

/**
 * Gaussian kernel density at a level, bandwidth h = sd/N^0.2 with N the sum of the weights, as in R convey. Because N
 * counts people, the bandwidth depends on the unit of the weights: expansion weights are expected.
 *
 * @throws RangeError when all welfare is equal: there is no spread to smooth over.
 * @see Osier (2009), Survey Research Methods 3(3), 167-195, section 3.2 (bandwidth).
 */
export function kernelAt(sorted: SortedWelfare, level: number, caller: string): KernelView {
  const { size } = sorted;
  const bandwidth = standardDeviation(sorted) / size ** 0.2;
  if (!(bandwidth > 0))
    throw new RangeError(`${caller}: all welfare is ${level}, so it has no density there`);
  const near = kernelSums(sorted, level, bandwidth, NEAR);
  // Only a level that has hardly anybody near it needs the people far away.
  const { mass, welfare } = near.mass > size * 1e-12 ? near : kernelSums(sorted, level, bandwidth, REACH);
  return { density: mass / (size * bandwidth * SQRT_2_PI), localMean: welfare / mass };
}

function kernelSums(
  { values, weights }: SortedWelfare,
  level: number,
  bandwidth: number,
  reach: number,
): { mass: number; welfare: number } {
  let [mass, welfare] = [0, 0];
  const last = firstFrom(values, level + reach * bandwidth);
  for (let place = firstFrom(values, level - reach * bandwidth); place < last; place++) {
    const y = values[place] ?? 0;
    const distance = (level - y) / bandwidth;
    const kernel = (weights[place] ?? 0) * Math.exp(-0.5 * distance * distance);
    mass += kernel;
    welfare += kernel * y;
  }
  return { mass, welfare };
}

function standardDeviation({ values, weights, size, total }: SortedWelfare): number {
  const mean = total / size;
  let squares = 0;
  for (let place = 0; place < values.length; place++) {
    squares += (weights[place] ?? 0) * ((values[place] ?? 0) - mean) ** 2;
  }
  return Math.sqrt(squares / size);
}

/** The first place whose value is at least `bound`. */
export function firstFrom(values: Float64Array, bound: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) >= bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
