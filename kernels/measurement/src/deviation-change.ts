import { checkLength, codedColumn } from './columns.ts';
import { pointOnly } from './influence.ts';
import { sumRows } from './row-sums.ts';
import type { SectorWave } from './sector-change.ts';
import { type CheckedWave, checkedWave } from './waves.ts';

/** Mean log deviation of one wave, inside groups and between their means. */
export interface DeviationSplit {
  readonly total: number;
  readonly within: number;
  readonly between: number;
}

export interface DeviationChange {
  readonly before: DeviationSplit;
  readonly after: DeviationSplit;
  /** Change of inequality inside the groups. */
  readonly inside: number;
  /** People moving between groups that are unequal inside. */
  readonly movedInside: number;
  /** People moving between groups with different means. */
  readonly movedBetween: number;
  /** Change of the groups' means. */
  readonly means: number;
  /** What the first-order split leaves: it is exact only for small changes of the means. */
  readonly residual: number;
}

/**
 * The change of the mean log deviation GE(0) by group: inequality inside, shares of people, and means (Mookherjee and
 * Shorrocks). Shares v, welfare shares θ, means relative to all λ and inequality are taken halfway between the waves:
 * Σ v ΔI + Σ I Δv + Σ (λ − ln λ) Δv + Σ (θ − v) Δ ln μ. The parts are figures without an error.
 *
 * @throws RangeError for columns of another length, a missing label, welfare that is not above 0, or a group that has
 *   people in one wave only.
 * @see Mookherjee & Shorrocks (1982), A decomposition analysis of the trend in UK income inequality, Economic Journal 92,
 *   886-902.
 * @example deviationChange({ welfare: [1, 3], design, sectors: ['a', 'b'] },
 *   { welfare: [2, 6], design: other, sectors: ['a', 'b'] }).means // 0: both means doubled
 */
export function deviationChange(before: SectorWave, after: SectorWave): DeviationChange {
  const [first, second] = [before, after].map((wave) => tableOf(wave));
  if (first === undefined || second === undefined) throw new RangeError('deviationChange: a wave is missing');
  let [inside, movedInside, movedBetween, means] = [0, 0, 0, 0];
  for (const group of new Set([...first.groups.keys(), ...second.groups.keys()])) {
    const [one, two] = [first.groups.get(group), second.groups.get(group)];
    if (one === undefined || two === undefined)
      throw new RangeError(`deviationChange: group ${group} has people in one wave only`);
    const halfway = (read: (group: Group) => number): number => (read(one) + read(two)) / 2;
    const step = (read: (group: Group) => number): number => read(two) - read(one);
    const moved = step(({ people }) => people);
    inside += halfway(({ people }) => people) * step(({ deviation }) => deviation);
    movedInside += halfway(({ deviation }) => deviation) * moved;
    movedBetween += (halfway(({ level }) => level) - halfway(({ level }) => Math.log(level))) * moved;
    means += halfway(({ people, level }) => people * level - people) * step(({ mean }) => Math.log(mean));
  }
  const change = second.split.total - first.split.total;
  return Object.freeze({
    before: first.split,
    after: second.split,
    inside,
    movedInside,
    movedBetween,
    means,
    residual: change - inside - movedInside - movedBetween - means,
  });
}

/** One group of one wave: share of people, mean, mean over that of all, mean log deviation. */
interface Group {
  readonly people: number;
  readonly mean: number;
  readonly level: number;
  readonly deviation: number;
}

function tableOf(wave: SectorWave): { split: DeviationSplit; groups: Map<string | number, Group> } {
  const name = { caller: 'deviationChange', column: 'sectors' };
  const { values, design } = checkedWave(name.caller, wave);
  checkLength(wave.sectors, design.rows, name);
  const { codes, labels } = codedColumn(wave.sectors, name);
  const sums = groupSums({ values, design: pointOnly(design) }, codes, labels.length);
  const size = sums.people.reduce((sum, own) => sum + own, 0);
  const mean = sums.welfare.reduce((sum, own) => sum + own, 0) / size;
  const groups = new Map<string | number, Group>();
  for (const [code, label] of labels.entries()) {
    const people = sums.people[code] ?? 0;
    if (people === 0) continue;
    const own = (sums.welfare[code] ?? 0) / people;
    const deviation = Math.log(own) - (sums.logs[code] ?? 0) / people;
    groups.set(label, { people: people / size, mean: own, level: own / mean, deviation });
  }
  const all = [...groups.values()];
  const within = all.reduce((sum, { people, deviation }) => sum + people * deviation, 0);
  const between = all.reduce((sum, { people, level }) => sum - people * Math.log(level), 0);
  return { split: Object.freeze({ total: within + between, within, between }), groups };
}

function groupSums({ values, design }: CheckedWave, codes: Int32Array, count: number) {
  const people = new Float64Array(count);
  const welfare = new Float64Array(count);
  const logs = new Float64Array(count);
  sumRows(design, (row) => {
    const y = values[row] ?? 0;
    if (!(y > 0))
      throw new RangeError(`deviationChange: welfare[${row}] is ${y}, an amount above 0 is expected`);
    const [code, weight] = [codes[row] ?? 0, design.weights[row] ?? 0];
    people[code] = (people[code] ?? 0) + weight;
    welfare[code] = (welfare[code] ?? 0) + weight * y;
    logs[code] = (logs[code] ?? 0) + weight * Math.log(y);
    return 0;
  });
  return { people, welfare, logs };
}
