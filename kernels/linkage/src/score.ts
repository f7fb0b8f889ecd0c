import type { Comparisons } from './comparisons.ts';
import type { FittedMixture } from './fit-mixture.ts';
import { type LevelShares, patternShare } from './mixture.ts';

/** What a pattern weighs, before the frequency of the names is known. */
export interface PatternParts {
  readonly match: number;
  readonly random: number;
  /** Different people of one home, or namesakes near each other. */
  readonly related: number;
}

/** A fitted model, ready to judge pairs. */
export interface LinkModel {
  readonly comparisons: Comparisons;
  readonly mixture: FittedMixture;
  /** By the levels of the names: how frequent the agreeing names of one person are, on average. */
  readonly meanFrequency: ReadonlyMap<number, number>;
  /** Records of both lists; no name counts as rarer than one of them. */
  readonly size: number;
}

export interface Score {
  readonly probability: number;
  /** Logarithm (base 2) of the odds that both are one person. */
  readonly weight: number;
}

export function patternParts(mixture: FittedMixture, pattern: readonly number[]): PatternParts {
  const { shares, levels, kinds } = mixture;
  const joint = (kind: 'match' | 'random' | 'household' | 'namesake'): number =>
    kinds.includes(kind) ? shares[kind] * patternShare(levels[kind] satisfies LevelShares, pattern) : 0;
  return { match: joint('match'), random: joint('random'), related: joint('household') + joint('namesake') };
}

/** Names that many bear weigh less, rare ones more: chance is scaled by how frequent the agreeing words are. */
export function scoreOf({ match, random, related }: PatternParts, frequencyRatio: number): Score {
  const against = random * frequencyRatio + related;
  return { probability: match / (match + against), weight: Math.log2(match / against) };
}

const NAME_FIELDS = new Set(['fullName', 'givenName', 'surname']);

/** The levels of the name comparisons as one number. */
export function nameLevelsKey({ list }: Comparisons, pattern: readonly number[]): number {
  let key = 0;
  for (const [at, { name }] of list.entries()) if (NAME_FIELDS.has(name)) key = key * 8 + (pattern[at] ?? 0);
  return key;
}

/** How much more frequent the names of this pair are than names that agree so are on average. */
export function frequencyRatio(
  model: Omit<LinkModel, 'mixture'>,
  pair: readonly [number, number],
  pattern: readonly number[],
): number {
  const mean = model.meanFrequency.get(nameLevelsKey(model.comparisons, pattern));
  if (mean === undefined) return 1;
  return boundedFrequency(model.comparisons.nameFrequency(...pair), model.size) / mean;
}

/** No name is rarer than one of the records. */
export const boundedFrequency = (frequency: number, size: number): number =>
  Math.max(frequency, 1 / Math.max(1, size));
