import type { Comparison } from './comparisons.ts';

/**
 * Four kinds of pairs. `match`: one person. `random`: two people by chance. `household`: two people of one home, who
 * share family card, address and telephone though nothing of their own (twins share the birth date too).
 * `namesake`: two people who have one name and live near each other. Without the last two a model of independent
 * fields takes a brother for the same person.
 */
export const KINDS = ['match', 'random', 'household', 'namesake'] as const;
export type Kind = (typeof KINDS)[number];

/** Share of each level (from 1) among pairs of a kind where both sides are known. */
export type LevelShares = readonly Float64Array[];

export interface Mixture {
  /** Share of each kind among all pairs that the list has. */
  readonly shares: Readonly<Record<Kind, number>>;
  /** By kind, then comparison, then level; level 0 holds 1. */
  readonly levels: Readonly<Record<Kind, LevelShares>>;
}

/** What stands in the tables, for the kinds that the columns can tell apart. */
export function expectedLevels(
  list: readonly Comparison[],
  random: LevelShares,
): Record<Kind, Float64Array[]> {
  const of = (kind: Exclude<Kind, 'random'>) =>
    list.map(({ table }, at) => {
      const own = table.levels.map((level, index) => {
        const share = level[kind];
        return share === 'random' ? (random[at]?.[index + 1] ?? 0) : share;
      });
      return withMissing(own);
    });
  return { match: of('match'), random: [...random], household: of('household'), namesake: of('namesake') };
}

/** Level 0 says nothing and has the share 1; the others sum to 1. */
export function withMissing(shares: readonly number[]): Float64Array {
  const sum = shares.reduce((total, share) => total + share, 0);
  return Float64Array.from([1, ...shares.map((share) => share / sum)]);
}

/** Which kinds of different people the columns can tell from chance. */
export function kindsOf(list: readonly Comparison[]): readonly Kind[] {
  const has = (...names: readonly string[]) => list.some(({ name }) => names.includes(name));
  const hasName = has('fullName', 'givenName', 'surname');
  return KINDS.filter((kind) => {
    if (kind === 'household') return hasName && has('kk', 'address', 'phone');
    return kind !== 'namesake' || (hasName && has('place', 'address') && has('birthDate'));
  });
}

/** Probability of a pattern among the pairs of a kind: fields are independent within a kind. */
export function patternShare(levels: LevelShares, pattern: readonly number[]): number {
  let share = 1;
  for (const [at, level] of pattern.entries()) share *= levels[at]?.[level] ?? 1;
  return share;
}
