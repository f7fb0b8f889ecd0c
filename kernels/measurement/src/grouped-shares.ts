import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';

/** Points of a Lorenz curve, as tables of grouped data give them, poorest first; the last is (1, 1). */
export interface GroupedShares {
  /** Cumulative share of people. */
  readonly population: NumberColumn;
  /** Cumulative share of welfare. */
  readonly welfare: NumberColumn;
}

/** The points that a curve is fitted to: those between (0, 0) and (1, 1). */
export interface LorenzPoints {
  readonly population: Float64Array;
  readonly welfare: Float64Array;
}

/**
 * The points of a table, checked.
 *
 * @throws RangeError naming column and row: columns of different length, a share outside 0..1 or one that falls, a last
 *   point that is not (1, 1), a curve that rises over the diagonal or bends the wrong way, or fewer than 4 points inside.
 */
export function lorenzPoints({ population, welfare }: GroupedShares, caller: string): LorenzPoints {
  const p = finiteColumn(population, { caller, column: 'population' });
  const share = finiteColumn(welfare, { caller, column: 'welfare' });
  checkLength(share, p.length, { caller, column: 'welfare' });
  const last = p.length - 1;
  if (Math.abs((p[last] ?? 0) - 1) > 1e-9 || Math.abs((share[last] ?? 0) - 1) > 1e-9)
    throw new RangeError(`${caller}: the last point is (${p[last]}, ${share[last]}), (1, 1) is expected`);
  let slope = 0;
  for (let at = 0; at <= last; at++) {
    const [x, y] = [p[at] ?? 0, share[at] ?? 0];
    const next = (y - (share[at - 1] ?? 0)) / (x - (p[at - 1] ?? 0));
    if (!(x > (p[at - 1] ?? 0)))
      throw new RangeError(`${caller}: population[${at}] is ${x}, more than the one before is expected`);
    if (!(next >= slope * (1 - 1e-6)))
      throw new RangeError(
        `${caller}: welfare[${at}] is ${y}: this group has less a head than the one before`,
      );
    slope = next;
  }
  if (last < 4) throw new RangeError(`${caller}: ${p.length} points, at least 5 are expected`);
  return { population: p.slice(0, last), welfare: share.slice(0, last) };
}

/**
 * Cumulative shares from groups: people of each and welfare a head, in any order of the groups' welfare.
 *
 * @throws RangeError for columns of another length, no people in a group, or welfare below 0.
 * @example sharesOfGroups([10, 10], [1, 3]) // { population: [0.5, 1], welfare: [0.25, 1] }
 */
export function sharesOfGroups(people: NumberColumn, perHead: NumberColumn): LorenzPoints {
  const caller = 'sharesOfGroups';
  const sizes = finiteColumn(people, { caller, column: 'people' });
  const levels = finiteColumn(perHead, { caller, column: 'perHead' });
  checkLength(levels, sizes.length, { caller, column: 'perHead' });
  const order = Array.from(levels, (_, at) => at).sort((a, b) => (levels[a] ?? 0) - (levels[b] ?? 0));
  let [population, welfare] = [0, 0];
  const points = order.map((at) => {
    const [size, level] = [sizes[at] ?? 0, levels[at] ?? 0];
    if (!(size > 0)) throw new RangeError(`${caller}: people[${at}] is ${size}, more than 0 is expected`);
    if (level < 0) throw new RangeError(`${caller}: perHead[${at}] is ${level}, at least 0 is expected`);
    population += size;
    welfare += size * level;
    return [population, welfare] as const;
  });
  if (!(welfare > 0)) throw new RangeError(`${caller}: the groups have ${welfare} together`);
  return {
    population: Float64Array.from(points, ([own]) => own / population),
    welfare: Float64Array.from(points, ([, own]) => own / welfare),
  };
}
