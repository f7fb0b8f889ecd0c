/** What the two calibrations take on the reference machine, in ms. */
export const REFERENCE = { sumMs: 7.1, sortMs: 122 } as const;
/** Beyond these the machine is another kind of machine, and a comparison would say nothing. */
const SCALE_LIMITS = [0.5, 3] as const;

export type Calibration = Readonly<{ sumMs: number; sortMs: number }>;

/** How much slower (above 1) or faster (below 1) this machine is than the reference, now. */
export function scaleOf({ sumMs, sortMs }: Calibration): number {
  const mean = Math.sqrt((sumMs / REFERENCE.sumMs) * (sortMs / REFERENCE.sortMs));
  return Math.min(Math.max(mean, SCALE_LIMITS[0]), SCALE_LIMITS[1]);
}

/** Doubles without order, the same each time: a linear congruence modulo 2^32 (Numerical Recipes). */
function disorder(length: number): Float64Array {
  const values = new Float64Array(length);
  let state = 1_872;
  for (let place = 0; place < length; place += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    values[place] = state / 2 ** 32;
  }
  return values;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let place = 0; place < values.length; place += 1) total += values[place] ?? 0;
  return total;
}

function best(times: number, prepare: () => () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time += 1) {
    const work = prepare();
    const started = performance.now();
    work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

/** A plain loop that sums 10 million doubles, and a sort of 1 million: the memory's speed and the processor's. */
export function calibrate(): Calibration {
  const long = disorder(10_000_000);
  const short = disorder(1_000_000);
  return {
    sumMs: best(7, () => () => sum(long)),
    sortMs: best(5, () => {
      const copy = short.slice();
      return () => copy.sort();
    }),
  };
}

/** How fast a plain loop reads 10 million doubles, in bytes a millisecond. */
export function memoryBytesPerMs(): number {
  const long = disorder(10_000_000);
  return (long.length * Float64Array.BYTES_PER_ELEMENT) / best(15, () => () => sum(long));
}
