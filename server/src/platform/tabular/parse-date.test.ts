import { describe, expect, it } from 'vitest';
import { serialInstant, wibDate, wibInstant } from './calendar.ts';
import { guessDateStyle } from './guess-date-style.ts';
import { parseDate } from './parse-date.ts';

describe('a date is read as it is written', () => {
  it.each([
    ['9 Agustus 2023', '2023-08-09'],
    ['09 Agt 2023', '2023-08-09'],
    ['9-Nop-2023', '2023-11-09'],
    ['Rabu, 9 Agustus 2023', '2023-08-09'],
    ['Metro, 9 Agustus 2023', '2023-08-09'],
    ['August 9, 2023', '2023-08-09'],
    ['1 Pebruari 2024', '2024-02-01'],
    ['2023-08-09', '2023-08-09'],
    ['2023/8/9 10:30', '2023-08-09'],
    ['2023-08-08T18:30:00Z', '2023-08-09'],
    ['20230809', '2023-08-09'],
    ['45147', '2023-08-09'],
    ['08/08/2023', '2023-08-08'],
    [45147, '2023-08-09'],
    [45147.99, '2023-08-09'],
    [wibInstant(2023, 8, 9), '2023-08-09'],
  ])('%j in any column', (cell, day) => {
    expect(parseDate(cell, 'clear')).toBe(day);
  });

  it('needs the order of day and month only where they differ', () => {
    expect(parseDate('09/08/2023', 'day-month')).toBe('2023-08-09');
    expect(parseDate('09/08/2023', 'month-day')).toBe('2023-09-08');
    expect(parseDate('09/08/2023', 'clear')).toBeUndefined();
    expect(parseDate('9.8.2023', 'day-month')).toBe('2023-08-09');
  });

  it.each([
    '9/8/23',
    '9 Agustus 23',
    '31 Februari 2023',
    '31/02/2023',
    '13/13/2023',
    'Agustus',
    '2023',
    2023,
    '2023-13-01',
    true,
    null,
  ])('refuses %j', (cell) => {
    expect(parseDate(cell, 'day-month')).toBeUndefined();
  });

  it.each([
    ['ambiguous', ['09/08/2023', '01/02/2023']],
    ['ambiguous', ['13/08/2023', '08/13/2023']],
    ['day-month', ['09/08/2023', '13/08/2023']],
    ['month-day', ['08/09/2023', '08/13/2023']],
    ['clear', ['9 Agustus 2023', '2023-08-09', '05/05/2023', null]],
    ['text', ['Siti', 'Budi', '9 Agustus 2023']],
  ])('%s: %j', (style, cells) => {
    expect(guessDateStyle(cells).style).toBe(style);
  });
});

describe('the calendar of Metro', () => {
  it('starts a day seven hours before Greenwich', () => {
    expect(wibInstant(2023, 8, 9).toISOString()).toBe('2023-08-08T17:00:00.000Z');
    expect(wibDate(new Date('2023-08-08T16:59:59Z'))).toBe('2023-08-08');
  });

  it('knows that the spreadsheet calendar holds a day that never was', () => {
    expect([1, 59, 61].map((serial) => wibDate(serialInstant(serial)!))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
    ]);
    expect(serialInstant(60)).toBeUndefined();
    expect(serialInstant(-1)).toBeUndefined();
    expect(wibDate(serialInstant(0, true)!)).toBe('1904-01-01');
  });
});
