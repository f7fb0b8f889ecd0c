import type { People } from './composition.ts';
import type { Education } from './education.ts';
import { getMargin } from './facts.ts';
import type { Kelurahan, Places } from './geography.ts';
import { ACTIVITY, type Activity } from './labour-force.ts';
import { type Random, randomStream, weightedPicker } from './random.ts';

/** Groups of sectors for which a margin is known (livelihoods of 2008), and the rest. */
export const SECTOR_GROUPS = ['services', 'trade', 'farming', 'transport', 'construction', 'other'] as const;
export type SectorGroup = (typeof SECTOR_GROUPS)[number];

/** Regsosek 417 codes of each group with their weights inside it (asumsi). */
const SECTOR_CODES: Readonly<Record<SectorGroup, readonly (readonly [number, number])[]>> = {
  services: [
    [21, 26],
    [20, 21],
    [24, 20],
    [14, 14],
    [22, 9],
    [25, 6],
    [19, 3],
    [23, 1],
  ],
  trade: [[12, 1]],
  farming: [
    [1, 58],
    [2, 16],
    [5, 14],
    [4, 8],
    [3, 4],
  ],
  transport: [
    [13, 86],
    [15, 14],
  ],
  construction: [[11, 1]],
  other: [
    [8, 70],
    [16, 16],
    [18, 5],
    [9, 3],
    [10, 3],
    [7, 2],
    [17, 1],
  ],
};

/** Regsosek 418 status of each group, weights for codes 1..8, lower and higher schooling (asumsi). */
const STATUS: Readonly<Record<SectorGroup, readonly [readonly number[], readonly number[]]>> = {
  services: [
    [30, 8, 2, 42, 3, 0, 12, 3],
    [9, 3, 3, 28, 55, 0, 1, 1],
  ],
  trade: [
    [42, 22, 5, 19, 0, 0, 3, 9],
    [28, 16, 12, 36, 2, 0, 1, 5],
  ],
  farming: [
    [28, 30, 3, 4, 0, 22, 0, 13],
    [26, 28, 10, 18, 2, 8, 0, 8],
  ],
  transport: [
    [52, 4, 2, 28, 1, 0, 12, 1],
    [24, 4, 5, 48, 15, 0, 3, 1],
  ],
  construction: [
    [12, 4, 4, 32, 0, 0, 47, 1],
    [10, 6, 16, 48, 10, 0, 9, 1],
  ],
  other: [
    [30, 12, 4, 44, 0, 0, 6, 4],
    [12, 6, 9, 56, 14, 0, 2, 1],
  ],
};

export type Work = Readonly<{
  /** Regsosek 417, 0 where not at work. */
  sector: Uint8Array;
  /** Regsosek 418, 0 where not at work. */
  status: Uint8Array;
  /** Regsosek 425, 0 where no own business. */
  turnover: Uint8Array;
}>;

/** Affinity of a group to schooling (low, SMP, SMA, high) x inner or outer part of the city (asumsi). */
const AFFINITY: readonly (readonly number[])[] = [
  [14, 26, 48, 5, 11, 3],
  [20, 32, 26, 11, 9, 4],
  [30, 33, 12, 11, 5, 4],
  [72, 15, 4, 3, 2, 4],
];
const FARM_OUTER = 3.2;
const WOMEN: readonly number[] = [1.25, 1.35, 0.75, 0.18, 0.06, 1];

