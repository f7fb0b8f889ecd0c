import { type Estimate, estimateOf } from './estimate.ts';
import type { EntropyAndAversion, FullSetTask } from './full-set-parts.ts';
import { sumOf } from './ratio-of-totals.ts';
import type { SurveyDesign } from './survey-design.ts';
import { designError } from './taylor.ts';

/**
 * PSU totals of weight × a term of r = y/mean. Every statistic here is a function of their sums, and its linearised
 * variable a sum of the terms, so that one pass over the rows gives figures and errors.
 */
interface MomentTotals {
  readonly people: Float64Array;
  /** r − 1. */
  readonly excess: Float64Array;
  /** r − 1 − ln r, r ln r − (r − 1), (r − 1)²/2: the terms of GE(0), GE(1), GE(2). */
  readonly entropy: readonly [Float64Array, Float64Array, Float64Array];
  /** √r − 1 and 1/r − 1: the terms of Atkinson 0.5 and 2. */
  readonly root: Float64Array;
  readonly inverse: Float64Array;
  /** ln(line/y) of the poor. */
  readonly watts: Float64Array;
}

/**
 * Watts, GE(0, 1, 2) and Atkinson (0.5, 1, 2) of a whole survey whose error rests on PSU totals.
 *
 * @see generalisedEntropy, atkinson and watts, which hold the formulas and the sources.
 */
export function entropyAndAversion(
  { values, lines, sorted }: FullSetTask,
  design: SurveyDesign,
): EntropyAndAversion {
  const mean = sorted.total / sorted.size;
  if (!(mean > 0)) throw new RangeError(`fullSet: mean welfare is ${mean}, above 0 is expected`);
  const totals = momentTotals(values, lines, mean, design);
  const { people, excess, entropy, root, inverse } = totals;
  // ln r = (r − 1) − (r − 1 − ln r).
  const logs = excess.map((part, psu) => part - (entropy[0][psu] ?? 0));
  const size = sumOf(people);
  const answer = answerOf(design, people, size);
  const entropyAt = (alpha: 0 | 1 | 2): Estimate => {
    const value = sumOf(entropy[alpha]) / size;
    return answer(`ge/${alpha}@1`, value, (psu) => {
      return (entropy[alpha][psu] ?? 0) - value * (people[psu] ?? 0) - alpha * value * (excess[psu] ?? 0);
    });
  };
  const atkinsonAt = (epsilon: number, term: Float64Array): Estimate => {
    const power = 1 - epsilon;
    const level = sumOf(term) / size;
    const value = -Math.expm1(power === 0 ? level : Math.log1p(level) / power);
    const divisor = power === 0 ? 1 : power * (1 + level);
    return answer(`atkinson/${epsilon}@1`, value, (psu) => {
      const moved = ((term[psu] ?? 0) - level * (people[psu] ?? 0)) / divisor;
      return (value - 1) * (moved - (excess[psu] ?? 0));
    });
  };
  const gaps = sumOf(totals.watts) / size;
  return {
    watts: answer('watts@1', gaps, (psu) => (totals.watts[psu] ?? 0) - gaps * (people[psu] ?? 0)),
    entropy: [entropyAt(0), entropyAt(1), entropyAt(2)],
    atkinson: [atkinsonAt(0.5, root), atkinsonAt(1, logs), atkinsonAt(2, inverse)],
  };
}

function answerOf(design: SurveyDesign, people: Float64Array, size: number) {
  return (method: string, value: number, linearised: (psu: number) => number): Estimate => {
    const products = people.map((_, psu) => linearised(psu) / size);
    return estimateOf('fullSet', { value, se: designError(design, products), ...design.size, method });
  };
}

function momentTotals(
  values: Float64Array,
  lines: number | Float64Array,
  mean: number,
  { weights, psuOfRow, psuCount }: SurveyDesign,
): MomentTotals {
  const column = (): Float64Array => new Float64Array(psuCount);
  const totals = {
    people: column(),
    excess: column(),
    entropy: [column(), column(), column()],
    root: column(),
    inverse: column(),
    watts: column(),
  } satisfies MomentTotals;
  const [first, second, third] = totals.entropy;
  const { people, excess, root, inverse, watts } = totals;
  const logLine = typeof lines === 'number' ? Math.log(lines / mean) : 0;
  for (let row = 0; row < values.length; row++) {
    const weight = weights[row] ?? 0;
    if (weight === 0) continue;
    const ratio = (values[row] ?? 0) / mean;
    const psu = psuOfRow[row] ?? 0;
    const above = ratio - 1;
    const log = Math.log(ratio);
    const gap = (typeof lines === 'number' ? logLine : Math.log((lines[row] ?? 0) / mean)) - log;
    people[psu] = (people[psu] ?? 0) + weight;
    excess[psu] = (excess[psu] ?? 0) + weight * above;
    first[psu] = (first[psu] ?? 0) + weight * (above - log);
    second[psu] = (second[psu] ?? 0) + weight * (ratio * log - above);
    third[psu] = (third[psu] ?? 0) + (weight * above * above) / 2;
    // Written so that r near 1 keeps its digits: √r − 1 = (r − 1)/(√r + 1).
    root[psu] = (root[psu] ?? 0) + (weight * above) / (Math.sqrt(ratio) + 1);
    inverse[psu] = (inverse[psu] ?? 0) - (weight * above) / ratio;
    watts[psu] = (watts[psu] ?? 0) + weight * Math.max(0, gap);
  }
  return totals;
}
