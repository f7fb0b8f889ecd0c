import type { DateStyle } from '@pilar/contracts';
import { type PackedDate, packDate } from '@pilar/linkage';
import { type Cell, guessDateStyle, parseDate } from '../tabular/index.ts';

const YEAR_FIRST = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
const SEEN = 20_000;
/** Two digits above these are of the last century. */
const YOUNGEST = 30;

/** A column of birth dates as numbers, and whether it had to be taken for day before month. */
export interface BirthDates {
  readonly dates: readonly PackedDate[];
  readonly isAmbiguous: boolean;
}

/** Cells that are no date of the calendar keep their digits: what was mistyped still tells people apart. */
export function birthDates(cells: readonly Cell[]): BirthDates {
  // What is seen in so many cells is not seen otherwise in the rest.
  const { style } = guessDateStyle(cells.slice(0, SEEN));
  const known: DateStyle = style === 'ambiguous' || style === 'text' ? 'day-month' : style;
  return { dates: cells.map((cell) => birthDate(cell, known)), isAmbiguous: style === 'ambiguous' };
}

function birthDate(cell: Cell, style: DateStyle): PackedDate {
  if (cell === null) return 0;
  const text = typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return packDate(Number(year), Number(month), Number(day));
  const iso = parseDate(cell, style);
  if (iso !== undefined) return Number(iso.replaceAll('-', ''));
  return yearLast(text, style);
}

function yearLast(text: string, style: DateStyle): PackedDate {
  const [, first, second, last] = YEAR_LAST.exec(text) ?? [];
  if (first === undefined || last === undefined)
    return /^(?:19|20)\d\d$/.test(text) ? packDate(Number(text), 0, 0) : 0;
  const year = last.length === 4 ? Number(last) : Number(last) + (Number(last) > YOUNGEST ? 1900 : 2000);
  const [day, month] = style === 'month-day' ? [second, first] : [first, second];
  return packDate(year, Number(month), Number(day));
}

/** A birth date in three columns, of which month and day may be missing. */
export function datesOfParts(
  parts: readonly (readonly Cell[] | undefined)[],
  size: number,
): readonly PackedDate[] {
  const part = (cells: readonly Cell[] | undefined, row: number): number => {
    const value = Number(cells?.[row] ?? 0);
    return Number.isInteger(value) && value > 0 && value < 10_000 ? value : 0;
  };
  const [years, months, days] = parts;
  return Array.from({ length: size }, (_, row) => {
    const year = part(years, row);
    const full = year > 0 && year < 100 ? year + (year > YOUNGEST ? 1900 : 2000) : year;
    return packDate(full, Math.min(99, part(months, row)), Math.min(99, part(days, row)));
  });
}
