import type { BlockingRule } from './blocking-rules.ts';
import { blocksOf, type Grouped, sortByKey } from './key-blocks.ts';

/** What a rule was worth: pairs counted before any was made, and what was done with the rule. */
export interface RuleCount {
  readonly name: string;
  /** Pairs that share a key of the rule, if all were made. */
  readonly pairs: number;
  /** Records of a key that are compared at most; blocks above were left out. */
  readonly largestBlock: number;
  readonly pairsUsed: number;
  /** Pairs that no rule before had made; filled while pairs are made. */
  newPairs: number;
}

export interface CandidatePairs {
  readonly rules: readonly RuleCount[];
  /** Calls back once for each pair, the smaller row first, in an order that depends on the rows alone. */
  readonly forEach: (take: (a: number, b: number) => void) => void;
}

export interface BlockingOptions {
  /** Pairs to be compared at most. */
  readonly mostPairs?: number;
}

const MOST_IN_BLOCK = 3_000;
const LEAST_PAIRS = 400_000;
const PAIRS_PER_RECORD = 5;
/** With less than this part of the pairs left a further rule would find next to nothing. */
const LEAST_LEFT = 0.1;

/**
 * Chooses the rules by the pairs that they would make, and makes each pair once. Rules are taken while the sum stays
 * within the limit; a rule that is too large alone loses its largest blocks, whose records hardly anything tells apart.
 */
export function candidatePairs(
  rules: readonly BlockingRule[],
  list: Readonly<{ size: number; leftCount: number | undefined }>,
  options: BlockingOptions = {},
): CandidatePairs {
  const mostPairs = options.mostPairs ?? Math.max(LEAST_PAIRS, PAIRS_PER_RECORD * list.size);
  const keys = keysOf(rules, list.size);
  const chosen: Chosen[] = [];
  const counts: RuleCount[] = [];
  let left = mostPairs;
  for (const [at, rule] of rules.entries()) {
    if (left < LEAST_LEFT * mostPairs) break;
    const grouped = groupRows(keys, at, list);
    const sizes = blockSizes(grouped, list.leftCount);
    // The better rules may take half of what is left, so that no rule starves all that follow.
    const cut = cutAt(sizes, Math.max(left / 2, left - mostPairs / 2));
    counts.push({
      name: rule.name,
      pairs: sizes.pairs,
      largestBlock: cut.largest,
      pairsUsed: cut.pairs,
      newPairs: 0,
    });
    if (cut.pairs === 0) {
      clearKeys(keys, at, grouped, 0);
      continue;
    }
    left -= cut.pairs;
    clearKeys(keys, at, grouped, cut.largest);
    chosen.push({ at, largest: cut.largest, grouped });
  }
  return { rules: counts, forEach: (take) => makePairs(keys, chosen, counts, list.leftCount, take) };
}

interface Keys {
  /** Keys of all rules, record by record. */
  readonly values: Uint32Array;
  readonly width: number;
  /** Where the keys of a rule begin within a record's, and behind the last rule. */
  readonly offsets: readonly number[];
}

function keysOf(rules: readonly BlockingRule[], size: number): Keys {
  const offsets = [0];
  for (const { slots } of rules) offsets.push((offsets.at(-1) ?? 0) + slots);
  const width = offsets.at(-1) ?? 0;
  const values = new Uint32Array(size * width);
  for (let row = 0; row < size; row++)
    for (const [at, { write }] of rules.entries()) write(row, values, row * width + (offsets[at] ?? 0));
  return { values, width, offsets };
}

/** Rows that share a key of a rule behind each other, rows of a key upwards; keys of one row alone are left out. */
function groupRows({ values, width, offsets }: Keys, rule: number, list: { size: number }): Grouped {
  const [from, to] = [offsets[rule] ?? 0, offsets[rule + 1] ?? 0];
  let count = 0;
  for (let row = 0; row < list.size; row++)
    for (let slot = from; slot < to; slot++) if (values[row * width + slot] !== 0) count++;
  const keys = new Uint32Array(count);
  const rows = new Int32Array(count);
  let at = 0;
  for (let row = 0; row < list.size; row++)
    for (let slot = from; slot < to; slot++) {
      const key = values[row * width + slot] ?? 0;
      if (key === 0) continue;
      keys[at] = key;
      rows[at++] = row;
    }
  return blocksOf(sortByKey({ keys, rows }));
}

interface BlockSizes {
  readonly pairs: number;
  /** Pairs of all blocks with so many records. */
  readonly bySize: ReadonlyMap<number, number>;
}

function blockSizes({ rows, starts }: Grouped, leftCount: number | undefined): BlockSizes {
  const bySize = new Map<number, number>();
  let pairs = 0;
  for (let block = 0; block + 1 < starts.length; block++) {
    const [from, to] = [starts[block] ?? 0, starts[block + 1] ?? 0];
    const own = pairsIn(rows, from, to, leftCount);
    pairs += own;
    bySize.set(to - from, (bySize.get(to - from) ?? 0) + own);
  }
  return { pairs, bySize };
}

