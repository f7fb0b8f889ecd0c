/** Joins records into people, the surest link first. */
export interface Clusters {
  /** For each record the smallest row of its cluster. */
  readonly clusterOf: Int32Array;
  /** Places (in the list of links) of those that were refused. */
  readonly refused: readonly number[];
}

export interface Links {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  /** Places in `a` and `b`, the surest first. */
  readonly order: ArrayLike<number>;
}

const MOST_MEMBERS = 60;

/**
 * Union of links, except where it would bring two records together that `mayJoin` forbids: A is B and B is C do not
 * make A and C one person when A and C contradict each other.
 * @example joinLinks(3, { a: [0, 1], b: [1, 2], order: [0, 1] }, () => true).clusterOf // [0, 0, 0]
 */
export function joinLinks(size: number, links: Links, mayJoin: (a: number, b: number) => boolean): Clusters {
  const clusterOf = Int32Array.from({ length: size }, (_, row) => row);
  const members = new Map<number, readonly number[]>();
  const refused: number[] = [];
  const of = (row: number): readonly number[] => members.get(clusterOf[row] ?? row) ?? [row];
  for (let at = 0; at < links.order.length; at++) {
    const link = links.order[at] ?? 0;
    const [a, b] = [links.a[link] ?? 0, links.b[link] ?? 0];
    if (clusterOf[a] === clusterOf[b]) continue;
    const [own, other] = [of(a), of(b)];
    const fits = own.length + other.length <= MOST_MEMBERS;
    if (!fits || !own.every((one) => other.every((two) => (one === a && two === b) || mayJoin(one, two)))) {
      refused.push(link);
      continue;
    }
    const joined = [...own, ...other].sort((x, y) => x - y);
    const [first = 0] = joined;
    members.delete(clusterOf[a] ?? a);
    members.delete(clusterOf[b] ?? b);
    for (const row of joined) clusterOf[row] = first;
    members.set(first, joined);
  }
  return { clusterOf, refused };
}
