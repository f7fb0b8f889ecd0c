import { blockingRules } from './blocking-rules.ts';
import { candidatePairs, type RuleCount } from './candidate-pairs.ts';
import { joinLinks } from './clusters.ts';
import { type Comparisons, comparisonsOf } from './comparisons.ts';
import { type Contradiction, contradictionFinder } from './contradiction.ts';
import { fitMixture } from './fit-mixture.ts';
import { PairTable } from './pattern-counts.ts';
import type { People } from './people.ts';
import { randomLevels } from './random-levels.ts';
import {
  boundedFrequency,
  frequencyRatio,
  type LinkModel,
  nameLevelsKey,
  patternParts,
  scoreOf,
} from './score.ts';

export interface LinkOptions {
  readonly seed?: number;
  /** Pairs from this probability on are accepted; default: where the expected precision is `precision`. */
  readonly threshold?: number;
  /** Default 0.99. */
  readonly precision?: number;
  /** Pairs from this probability on are shown to a person; default 0.05. */
  readonly reviewFrom?: number;
  readonly mostPairs?: number;
  /** Told of every pair that is compared, to judge the blocking. */
  readonly onPair?: (a: number, b: number) => void;
  /** Told after each step, for progress. */
  readonly onStep?: (step: LinkStep) => void;
}

export type LinkStep = 'blocks' | 'pairs' | 'model' | 'scores' | 'clusters';

/** Two records, `a` before `b`, and how sure it is that they are one person. */
export interface ScoredPair {
  readonly a: number;
  readonly b: number;
  readonly probability: number;
  readonly weight: number;
}

export interface ReviewPair extends ScoredPair {
  readonly reason: Contradiction | 'uncertain' | 'chain';
}

export interface LinkAnswer {
  readonly model: LinkModel;
  readonly accepted: readonly ScoredPair[];
  readonly review: readonly ReviewPair[];
  readonly clusterOf: Int32Array;
  readonly threshold: number;
  /** Of the accepted pairs, by the model's own probabilities. */
  readonly expectedPrecision: number;
  readonly expectedMatches: number;
  readonly rules: readonly RuleCount[];
  readonly pairsCompared: number;
  /** Nothing but names was there to compare. */
  readonly isWeak: boolean;
}

const NONE: Omit<LinkAnswer, 'model' | 'clusterOf' | 'rules' | 'isWeak' | 'pairsCompared'> = {
  accepted: [],
  review: [],
  threshold: 1,
  expectedPrecision: 1,
  expectedMatches: 0,
};

/**
 * Finds which records are one person: within a list, or between two (`leftCount`). Nothing but the columns and the
 * seed decides.
 * @throws RangeError when no column can be compared, or an option is out of its range.
 * @see Fellegi & Sunter (1969), A theory for record linkage, JASA 64.
 */
export function linkPeople(people: People, options: LinkOptions = {}): LinkAnswer {
  checkOptions(options);
  const comparisons = comparisonsOf(people);
  const candidates = candidatePairs(blockingRules(people), people, options);
  options.onStep?.('blocks');
  const pairs = new PairTable();
  candidates.forEach((a, b) => {
    options.onPair?.(a, b);
    pairs.add(a, b, comparisons.patternOf(a, b));
  });
  options.onStep?.('pairs');
  const isWeak = comparisons.list.every(({ name }) =>
    ['fullName', 'givenName', 'surname', 'sex'].includes(name),
  );
  const model = modelOf(people, comparisons, pairs, options.seed ?? 1);
  const shared = { model, rules: candidates.rules, isWeak, pairsCompared: pairs.columns().a.length };
  options.onStep?.('model');
  const scored = scorePairs(model, pairs, options.reviewFrom ?? 0.05);
  options.onStep?.('scores');
  if (scored.length === 0)
    return { ...NONE, ...shared, clusterOf: Int32Array.from({ length: people.size }, (_, row) => row) };
  const answer = { ...decide(people, model, scored, options), ...shared };
  options.onStep?.('clusters');
  return answer;
}

function checkOptions({ threshold, precision, reviewFrom }: LinkOptions): void {
  for (const [name, value] of Object.entries({ threshold, precision, reviewFrom }))
    if (value !== undefined && !(value >= 0 && value <= 1))
      throw new RangeError(`linkPeople: ${name} is ${value}`);
}

function modelOf(people: People, comparisons: Comparisons, pairs: PairTable, seed: number): LinkModel {
  const { size, leftCount } = people;
  const levels = pairs.counts.patterns.map(comparisons.levelsOf);
  const allPairs = leftCount === undefined ? (size * (size - 1)) / 2 : leftCount * (size - leftCount);
  const mostMatches = leftCount === undefined ? size : Math.min(leftCount, size - leftCount);
  const mixture = fitMixture(
    comparisons.list,
    { levels, counts: pairs.counts.counts },
    randomLevels(comparisons, people, seed),
    { allPairs: Math.max(1, allPairs), mostMatches },
  );
  const model = { comparisons, mixture, size };
  return { ...model, meanFrequency: meanFrequencies(model, pairs, levels) };
}

