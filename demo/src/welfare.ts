import type { Kelurahan, Places } from './geography.ts';
import { randomStream } from './random.ts';

/**
 * The hidden standing of each family (mean 0, sd 1): part kelurahan, part RT, mostly its own. Schooling,
 * work, housing and spending all lean on it, so that they go together as they do in life (asumsi).
 */
export function hiddenStanding(seed: number, places: Places, kelurahan: readonly Kelurahan[]): Float64Array {
  const random = randomStream(seed, 'standing');
  const rtCount = (places.rtIndex.at(-1) ?? 0) + 1;
  const rtEffect = Float64Array.from({ length: rtCount }, () => 0.3 * random.normal());
  const standing = Float64Array.from(places.rtIndex, (rt, family) => {
    const inner = kelurahan[places.kelurahan[family] ?? 0]?.inner ?? 0;
    return 0.9 * inner + (rtEffect[rt] ?? 0) + 0.9 * random.normal();
  });
  return standardise(standing);
}

/** The same values with mean 0 and standard deviation 1. */
export function standardise(values: Float64Array): Float64Array {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  const deviation = Math.sqrt(squares / values.length - mean * mean);
  return values.map((value) => (value - mean) / deviation);
}
