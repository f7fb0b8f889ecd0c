import type { Candidate, NamedRelation, Release } from '@pilar/disclosure';
import type { ReleasedTable } from './release.store.ts';

export type KnownBefore = Readonly<{
  /** what left before and still says the truth about the counts of now */
  ledger: readonly Release[];
  /** cells that changed so little since they left that the difference would point at a few */
  changedLittle: ReadonlySet<string>;
}>;

/**
 * What readers of earlier releases know about a table that is to leave now. Cells are compared by name; a sum over
 * other places is worked out from the parts that are named now, and left out where that cannot be done.
 */
export function knownBefore(
  candidate: Candidate,
  releases: readonly ReleasedTable[],
  rule: Readonly<{ threshold: number; isRecent: (release: ReleasedTable) => boolean }>,
): KnownBefore {
  const changedLittle = new Set<string>();
  const ledger = releases.map((release) => {
    const countOf = countsNow(candidate, release.relations);
    const published = [...release.cells].flatMap(([name, count]) => {
      const now = countOf(name);
      return count === null || now === undefined ? [] : [{ name, count, now }];
    });
    for (const { name, count, now } of published) {
      const change = Math.abs(now - count);
      if (change > 0 && change < rule.threshold) changedLittle.add(name);
    }
    const isSameState = published.every(({ count, now }) => count === now);
    const same = published.filter(({ count, now }) => count === now);
    const cells = new Map<string, number | null>(same.map(({ name, count }) => [name, count]));
    // What was hidden stays hidden while it may be the same count: another table would undo it.
    if (isSameState || rule.isRecent(release)) {
      for (const [name, count] of release.cells) {
        if (count === null && countOf(name) !== undefined) cells.set(name, null);
      }
    }
    const relations = release.relations.filter(({ total, parts }) =>
      [total, ...parts].every((name) => countOf(name) !== undefined),
    );
    for (const { total, parts } of relations) {
      for (const name of [total, ...parts])
        if (!cells.has(name) && !candidate.counts.has(name)) cells.set(name, null);
    }
    return { cells, relations };
  });
  return { ledger, changedLittle };
}

/** The count of a name now: as the candidate has it, or as the sum of parts that it has. */
export function countsNow(
  { counts }: Candidate,
  relations: readonly NamedRelation[],
): (name: string) => number | undefined {
  const sums = new Map(relations.map(({ total, parts }) => [total, parts]));
  const countOf = (name: string, depth = 0): number | undefined => {
    const count = counts.get(name);
    if (count !== undefined) return count;
    const parts = sums.get(name);
    if (parts === undefined || depth > 4) return undefined;
    let sum = 0;
    for (const part of parts) {
      const value = countOf(part, depth + 1);
      if (value === undefined) return undefined;
      sum += value;
    }
    return sum;
  };
  return (name) => countOf(name);
}
