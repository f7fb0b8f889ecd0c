import { CompensatedSum } from '@pilar/numeric';
import type { SortedWelfare } from './sorted-welfare.ts';

/**
 * `trapezoid`: area under the piecewise linear Lorenz curve; does not change when all weights are scaled.
 * `convey`: the formula of R convey, larger by about Σ w² y/(N Y).
 */
export type GiniConvention = 'trapezoid' | 'convey';

/** Places that are summed plainly before the block's sums are added with compensation. */
const BLOCK = 4096;

/**
 * The Gini of one replicate: weights times the factor of each row's unit, in one pass and without a column of its own.
 *
 * Σ w z (2R − w − N) = Σ w z (2R − w) − N Σ w z with z = y − origin: N is known only at the end.
 *
 * @throws RangeError when the replicate leaves nobody, or welfare that does not sum to more than 0.
 */
export function giniUnderFactors(
  { values, weights }: SortedWelfare,
  unitOfPlace: Uint32Array,
  factors: Float64Array,
  convention: GiniConvention,
): number {
  const origin = values[values.length >>> 1] ?? 0;
  const [sizes, shifts] = [new CompensatedSum(), new CompensatedSum()];
  const [spreads, squares] = [new CompensatedSum(), new CompensatedSum()];
  for (let start = 0; start < values.length; start += BLOCK) {
    const end = Math.min(values.length, start + BLOCK);
    const before = sizes.value;
    let [size, shift, spread, square] = [0, 0, 0, 0];
    for (let place = start; place < end; place++) {
      const weight = (weights[place] ?? 0) * (factors[unitOfPlace[place] ?? 0] ?? 0);
      const y = values[place] ?? 0;
      const part = weight * (y - origin);
      spread += part * (2 * (before + size) + weight);
      size += weight;
      shift += part;
      square += weight * weight * y;
    }
    sizes.add(size);
    shifts.add(shift);
    spreads.add(spread);
    squares.add(square);
  }
  const size = sizes.value;
  if (size === 0) throw new RangeError('no row of the domain has a weight above 0');
  const total = shifts.value + origin * size;
  if (!(total > 0)) throw new RangeError(`gini: welfare sums to ${total}, a total above 0 is expected`);
  const spread = spreads.value - size * shifts.value;
  return (convention === 'convey' ? spread + squares.value - total : spread) / (size * total);
}
