import { randomGenerator } from '@pilar/numeric';
import type { Comparisons } from './comparisons.ts';
import type { LevelShares } from './mixture.ts';

const DRAWS = 200_000;

/**
 * Shares of the levels among pairs drawn by chance: what agreement is worth when nothing brought the pair together.
 * Half a pair is added to each level, so that what was never met stays possible.
 * @see Winkler (1988); for drawing random pairs, the documentation of Splink.
 */
export function randomLevels(
  comparisons: Comparisons,
  list: Readonly<{ size: number; leftCount: number | undefined }>,
  seed: number,
): LevelShares {
  const { size, leftCount } = list;
  const random = randomGenerator(seed).fork('random pairs');
  const counts = comparisons.list.map(({ table }) => new Float64Array(table.levels.length + 1).fill(0.5));
  const draws = Math.min(DRAWS, 20 * size);
  for (let draw = 0; draw < draws; draw++) {
    const a = random.integer(leftCount ?? size);
    const b = leftCount === undefined ? random.integer(size) : leftCount + random.integer(size - leftCount);
    if (a === b) continue;
    for (const [at, { compare }] of comparisons.list.entries()) {
      const levels = counts[at];
      const level = compare(a, b);
      if (levels !== undefined) levels[level] = (levels[level] ?? 0) + 1;
    }
  }
  return counts.map((levels) => {
    const sum = levels.reduce((total, count) => total + count, 0) - (levels[0] ?? 0);
    return levels.map((count, level) => (level === 0 ? 1 : count / sum));
  });
}
