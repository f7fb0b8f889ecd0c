import type { Comparison } from './comparisons.ts';
import { expectedLevels, type Kind, kindsOf, type LevelShares, type Mixture } from './mixture.ts';

export interface PatternTable {
  /** Levels of each pattern, one a comparison. */
  readonly levels: readonly (readonly number[])[];
  readonly counts: readonly number[];
}

export interface FitOptions {
  /** All pairs that the list has, compared or not. */
  readonly allPairs: number;
  /** Records that can have a partner at most: the shorter of two lists. */
  readonly mostMatches: number;
  readonly mostRounds?: number;
}

export interface FittedMixture extends Mixture {
  readonly kinds: readonly Kind[];
  readonly rounds: number;
  readonly logLikelihood: number;
  /** Comparisons whose levels were kept as expected, because what the lists said of them made no sense. */
  readonly kept: readonly string[];
}

/** So many pairs is what the tables of expected levels count for. */
const PRIOR_PAIRS: Readonly<Record<Kind, number>> = { match: 40, random: 0, household: 200, namesake: 200 };
const STARTS = [0.02, 0.15, 0.5];
const ROUNDS = 100;
const FIRST_ROUNDS = 8;
const SETTLED = 1e-6;

/**
 * Estimates by expectation–maximisation, without any known pair, how often each level occurs among records of one
 * person, and how many such pairs there are. What chance does is not estimated from the pairs compared (they were
 * chosen for agreeing) but given by random pairs; pairs that were not compared count as pairs by chance. Three starts,
 * the likeliest end is taken; a comparison that would speak against agreement is put back to what is expected of it.
 *
 * @throws RangeError when there is no pattern or no pair.
 * @see Fellegi & Sunter (1969), A theory for record linkage; Winkler (1988); Dempster, Laird & Rubin (1977);
 *   Larsen & Rubin (2001), for more than one kind of pairs that do not match.
 */
export function fitMixture(
  list: readonly Comparison[],
  table: PatternTable,
  random: LevelShares,
  options: FitOptions,
): FittedMixture {
  if (!(options.allPairs > 0)) throw new RangeError(`fitMixture: allPairs is ${options.allPairs}`);
  const kinds = kindsOf(list);
  const flat = flattened(list, table);
  const expected = expectedLevels(list, random);
  const climbs = { ...options, kinds, expected };
  // Short climbs from every start, and the whole way from where the likeliest has got to.
  const first = STARTS.map((share) =>
    climb(flat, start(expected, share, options), { ...climbs, mostRounds: FIRST_ROUNDS }),
  ).reduce((a, b) => (b.logLikelihood > a.logLikelihood + 1e-9 ? b : a));
  const best = climb(flat, first, climbs);
  const kept = list.filter((_, at) => speaksAgainst(best, list, at)).map(({ name }) => name);
  return { ...putBack(best, list, kept), kinds, kept };
}

type End = Omit<FittedMixture, 'kinds' | 'kept'>;
type Climb = FitOptions & Readonly<{ kinds: readonly Kind[]; expected: Mixture['levels'] }>;

function start(levels: Mixture['levels'], share: number, options: FitOptions): Mixture {
  const match = Math.min(0.2, (share * options.mostMatches) / options.allPairs);
  return { shares: { match, random: 1 - 3 * match, household: match, namesake: match }, levels };
}

function climb(table: FlatTable, from: Mixture, options: Climb): End {
  let mixture = from;
  let logLikelihood = Number.NEGATIVE_INFINITY;
  let rounds = 0;
  for (; rounds < (options.mostRounds ?? ROUNDS); rounds++) {
    const sums = sumUp(table, mixture, options.kinds);
    const isSettled = Math.abs(sums.logLikelihood - logLikelihood) < SETTLED * Math.abs(sums.logLikelihood);
    logLikelihood = sums.logLikelihood;
    if (isSettled) break;
    mixture = nextMixture(sums, mixture, options);
  }
  return { ...mixture, rounds, logLikelihood };
}

/** Patterns behind each other in bytes; levels of all comparisons stand in one row, comparison f from `offsets[f]`. */
interface FlatTable {
  readonly fields: number;
  readonly places: Uint8Array;
  readonly offsets: readonly number[];
  readonly width: number;
  readonly counts: readonly number[];
}

function flattened(list: readonly Comparison[], { levels, counts }: PatternTable): FlatTable {
  const offsets = [0];
  for (const { table } of list) offsets.push((offsets.at(-1) ?? 0) + table.levels.length + 1);
  const places = new Uint8Array(levels.length * list.length);
  for (const [id, pattern] of levels.entries())
    for (const [field, level] of pattern.entries())
      places[id * list.length + field] = (offsets[field] ?? 0) + level;
  return { fields: list.length, places, offsets, width: offsets.at(-1) ?? 0, counts };
}

interface Sums {
  readonly pairs: Record<Kind, number>;
  readonly levels: Record<Kind, Float64Array[]>;
  readonly logLikelihood: number;
}

