import { invalid } from '../measurement/index.ts';
import { Problem } from '../platform/problem.ts';
import { type Cell, guessDateStyle, isMissing, parseDate, type RawTable } from '../platform/tabular/index.ts';
import { isTrue, measuredNumber, type Refused, wordedAgeDays } from './growth-cells.ts';
import type { GrowthMap } from './growth-targets.ts';
import { plainName } from './guess-growth-columns.ts';

export type AgeUnit = 'days' | 'months';
const MILLISECONDS_A_DAY = 86_400_000;
/** An age above it is no number of months of a child under five. */
const MOST_MONTHS = 72;

/** An age as the kernel takes it; NaN where it is not known. */
export interface RowAge {
  readonly days: number;
  readonly months: number;
}
const UNKNOWN: RowAge = { days: Number.NaN, months: Number.NaN };

/** Why a row's age cannot be used: its column, and what is wrong with it. */
export interface AgeRefusal {
  readonly column: string;
  readonly cell: Cell;
  readonly reason: 'not-a-date' | 'before-birth' | 'not-a-number' | 'negative';
}

export interface AgeReader {
  readonly ageOf: (row: number) => RowAge | AgeRefusal;
  /** Set where neither option nor file says the unit, and it was taken from the name of the column. */
  readonly assumed: AgeUnit | undefined;
}

type Cells = readonly Cell[] | undefined;

/**
 * Ages from birth and visit dates where a row has both, else from the age column.
 * @throws {Problem} date-style-ambiguous; command-invalid where only one of the two dates is there and no age
 */
export function ageReader(table: RawTable, map: GrowthMap, asked: AgeUnit | undefined): AgeReader {
  const column = (target: 'age' | 'birth' | 'visit' | 'is_age_in_month'): Cells =>
    table.columns.find(({ name }) => name === map.get(target))?.cells;
  const [birth, visit, age] = [column('birth'), column('visit'), column('age')];
  if (age === undefined && (birth === undefined) !== (visit === undefined))
    throw invalid(
      'ada satu tanggal saja; umur memerlukan tanggal lahir dan tanggal ukur, atau kolom umur',
      'there is one date only; an age needs a birth and a visit date, or a column of ages',
    );
  const dates = birth && visit ? datedAges(map, birth, visit) : undefined;
  const unit = unitOf(map.get('age') ?? '', age, asked);
  const marks = asked === undefined ? column('is_age_in_month') : undefined;
  const written = (row: number): RowAge | AgeRefusal =>
    age === undefined
      ? UNKNOWN
      : writtenAge(map.get('age') ?? '', age[row] ?? null, {
          isMonths: marks === undefined ? unit.unit === 'months' : isTrue(marks[row] ?? null),
        });
  return {
    ageOf: (row) => dates?.(row) ?? written(row),
    assumed: marks === undefined && age !== undefined && unit.isAssumed && !dates ? unit.unit : undefined,
  };
}

/** Undefined where one of the two dates is empty. */
function datedAges(
  map: GrowthMap,
  birth: readonly Cell[],
  visit: readonly Cell[],
): (row: number) => RowAge | AgeRefusal | undefined {
  const styles = [styleOf(map.get('birth') ?? '', birth), styleOf(map.get('visit') ?? '', visit)];
  const decided = styles.find((style) => style !== 'clear') ?? 'clear';
  return (row) => {
    const cells = [birth[row] ?? null, visit[row] ?? null] as const;
    if (cells.some(isMissing)) return undefined;
    const [from, to] = cells.map((cell) => parseDate(cell, decided));
    if (from === undefined) return { column: map.get('birth') ?? '', cell: cells[0], reason: 'not-a-date' };
    if (to === undefined) return { column: map.get('visit') ?? '', cell: cells[1], reason: 'not-a-date' };
    const days = (Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY;
    if (days < 0) return { column: map.get('visit') ?? '', cell: cells[1], reason: 'before-birth' };
    return { days, months: Number.NaN };
  };
}

function styleOf(column: string, cells: readonly Cell[]): 'clear' | 'day-month' | 'month-day' {
  const { style, evidence } = guessDateStyle(cells);
  if (style === 'ambiguous')
    throw new Problem('date-style-ambiguous', { column, example: evidence.example ?? '' });
  return style === 'text' ? 'clear' : style;
}

function writtenAge(
  column: string,
  cell: Cell,
  { isMonths }: { readonly isMonths: boolean },
): RowAge | AgeRefusal {
  const worded = wordedAgeDays(cell);
  if (worded !== undefined) return { days: worded, months: Number.NaN };
  const value: number | Refused = measuredNumber(cell);
  if (value === 'refused') return { column, cell, reason: 'not-a-number' };
  if (value < 0) return { column, cell, reason: 'negative' };
  return isMonths ? { days: Number.NaN, months: value } : { days: value, months: Number.NaN };
}

/**
 * The option; else the unit in the column's name; else days where an age is too high for months; else what such a column
 * usually is: `umur` and `usia` are months, `age` is days.
 */
function unitOf(
  name: string,
  cells: Cells,
  asked: AgeUnit | undefined,
): { unit: AgeUnit; isAssumed: boolean } {
  if (asked !== undefined) return { unit: asked, isAssumed: false };
  const plain = plainName(name);
  if (/(bulan|bln|month|mons?|mos?)$/.test(plain)) return { unit: 'months', isAssumed: false };
  if (/(hari|hr|days?)$/.test(plain)) return { unit: 'days', isAssumed: false };
  const isDays = cells?.some((cell) => {
    const value = measuredNumber(cell);
    return value !== 'refused' && value > MOST_MONTHS;
  });
  if (isDays) return { unit: 'days', isAssumed: false };
  return { unit: /^(umur|usia)/.test(plain) ? 'months' : 'days', isAssumed: true };
}