/** Sector, status and turnover of everyone at work; sector groups meet the livelihood margin. */
export function employPeople(
  seed: number,
  people: People,
  education: Education,
  activity: Activity,
  where: Readonly<{ places: Places; kelurahan: readonly Kelurahan[]; standing: Float64Array }>,
): Work {
  const random = randomStream(seed, 'work');
  const cellOf = (p: number): number => {
    const outer = (where.kelurahan[where.places.kelurahan[people.family[p] ?? 0] ?? 0]?.inner ?? 0) < 0.5;
    const step = education.step[p] ?? 0;
    return (
      (step <= 1 ? 0 : step === 2 ? 1 : step === 3 ? 2 : 3) + (outer ? 4 : 0) + (people.sex[p] === 2 ? 8 : 0)
    );
  };
  const pickers = sectorPickers(people, activity, cellOf);
  const codePickers = SECTOR_GROUPS.map((group) =>
    weightedPicker(SECTOR_CODES[group].map(([, weight]) => weight)),
  );
  const statusPickers = SECTOR_GROUPS.map((group) => STATUS[group].map((weights) => weightedPicker(weights)));
  const sector = new Uint8Array(people.count);
  const status = new Uint8Array(people.count);
  const turnover = new Uint8Array(people.count);
  for (let p = 0; p < people.count; p++) {
    if (activity[p] !== ACTIVITY.working) continue;
    const group = pickers[cellOf(p)]?.(random.uniform()) ?? 0;
    const code = codePickers[group]?.(random.uniform()) ?? 0;
    sector[p] = SECTOR_CODES[SECTOR_GROUPS[group] ?? 'other'][code]?.[0] ?? 0;
    const schooled = (education.step[p] ?? 0) >= 4 ? 1 : 0;
    status[p] = settleStatus(
      people,
      p,
      sector[p] ?? 0,
      1 + (statusPickers[group]?.[schooled]?.(random.uniform()) ?? 0),
    );
    if ((status[p] ?? 0) <= 3) {
      turnover[p] = turnoverClass(random, status[p] ?? 1, where.standing[people.family[p] ?? 0] ?? 0);
    }
  }
  return { sector, status, turnover };
}

/** Heads are not unpaid family workers, and civil servants work in public sectors and before 60. */
function settleStatus(people: People, p: number, sector: number, status: number): number {
  if (status === 8 && people.relation[p] === 1) return 1;
  if (status !== 5) return sector === 20 && status <= 3 ? 4 : status;
  const publicSector = [9, 10, 13, 15, 16, 20, 21, 22].includes(sector);
  const age = people.age[p] ?? 0;
  return publicSector && age >= 21 && age < 60 ? 5 : 4;
}

function turnoverClass(random: Random, status: number, standing: number): number {
  const latent = 0.6 * standing + 0.9 * random.normal() + (status === 3 ? 1.3 : status === 2 ? 0.2 : 0);
  if (latent < 0.75) return 1;
  if (latent < 1.75) return 2;
  if (latent < 2.4) return 3;
  return latent < 3.6 ? 4 : 5;
}

/** Proportional fitting of the affinities to the workers per cell and the shares per group. */
function sectorPickers(
  people: People,
  activity: Activity,
  cellOf: (p: number) => number,
): ((uniform: number) => number)[] {
  const cells = new Float64Array(16);
  for (let p = 0; p < people.count; p++) {
    if (activity[p] === ACTIVITY.working) cells[cellOf(p)] = (cells[cellOf(p)] ?? 0) + 1;
  }
  const workers = cells.reduce((a, b) => a + b, 0);
  const shares = SECTOR_GROUPS.slice(0, 5).map((group) => getMargin(`livelihood:${group}`) / 100);
  const targets = [...shares, 1 - shares.reduce((a, b) => a + b, 0)].map((share) => share * workers);
  const table = Array.from({ length: 16 }, (_, cell) =>
    (AFFINITY[cell % 4] ?? []).map(
      (affinity, group) =>
        affinity * (group === 2 && cell % 8 >= 4 ? FARM_OUTER : 1) * (cell >= 8 ? (WOMEN[group] ?? 1) : 1),
    ),
  );
  for (let round = 0; round < 60; round++) {
    for (const [cell, row] of table.entries()) rescale(row, cells[cell] ?? 0);
    for (const [group, target] of targets.entries()) {
      const sum = table.reduce((total, row) => total + (row[group] ?? 0), 0);
      for (const row of table) row[group] = ((row[group] ?? 0) * target) / sum;
    }
  }
  return table.map((row) => weightedPicker(row));
}

function rescale(row: number[], target: number): void {
  const sum = row.reduce((a, b) => a + b, 0);
  for (const [i, value] of row.entries()) row[i] = (value * Math.max(target, 1e-9)) / sum;
}
