/**
 * A list of `count` values by index. Plain loops instead of Array.from: for 178,000 people the iterator protocol
 * costs several times the work itself.
 */
export function listOf<T>(count: number, at: (index: number) => T): T[] {
  const list: T[] = [];
  for (let i = 0; i < count; i++) list.push(at(i));
  return list;
}

/** As listOf, into bytes. */
export function bytesOf(count: number, at: (index: number) => number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let i = 0; i < count; i++) bytes[i] = at(i);
  return bytes;
}

/** The value of `values` at each index of `at`. */
export function pickEach<T>(values: readonly T[], at: Int32Array): T[] {
  return listOf(at.length, (i) => {
    const value = values[at[i] ?? -1];
    if (value === undefined) throw new RangeError(`pickEach: no value at ${at[i]}`);
    return value;
  });
}

/** Zero in a working array means "not asked"; the register says null. */
export function nullIfZero(values: Uint8Array): (number | null)[] {
  return listOf(values.length, (i) => values[i] || null);
}

/**
 * Indices that sort the values upward, ties by index. Value and index are packed into one double (36 + 16 bits),
 * so that the native sort does the work; for values within ±31 and at most 65,536 of them.
 */
export function argsort(values: Float64Array): Int32Array {
  if (values.length > 65536) throw new RangeError(`argsort: ${values.length} values`);
  const keys = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (!(Math.abs(value) < 31)) throw new RangeError(`argsort: value ${value}`);
    keys[i] = Math.floor((value + 32) * 2 ** 30) * 65536 + i;
  }
  keys.sort();
  const order = new Int32Array(values.length);
  for (let i = 0; i < keys.length; i++) order[i] = (keys[i] ?? 0) % 65536;
  return order;
}
