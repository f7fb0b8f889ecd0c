import { argsort } from './columns.ts';
import { apportion } from './geography.ts';
import { randomStream } from './random.ts';

/** Version and date of the made-up national ranking. */
export const DESIL_VERSION = 'sintetis-2025';
export const DESIL_AS_OF = '2025-02-20';

/**
 * Share of the demo city's families in each national desil (asumsi): a city richer than the nation has fewer
 * families in the low desil. No count by desil was found for Kota Metro.
 */
export const DESIL_SHARES = [0.05, 0.066, 0.079, 0.09, 0.1, 0.108, 0.116, 0.124, 0.131, 0.136] as const;

/** How much of the ranking's own error is mixed in (asumsi; proxy-means tests err for a quarter or more). */
const RANKING_NOISE = 0.45;

/** National desil 1..10 of each family, from what a proxy-means test sees plus its error; never from spending. */
export function rankNationally(seed: number, index: Float64Array): Uint8Array {
  const random = randomStream(seed, 'desil');
  const score = index.map((value) => value + RANKING_NOISE * random.normal());
  const order = argsort(score);
  const desil = new Uint8Array(index.length);
  let from = 0;
  for (const [d, count] of apportion(DESIL_SHARES, index.length).entries()) {
    for (const family of order.subarray(from, from + count)) desil[family] = d + 1;
    from += count;
  }
  return desil;
}