/** The expectation: to which kind each pattern belongs, and so how often each kind has each level. */
function sumUp(table: FlatTable, mixture: Mixture, kinds: readonly Kind[]): Sums {
  const { fields, places, width, counts } = table;
  const shares = kinds.map((kind) => Float64Array.from(mixture.levels[kind].flatMap((own) => [...own])));
  const sums = kinds.map(() => new Float64Array(width));
  const pairs = new Float64Array(kinds.length);
  const joint = new Float64Array(kinds.length);
  let logLikelihood = 0;
  for (let id = 0; id < counts.length; id++) {
    const total = jointShares(table, id, mixture, { kinds, shares, joint });
    const count = counts[id] ?? 0;
    if (total <= 0) continue;
    logLikelihood += count * Math.log(total);
    for (let kind = 0; kind < kinds.length; kind++) {
      const weight = (count * (joint[kind] ?? 0)) / total;
      pairs[kind] = (pairs[kind] ?? 0) + weight;
      const own = sums[kind];
      if (own === undefined || weight < 1e-12) continue;
      for (let at = id * fields; at < (id + 1) * fields; at++) {
        const place = places[at] ?? 0;
        own[place] = (own[place] ?? 0) + weight;
      }
    }
  }
  return {
    pairs: byKind(kinds, (at) => pairs[at] ?? 0, 0),
    levels: cutUp(table, kinds, sums),
    logLikelihood,
  };
}

interface Working {
  readonly kinds: readonly Kind[];
  readonly shares: readonly Float64Array[];
  /** Filled: the share of the pattern by each kind. */
  readonly joint: Float64Array;
}

function jointShares({ fields, places }: FlatTable, id: number, mixture: Mixture, to: Working): number {
  let total = 0;
  for (let kind = 0; kind < to.kinds.length; kind++) {
    const own = to.shares[kind];
    const name = to.kinds[kind];
    if (own === undefined || name === undefined) continue;
    let share = mixture.shares[name];
    for (let at = id * fields; at < (id + 1) * fields; at++) share *= own[places[at] ?? 0] ?? 1;
    to.joint[kind] = share;
    total += share;
  }
  return total;
}

function byKind<T>(kinds: readonly Kind[], of: (at: number) => T, none: T): Record<Kind, T> {
  const value = (kind: Kind): T => (kinds.includes(kind) ? of(kinds.indexOf(kind)) : none);
  return {
    match: value('match'),
    random: value('random'),
    household: value('household'),
    namesake: value('namesake'),
  };
}

function cutUp({ offsets, width }: FlatTable, kinds: readonly Kind[], sums: readonly Float64Array[]) {
  const cut = (row: Float64Array) => offsets.slice(1).map((to, field) => row.slice(offsets[field], to));
  const zeros = new Float64Array(width);
  return byKind(kinds, (at) => cut(sums[at] ?? zeros), cut(zeros));
}

/** The maximisation, with the expected levels as so many pairs more. */
function nextMixture(sums: Sums, before: Mixture, options: Climb): Mixture {
  const { expected } = options;
  const share = (kind: Kind): number =>
    options.kinds.includes(kind) ? sums.pairs[kind] / options.allPairs : 0;
  const match = Math.min(share('match'), options.mostMatches / options.allPairs, 0.5);
  const [household, namesake] = [Math.min(0.2, share('household')), Math.min(0.2, share('namesake'))];
  const estimated = (kind: 'match' | 'household' | 'namesake') =>
    sums.levels[kind].map((own, at) => posterior(own, expected[kind][at] ?? own, PRIOR_PAIRS[kind]));
  return {
    shares: { match, random: 1 - match - household - namesake, household, namesake },
    levels: {
      match: estimated('match'),
      random: before.levels.random,
      household: heldApart(estimated('household'), expected.household),
      namesake: namesakes(estimated('namesake'), expected.namesake),
    },
  };
}

function posterior(counts: Float64Array, expected: Float64Array, strength: number): Float64Array {
  let sum = 0;
  for (let level = 1; level < counts.length; level++) sum += counts[level] ?? 0;
  return counts.map((count, level) =>
    level === 0 ? 1 : (count + strength * (expected[level] ?? 0)) / (sum + strength),
  );
}

/** Two people do not have one NIK, and a household does not have two people of one name: else matches would hide here. */
function heldApart(levels: Float64Array[], expected: readonly Float64Array[]): Float64Array[] {
  return levels.map((own, at) => {
    const limit = expected[at] ?? own;
    // Only what the table calls rare (below 2 %) is held; what households share is learnt.
    return limited(own, (level) => ((limit[level] ?? 1) < 0.02 ? 2 * (limit[level] ?? 0) : 1));
  });
}

/** Namesakes are learnt in name and place alone. */
function namesakes(levels: Float64Array[], expected: readonly Float64Array[]): Float64Array[] {
  return levels.map((own, at) => {
    const limit = expected[at] ?? own;
    return limited(own, (level) => Math.max(1.5 * (limit[level] ?? 0), (limit[level] ?? 0) < 0.02 ? 0 : 0.9));
  });
}

function limited(own: Float64Array, most: (level: number) => number): Float64Array {
  const cut = own.map((share, level) => (level === 0 ? 1 : Math.min(share, most(level))));
  let sum = 0;
  for (let level = 1; level < cut.length; level++) sum += cut[level] ?? 0;
  return cut.map((share, level) => (level === 0 ? 1 : share / sum));
}

/** Agreement must be worth more than disagreement. */
function speaksAgainst({ levels }: Mixture, list: readonly Comparison[], at: number): boolean {
  const ratio = (level: number): number =>
    (levels.match[at]?.[level] ?? 0) / Math.max(1e-300, levels.random[at]?.[level] ?? 0);
  const last = list[at]?.table.levels.length ?? 1;
  return ratio(1) <= ratio(last);
}

function putBack(end: End, list: readonly Comparison[], kept: readonly string[]): End {
  if (kept.length === 0) return end;
  const expected = expectedLevels(list, end.levels.random);
  const match = end.levels.match.map((own, at) =>
    kept.includes(list[at]?.name ?? '') ? (expected.match[at] ?? own) : own,
  );
  return { ...end, levels: { ...end.levels, match } };
}
