import { dayOf, monthOf, yearOf } from './birth-date.ts';
import type { People } from './people.ts';
import { mix } from './plain-text.ts';
import type { WordLists } from './words.ts';

/** Two records are compared where they share a key of a rule. A rule may give a record several keys; 0 is none. */
export interface BlockingRule {
  readonly name: string;
  readonly slots: number;
  /** Writes the keys of a record into `keys` from `at`. */
  readonly write: (row: number, keys: Uint32Array, at: number) => void;
}

/** The rarest sounds of a name tell most; so many of them become keys. */
const RAREST = 3;

/** What the rules are made of, for each record; 0 where it is not known. */
interface Parts {
  readonly words: Uint32Array;
  readonly wholeName: Uint32Array;
  readonly beginnings: Uint32Array;
  readonly date: (row: number) => number;
  readonly year: (row: number) => number;
  readonly dayMonth: (row: number) => number;
  readonly yearMonth: (row: number) => number;
  readonly area: (row: number) => number;
  readonly sex: (row: number) => number;
  readonly address: (row: number) => number;
}

/** Every rule that the columns allow, those that find most for their pairs first. */
export function blockingRules(people: People): readonly BlockingRule[] {
  const parts = partsOf(people);
  const { words, wholeName, beginnings, date, year, dayMonth, yearMonth, area, sex, address } = parts;
  const whole = (row: number): number => wholeName[row] ?? 0;
  const start = (row: number): number => beginnings[row] ?? 0;
  const number = (name: 'nik' | 'number' | 'kk' | 'phone') => (row: number) => people[name]?.keys[row] ?? 0;
  const rules: readonly (BlockingRule | undefined)[] = [
    people.nik && single('nik', number('nik')),
    people.number && single('number', number('number')),
    withWords('birth date + name', words, date),
    single('whole name + year', whole, year),
    single('whole name + day and month', whole, dayMonth),
    single('whole name + area', whole, area),
    people.kk && withWords('family card + name', words, number('kk')),
    people.kk && single('family card + year', number('kk'), year),
    people.phone && withWords('telephone + name', words, number('phone')),
    withWords('address + name', words, address),
    single('birth date + area + sex', date, area, sex),
    single('birth date + address', date, address),
    single('name beginnings + year and month', start, yearMonth),
    single('name beginnings + day and month', start, dayMonth),
    withWords('year and month + name + area', words, yearMonth, area),
    withWords('day and month + name + area', words, dayMonth, area),
    single('name beginnings + year + area', start, year, area),
    single('whole name', whole),
    withWords('year and month + name', words, yearMonth),
    withWords('day and month + name', words, dayMonth),
    single('birth date + sex', date, sex),
    single('name beginnings', start),
    withWords('a rare name', words),
  ];
  return rules.filter((rule) => rule !== undefined).filter((rule) => hasKeys(rule, people.size));
}

/** Columns that are empty, or that nobody gave, leave a rule without keys. */
function hasKeys({ slots, write }: BlockingRule, size: number): boolean {
  const keys = new Uint32Array(slots);
  for (let row = 0; row < size; row++) {
    write(row, keys, 0);
    if (keys.some((key) => key !== 0)) return true;
  }
  return false;
}

type Part = (row: number) => number;

/** 0 as soon as one part is not known. */
function joined(parts: readonly Part[], row: number): number {
  let key = 1;
  for (const part of parts) {
    const value = part(row);
    if (value === 0) return 0;
    key = mix(key, value);
  }
  return key;
}

function single(name: string, ...parts: readonly Part[]): BlockingRule {
  return {
    name,
    slots: 1,
    write: (row, keys, at) => {
      keys[at] = joined(parts, row);
    },
  };
}

function withWords(name: string, words: Uint32Array, ...parts: readonly Part[]): BlockingRule {
  return {
    name,
    slots: RAREST,
    write: (row, keys, at) => {
      const rest = joined(parts, row);
      for (let slot = 0; slot < RAREST; slot++) {
        const word = words[row * RAREST + slot] ?? 0;
        keys[at + slot] = word === 0 || rest === 0 ? 0 : mix(rest, word);
      }
    },
  };
}

