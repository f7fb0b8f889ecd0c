import { dayOf, monthOf } from './birth-date.ts';
import { nameWords } from './name-words.ts';
import { type NumberColumn, numberColumn } from './numbers.ts';
import type { PersonColumns } from './person-columns.ts';
import { type PlaceColumns, readAddress } from './places.ts';
import { plainText } from './plain-text.ts';
import { Growing, type WordLists, Words, wordLists } from './words.ts';

/** A list of people made ready to be compared. Columns that nobody gave are not there. */
export interface People {
  readonly size: number;
  readonly leftCount: number | undefined;
  readonly fullName?: WordLists;
  readonly givenName?: WordLists;
  readonly surname?: WordLists;
  readonly birthDates?: Int32Array;
  /** 1 where so many carry the date that it was hardly known. */
  readonly heaped?: Uint8Array;
  /** 0 unknown, 1 male, 2 female, further numbers for other words. */
  readonly sexes?: Int32Array;
  readonly nik?: NumberColumn;
  readonly number?: NumberColumn;
  readonly kk?: NumberColumn;
  readonly phone?: NumberColumn;
  readonly address?: WordLists;
  readonly places?: PlaceColumns;
}

/**
 * Reads the columns of a list: words of names and addresses, states of numbers, dates that many share.
 * @throws RangeError when a column is not as long as the list, or `leftCount` does not fit.
 */
export function readPeople(columns: PersonColumns): People {
  const { size, leftCount } = columns;
  checkLengths(columns);
  const names = new Words();
  const name = (texts: PersonColumns['fullName']) => wordLists(texts ?? [], nameWords, names);
  const address = columns.address === undefined ? undefined : addressColumns(columns.address);
  return {
    size,
    leftCount,
    ...(columns.fullName && { fullName: name(columns.fullName) }),
    ...(columns.givenName && { givenName: name(columns.givenName) }),
    ...(columns.surname && { surname: name(columns.surname) }),
    ...(columns.birthDate && datesOf(columns.birthDate)),
    ...(columns.sex && { sexes: Int32Array.from(columns.sex, sexOf) }),
    ...(columns.nik && { nik: numberColumn(columns.nik, 'nik') }),
    ...(columns.number && { number: numberColumn(columns.number, 'number') }),
    ...(columns.kk && { kk: numberColumn(columns.kk, 'kk') }),
    ...(columns.phone && { phone: numberColumn(columns.phone, 'phone') }),
    ...(address && { address: address.lists }),
    ...placesOf(columns, address),
  };
}

function checkLengths({ size, leftCount, ...columns }: PersonColumns): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`readPeople: size is ${size}`);
  if (leftCount !== undefined && !(leftCount >= 0 && leftCount <= size))
    throw new RangeError(`readPeople: leftCount is ${leftCount} of ${size}`);
  for (const [name, column] of Object.entries(columns))
    if (column.length !== size)
      throw new RangeError(`readPeople: ${name} has ${column.length} rows, the list ${size}`);
}

/** A date is heaped when it is the first of January, or ten times as frequent as dates are. */
function datesOf(dates: ArrayLike<number>): Pick<People, 'birthDates' | 'heaped'> {
  const birthDates = Int32Array.from(dates);
  const counts = new Map<number, number>();
  for (const date of birthDates) if (date !== 0) counts.set(date, (counts.get(date) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum += count;
  const limit = Math.max(20, (10 * sum) / Math.max(1, counts.size));
  const isHeaped = (date: number): boolean =>
    (monthOf(date) <= 1 && dayOf(date) <= 1) || (counts.get(date) ?? 0) > limit;
  return { birthDates, heaped: Uint8Array.from(birthDates, (date) => Number(date !== 0 && isHeaped(date))) };
}

const MALE = new Set(['L', 'LK', 'LAKI', 'LAKILAKI', 'PRIA', 'M', 'MALE', 'MAN', '1']);
const FEMALE = new Set(['P', 'PR', 'PEREMPUAN', 'WANITA', 'F', 'FEMALE', 'W', 'WOMAN', '2']);

/** @example sexOf('Laki-laki') // 1 */
export function sexOf(written: string | null): number {
  const word = plainText(written ?? '').replaceAll(' ', '');
  if (MALE.has(word)) return 1;
  return FEMALE.has(word) ? 2 : 0;
}

interface AddressColumns {
  readonly lists: WordLists;
  readonly rts: Int32Array;
  readonly rws: Int32Array;
}

function addressColumns(texts: ArrayLike<string | null>): AddressColumns {
  const [rts, rws] = [new Growing(), new Growing()];
  let row = -1;
  const seen = new Map<string, ReturnType<typeof readAddress>>();
  const read = (text: string) => {
    const known = seen.get(text) ?? readAddress(text);
    if (seen.size < 50_000) seen.set(text, known);
    return known;
  };
  for (row = 0; row < texts.length; row++) {
    const { rt, rw } = read(texts[row] ?? '');
    rts.push(rt);
    rws.push(rw);
  }
  const lists = wordLists(texts, (text) => read(text).words, new Words());
  return { lists, rts: rts.values(), rws: rws.values() };
}

function placesOf(columns: PersonColumns, address: AddressColumns | undefined): Pick<People, 'places'> {
  const { size, area, postcode, rt, rw } = columns;
  const hasRt = address?.rts.some((value) => value > 0) ?? false;
  if (area === undefined && postcode === undefined && rt === undefined && !hasRt) return {};
  const areas = numbered(area, size, (text) => plainText(text).replaceAll(' ', ''));
  const number = (column: ArrayLike<string | null> | undefined, own: Int32Array | undefined) =>
    Int32Array.from(
      { length: size },
      (_, row) => Number(/\d+/.exec(column?.[row] ?? '')?.[0] ?? 0) || (own?.[row] ?? 0),
    );
  return {
    places: {
      areas: areas.ids,
      areaNames: areas.names,
      postcodes: numbered(postcode, size, (text) => plainText(text).replaceAll(' ', '')).ids,
      rts: number(rt, address?.rts),
      rws: number(rw, address?.rws),
    },
  };
}

/** Equal texts get equal numbers from 1; an empty one 0. */
function numbered(
  texts: ArrayLike<string | null> | undefined,
  size: number,
  clean: (text: string) => string,
) {
  const names = [''];
  const ids = new Map<string, number>([['', 0]]);
  const idOf = (text: string): number => {
    const known = ids.get(text);
    if (known !== undefined) return known;
    const cleaned = clean(text);
    const id = ids.get(cleaned) ?? names.push(cleaned) - 1;
    ids.set(cleaned, id);
    ids.set(text, id);
    return id;
  };
  return { names, ids: Int32Array.from({ length: size }, (_, row) => idOf(texts?.[row] ?? '')) };
}