/** For each way in which names agree: how frequent the agreeing names of one person are. */
function meanFrequencies(
  { comparisons, mixture, size }: Omit<LinkModel, 'meanFrequency'>,
  pairs: PairTable,
  levels: readonly (readonly number[])[],
): ReadonlyMap<number, number> {
  const keys = levels.map((pattern) => nameLevelsKey(comparisons, pattern));
  const likely = levels.map((pattern) => scoreOf(patternParts(mixture, pattern), 1).probability);
  const sums = new Map<number, { weight: number; sum: number }>();
  const { a, b, patternIds } = pairs.columns();
  for (let at = 0; at < a.length; at++) {
    const id = patternIds[at] ?? 0;
    const probability = likely[id] ?? 0;
    if (probability < 0.5) continue;
    const own = sums.get(keys[id] ?? 0) ?? { weight: 0, sum: 0 };
    own.weight += probability;
    own.sum += probability * boundedFrequency(comparisons.nameFrequency(a[at] ?? 0, b[at] ?? 0), size);
    sums.set(keys[id] ?? 0, own);
  }
  return new Map(
    [...sums].filter(([, { weight }]) => weight >= 10).map(([key, { weight, sum }]) => [key, sum / weight]),
  );
}

interface PatternScore {
  readonly parts: ReturnType<typeof patternParts>;
  readonly levels: readonly number[];
  readonly reason: Contradiction | undefined;
  readonly probability: number;
}

interface Judged extends ScoredPair {
  readonly reason: Contradiction | undefined;
}

/** A rare name cannot lift a pair from below this. */
const HOPELESS = 1e-5;

function scorePairs(model: LinkModel, pairs: PairTable, from: number): readonly Judged[] {
  const contradictionOf = contradictionFinder(model.comparisons.list);
  const patterns = pairs.counts.patterns.map((pattern): PatternScore => {
    const levels = model.comparisons.levelsOf(pattern);
    const parts = patternParts(model.mixture, levels);
    return { parts, levels, reason: contradictionOf(levels), probability: scoreOf(parts, 1).probability };
  });
  const { a, b, patternIds } = pairs.columns();
  const judged: Judged[] = [];
  for (let at = 0; at < a.length; at++) {
    const pattern = patterns[patternIds[at] ?? 0];
    if (pattern === undefined || pattern.probability < HOPELESS) continue;
    const pair = [a[at] ?? 0, b[at] ?? 0] as const;
    const score = scoreOf(pattern.parts, frequencyRatio(model, pair, pattern.levels));
    if (score.probability < from) continue;
    judged.push({ a: pair[0], b: pair[1], ...score, reason: pattern.reason });
  }
  return judged.sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
}

function decide(people: People, model: LinkModel, judged: readonly Judged[], options: LinkOptions) {
  const free = judged.filter(({ reason }) => reason === undefined);
  const threshold = options.threshold ?? thresholdFor(free, options.precision ?? 0.99);
  const links = free.filter(({ probability }) => probability >= threshold);
  const { clusterOf, refused } = joinLinks(
    people.size,
    { a: links.map(({ a }) => a), b: links.map(({ b }) => b), order: links.map((_, at) => at) },
    joinTest(people, model, threshold),
  );
  const chained = new Set(refused);
  const accepted = links.filter((_, at) => !chained.has(at));
  const isChained = new Set(refused.map((at) => links[at]));
  const review = judged
    .filter((pair) => pair.reason !== undefined || pair.probability < threshold || isChained.has(pair))
    .map(({ reason, ...pair }): ReviewPair => {
      const isOpen = pair.probability < threshold;
      return { ...pair, reason: reason ?? (isOpen ? 'uncertain' : 'chain') };
    });
  const expectedMatches = judged.reduce((sum, { probability }) => sum + probability, 0);
  return {
    accepted: accepted.map(({ reason: _, ...pair }) => pair),
    review,
    clusterOf,
    threshold,
    expectedPrecision: meanProbability(accepted),
    expectedMatches,
  };
}

const meanProbability = (pairs: readonly ScoredPair[]): number =>
  pairs.length === 0 ? 1 : pairs.reduce((sum, { probability }) => sum + probability, 0) / pairs.length;

/** The lowest probability down to which the pairs above are right often enough; never below one half. */
function thresholdFor(pairs: readonly ScoredPair[], precision: number): number {
  let [sum, threshold] = [0, 1];
  for (const [at, { probability }] of pairs.entries()) {
    sum += probability;
    if (probability < 0.5 || sum / (at + 1) < precision) break;
    threshold = probability;
  }
  return threshold;
}

/** No two records of a cluster may contradict each other; two of one list must be likely to be one person themselves. */
function joinTest(people: People, model: LinkModel, threshold: number) {
  const { comparisons, mixture } = model;
  const contradictionOf = contradictionFinder(comparisons.list);
  const { leftCount } = people;
  return (a: number, b: number): boolean => {
    const levels = comparisons.levelsOf(comparisons.patternOf(a, b));
    if (contradictionOf(levels) !== undefined) return false;
    if (leftCount === undefined || a < leftCount !== b < leftCount) return true;
    const score = scoreOf(patternParts(mixture, levels), frequencyRatio(model, [a, b], levels));
    return score.probability >= Math.min(threshold, 0.5);
  };
}
