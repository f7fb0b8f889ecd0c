import { insertRuns, orderPairs } from './radix-pairs.ts';

/** Runs of an equal key that are longer than this are sorted by their lower digits; shorter ones by insertion. */
const SHORT_RUN = 64;

export interface SortedPairs {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** Row of the input that stands at each place; equal values keep their input order. */
  readonly rows: Uint32Array;
}

/**
 * Sorts a column upwards and takes each value's weight and row number along.
 *
 * The upper 32 bits of the order-preserving image of a double, less the lowest of them, are sorted with the row number
 * beside them (8 bytes a row, least significant digit first: two passes for welfare that spans some powers of two);
 * values and weights are fetched once at the end. Rows that differ only in their lower 32 bits (relative differences
 * under about 1e-6) are put in order last.
 *
 * @throws RangeError when the columns differ in length or a value is NaN.
 * @see Knuth, The Art of Computer Programming 3, section 5.2.5 (radix sorting); docs/adr/0020-measurement-speed.md.
 * @example sortPairs(new Float64Array([3, 1]), new Float64Array([10, 20]))
 * // { values: [1, 3], weights: [20, 10], rows: [1, 0] }
 */
export function sortPairs(values: Float64Array, weights: Float64Array): SortedPairs {
  if (values.length !== weights.length) {
    throw new RangeError(`sortPairs: ${values.length} values but ${weights.length} weights`);
  }
  const pairs = orderPairs(keysOf(values, 1));
  sortLongRuns(pairs, values);
  const sorted = fetchRows(pairs, values, weights);
  insertRuns(sorted);
  return sorted;
}

/** One 32-bit word of each value (1 = high, 0 = low) as an unsigned number in the values' order, its row beside it. */
function keysOf(values: Float64Array, word: 0 | 1, rows?: Uint32Array): Uint32Array {
  const halves = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  const count = rows?.length ?? values.length;
  const pairs = new Uint32Array(2 * count);
  const sign = word === 1 ? 0x8000_0000 : 0;
  let probe = 0;
  for (let at = 0; at < count; at++) {
    const row = rows === undefined ? at : (rows[at] ?? 0);
    const value = values[row] ?? Number.NaN;
    probe += value - value; // NaN for NaN, and for the infinities
    // -0 and 0 are one value: both get the key of 0, so that equal values stay in input order.
    const half = value === 0 ? 0 : (halves[2 * row + word] ?? 0);
    pairs[2 * at] = value < 0 ? ~half : half | sign;
    pairs[2 * at + 1] = row;
  }
  const unordered = Number.isNaN(probe) ? values.findIndex(Number.isNaN) : -1;
  if (unordered >= 0) throw new RangeError(`sortPairs: values[${unordered}] is NaN`);
  return pairs;
}

/** Orders the long runs that share a high word by their low word. */
function sortLongRuns(pairs: Uint32Array, values: Float64Array): void {
  let start = 0;
  while (start < pairs.length) {
    const key = pairs[start];
    let end = start + 2;
    while (end < pairs.length && pairs[end] === key) end += 2;
    if (end - start > 2 * SHORT_RUN) sortRun(pairs.subarray(start, end), values);
    start = end;
  }
}

function sortRun(run: Uint32Array, values: Float64Array): void {
  const rows = new Uint32Array(run.length / 2);
  let isOrdered = true;
  for (let at = 0; at < rows.length; at++) {
    rows[at] = run[2 * at + 1] ?? 0;
    if (at > 0) isOrdered = isOrdered && (values[rows[at - 1] ?? 0] ?? 0) <= (values[rows[at] ?? 0] ?? 0);
  }
  if (isOrdered) return; // one whole amount, many times
  run.set(orderPairs(keysOf(values, 0, rows)));
}

function fetchRows(pairs: Uint32Array, values: Float64Array, weights: Float64Array): SortedPairs {
  const sorted = {
    values: new Float64Array(values.length),
    weights: new Float64Array(values.length),
    rows: new Uint32Array(values.length),
  };
  const { values: nextValues, weights: nextWeights, rows } = sorted;
  // One column after the other: reading two at random at once is measurably slower.
  for (let place = 0; place < rows.length; place++) rows[place] = pairs[2 * place + 1] ?? 0;
  for (let place = 0; place < rows.length; place++) nextValues[place] = values[rows[place] ?? 0] ?? 0;
  for (let place = 0; place < rows.length; place++) nextWeights[place] = weights[rows[place] ?? 0] ?? 0;
  return sorted;
}
