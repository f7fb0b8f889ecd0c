import { bytesOf } from './columns.ts';
import type { People } from './composition.ts';
import { ATTENDANCE, type Education } from './education.ts';
import { getMargin } from './facts.ts';
import { bisect } from './normal.ts';
import { type Random, randomStream } from './random.ts';

/** 0 outside the labour force, 1 at work, 2 without work and looking for it. */
export type Activity = Uint8Array;
export const ACTIVITY = { outside: 0, working: 1, seeking: 2 } as const;

const AGE_STARTS = [15, 20, 25, 30, 45, 55, 60, 65, 75] as const;
/** Participation by age group before scaling, men then women (asumsi; the level follows TPAK). */
const PARTICIPATION = [
  [0.42, 0.85, 0.95, 0.975, 0.965, 0.9, 0.78, 0.55, 0.22],
  [0.33, 0.62, 0.62, 0.63, 0.66, 0.57, 0.46, 0.28, 0.08],
] as const;
/** Share without work of those in the labour force before scaling (asumsi; the level follows TPT). */
const SEEKING = [0.16, 0.12, 0.065, 0.025, 0.015, 0.01, 0.004, 0.001, 0] as const;
/** Pupils and students take part much less (asumsi). */
const STUDENT_FACTOR = 0.18;

/** Who works and who looks for work among those of 15 and over, to TPAK and TPT of August 2024. */
export function decideActivity(seed: number, people: People, education: Education): Activity {
  const random = randomStream(seed, 'activity');
  const cells = new Int8Array(people.count);
  for (let p = 0; p < people.count; p++) {
    cells[p] = cellOf(people.age[p] ?? 0, people.sex[p] ?? 1, education.attendance[p] ?? 1);
  }
  const counts = new Float64Array(36);
  for (const cell of cells) if (cell >= 0) counts[cell] = (counts[cell] ?? 0) + 1;
  const base = Array.from({ length: 36 }, (_, cell) => baseParticipation(cell));
  const participation = scaleOdds(base, counts, getMargin('participation') / 100);
  const force = participation.map((rate, cell) => rate * (counts[cell] ?? 0));
  const seekBase = Array.from({ length: 36 }, (_, cell) => SEEKING[cell % 9] ?? 0);
  const seeking = scaleOdds(seekBase, Float64Array.from(force), getMargin('unemployment') / 100);
  const joins = spreadPicks(random, participation);
  const looks = spreadPicks(random, seeking);
  return bytesOf(people.count, (p) => {
    const cell = cells[p] ?? -1;
    if (cell < 0 || !joins(cell)) return ACTIVITY.outside;
    return looks(cell) ? ACTIVITY.seeking : ACTIVITY.working;
  });
}

/** Picks evenly through the people of a cell (systematic, from a chance start), so that the shares come out exact. */
function spreadPicks(random: Random, rates: readonly number[]): (cell: number) => boolean {
  const due = rates.map(() => random.uniform());
  return (cell) => {
    const next = (due[cell] ?? 0) + (rates[cell] ?? 0);
    due[cell] = next >= 1 ? next - 1 : next;
    return next >= 1;
  };
}

/** Cell = 18 for students, 9 for women, plus age group; -1 below 15. */
function cellOf(age: number, sex: number, attendance: number): number {
  if (age < 15) return -1;
  let group = 0;
  while (group < 8 && age >= (AGE_STARTS[group + 1] ?? 999)) group++;
  return (attendance === ATTENDANCE.attending ? 18 : 0) + (sex === 2 ? 9 : 0) + group;
}

function baseParticipation(cell: number): number {
  const rate = PARTICIPATION[cell % 18 >= 9 ? 1 : 0][cell % 9] ?? 0;
  return cell >= 18 ? rate * STUDENT_FACTOR : rate;
}

/** Multiplies the odds of every rate by one factor so that the weighted mean is the target. */
function scaleOdds(rates: readonly number[], weights: Float64Array, target: number): number[] {
  const total = weights.reduce((a, b) => a + b, 0);
  const scaled = (logFactor: number): number[] => {
    const factor = Math.exp(logFactor);
    return rates.map((rate) => (rate * factor) / (1 - rate + rate * factor));
  };
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, rate, cell) => sum + rate * (weights[cell] ?? 0), 0) / total;
  return scaled(bisect((logFactor) => mean(scaled(logFactor)) - target, -8, 8));
}
