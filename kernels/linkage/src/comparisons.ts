import { compareDates } from './birth-date.ts';
import { NAME_LEVELS, NameComparer } from './compare-names.ts';
import { type ComparisonName, LEVEL_TABLES, type LevelTable } from './level-tables.ts';
import { compareNumbers, type NumberColumn } from './numbers.ts';
import type { People } from './people.ts';
import { comparePlaces } from './places.ts';
import type { WordLists } from './words.ts';

export interface Comparison {
  readonly name: ComparisonName;
  readonly table: LevelTable;
  /** The level at which two records agree; 0 where one of them says nothing. */
  readonly compare: (a: number, b: number) => number;
}

/** The comparisons that a list allows, and how often names that agree are met by chance. */
export interface Comparisons {
  readonly list: readonly Comparison[];
  /** One number for the levels of all comparisons: `level + levels × next`, the first comparison last. */
  readonly patternOf: (a: number, b: number) => number;
  /** Levels of a pattern, in the order of `list`. */
  readonly levelsOf: (pattern: number) => readonly number[];
  /** How many records have, by chance, the words of the name that agree: 1 where none does. */
  readonly nameFrequency: (a: number, b: number) => number;
}

/** @throws RangeError when the list has nothing to compare. */
export function comparisonsOf(people: People): Comparisons {
  const names = namesOf(people);
  const list = [...names.list, ...othersOf(people)];
  if (list.length === 0) throw new RangeError('comparisonsOf: the list has no column to compare');
  const radices = list.map(({ table }) => table.levels.length + 1);
  return {
    list,
    patternOf: (a, b) => {
      let pattern = 0;
      for (const { compare, table } of list) pattern = pattern * (table.levels.length + 1) + compare(a, b);
      return pattern;
    },
    levelsOf: (pattern) => {
      const levels: number[] = [];
      let rest = pattern;
      for (const radix of radices.toReversed()) {
        levels.unshift(rest % radix);
        rest = Math.floor(rest / radix);
      }
      return levels;
    },
    nameFrequency: names.frequency,
  };
}

const one = (name: ComparisonName, compare: Comparison['compare']): Comparison => ({
  name,
  table: LEVEL_TABLES[name],
  compare,
});

interface Names {
  readonly list: readonly Comparison[];
  readonly frequency: (a: number, b: number) => number;
}

function namesOf(people: People): Names {
  const { fullName, givenName, surname } = people;
  if (fullName !== undefined) return wholeName('fullName', fullName, people.size);
  if (givenName !== undefined && surname !== undefined) return twoNames(givenName, surname, people.size);
  if (givenName !== undefined) return wholeName('givenName', givenName, people.size);
  if (surname !== undefined) return wholeName('surname', surname, people.size);
  return { list: [], frequency: () => 1 };
}

function wholeName(name: ComparisonName, lists: WordLists, size: number): Names {
  const comparer = new NameComparer(lists.words, size);
  const compare = (a: number, b: number) => comparer.compare(lists, a, lists, b);
  return {
    list: [one(name, compare)],
    frequency: (a, b) => {
      compare(a, b);
      return comparer.match.frequency;
    },
  };
}

/** Given name and surname in columns of their own; where they changed places, both are compared crosswise. */
function twoNames(given: WordLists, surname: WordLists, size: number): Names {
  const comparer = new NameComparer(given.words, size);
  const isGood = (level: number) => level >= NAME_LEVELS.same && level <= NAME_LEVELS.near;
  const crosses = (a: number, b: number, straight: number): boolean =>
    straight === NAME_LEVELS.different &&
    isGood(comparer.compare(given, a, surname, b)) &&
    isGood(comparer.compare(surname, a, given, b));
  const compareGiven = (a: number, b: number): number => {
    const straight = comparer.compare(given, a, given, b);
    return crosses(a, b, straight) ? NAME_LEVELS.sameSound : straight;
  };
  const compareSurname = (a: number, b: number): number => {
    const straight = comparer.compare(surname, a, surname, b);
    return crosses(a, b, straight) ? NAME_LEVELS.sameSound : straight;
  };
  const frequency = (a: number, b: number): number => {
    const straight = comparer.compare(given, a, given, b);
    const first = comparer.match.frequency;
    const last = comparer.compare(surname, a, surname, b);
    const second = comparer.match.frequency;
    if (straight !== NAME_LEVELS.different && last !== NAME_LEVELS.different) return first * second;
    if (!crosses(a, b, NAME_LEVELS.different)) return first * second;
    comparer.compare(given, a, surname, b);
    const crossed = comparer.match.frequency;
    comparer.compare(surname, a, given, b);
    return crossed * comparer.match.frequency;
  };
  return { list: [one('givenName', compareGiven), one('surname', compareSurname)], frequency };
}

function othersOf(people: People): readonly Comparison[] {
  const { birthDates, heaped, sexes, address, places } = people;
  const list: Comparison[] = [];
  if (birthDates !== undefined) list.push(one('birthDate', datesComparer(birthDates, heaped)));
  if (sexes !== undefined) list.push(one('sex', sexesComparer(sexes)));
  for (const name of ['nik', 'number', 'kk', 'phone'] as const) {
    const column = people[name];
    if (column !== undefined) list.push(one(name, numbersComparer(column, birthDates)));
  }
  if (address !== undefined) list.push(one('address', addressComparer(address, people.size)));
  if (places !== undefined) list.push(one('place', (a, b) => comparePlaces(places, a, b)));
  return list;
}

const datesComparer =
  (dates: Int32Array, heaped: Uint8Array | undefined): Comparison['compare'] =>
  (a, b) =>
    compareDates(dates[a] ?? 0, dates[b] ?? 0, heaped?.[a] === 1 || heaped?.[b] === 1);

const sexesComparer =
  (sexes: Int32Array): Comparison['compare'] =>
  (a, b) => {
    const [sexA, sexB] = [sexes[a] ?? 0, sexes[b] ?? 0];
    if (sexA === 0 || sexB === 0) return 0;
    return sexA === sexB ? 1 : 2;
  };

const numbersComparer =
  (column: NumberColumn, dates: Int32Array | undefined): Comparison['compare'] =>
  (a, b) =>
    compareNumbers(column, a, b, dates !== undefined && dates[a] !== 0 && dates[a] === dates[b]);

/** Levels of a name, fewer: sounding the same is the same, another street name is only partly the same. */
const ADDRESS_LEVELS = [0, 1, 1, 2, 3, 4, 4, 5] as const;

function addressComparer(address: WordLists, size: number): Comparison['compare'] {
  const comparer = new NameComparer(address.words, size);
  return (a, b) => ADDRESS_LEVELS[comparer.compare(address, a, address, b)] ?? 0;
}
