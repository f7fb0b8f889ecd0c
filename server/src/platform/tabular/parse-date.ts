import type { DateStyle } from '@pilar/contracts';
import { serialInstant, wibDate } from './calendar.ts';
import type { Cell } from './raw-table.ts';

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'januari january jan',
    'februari february pebruari feb peb',
    'maret march mar mrt',
    'april apr',
    'mei may',
    'juni june jun',
    'juli july jul',
    'agustus august agu agt ags aug agst',
    'september sept sep',
    'oktober october okt oct',
    'november nopember nov nop',
    'desember december des dec',
  ].flatMap((names, at) => names.split(' ').map((name): [string, number] => [name, at + 1])),
);

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const NUMERIC = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: \d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/;
const DAY_NAMED = /^(\d{1,2})[-/. ]*([a-z]+)\.?[-/., ]*(\d{4})$/i;
const NAMED_DAY = /^([a-z]+)\.? (\d{1,2}),? (\d{4})$/i;
/** Serials of 1927 to 2119: a smaller number in a date column is more likely a year or an age. */
const SERIALS = { first: 10_000, last: 80_000 } as const;

/** A day as `YYYY-MM-DD` by the calendar of Metro (WIB), or undefined. A year of two digits is not guessed. */
export function parseDate(cell: Cell, style: DateStyle): string | undefined {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : wibDate(cell);
  if (typeof cell === 'number') return serialDate(cell);
  if (typeof cell !== 'string') return undefined;
  const text = tidy(cell);
  if (ZONED.test(text)) return parseDate(new Date(text), style);
  return yearFirst(text) ?? named(text) ?? numeric(text, style);
}

/** Which of the two numeric orders a text allows; undefined where its order is clear or it is no such date. */
export function numericOrders(
  cell: Cell,
): { dayMonth: boolean; monthDay: boolean; isSame: boolean } | undefined {
  if (typeof cell !== 'string') return undefined;
  const text = tidy(cell);
  if (!NUMERIC.test(text)) return undefined;
  const [dayMonth, monthDay] = [numeric(text, 'day-month'), numeric(text, 'month-day')];
  return {
    dayMonth: dayMonth !== undefined,
    monthDay: monthDay !== undefined,
    isSame: dayMonth === monthDay,
  };
}

/** "Metro, Rabu, 9 Agustus 2023" is 9 Agustus 2023. */
function tidy(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .replace(/^'/, '')
    .trim();
  return plain.replace(/^(?:[\p{L}. ]+, )+(?=\d)/u, '');
}

function yearFirst(text: string): string | undefined {
  const found = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (found !== null) return realDay(Number(found[1]), Number(found[2]), Number(found[3]));
  return /^\d{5}$/.test(text) ? serialDate(Number(text)) : undefined;
}

function named(text: string): string | undefined {
  const found = DAY_NAMED.exec(text);
  const [day, month, year] = found === null ? namedFirst(text) : [found[1], found[2], found[3]];
  const number = MONTHS.get((month ?? '').toLowerCase());
  return number === undefined ? undefined : realDay(Number(year), number, Number(day));
}

function namedFirst(text: string): readonly (string | undefined)[] {
  const found = NAMED_DAY.exec(text);
  return found === null ? [] : [found[2], found[1], found[3]];
}

function numeric(text: string, style: DateStyle): string | undefined {
  const found = NUMERIC.exec(text);
  if (found === null) return undefined;
  const [first, second, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (style === 'month-day') return realDay(year, first, second);
  return style === 'day-month' || first === second ? realDay(year, second, first) : undefined;
}

function serialDate(serial: number): string | undefined {
  if (serial < SERIALS.first || serial > SERIALS.last) return undefined;
  const instant = serialInstant(serial);
  return instant === undefined ? undefined : wibDate(instant);
}

function realDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
