import { bytesOf } from './columns.ts';
import type { People } from './composition.ts';
import { getMargin } from './facts.ts';
import { bisect, normalCdf, normalQuantile } from './normal.ts';
import { type Random, randomStream } from './random.ts';

/** School attendance, Regsosek 412. */
export const ATTENDANCE = { never: 1, attending: 2, noLonger: 3 } as const;
/** Highest diploma, Regsosek 415: codes 1-22 as the level (413), 23 = none. */
export const NO_DIPLOMA = 23;
/** Steps of schooling used inside the demo: none, SD, SMP, SMA, diploma, S1, S2 or S3. */
export const STEPS = 7;
/** Years of schooling of each step; "none" counts 3 because some years of SD are usual (asumsi). */
export const STEP_YEARS = [3, 6, 9, 12, 15, 16, 18] as const;

export type Education = Readonly<{
  attendance: Uint8Array;
  /** Regsosek 415 code. */
  diploma: Uint8Array;
  /** 0..6, see STEPS. */
  step: Uint8Array;
}>;

/** Shares of the steps by age 19-24, 25-34, ... 65+ before the shift that meets the mean years (asumsi). */
const COHORTS = [
  [0.01, 0.04, 0.14, 0.72, 0.06, 0.03, 0],
  [0.012, 0.06, 0.14, 0.5, 0.07, 0.2, 0.018],
  [0.015, 0.09, 0.17, 0.47, 0.065, 0.17, 0.02],
  [0.03, 0.17, 0.18, 0.415, 0.055, 0.13, 0.02],
  [0.07, 0.27, 0.17, 0.33, 0.05, 0.1, 0.01],
  [0.2, 0.38, 0.14, 0.2, 0.04, 0.04, 0],
] as const;

/** Codes within a step with their weights: general and religious schools, vocational, equivalence. */
const CODES: readonly (readonly (readonly [number, number])[])[] = [
  [[NO_DIPLOMA, 1]],
  [
    [3, 0.91],
    [4, 0.07],
    [1, 0.02],
  ],
  [
    [8, 0.86],
    [9, 0.11],
    [6, 0.03],
  ],
  [
    [13, 0.49],
    [15, 0.38],
    [14, 0.09],
    [11, 0.04],
  ],
  [[18, 1]],
  [
    [19, 0.97],
    [20, 0.03],
  ],
  [
    [21, 0.94],
    [22, 0.06],
  ],
];

/** Attendance and diploma of everyone, from age, family standing and chance; mean years (25+) meets the margin. */
export function schoolPeople(seed: number, people: People, standing: Float64Array): Education {
  const random = randomStream(seed, 'education');
  const attendance = new Uint8Array(people.count);
  const step = new Uint8Array(people.count);
  const latent = new Float64Array(people.count);
  for (let p = 0; p < people.count; p++) {
    const family = standing[people.family[p] ?? 0] ?? 0;
    latent[p] = 0.58 * family + 0.815 * random.normal();
    attendance[p] = attendanceAt(random, people.age[p] ?? 0, family);
  }
  const shift = shiftToMeanYears(people, latent);
  for (let p = 0; p < people.count; p++) {
    const age = people.age[p] ?? 0;
    step[p] =
      age >= 19 && attendance[p] !== ATTENDANCE.attending
        ? stepOf(age, (latent[p] ?? 0) + shift)
        : schoolAgeStep(age, attendance[p] ?? 0);
    if (age >= 19 && step[p] === 0 && random.chance(0.3)) attendance[p] = ATTENDANCE.never;
  }
  return { attendance, step, diploma: bytesOf(people.count, (p) => pickCode(random, step[p] ?? 0)) };
}

function attendanceAt(random: Random, age: number, standing: number): number {
  if (age < 6) return ATTENDANCE.never;
  if (age === 6) return random.chance(0.55) ? ATTENDANCE.attending : ATTENDANCE.never;
  const enrolled =
    age <= 12 ? 2.7 : age <= 15 ? 2.2 : age <= 18 ? 1.1 : age <= 22 ? -0.45 : age <= 24 ? -1.3 : -9;
  return random.chance(normalCdf(enrolled + 0.45 * standing)) ? ATTENDANCE.attending : ATTENDANCE.noLonger;
}

function schoolAgeStep(age: number, attendance: number): number {
  const behind = attendance === ATTENDANCE.attending ? 0 : 1;
  if (age <= 12) return 0;
  if (age <= 15) return behind === 1 && age === 13 ? 0 : 1;
  if (age <= 18) return 2;
  return 3;
}

function cohortOf(age: number): number {
  return age < 25 ? 0 : Math.min(5, 1 + Math.floor((age - 25) / 10));
}

const CUTS = COHORTS.map((shares) => {
  let sum = 0;
  return shares.slice(0, -1).map((share) => {
    sum += share;
    return sum >= 1 - 1e-9 ? 9 : normalQuantile(sum);
  });
});

function stepOf(age: number, latent: number): number {
  const cuts = CUTS[cohortOf(age)] ?? [];
  let step = 0;
  while (step < cuts.length && latent >= (cuts[step] ?? 9)) step++;
  return step;
}

function shiftToMeanYears(people: People, latent: Float64Array): number {
  const target = getMargin('years_of_schooling');
  const meanYears = (shift: number): number => {
    let sum = 0;
    let count = 0;
    for (let p = 0; p < people.count; p += 3) {
      const age = people.age[p] ?? 0;
      if (age < 25) continue;
      sum += STEP_YEARS[stepOf(age, (latent[p] ?? 0) + shift)] ?? 0;
      count++;
    }
    return sum / count;
  };
  return bisect((shift) => meanYears(shift) - target, -1, 1, 18);
}

function pickCode(random: Random, step: number): number {
  const codes = CODES[step] ?? [];
  let u = random.uniform();
  for (const [code, weight] of codes) {
    u -= weight;
    if (u < 0) return code;
  }
  return codes[0]?.[0] ?? NO_DIPLOMA;
}
