import { describe, expect, it } from 'vitest';
import { candidatePairs } from './candidate-pairs.ts';
import { joinLinks } from './clusters.ts';
import type { Comparison } from './comparisons.ts';
import { contradictionFinder } from './contradiction.ts';
import { fitMixture } from './fit-mixture.ts';
import { type ComparisonName, LEVEL_TABLES } from './level-tables.ts';
import { patternShare, withMissing } from './mixture.ts';
import { patternParts, scoreOf } from './score.ts';

const listOf = (...names: readonly ComparisonName[]): readonly Comparison[] =>
  names.map((name) => ({ name, table: LEVEL_TABLES[name], compare: () => 0 }));

/*
 * By hand: one pair of a hundred is one person. The sex agrees for 95 of 100 of these and for half of the others, the
 * number (level 1) for 80 of 100 and for one in 10,000:
 *   odds = 0.01 × 0.95 × 0.8 / (0.99 × 0.5 × 0.0001) = 0.0076 / 0.0000495 = 153.535…; log2 = 7.2624
 * The sex agrees, the number differs: 0.01 × 0.95 × 0.2 / (0.99 × 0.5 × 0.9999) = 0.003839; log2 = −8.025
 */
describe('a score', () => {
  const mixture = {
    shares: { match: 0.01, random: 0.99, household: 0, namesake: 0 },
    levels: {
      match: [withMissing([0.95, 0.05]), withMissing([0.8, 0, 0, 0.2])],
      random: [withMissing([0.5, 0.5]), withMissing([0.0001, 0, 0, 0.9999])],
      household: [],
      namesake: [],
    },
    kinds: ['match', 'random'] as const,
    ...{ rounds: 0, logLikelihood: 0, kept: [] },
  };
  it('is the odds worked by hand', () => {
    const agrees = scoreOf(patternParts(mixture, [1, 1]), 1);
    expect(agrees.weight).toBeCloseTo(Math.log2(0.0076 / 0.0000495), 10);
    expect(agrees.weight).toBeCloseTo(7.2624, 4);
    expect(agrees.probability).toBeCloseTo(153.5354 / 154.5354, 6);
    expect(scoreOf(patternParts(mixture, [1, 4]), 1).weight).toBeCloseTo(-8.025, 3);
  });
  it('is not moved by what is not known', () => {
    expect(patternShare(mixture.levels.match, [0, 0])).toBe(1);
    expect(scoreOf(patternParts(mixture, [0, 0]), 1).weight).toBeCloseTo(Math.log2(0.01 / 0.99), 10);
  });
  it('loses one bit where the name is twice as frequent as on average', () => {
    const parts = patternParts(mixture, [1, 1]);
    expect(scoreOf(parts, 2).weight).toBeCloseTo(scoreOf(parts, 1).weight - 1, 10);
  });
});

describe('the estimation', () => {
  const list = listOf('fullName', 'birthDate');
  const match = [
    withMissing([0.7, 0.1, 0.1, 0.04, 0.03, 0.01, 0.02]),
    withMissing([0.9, 0.01, 0.02, 0.03, 0.01, 0.01, 0.02]),
  ];
  const random = [
    withMissing([0.001, 0.0005, 0.0005, 0.002, 0.01, 0.086, 0.9]),
    withMissing([0.0001, 0.00005, 0.00005, 0.001, 0.004, 0.0148, 0.98]),
  ];
  const [allPairs, people] = [20_000_000, 2_000];
  /** Every pattern in which something agrees, as often as the truth has it. */
  const patterns = Array.from({ length: 49 }, (_, at) => [1 + Math.floor(at / 7), 1 + (at % 7)]).filter(
    ([name = 0, date = 0]) => name < 6 || date < 6,
  );
  const table = {
    levels: patterns,
    counts: patterns.map(
      (pattern) =>
        people * patternShare(match, pattern) + (allPairs - people) * patternShare(random, pattern),
    ),
  };
  const fit = () => fitMixture(list, table, random, { allPairs, mostMatches: 5_000 });

  it('finds the truth from which the patterns were made, knowing no pair', () => {
    const { shares, levels, kept } = fit();
    expect(kept).toEqual([]);
    expect(shares.match * allPairs).toBeGreaterThan(0.97 * people);
    expect(shares.match * allPairs).toBeLessThan(1.03 * people);
    for (const [field, truth] of match.entries())
      for (let level = 1; level < truth.length; level++)
        expect(Math.abs((levels.match[field]?.[level] ?? 0) - (truth[level] ?? 0))).toBeLessThan(0.015);
  });
  it('does not take the random pairs for a second kind of people when nobody is twice there', () => {
    const counts = patterns.map((pattern) => allPairs * patternShare(random, pattern));
    const { shares } = fitMixture(list, { levels: patterns, counts }, random, {
      allPairs,
      mostMatches: 5_000,
    });
    expect(shares.match * allPairs).toBeLessThan(50);
  });
  it('never finds more pairs than the shorter list has people', () => {
    const { shares } = fitMixture(list, table, random, { allPairs, mostMatches: 300 });
    expect(shares.match * allPairs).toBeLessThanOrEqual(300.0001);
  });
  it('puts a field back that would speak against agreement', () => {
    // Nine of ten pairs by chance have one sex, yet only three of ten of those whose name and date agree.
    const three = listOf('fullName', 'birthDate', 'sex');
    const [matchSex, randomSex] = [withMissing([0.3, 0.7]), withMissing([0.9, 0.1])];
    const levels = patterns.flatMap((pattern) => [1, 2].map((sex) => [...pattern, sex]));
    const counts = levels.map(
      (pattern) =>
        people * patternShare([...match, matchSex], pattern) +
        (allPairs - people) * patternShare([...random, randomSex], pattern),
    );
    const fitted = fitMixture(three, { levels, counts }, [...random, randomSex], {
      allPairs,
      mostMatches: 5_000,
    });
    expect(fitted.kept).toEqual(['sex']);
    expect(fitted.levels.match[2]?.[1]).toBeCloseTo(0.97, 12);
  });
  it('refuses a list without pairs', () => {
    expect(() => fitMixture(list, table, random, { allPairs: 0, mostMatches: 1 })).toThrow(RangeError);
  });
});

