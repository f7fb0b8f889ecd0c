import type { People } from './composition.ts';
import { getMargin } from './facts.ts';
import { type Random, randomStream } from './random.ts';
import type { Work } from './work.ts';

export type Health = Readonly<{
  /** Worst difficulty over the ten of Regsosek 428: 1 cannot at all .. 4 none (the reverse of Washington Group). */
  disability: Uint8Array;
  /** Regsosek 430, 1 = none. */
  chronic: Uint8Array;
  /** 1 pregnant, 2 not, null where 410 is not asked (women of 10-54 ever married only). */
  pregnant: readonly (number | null)[];
}>;

/** Chronic illnesses (430) of grown people with their weights (asumsi). */
const ILLNESS: readonly (readonly [number, number])[] = [
  [2, 40],
  [6, 16],
  [3, 14],
  [13, 9],
  [4, 8],
  [5, 5],
  [8, 4],
  [7, 2],
  [18, 1.2],
  [9, 0.8],
];

/** Disability, chronic illness and pregnancy by age (asumsi; no margin for Kota Metro was found). */
export function healthOfPeople(seed: number, people: People): Health {
  const random = randomStream(seed, 'health');
  const disability = new Uint8Array(people.count);
  const chronic = new Uint8Array(people.count);
  const pregnant: (number | null)[] = [];
  for (let p = 0; p < people.count; p++) {
    const age = people.age[p] ?? 0;
    disability[p] = difficultyAt(random, age);
    chronic[p] = illnessAt(random, age);
    pregnant.push(pregnancyOf(random, age, people.sex[p] === 2, people.marital[p] ?? 1));
  }
  return { disability, chronic, pregnant };
}

function difficultyAt(random: Random, age: number): number {
  const u = random.uniform();
  if (age < 2) return 4;
  const old = Math.max(0, age - 50) / 10;
  const none = 0.0022 + 0.0012 * old * old;
  const much = 0.005 + 0.006 * old * old;
  const some = 0.02 + 0.03 * old * old;
  if (u < none) return 1;
  if (u < none + much) return 2;
  return u < none + much + some ? 3 : 4;
}

function illnessAt(random: Random, age: number): number {
  const share = age < 15 ? 0.012 : Math.min(0.5, 0.02 + Math.max(0, age - 30) * 0.0095);
  if (!random.chance(share)) return 1;
  if (age < 15) return random.chance(0.6) ? 4 : random.chance(0.5) ? 7 : 18;
  let u = random.uniform() * 100;
  for (const [code, weight] of ILLNESS) {
    u -= weight;
    if (u < 0) return code;
  }
  return 2;
}

function pregnancyOf(random: Random, age: number, woman: boolean, marital: number): number | null {
  if (!woman || age < 10 || age > 54 || marital === 1) return null;
  const share = marital !== 2 || age > 45 ? 0 : age < 30 ? 0.11 : age < 38 ? 0.055 : 0.012;
  return random.chance(share) ? 1 : 2;
}

/** Health insurance, Regsosek 431a flags: 0 none, 1 PBI, 2 self-paid, 4 employer; members meet the margin. */
export function insurePeople(
  seed: number,
  people: People,
  work: Work,
  hasPbi: (family: number) => boolean,
): Uint8Array {
  const random = randomStream(seed, 'insurance');
  const outside = 1 - getMargin('health_insurance') / 100;
  const insurance = new Uint8Array(people.count);
  for (let f = 0; f < people.start.length - 1; f++) {
    const from = people.start[f] ?? 0;
    const to = people.start[f + 1] ?? from;
    let employer = false;
    for (let p = from; p < to; p++) {
      const wage = work.status[p] === 4 ? random.chance(0.6) : false;
      employer ||= work.status[p] === 5 || wage;
    }
    const kind = hasPbi(f) ? 1 : employer ? 4 : 2;
    for (let p = from; p < to; p++) insurance[p] = random.chance(outside) ? 0 : kind;
  }
  return insurance;
}
