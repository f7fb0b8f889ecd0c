import { AS_OF, completedAge, dayNumber } from './calendar.ts';
import { getMargin } from './facts.ts';
import { draftFamily, HEAD_AGE_WEIGHTS, MARITAL, type Member, RELATION, SEX } from './household-draft.ts';
import { type Random, randomStream, weightedPicker } from './random.ts';

/** Who lives in the city: one entry per person; the persons of family f are start[f] .. start[f+1]-1. */
export type People = Readonly<{
  count: number;
  start: Int32Array;
  family: Int32Array;
  relation: Uint8Array;
  marital: Uint8Array;
  /** 1 male, 2 female. */
  sex: Uint8Array;
  birthDay: Int32Array;
  age: Uint8Array;
}>;

/** Families with their members, to the city's number of people and its sex ratio. */
export function composeFamilies(seed: number, families: number): People {
  const random = randomStream(seed, 'composition');
  const pickAge = weightedPicker(HEAD_AGE_WEIGHTS);
  const drafts: Member[][] = [];
  for (let f = 0; f < families; f++) {
    const headAge = 20 + 5 * (pickAge(random.uniform()) + random.uniform());
    drafts.push(draftFamily(random, headAge));
  }
  settleTotal(random, drafts, getMargin('persons'));
  return flatten(random, drafts);
}

/** Adds a relative to, or takes the youngest child from, families met by chance until the total fits. */
function settleTotal(random: Random, drafts: Member[][], target: number): void {
  let total = drafts.reduce((sum, members) => sum + members.length, 0);
  while (total !== target) {
    const members = drafts[random.below(drafts.length)];
    if (members === undefined) continue;
    const last = members.at(-1);
    if (total < target) {
      const age = 6 + 30 * random.uniform();
      members.push({ relation: RELATION.other, sex: SEX.open, age, marital: MARITAL.single });
      total++;
    } else if (last?.relation === RELATION.child && last.marital === MARITAL.single && members.length > 3) {
      members.pop();
      total--;
    }
  }
}

function flatten(random: Random, drafts: readonly (readonly Member[])[]): People {
  const count = drafts.reduce((sum, members) => sum + members.length, 0);
  const asOf = dayNumber(AS_OF);
  const people = {
    count,
    start: new Int32Array(drafts.length + 1),
    family: new Int32Array(count),
    relation: new Uint8Array(count),
    marital: new Uint8Array(count),
    sex: new Uint8Array(count),
    birthDay: new Int32Array(count),
    age: new Uint8Array(count),
  };
  let p = 0;
  for (const [f, members] of drafts.entries()) {
    people.start[f] = p;
    for (const member of members) {
      people.family[p] = f;
      people.relation[p] = member.relation;
      people.marital[p] = member.marital;
      people.sex[p] = member.sex;
      people.birthDay[p] = asOf - Math.floor(member.age * 365.25);
      people.age[p] = completedAge(people.birthDay[p] ?? asOf, asOf);
      p++;
    }
  }
  people.start[drafts.length] = p;
  settleSexes(random, people.sex);
  return people;
}

/** Draws the open sexes without replacement so that the whole city meets the sex ratio exactly. */
function settleSexes(random: Random, sex: Uint8Array): void {
  const ratio = getMargin('sex_ratio');
  const males = sex.reduce((sum, value) => sum + (value === SEX.male ? 1 : 0), 0);
  let open = sex.reduce((sum, value) => sum + (value === SEX.open ? 1 : 0), 0);
  let needed = Math.round((sex.length * ratio) / (100 + ratio)) - males;
  if (needed < 0 || needed > open) throw new RangeError(`settleSexes: ${needed} of ${open} must be male`);
  for (let p = 0; p < sex.length; p++) {
    if (sex[p] !== SEX.open) continue;
    const male = random.uniform() * open < needed;
    sex[p] = male ? SEX.male : SEX.female;
    if (male) needed--;
    open--;
  }
}
