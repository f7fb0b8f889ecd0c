import { describe, expect, it } from 'vitest';
import { compareDates, DATE_LEVELS, packDate } from './birth-date.ts';
import { readNumber } from './identity-number.ts';
import { compareNumbers, NUMBER_LEVELS, numberColumn } from './numbers.ts';
import { comparePlaces, PLACE_LEVELS, readAddress } from './places.ts';

describe('a number', () => {
  it.each([
    ['1872014503900001', 'good'],
    ["'1872 0145 0390 0001", 'good'],
    ['1,87201E+15', 'damaged'],
    ['1872014503900000', 'damaged'],
    ['0', 'placeholder'],
    ['0000000000000000', 'placeholder'],
    ['9999999999999999', 'placeholder'],
    ['1234567890123456', 'placeholder'],
    ['-', 'missing'],
    ['', 'missing'],
    ['187201450390001', 'malformed'],
    ['1872019913900001', 'malformed'],
  ])('%s as a NIK is %s', (written, state) => {
    expect(readNumber(written, 'nik').state).toBe(state);
  });
  it('of a telephone is one, with and without the country', () => {
    const texts = ['0812-3456-7891', '+62 812 3456 7891', '62812 34567891'].map(
      (one) => readNumber(one, 'phone').text,
    );
    expect(new Set(texts)).toEqual(new Set(['81234567891']));
  });
});

describe('two NIKs', () => {
  const level = (a: string, b: string, hasSameDate = false, others: readonly string[] = []): number =>
    compareNumbers(numberColumn([a, b, ...others], 'nik'), 0, 1, hasSameDate);
  /** So many end in 0001 that this serial tells nobody apart. */
  const usual = Array.from({ length: 60 }, (_, at) =>
    `18720${1 + (at % 5)}${10 + (at % 18)}0${1 + (at % 9)}${50 + at}0001`.slice(0, 16),
  );

  it('agree, differ, or say nothing', () => {
    expect(level('1872014503900001', '1872014503900001')).toBe(NUMBER_LEVELS.same);
    expect(level('1872014503900001', '1872020101800004')).toBe(NUMBER_LEVELS.different);
    expect(level('0000000000000000', '0000000000000000')).toBe(NUMBER_LEVELS.missing);
    expect(level('', '1872014503900001')).toBe(NUMBER_LEVELS.missing);
  });
  it('are a typing error apart where the date contradicts the same birth date', () => {
    expect(level('1872014503900001', '1872014503910001', true)).toBe(NUMBER_LEVELS.oneError);
    expect(level('1872014503900001', '1872014503910001', false)).toBe(NUMBER_LEVELS.different);
  });
  it('of two people born on one day in two kecamatan are no typing error; with a rare serial they are', () => {
    expect(level('1872014503900001', '1872024503900001', true, usual)).toBe(NUMBER_LEVELS.different);
    expect(level('1872014503907431', '1872024503907431', true, usual)).toBe(NUMBER_LEVELS.oneError);
  });
  it('of twins, whose serials follow each other, differ', () => {
    expect(level('1872014503900001', '1872014503900002', true)).toBe(NUMBER_LEVELS.different);
  });
  it('of which one is damaged are equal as far as it goes, never the same', () => {
    expect(level('1872014503907431', '1872014503907430')).toBe(NUMBER_LEVELS.damagedSame);
    expect(level('1872014503907430', '1872014503907430')).toBe(NUMBER_LEVELS.damagedSame);
    const { keys, found } = numberColumn(['1872014503907430', '1,87E+15', '1872014503907431'], 'nik');
    expect([...keys].map((key) => key > 0)).toEqual([false, false, true]);
    expect(found).toMatchObject({ damaged: 2, good: 1 });
  });
  it('that a crowd shares are a placeholder', () => {
    expect(level('1872014503900001', '1872014503900001', true, Array(20).fill('1872014503900001'))).toBe(
      NUMBER_LEVELS.missing,
    );
  });
});

describe('two birth dates', () => {
  it.each([
    [[1990, 3, 7], [1990, 3, 7], DATE_LEVELS.same],
    [[1990, 3, 7], [1990, 7, 3], DATE_LEVELS.swapped],
    [[1990, 3, 7], [1990, 3, 17], DATE_LEVELS.oneDigit],
    [[1990, 3, 12], [1990, 3, 21], DATE_LEVELS.oneDigit],
    [[1990, 3, 7], [1909, 3, 7], DATE_LEVELS.oneDigit],
    [[1990, 3, 7], [1990, 3, 28], DATE_LEVELS.twoParts],
    [[1990, 3, 7], [1990, 11, 28], DATE_LEVELS.sameYear],
    [[1990, 3, 7], [1961, 11, 28], DATE_LEVELS.different],
    [[0, 0, 0], [1990, 3, 7], DATE_LEVELS.missing],
    [[1990, 0, 0], [1990, 3, 7], DATE_LEVELS.sameYear],
    [[1990, 0, 0], [1991, 3, 7], DATE_LEVELS.different],
  ] as const)('%j and %j', (a, b, level) => {
    const [one, two] = [packDate(a[0], a[1], a[2]), packDate(b[0], b[1], b[2])];
    expect(compareDates(one, two, false)).toBe(level);
    expect(compareDates(two, one, false)).toBe(level);
  });
  it('of 1 January say less, and may be a year apart', () => {
    const newYear = packDate(1960, 1, 1);
    expect(compareDates(newYear, newYear, true)).toBe(DATE_LEVELS.sameHeaped);
    expect(compareDates(newYear, packDate(1959, 8, 24), true)).toBe(DATE_LEVELS.sameYear);
  });
});

describe('an address', () => {
  it('is its telling words, with RT and RW apart', () => {
    expect(readAddress('Jl. Melati No. 05 RT 003/RW 02')).toEqual({ words: ['MELATI', '5'], rt: 3, rw: 2 });
    expect(readAddress('JALAN MELATI 5, RT.3 RW.2')).toEqual({ words: ['MELATI', '5'], rt: 3, rw: 2 });
    expect(readAddress('')).toEqual({ words: [], rt: 0, rw: 0 });
  });
  it('stands in a place that agrees to the RT, without it, or nearly', () => {
    const places = {
      areas: Int32Array.from([1, 1, 1, 1, 2, 3, 0]),
      areaNames: ['', 'GANJARAGUNG', 'GANJARAGNUG', 'MARGOREJO'],
      postcodes: new Int32Array(7),
      rts: Int32Array.from([3, 3, 4, 0, 3, 3, 0]),
      rws: Int32Array.from([2, 2, 2, 0, 2, 2, 0]),
    };
    const levels = [1, 2, 3, 4, 5, 6].map((other) => comparePlaces(places, 0, other));
    expect(levels).toEqual([
      ...[PLACE_LEVELS.sameRt, PLACE_LEVELS.sameOtherRt, PLACE_LEVELS.same],
      ...[PLACE_LEVELS.near, PLACE_LEVELS.different, PLACE_LEVELS.missing],
    ]);
  });
});
