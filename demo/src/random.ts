/** A seeded stream of chance. Two streams of one seed with different names are independent. */
export type Random = Readonly<{
  /** 32 random bits, unsigned. */
  bits: () => number;
  /** Uniform in [0, 1). */
  uniform: () => number;
  /** Standard normal (Marsaglia's polar method). */
  normal: () => number;
  /** Whole number in 0..n-1. */
  below: (n: number) => number;
  chance: (probability: number) => boolean;
}>;

/** FNV-1a over the text, so that a stream's name picks its own start. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * A stream (small fast counting generator, 128 bits of state) for one purpose of one seed. Each part of the
 * city draws from its own stream, so that a change in one part leaves the others as they were.
 * @see Doty-Humphrey, PractRand, sfc32
 */
export function randomStream(seed: number, name: string): Random {
  let a = seed | 0;
  let b = hashText(name) | 0;
  let c = hashText(`${name}/${seed}`) | 0;
  let counter = 1;
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 16; i++) bits();
  const uniform = (): number => bits() / 4294967296;
  let spare = Number.NaN;
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    let u = 0;
    let v = 0;
    let s = 0;
    do {
      u = 2 * uniform() - 1;
      v = 2 * uniform() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s === 0);
    const scale = Math.sqrt((-2 * Math.log(s)) / s);
    spare = v * scale;
    return u * scale;
  };
  return {
    bits,
    uniform,
    normal,
    below: (n) => Math.floor(uniform() * n),
    chance: (probability) => uniform() < probability,
  };
}

/** A picker of 0..n-1 with the given weights; feed it uniform numbers. */
export function weightedPicker(weights: readonly number[]): (uniform: number) => number {
  const cumulative: number[] = [];
  let total = 0;
  for (const weight of weights) {
    total += weight;
    cumulative.push(total);
  }
  if (!(total > 0)) throw new RangeError(`weightedPicker: weights sum to ${total}`);
  return (uniform) => {
    const goal = uniform * total;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? total) > goal) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
