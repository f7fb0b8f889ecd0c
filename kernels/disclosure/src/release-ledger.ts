import type { CountTable, Relation } from './count-table.ts';

/** A table that left: its cells by their names, the sums between them by name; null is a hidden cell. */
export type Release = Readonly<{
  cells: ReadonlyMap<string, number | null>;
  relations: readonly NamedRelation[];
}>;
export type NamedRelation = Readonly<{ total: string; parts: readonly string[] }>;

/** What is to leave now, with the true counts, also of what earlier releases hid. */
export type Candidate = Readonly<{
  counts: ReadonlyMap<string, number>;
  relations: readonly NamedRelation[];
  weights?: ReadonlyMap<string, number>;
}>;

export type JoinedTable = Readonly<{
  table: CountTable;
  names: readonly string[];
  /** cells that an earlier release hid: showing them now would undo it */
  hiddenBefore: ReadonlySet<number>;
}>;

/**
 * The new table together with everything that left of the same data: what readers can subtract from one another.
 * A cell that was published stays known; one that was hidden stays hidden; the sums of all releases hold at once.
 *
 * @param trueCount the count of a cell that an earlier release hid and the new table does not name.
 * @throws RangeError when a cell was published with another count: that is another version of the data.
 */
export function joinReleases(
  candidate: Candidate,
  ledger: readonly Release[],
  trueCount: (name: string) => number,
): JoinedTable {
  const counts = new Map(candidate.counts);
  const known = new Set<string>();
  const hidden = new Set<string>();
  for (const { cells } of ledger) {
    for (const [name, published] of cells) {
      const count = counts.get(name) ?? published ?? trueCount(name);
      if (published !== null && published !== count) {
        throw new RangeError(`joinReleases: ${name} was published as ${published}, now ${count}`);
      }
      counts.set(name, count);
      (published === null ? hidden : known).add(name);
    }
  }
  const names = [...counts.keys()];
  const place = new Map(names.map((name, index) => [name, index]));
  const indexOf = (name: string): number => {
    const index = place.get(name);
    if (index === undefined) throw new RangeError(`joinReleases: a sum names ${name}, which is no cell`);
    return index;
  };
  const relations = uniqueRelations([candidate, ...ledger]).map(
    ({ total, parts }): Relation => ({ total: indexOf(total), parts: parts.map(indexOf) }),
  );
  return {
    table: {
      counts: [...counts.values()],
      relations,
      known: new Set([...known].map(indexOf)),
      weights: names.map((name) => candidate.weights?.get(name) ?? 1),
    },
    names,
    hiddenBefore: new Set([...hidden].filter((name) => !known.has(name)).map(indexOf)),
  };
}

function uniqueRelations(
  tables: readonly Readonly<{ relations: readonly NamedRelation[] }>[],
): readonly NamedRelation[] {
  const seen = new Map<string, NamedRelation>();
  for (const { relations } of tables) {
    for (const relation of relations) seen.set(JSON.stringify([relation.total, relation.parts]), relation);
  }
  return [...seen.values()];
}
