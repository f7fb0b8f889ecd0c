/** Rows by the key that they share, key after key. */
export interface Grouped {
  readonly rows: Int32Array;
  /** Where each block begins in `rows`, and behind the last. */
  readonly starts: Int32Array;
  /** The key that the records of a block share. */
  readonly keys: Uint32Array;
}

/** A key and its row, in two columns. */
export interface Entries {
  keys: Uint32Array;
  rows: Int32Array;
}

const DIGIT = 11;

/** Least significant digit first, three digits of 11 bits: stable, so that rows stay in order. */
export function sortByKey(entries: Entries): Entries {
  let from = entries;
  let to: Entries = { keys: new Uint32Array(from.keys.length), rows: new Int32Array(from.rows.length) };
  for (let shift = 0; shift < 32; shift += DIGIT) {
    const places = new Int32Array((1 << DIGIT) + 1);
    for (const key of from.keys)
      places[((key >>> shift) & 2047) + 1] = (places[((key >>> shift) & 2047) + 1] ?? 0) + 1;
    for (let digit = 1; digit < places.length; digit++)
      places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
    for (let at = 0; at < from.keys.length; at++) {
      const key = from.keys[at] ?? 0;
      const digit = (key >>> shift) & 2047;
      const place = places[digit] ?? 0;
      places[digit] = place + 1;
      to.keys[place] = key;
      to.rows[place] = from.rows[at] ?? 0;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Keys of one row alone make no block. */
export function blocksOf({ keys, rows }: Entries): Grouped {
  const kept = new Int32Array(rows.length);
  const [starts, shared]: [number[], number[]] = [[], []];
  let length = 0;
  for (let from = 0; from < keys.length; ) {
    let to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    if (to - from > 1) {
      starts.push(length);
      shared.push(keys[from] ?? 0);
      for (let at = from; at < to; at++) kept[length++] = rows[at] ?? 0;
    }
    from = to;
  }
  starts.push(length);
  return { rows: kept.slice(0, length), starts: Int32Array.from(starts), keys: Uint32Array.from(shared) };
}