describe('blocking', () => {
  const rule = (name: string, keys: readonly (readonly number[])[]) => ({
    name,
    slots: keys[0]?.length ?? 1,
    write: (row: number, to: Uint32Array, at: number) => to.set(keys[row] ?? [], at),
  });
  const made = (
    rules: Parameters<typeof candidatePairs>[0],
    size: number,
    options = {},
    leftCount?: number,
  ) => {
    const pairs: string[] = [];
    const found = candidatePairs(rules, { size, leftCount }, options);
    found.forEach((a, b) => {
      pairs.push(`${a}-${b}`);
    });
    return { pairs: pairs.sort(), counts: found.rules.map(({ pairs: all, newPairs }) => [all, newPairs]) };
  };
  it('makes each pair once, though rules and keys overlap', () => {
    const words = rule('words', [
      [1, 2],
      [2, 1],
      [3, 1],
      [0, 0],
    ]);
    const year = rule('year', [[9], [9], [8], [8]]);
    expect(made([words, year], 4)).toEqual({
      pairs: ['0-1', '0-2', '1-2', '2-3'],
      counts: [
        [4, 3],
        [2, 1],
      ],
    });
  });
  it('of two lists makes pairs across alone', () => {
    expect(made([rule('year', [[9], [9], [9], [9]])], 4, {}, 1).pairs).toEqual(['0-1', '0-2', '0-3']);
  });
  it('leaves the largest blocks out when there are too many pairs, and later rules still find them', () => {
    const crowd = rule(
      'crowd',
      Array.from({ length: 40 }, (_, at) => [at < 30 ? 7 : 1 + Math.floor(at / 2)]),
    );
    const found = made(
      [
        crowd,
        rule(
          'pair',
          Array.from({ length: 40 }, (_, at) => [at < 2 ? 5 : 0]),
        ),
      ],
      40,
      { mostPairs: 100 },
    );
    expect(found.pairs).toEqual(['0-1', '30-31', '32-33', '34-35', '36-37', '38-39']);
    expect(found.counts).toEqual([
      [435 + 5, 5],
      [1, 1],
    ]);
  });
});

describe('clusters', () => {
  const links = { a: [0, 1, 3], b: [1, 2, 4], order: [0, 1, 2] };
  it('join what is linked', () => {
    expect([...joinLinks(5, links, () => true).clusterOf]).toEqual([0, 0, 0, 3, 3]);
  });
  it('do not chain two that contradict each other through a third', () => {
    const { clusterOf, refused } = joinLinks(5, links, (a, b) => !(a === 0 && b === 2));
    expect([...clusterOf]).toEqual([0, 0, 2, 3, 3]);
    expect(refused).toEqual([1]);
  });
});

describe('a contradiction', () => {
  const names: readonly ComparisonName[] = ['fullName', 'birthDate', 'sex', 'nik', 'kk'];
  const reason = contradictionFinder(listOf(...names));
  it.each([
    ['twins: one day and card, two names', [7, 1, 1, 0, 1], 'twins'],
    ['twins whose copies got one NIK', [7, 1, 1, 1, 1], 'twins'],
    ['one NIK under two names', [7, 7, 1, 1, 4], 'number-of-another-name'],
    ['another NIK and another date', [1, 7, 1, 4, 4], 'other-number'],
    ['a namesake in the family', [1, 7, 1, 0, 1], 'other-date'],
    ['the card and nothing else', [7, 7, 1, 0, 4], 'nothing-but-numbers'],
    ['one person', [1, 1, 1, 1, 1], undefined],
    ['one person with a mistyped NIK', [1, 1, 1, 4, 1], undefined],
    ['one person who moved, name mistyped', [3, 1, 1, 1, 4], undefined],
  ])('%s', (_, levels, expected) => {
    expect(reason(levels)).toBe(expected);
  });
});
