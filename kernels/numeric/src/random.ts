export interface RandomGenerator {
  /** A number from 0 (included) to 1 (excluded), 53 random bits. */
  uniform(): number;
  /** A whole number from 0 (included) to `below` (excluded), without modulo bias. */
  integer(below: number): number;
  /** A normal draw. */
  normal(mean?: number, sd?: number): number;
  /** A draw whose logarithm is normal with the given mean and standard deviation. */
  lognormal(logMean: number, logSd: number): number;
  /** One item, each with the same chance, or with chances in proportion to `weights`. */
  choice<Item>(items: readonly Item[], weights?: ArrayLike<number>): Item;
  /** A new array with the items in random order. */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** An independent generator: the same parent and name always give the same child. */
  fork(name: string): RandomGenerator;
}

/**
 * A seeded source of chance: the same seed gives the same draws on every machine.
 *
 * xoshiro128** holds the state, splitmix32-style mixing spreads the seed over it, so neighbouring seeds are unrelated.
 *
 * @throws RangeError when the seed is a number that is not a safe whole number.
 * @see Blackman & Vigna (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47(4).
 * @example const a = randomGenerator(1872); const b = randomGenerator(1872); a.uniform() === b.uniform() // true
 */
export function randomGenerator(seed: number | string): RandomGenerator {
  if (typeof seed === 'number' && !Number.isSafeInteger(seed)) {
    throw new RangeError(`randomGenerator: seed ${seed} is not a whole number`);
  }
  const name = typeof seed === 'number' ? `#${seed}` : seed;
  const next = xoshiro(name);
  let spare: number | undefined;

  const uniform = (): number => (next() >>> 5) * 2 ** -27 + (next() >>> 6) * 2 ** -53;
  const integer = (below: number): number => {
    if (!Number.isSafeInteger(below) || below < 1) {
      throw new RangeError(`randomGenerator.integer: below is ${below}, a whole number from 1 is expected`);
    }
    const limit = 2 ** 53 - (2 ** 53 % below);
    let draw = uniform() * 2 ** 53;
    while (draw >= limit) draw = uniform() * 2 ** 53;
    return draw % below;
  };
  // Marsaglia's polar method makes two draws at a time; the second waits in `spare`.
  const standardNormal = (): number => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    let x = 0;
    let y = 0;
    let radius = 0;
    while (radius >= 1 || radius === 0) {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      radius = x * x + y * y;
    }
    const scale = Math.sqrt((-2 * Math.log(radius)) / radius);
    spare = y * scale;
    return x * scale;
  };
  const normal = (mean = 0, sd = 1): number => mean + sd * standardNormal();
  return {
    uniform,
    integer,
    normal,
    lognormal: (logMean, logSd) => Math.exp(normal(logMean, logSd)),
    choice: (items, weights) => choose(items, weights, uniform, integer),
    shuffle: (items) => shuffled(items, integer),
    fork: (child) => randomGenerator(`${name}/${child}`),
  };
}

function choose<Item>(
  items: readonly Item[],
  weights: ArrayLike<number> | undefined,
  uniform: () => number,
  integer: (below: number) => number,
): Item {
  const index =
    weights === undefined ? integer(items.length) : weightedIndex(items.length, weights, uniform());
  const [item] = items.slice(index, index + 1);
  if (item === undefined && index >= items.length) throw new RangeError('randomGenerator.choice: no items');
  return item as Item; // index is inside the array: an undefined here is an item of the caller's
}

function weightedIndex(length: number, weights: ArrayLike<number>, draw: number): number {
  if (weights.length !== length) {
    throw new RangeError(`randomGenerator.choice: ${length} items but ${weights.length} weights`);
  }
  let total = 0;
  for (let index = 0; index < length; index++) {
    const weight = weights[index] ?? Number.NaN;
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`randomGenerator.choice: weights[${index}] is ${weight}`);
    }
    total += weight;
  }
  if (!(total > 0)) throw new RangeError('randomGenerator.choice: the weights sum to 0');
  let left = draw * total;
  let last = 0;
  for (let index = 0; index < length; index++) {
    const weight = weights[index] ?? 0;
    if (weight === 0) continue;
    if (left < weight) return index;
    left -= weight;
    last = index; // rounding may leave a crumb: it falls to the last item with a weight
  }
  return last;
}

/** Fisher-Yates on a copy. */
function shuffled<Item>(items: readonly Item[], integer: (below: number) => number): Item[] {
  const result = items.slice();
  for (let index = result.length - 1; index > 0; index--) {
    const other = integer(index + 1);
    const [a, b] = [result[index], result[other]];
    result[index] = b as Item; // both places are inside the array
    result[other] = a as Item;
  }
  return result;
}

/** The 32-bit generator itself. */
function xoshiro(name: string): () => number {
  const mix = seedMixer(name);
  const state = new Uint32Array([mix(), mix(), mix(), mix() | 1]); // never all zero
  return () => {
    const s0 = state[0] ?? 0;
    const s1 = state[1] ?? 0;
    const s2 = (state[2] ?? 0) ^ s0;
    const s3 = (state[3] ?? 0) ^ s1;
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    state[1] = s1 ^ s2;
    state[0] = s0 ^ s3;
    state[2] = s2 ^ (s1 << 9);
    state[3] = (s3 << 11) | (s3 >>> 21);
    return result >>> 0;
  };
}

/** FNV-1a over the name, then a Weyl sequence through the MurmurHash3 finaliser. */
function seedMixer(name: string): () => number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return () => {
    hash = (hash + 0x9e3779b9) | 0;
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
}