function pairsIn(rows: Int32Array, from: number, to: number, leftCount: number | undefined): number {
  const count = to - from;
  if (leftCount === undefined) return (count * (count - 1)) / 2;
  const middle = firstRight(rows, from, to, leftCount);
  return (middle - from) * (to - middle);
}

function firstRight(rows: Int32Array, from: number, to: number, leftCount: number): number {
  let middle = from;
  while (middle < to && (rows[middle] ?? 0) < leftCount) middle++;
  return middle;
}

/** The largest block size for which all blocks up to it stay within the limit. */
function cutAt({ bySize }: BlockSizes, limit: number): { largest: number; pairs: number } {
  let [largest, pairs] = [0, 0];
  for (const size of [...bySize.keys()].sort((a, b) => a - b)) {
    const more = bySize.get(size) ?? 0;
    if (size > MOST_IN_BLOCK || pairs + more > limit) break;
    pairs += more;
    largest = size;
  }
  return { largest, pairs };
}

/** Records of a block that is left out do not share the rule's key: a later rule may still bring them together. */
function clearKeys(keys: Keys, rule: number, grouped: Grouped, largest: number): void {
  const { rows, starts } = grouped;
  const { values, width, offsets } = keys;
  const [from, to] = [offsets[rule] ?? 0, offsets[rule + 1] ?? 0];
  for (let block = 0; block + 1 < starts.length; block++) {
    const [first, last] = [starts[block] ?? 0, starts[block + 1] ?? 0];
    if (last - first <= largest) continue;
    const key = grouped.keys[block];
    for (let at = first; at < last; at++)
      for (let slot = from; slot < to; slot++) {
        const place = (rows[at] ?? 0) * width + slot;
        if (values[place] === key) values[place] = 0;
      }
  }
}

/** The smallest key that two records share within a rule; 0 where they share none. */
function sharedKey({ values, width }: Keys, from: number, to: number, a: number, b: number): number {
  let smallest = 0;
  for (let slotA = from; slotA < to; slotA++) {
    const key = values[a * width + slotA] ?? 0;
    if (key === 0 || (smallest !== 0 && key >= smallest)) continue;
    for (let slotB = from; slotB < to; slotB++)
      if (values[b * width + slotB] === key) {
        smallest = key;
        break;
      }
  }
  return smallest;
}

interface Chosen {
  readonly at: number;
  readonly largest: number;
  readonly grouped: Grouped;
}

type Take = (a: number, b: number) => void;

function makePairs(
  keys: Keys,
  chosen: readonly Chosen[],
  counts: readonly RuleCount[],
  leftCount: number | undefined,
  take: Take,
): void {
  for (const { at, largest, grouped } of chosen) {
    const count = counts[at];
    let made = 0;
    const isNew = newPairTest(keys, at, chosen);
    forEachBlock(grouped, largest, (from, to, key) => {
      const { rows } = grouped;
      const middle = leftCount === undefined ? to : firstRight(rows, from, to, leftCount);
      for (let i = from; i < middle; i++) {
        const a = rows[i] ?? 0;
        for (let j = leftCount === undefined ? i + 1 : middle; j < to; j++) {
          const b = rows[j] ?? 0;
          if (a === b || !isNew(a, b, key)) continue;
          made++;
          take(a, b);
        }
      }
    });
    if (count !== undefined) count.newPairs = made;
  }
}

function forEachBlock(
  { starts, keys }: Grouped,
  largest: number,
  take: (from: number, to: number, key: number) => void,
): void {
  for (let block = 0; block + 1 < starts.length; block++) {
    const [from, to] = [starts[block] ?? 0, starts[block + 1] ?? 0];
    if (to - from <= largest) take(from, to, keys[block] ?? 0);
  }
}

/** A pair belongs to the first rule, and within it to the smallest key, that its records share. */
function newPairTest(keys: Keys, rule: number, chosen: readonly Chosen[]) {
  const { values, width, offsets } = keys;
  const before = chosen
    .filter(({ at }) => at < rule)
    .map(({ at }) => [offsets[at] ?? 0, offsets[at + 1] ?? 0] as const);
  const [from, to] = [offsets[rule] ?? 0, offsets[rule + 1] ?? 0];
  const singles = before.filter(([first, last]) => last - first === 1).map(([first]) => first);
  const several = before.filter(([first, last]) => last - first > 1);
  return (a: number, b: number, key: number): boolean => {
    for (const slot of singles) {
      const own = values[a * width + slot];
      if (own !== 0 && own === values[b * width + slot]) return false;
    }
    for (const [first, last] of several) if (sharedKey(keys, first, last, a, b) !== 0) return false;
    return to - from === 1 || sharedKey(keys, from, to, a, b) === key;
  };
}