function partsOf(people: People): Parts {
  const { birthDates, sexes, places, address } = people;
  const dates = (of: (date: number) => number) => (row: number) => {
    const date = birthDates?.[row] ?? 0;
    return date === 0 ? 0 : of(date);
  };
  // Day and month in either order, so that a swap keeps the key.
  const swapFree = (date: number): number => {
    const [day, month] = [dayOf(date), monthOf(date)];
    return day * month === 0 ? 0 : Math.min(day, month) * 100 + Math.max(day, month);
  };
  return {
    ...namePartsOf(people),
    date: dates((date) => (swapFree(date) === 0 ? 0 : yearOf(date) * 10_000 + swapFree(date))),
    year: dates(yearOf),
    dayMonth: dates(swapFree),
    yearMonth: dates((date) => (monthOf(date) === 0 ? 0 : Math.trunc(date / 100))),
    area: (row) => places?.areas[row] || places?.postcodes[row] || 0,
    sex: (row) => sexes?.[row] ?? 0,
    address: (row) => address?.glued[row] ?? 0,
  };
}

function namePartsOf(people: People): Pick<Parts, 'words' | 'wholeName' | 'beginnings'> {
  const lists = [people.fullName, people.givenName, people.surname].filter((one) => one !== undefined);
  const words = new Uint32Array(people.size * RAREST);
  const wholeName = new Uint32Array(people.size);
  const beginnings = new Uint32Array(people.size);
  const sounds = new Sounds();
  for (let row = 0; row < people.size; row++) {
    sounds.clear();
    for (const list of lists) sounds.addName(list, row);
    for (let slot = 0; slot < Math.min(RAREST, sounds.length); slot++)
      words[row * RAREST + slot] = sounds.keys[slot] ?? 0;
    wholeName[row] = mixedTogether(sounds.keys, sounds.length);
    if (sounds.length > 1) beginnings[row] = mixedTogether(sounds.starts, sounds.length);
  }
  return { words, wholeName, beginnings };
}

const MOST_SOUNDS = 12;

/** The sounds of one name, each once, the rarest first; one object for all rows, as a million are read. */
class Sounds {
  length = 0;
  readonly keys = new Uint32Array(MOST_SOUNDS);
  readonly starts = new Uint32Array(MOST_SOUNDS);
  readonly #counts = new Float64Array(MOST_SOUNDS);

  clear(): void {
    this.length = 0;
  }

  /** Letters that stand alone are no names. */
  addName({ words, starts, ids }: WordLists, row: number): void {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const id = ids[at] ?? 0;
      const text = words.texts[id] ?? '';
      const sound = words.sounds[id] ?? 0;
      if (text.length < 2) continue;
      this.#insert(words.soundKeys[sound] ?? 0, words.soundCounts[sound] ?? 0, beginningOf(text));
    }
  }

  #insert(key: number, count: number, start: number): void {
    for (let at = 0; at < this.length; at++) if (this.keys[at] === key) return;
    if (this.length === MOST_SOUNDS) return;
    let place = this.length++;
    for (; place > 0 && this.#isAfter(place - 1, key, count); place--) {
      this.keys[place] = this.keys[place - 1] ?? 0;
      this.starts[place] = this.starts[place - 1] ?? 0;
      this.#counts[place] = this.#counts[place - 1] ?? 0;
    }
    this.keys[place] = key;
    this.starts[place] = start;
    this.#counts[place] = count;
  }

  #isAfter(at: number, key: number, count: number): boolean {
    const own = this.#counts[at] ?? 0;
    return own > count || (own === count && (this.keys[at] ?? 0) > key);
  }
}

/** One key of several, whatever their order; 0 of none. */
function mixedTogether(values: Uint32Array, length: number): number {
  if (length === 0) return 0;
  let [sum, product] = [0, 1];
  for (let at = 0; at < length; at++) {
    const value = mix(0x5bd1e995, values[at] ?? 0);
    sum = (sum + value) | 0;
    product = Math.imul(product, value | 1);
  }
  return mix(sum, product ^ length);
}

/** The first two letters as one number. */
function beginningOf(text: string): number {
  return text.charCodeAt(0) * 65_536 + text.charCodeAt(1);
}
