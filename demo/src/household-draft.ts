import type { Random } from './random.ts';

/** Relation to the head, Regsosek 409. */
export const RELATION = {
  head: 1,
  spouse: 2,
  child: 3,
  inLaw: 4,
  grandchild: 5,
  parent: 6,
  other: 8,
} as const;
/** Marital status, Regsosek 408. */
export const MARITAL = { single: 1, married: 2, divorced: 3, widowed: 4 } as const;
/** 0 = not yet decided: the sexes of unmarried young members are drawn at the end, to meet the sex ratio. */
export const SEX = { open: 0, male: 1, female: 2 } as const;

/** One member while a family is being made. Age in years and fractions. */
export type Member = Readonly<{ relation: number; sex: number; age: number; marital: number }>;

/** Ages of heads: weights of five-year groups from 20 on (asumsi, tuned to the dependency ratio). */
export const HEAD_AGE_WEIGHTS = [18, 62, 104, 126, 134, 130, 118, 99, 77, 54, 38, 23, 11, 3] as const;

type Kind = 'couple' | 'oneParent' | 'alone';

/** Members of one family: head first, then spouse, then the others (all shares asumsi). */
export function draftFamily(random: Random, headAge: number): Member[] {
  const kind = familyKind(random, headAge);
  if (kind === 'alone') return [loneHead(random, headAge)];
  const couple = kind === 'couple';
  const headIsMale = couple ? random.chance(0.975) : random.chance(0.24);
  const motherAge = couple && headIsMale ? Math.max(18.5, headAge - 3.6 - 3.2 * random.normal()) : headAge;
  const members: Member[] = [
    {
      relation: RELATION.head,
      sex: headIsMale ? SEX.male : SEX.female,
      age: headAge,
      marital: couple ? MARITAL.married : formerlyMarried(random, headAge),
    },
  ];
  if (couple) {
    const spouseAge = headIsMale ? motherAge : Math.max(19, headAge + 3.6 + 3.2 * random.normal());
    members.push({
      relation: RELATION.spouse,
      sex: headIsMale ? SEX.female : SEX.male,
      age: spouseAge,
      marital: MARITAL.married,
    });
  }
  addChildren(random, members, Math.min(motherAge, headAge + 3), couple ? 0 : 1);
  addElders(random, members, headAge);
  return members;
}

function familyKind(random: Random, age: number): Kind {
  const [couple, oneParent] =
    age < 30 ? [0.68, 0.04] : age < 50 ? [0.885, 0.075] : age < 65 ? [0.83, 0.115] : [0.6, 0.2];
  const u = random.uniform();
  if (u < couple) return 'couple';
  return u < couple + oneParent ? 'oneParent' : 'alone';
}

function loneHead(random: Random, age: number): Member {
  const female = random.chance(age < 40 ? 0.42 : age < 60 ? 0.5 : 0.72);
  const never = random.chance(age < 30 ? 0.97 : age < 45 ? 0.55 : 0.08);
  return {
    relation: RELATION.head,
    sex: female ? SEX.female : SEX.male,
    age,
    marital: never ? MARITAL.single : formerlyMarried(random, age),
  };
}

function formerlyMarried(random: Random, age: number): number {
  return random.chance(age < 40 ? 0.25 : age < 55 ? 0.6 : 0.9) ? MARITAL.widowed : MARITAL.divorced;
}

const CHILDREN_EVER = [0.06, 0.19, 0.42, 0.24, 0.075, 0.015] as const;

function addChildren(random: Random, members: Member[], motherAge: number, least: number): void {
  let u = random.uniform();
  let ever = 0;
  while (ever < 5 && u >= (CHILDREN_EVER[ever] ?? 1)) u -= CHILDREN_EVER[ever++] ?? 0;
  let birthAge = Math.max(19, 24.6 + 3.8 * random.normal());
  for (let i = 0; i < Math.max(least, ever); i++) {
    const age = motherAge - birthAge;
    birthAge += 2 + 3.2 * random.uniform() + 1.4 * random.uniform();
    if (age < 0 || birthAge > 46) break;
    if (random.chance(stillAtHome(age))) addChild(random, members, age);
  }
}

function stillAtHome(age: number): number {
  if (age < 15) return 0.99;
  if (age < 19) return 0.93;
  if (age < 25) return 0.83;
  if (age < 30) return 0.47;
  return age < 40 ? 0.15 : 0.07;
}

/** A child; one in eight of the grown ones lives here with a spouse, and often with a small child. */
function addChild(random: Random, members: Member[], age: number): void {
  const married = age >= 22 && random.chance(0.13);
  if (!married) {
    members.push({ relation: RELATION.child, sex: SEX.open, age, marital: MARITAL.single });
    return;
  }
  const male = random.chance(0.45);
  members.push({
    relation: RELATION.child,
    sex: male ? SEX.male : SEX.female,
    age,
    marital: MARITAL.married,
  });
  const spouseAge = Math.max(19, age + (male ? -3 : 3) + 2 * random.normal());
  members.push({
    relation: RELATION.inLaw,
    sex: male ? SEX.female : SEX.male,
    age: spouseAge,
    marital: MARITAL.married,
  });
  const wifeAge = male ? spouseAge : age;
  if (wifeAge > 20 && random.chance(0.7)) {
    const grandchildAge = random.uniform() * Math.min(7, wifeAge - 19);
    members.push({
      relation: RELATION.grandchild,
      sex: SEX.open,
      age: grandchildAge,
      marital: MARITAL.single,
    });
  }
}

function addElders(random: Random, members: Member[], headAge: number): void {
  if (headAge > 28 && headAge < 60 && random.chance(0.055)) {
    const age = Math.min(94, headAge + 24 + 5 * random.uniform());
    const female = random.chance(0.72);
    members.push({
      relation: RELATION.parent,
      sex: female ? SEX.female : SEX.male,
      age,
      marital: MARITAL.widowed,
    });
  }
  if (headAge >= 55 && random.chance(0.07)) {
    const age = 1 + 15 * random.uniform();
    members.push({ relation: RELATION.grandchild, sex: SEX.open, age, marital: MARITAL.single });
  }
  if (random.chance(0.03)) {
    const age = 8 + 34 * random.uniform();
    members.push({ relation: RELATION.other, sex: SEX.open, age, marital: MARITAL.single });
  }
}
