/** A digit has at most so many bits: 4,096 counters and as many places that are written to stay near the processor. */
const DIGIT_BITS = 12;

/**
 * Sorts (key, row) pairs by their keys, upwards and stably; the pairs are overwritten. Keys come back less the lowest
 * of them: only the bits in which they differ are sorted by.
 */
export function orderPairs(pairs: Uint32Array): Uint32Array {
  const bits = 32 - Math.clz32(takeOffLowest(pairs));
  const passes = Math.ceil(bits / DIGIT_BITS);
  const width = Math.ceil(bits / Math.max(1, passes));
  let from = pairs;
  let to = passes > 0 ? new Uint32Array(pairs.length) : pairs;
  const places = placesOf(pairs, passes, width);
  for (let pass = 0; pass < passes; pass++) {
    scatter(from, to, places.subarray(pass << width, (pass + 1) << width), pass * width);
    [from, to] = [to, from];
  }
  return from;
}

/** Subtracts the lowest key from all; answers the highest that is left. */
function takeOffLowest(pairs: Uint32Array): number {
  let [lowest, highest] = [0xffff_ffff, 0];
  for (let at = 0; at < pairs.length; at += 2) {
    const key = pairs[at] ?? 0;
    if (key < lowest) lowest = key;
    if (key > highest) highest = key;
  }
  for (let at = 0; at < pairs.length; at += 2) pairs[at] = (pairs[at] ?? 0) - lowest;
  return pairs.length === 0 ? 0 : highest - lowest;
}

/** Where the first pair of each digit goes, one stretch of counters a pass; all are counted in one look. */
function placesOf(pairs: Uint32Array, passes: number, width: number): Uint32Array {
  const mask = (1 << width) - 1;
  const places = new Uint32Array(passes << width);
  const [second, third] = [1 << width, 2 << width];
  for (let at = 0; at < pairs.length; at += 2) {
    const key = pairs[at] ?? 0;
    const low = key & mask;
    if (passes > 0) places[low] = (places[low] ?? 0) + 2;
    if (passes < 2) continue;
    const middle = second + ((key >>> width) & mask);
    places[middle] = (places[middle] ?? 0) + 2;
    if (passes < 3) continue;
    const high = third + ((key >>> (2 * width)) & mask);
    places[high] = (places[high] ?? 0) + 2;
  }
  for (let pass = 0; pass < passes; pass++) toOffsets(places.subarray(pass << width, (pass + 1) << width));
  return places;
}

function toOffsets(counts: Uint32Array): void {
  let offset = 0;
  for (let digit = 0; digit < counts.length; digit++) {
    const count = counts[digit] ?? 0;
    counts[digit] = offset;
    offset += count;
  }
}

function scatter(from: Uint32Array, to: Uint32Array, places: Uint32Array, shift: number): void {
  const mask = places.length - 1;
  for (let at = 0; at < from.length; at += 2) {
    const key = from[at] ?? 0;
    const digit = (key >>> shift) & mask;
    const place = places[digit] ?? 0;
    places[digit] = place + 2;
    to[place] = key;
    to[place + 1] = from[at + 1] ?? 0;
  }
}

/** Moves each value that is lower than the one before it to its place, with its weight and row. */
export function insertRuns({
  values,
  weights,
  rows,
}: Readonly<{ values: Float64Array; weights: Float64Array; rows: Uint32Array }>): void {
  for (let from = 1; from < values.length; from++) {
    const value = values[from] ?? 0;
    if ((values[from - 1] ?? 0) <= value) continue;
    const weight = weights[from] ?? 0;
    const row = rows[from] ?? 0;
    let place = from;
    while (place > 0 && (values[place - 1] ?? 0) > value) {
      values[place] = values[place - 1] ?? 0;
      weights[place] = weights[place - 1] ?? 0;
      rows[place] = rows[place - 1] ?? 0;
      place--;
    }
    values[place] = value;
    weights[place] = weight;
    rows[place] = row;
  }
}
