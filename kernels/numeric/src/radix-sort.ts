/** Digits of 11 bits: three passes over the high word of a double, histogram of 2,048 counters. */
const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const DIGIT_MASK = BUCKETS - 1;
/** Below this many rows an insertion sort is faster than clearing the histograms. */
const SMALL_RUN = 192;

export interface SortedPairs {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** Row of the input that stands at each place; equal values keep their input order. */
  readonly rows: Uint32Array;
}

/**
 * Sorts a column upwards and takes each value's weight and row number along.
 *
 * Least-significant-digit radix over the upper 32 bits of the order-preserving image of a double moves whole
 * (value, weight, row) triples, so no pass reads memory at random; a last pass puts the few values in order that
 * differ only in their lower 32 bits (relative differences under about 1e-6).
 *
 * @throws RangeError when the columns differ in length or a value is NaN.
 * @see Knuth, The Art of Computer Programming 3, section 5.2.5 (radix sorting).
 * @example sortPairs(new Float64Array([3, 1]), new Float64Array([10, 20]))
 * // { values: [1, 3], weights: [20, 10], rows: [1, 0] }
 */
export function sortPairs(values: Float64Array, weights: Float64Array): SortedPairs {
  if (values.length !== weights.length) {
    throw new RangeError(`sortPairs: ${values.length} values but ${weights.length} weights`);
  }
  const rows = new Uint32Array(values.length);
  for (let row = 0; row < rows.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (Number.isNaN(value)) throw new RangeError(`sortPairs: values[${row}] is NaN`);
    rows[row] = row;
  }
  const sorted = sortByWord({ values, weights, rows }, 1);
  finishRuns(sorted);
  return sorted;
}

interface Triples {
  values: Float64Array;
  weights: Float64Array;
  rows: Uint32Array;
}

/** Makes unsigned words whose order is the order of the doubles: negative numbers are flipped whole. */
function orderedWords(values: Float64Array, word: 0 | 1): Uint32Array<ArrayBuffer> {
  const halves = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const keys = new Uint32Array(values.length);
  for (let row = 0; row < keys.length; row++) {
    // -0 and 0 are one value: both get the key of 0, so that equal values stay in input order.
    const isNegative = (values[row] ?? 0) < 0;
    const half = halves[2 * row + word] ?? 0;
    if (word === 1) keys[row] = isNegative ? ~half : half | 0x8000_0000;
    else keys[row] = isNegative ? ~half : half;
  }
  return keys;
}

/** Sorts by one 32-bit word of the key (1 = high, 0 = low) in three stable passes; the input is only read. */
function sortByWord(input: Triples, word: 0 | 1): Triples {
  let keys = orderedWords(input.values, word);
  const counts = countDigits(keys);
  let from = input;
  let to = emptyTriples(keys.length);
  let nextKeys = new Uint32Array(keys.length);
  for (let pass = 0; pass < 3; pass++) {
    const offsets = counts[pass] ?? new Uint32Array(BUCKETS);
    const shift = pass * DIGIT_BITS;
    if (isOneBucket(offsets, keys, shift)) continue;
    toOffsets(offsets);
    scatter(from, to, keys, nextKeys, shift, offsets);
    [from, to] = [to, from === input ? emptyTriples(keys.length) : from];
    [keys, nextKeys] = [nextKeys, keys];
  }
  if (from !== input) return from;
  return { values: input.values.slice(), weights: input.weights.slice(), rows: input.rows.slice() };
}

function emptyTriples(length: number): Triples {
  return {
    values: new Float64Array(length),
    weights: new Float64Array(length),
    rows: new Uint32Array(length),
  };
}

function countDigits(keys: Uint32Array): readonly Uint32Array[] {
  const low = new Uint32Array(BUCKETS);
  const middle = new Uint32Array(BUCKETS);
  const high = new Uint32Array(BUCKETS);
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] ?? 0;
    low[key & DIGIT_MASK] = (low[key & DIGIT_MASK] ?? 0) + 1;
    const second = (key >>> DIGIT_BITS) & DIGIT_MASK;
    middle[second] = (middle[second] ?? 0) + 1;
    const third = key >>> (2 * DIGIT_BITS);
    high[third] = (high[third] ?? 0) + 1;
  }
  return [low, middle, high];
}

function isOneBucket(counts: Uint32Array, keys: Uint32Array, shift: number): boolean {
  if (keys.length === 0) return true;
  return counts[((keys[0] ?? 0) >>> shift) & DIGIT_MASK] === keys.length;
}

function toOffsets(counts: Uint32Array): void {
  let offset = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const count = counts[bucket] ?? 0;
    counts[bucket] = offset;
    offset += count;
  }
}

function scatter(
  from: Triples,
  to: Triples,
  keys: Uint32Array,
  nextKeys: Uint32Array,
  shift: number,
  offsets: Uint32Array,
): void {
  const { values, weights, rows } = from;
  const { values: nextValues, weights: nextWeights, rows: nextRows } = to;
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] ?? 0;
    const digit = (key >>> shift) & DIGIT_MASK;
    const place = offsets[digit] ?? 0;
    offsets[digit] = place + 1;
    nextKeys[place] = key;
    nextValues[place] = values[row] ?? 0;
    nextWeights[place] = weights[row] ?? 0;
    nextRows[place] = rows[row] ?? 0;
  }
}

/** Orders the runs that share a high word: long ones by their low word, short ones by insertion. */
function finishRuns(sorted: Triples): void {
  const keys = orderedWords(sorted.values, 1);
  let start = 0;
  while (start < keys.length) {
    let end = start + 1;
    while (end < keys.length && keys[end] === keys[start]) end++;
    if (end - start > SMALL_RUN) sortLongRun(sorted, start, end);
    else if (end - start > 1) insertRun(sorted, start, end);
    start = end;
  }
}

function sortLongRun(sorted: Triples, start: number, end: number): void {
  if (isSorted(sorted.values, start, end)) return;
  const part = sortByWord(
    {
      values: sorted.values.slice(start, end),
      weights: sorted.weights.slice(start, end),
      rows: sorted.rows.slice(start, end),
    },
    0,
  );
  sorted.values.set(part.values, start);
  sorted.weights.set(part.weights, start);
  sorted.rows.set(part.rows, start);
}

function isSorted(values: Float64Array, start: number, end: number): boolean {
  for (let row = start + 1; row < end; row++) {
    if ((values[row - 1] ?? 0) > (values[row] ?? 0)) return false;
  }
  return true;
}

function insertRun({ values, weights, rows }: Triples, start: number, end: number): void {
  for (let row = start + 1; row < end; row++) {
    const value = values[row] ?? 0;
    if ((values[row - 1] ?? 0) <= value) continue;
    const weight = weights[row] ?? 0;
    const source = rows[row] ?? 0;
    let place = row;
    while (place > start && (values[place - 1] ?? 0) > value) {
      values[place] = values[place - 1] ?? 0;
      weights[place] = weights[place - 1] ?? 0;
      rows[place] = rows[place - 1] ?? 0;
      place--;
    }
    values[place] = value;
    weights[place] = weight;
    rows[place] = source;
  }
}
