import type { DateStyle, NumberStyle, SurveyMapping } from '@pilar/contracts';
import { Problem } from '../problem.ts';
import { wibDate } from './calendar.ts';
import { guessDateStyle } from './guess-date-style.ts';
import { guessNumberStyle } from './guess-number-style.ts';
import { parseDate } from './parse-date.ts';
import { isMissing, parseNumber } from './parse-number.ts';
import type { Cell, RawColumn, RawTable } from './raw-table.ts';
import type { RejectedCell, RejectionCode } from './rejection.ts';

/** `weight` refuses a row of weight 0, which stands for nobody; `weight-or-zero` keeps it in the design. */
export type NumberRule = 'any' | 'welfare' | 'weight' | 'weight-or-zero' | 'positive';

export interface NumberWish {
  readonly target: string;
  readonly column: string;
  /** Null: seen from the column; refused where that is ambiguous. */
  readonly numberStyle: NumberStyle | null;
  readonly rule: NumberRule;
}

export interface LabelWish {
  readonly target: string;
  readonly column: string;
  /** `reject` the row, or `keep` it under `NO_LABEL`. */
  readonly missing: 'reject' | 'keep';
  /** A key may occur once; `within` columns, once for each of their values (a number given anew in each cluster). */
  readonly isKey?: boolean;
  readonly within?: readonly string[];
}

/** A day; an empty cell is a day not known, and the row stays. */
export interface DateWish {
  readonly target: string;
  readonly column: string;
  /** Null: seen from the column; refused where that is ambiguous. */
  readonly dateStyle: DateStyle | null;
}

export interface ColumnWishes {
  readonly dates?: readonly DateWish[];
  readonly numbers: readonly NumberWish[];
  readonly labels: readonly LabelWish[];
}

/** Texts by number: `labels[codes[row]]`. */
export interface LabelData {
  readonly codes: Int32Array;
  readonly labels: readonly string[];
}

export interface ColumnSet {
  /** Days since 1 January 1970; NaN where not known. */
  readonly dates: ReadonlyMap<string, Float64Array>;
  readonly numbers: ReadonlyMap<string, Float64Array>;
  readonly labels: ReadonlyMap<string, LabelData>;
  /** File row of each accepted row. */
  readonly rowNumbers: Int32Array;
  /** Every reason of every refused row; rows accepted + rows refused = rows of the table. */
  readonly rejected: readonly RejectedCell[];
  readonly rejectedRows: number;
  readonly numberStyles: ReadonlyMap<string, NumberStyle>;
}

/** The group of rows that do not say their group: they count in the city's figure all the same. */
export const NO_LABEL = 'tidak diisi';

/** What a household survey asks of its columns. Target `group:NAME` for each group column. */
export function surveyWishes(mapping: Omit<SurveyMapping, 'sheet'>): ColumnWishes {
  const number = (target: string, rule: NumberRule, wish: SurveyMapping['weight']): NumberWish[] =>
    wish === null ? [] : [{ target, rule, column: wish.column, numberStyle: wish.numberStyle }];
  const label = (target: string, column: string | null): LabelWish[] =>
    column === null ? [] : [{ target, column, missing: 'reject' }];
  const within = [mapping.strata, mapping.psu].filter((column) => column !== null);
  return {
    dates: mapping.interview === null ? [] : [{ target: 'interview', ...mapping.interview }],
    numbers: [
      ...number('welfare', 'welfare', mapping.welfare),
      ...number('weight', 'weight', mapping.weight),
      ...number('size', 'positive', mapping.size),
    ],
    labels: [
      ...label('strata', mapping.strata),
      ...label('psu', mapping.psu),
      ...label('household', mapping.household).map((wish) => ({ ...wish, isKey: true, within })),
      ...mapping.groups.map((column): LabelWish => ({ target: `group:${column}`, column, missing: 'keep' })),
    ],
  };
}

/**
 * Turns the wanted columns of a table into numbers and labels. A row with a reason against it is left out and
 * reported, with all its reasons; nothing is dropped silently.
 * @throws {Problem} column-not-found; number-style-ambiguous, date-style-ambiguous where no style is given and the column does not tell
 */
export function toColumns(
  table: RawTable,
  wishes: ColumnWishes,
  fileName = '',
  onColumn: (done: number, total: number) => void = () => undefined,
): ColumnSet {
  const rows = table.rowNumbers.length;
  const dates = wishes.dates ?? [];
  const refusals = new Refusals(table);
  refuseFlaggedRows(table, refusals);
  let done = 0;
  const counted = <T>(column: T): T => {
    done += 1;
    onColumn(done, wishes.numbers.length + wishes.labels.length + dates.length);
    return column;
  };
  const read = wishes.numbers.map((wish) =>
    counted(readNumbers(getColumn(table, wish.column, fileName), wish, refusals)),
  );
  const texts = wishes.labels.map((wish) => {
    const around = (wish.within ?? []).map((name) => getColumn(table, name, fileName));
    return counted(readLabels(getColumn(table, wish.column, fileName), wish, refusals, around));
  });
  const days = dates.map((wish) =>
    counted(readDays(getColumn(table, wish.column, fileName), wish, refusals)),
  );
  const accepted: number[] = [];
  for (let row = 0; row < rows; row += 1) if (!refusals.has(row)) accepted.push(row);
  const numbersOf = (values: Float64Array | undefined) =>
    Float64Array.from(accepted, (row) => values?.[row] ?? Number.NaN);
  return {
    dates: new Map(dates.map((wish, at) => [wish.target, numbersOf(days[at])])),
    numbers: new Map(wishes.numbers.map((wish, at) => [wish.target, numbersOf(read[at]?.values)])),
    labels: new Map(wishes.labels.map((wish, at) => [wish.target, coded(accepted, texts[at] ?? [])])),
    rowNumbers: Int32Array.from(accepted, (row) => table.rowNumbers[row] ?? 0),
    rejected: refusals.inFileOrder(),
    rejectedRows: rows - accepted.length,
    numberStyles: new Map(wishes.numbers.map((wish, at) => [wish.target, read[at]?.style ?? 'plain'])),
  };
}

/** @throws {Problem} column-not-found, naming the columns that there are */
export function getColumn(table: RawTable, name: string, fileName: string): RawColumn {
  const found = table.columns.find((column) => column.name === name);
  if (found !== undefined) return found;
  const columns = table.columns.map((column) => column.name);
  const named = columns.slice(0, 30).join(', ') + (columns.length > 30 ? ', …' : '');
  throw new Problem('column-not-found', { column: name, file: fileName, columns: named });
}

class Refusals {
  readonly #table: RawTable;
  readonly #byRow = new Map<number, RejectedCell[]>();
  readonly #apart = new Set<number>();

  constructor(table: RawTable) {
    this.#table = table;
  }

  add(row: number, column: string, value: Cell, code: RejectionCode): void {
    const cell = { row: this.#table.rowNumbers[row] ?? 0, column, value: shown(value), code };
    const known = this.#byRow.get(row);
    if (known === undefined) this.#byRow.set(row, [cell]);
    else known.push(cell);
  }

  /** A row that is no data at all: what its cells lack is no further reason. */
  setApart(row: number, code: RejectionCode): void {
    this.add(row, '', null, code);
    this.#apart.add(row);
  }

  isApart(row: number): boolean {
    return this.#apart.has(row);
  }

  has(row: number): boolean {
    return this.#byRow.has(row);
  }

  inFileOrder(): RejectedCell[] {
    return [...this.#byRow.entries()].sort(([a], [b]) => a - b).flatMap(([, cells]) => cells);
  }
}

function refuseFlaggedRows(table: RawTable, refusals: Refusals): void {
  for (const { code, rows } of table.warnings) {
    if (code !== 'total-row' && code !== 'note-row') continue;
    for (const number of rows) refusals.setApart(table.rowNumbers.indexOf(number), code);
  }
}

function readNumbers(
  column: RawColumn,
  wish: NumberWish,
  refusals: Refusals,
): { values: Float64Array; style: NumberStyle } {
  const style = wish.numberStyle ?? seenStyle(column);
  const values = new Float64Array(column.cells.length).fill(Number.NaN);
  column.cells.forEach((cell, row) => {
    if (refusals.isApart(row)) return;
    const value = isMissing(cell) ? undefined : parseNumber(cell, style);
    const code =
      value === undefined ? (isMissing(cell) ? 'missing' : 'not-a-number') : broken(value, wish.rule);
    if (code === undefined && value !== undefined) values[row] = value;
    else if (code !== undefined) refusals.add(row, column.name, cell, code);
  });
  return { values, style };
}

function seenStyle(column: RawColumn): NumberStyle {
  const { style, evidence } = guessNumberStyle(column.cells);
  if (style !== 'ambiguous') return style === 'text' ? 'plain' : style;
  throw new Problem('number-style-ambiguous', { column: column.name, example: evidence.example ?? '' });
}

const DAY_MILLISECONDS = 86_400_000;

function readDays(column: RawColumn, wish: DateWish, refusals: Refusals): Float64Array {
  const style = wish.dateStyle ?? seenDateStyle(column);
  const days = new Float64Array(column.cells.length).fill(Number.NaN);
  column.cells.forEach((cell, row) => {
    if (refusals.isApart(row) || isMissing(cell)) return;
    const day = parseDate(cell, style);
    if (day === undefined) refusals.add(row, column.name, cell, 'not-a-date');
    else days[row] = Date.parse(day) / DAY_MILLISECONDS;
  });
  return days;
}

function seenDateStyle(column: RawColumn): DateStyle {
  const { style, evidence } = guessDateStyle(column.cells);
  if (style !== 'ambiguous') return style === 'text' ? 'clear' : style;
  throw new Problem('date-style-ambiguous', { column: column.name, example: evidence.example ?? '' });
}

function broken(value: number, rule: NumberRule): RejectionCode | undefined {
  if (rule === 'welfare' && value < 0) return 'negative-welfare';
  if (rule === 'weight-or-zero' && value < 0) return 'negative-weight';
  if (rule === 'weight' && value <= 0) return value < 0 ? 'negative-weight' : 'zero-weight';
  return rule === 'positive' && value <= 0 ? 'not-positive' : undefined;
}

function readLabels(
  column: RawColumn,
  wish: LabelWish,
  refusals: Refusals,
  around: readonly RawColumn[],
): string[] {
  const seen = new Set<string>();
  return column.cells.map((cell, row) => {
    if (refusals.isApart(row)) return NO_LABEL;
    if (isMissing(cell)) {
      if (wish.missing === 'reject') refusals.add(row, column.name, cell, 'missing');
      return NO_LABEL;
    }
    const label = labelOf(cell);
    if (wish.isKey !== true) return label;
    const key = [...around.map((outer) => labelOf(outer.cells[row] ?? null)), label].join('\u0000');
    if (seen.has(key)) refusals.add(row, column.name, cell, 'duplicate-key');
    seen.add(key);
    return label;
  });
}

const labelOf = (cell: Cell): string => shown(cell).replace(/\s+/g, ' ').trim();

function coded(accepted: readonly number[], texts: readonly string[]): LabelData {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(accepted, (row) => {
    const text = texts[row] ?? NO_LABEL;
    const known = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, known);
    return known;
  });
  return { codes, labels: [...codeOf.keys()] };
}

/** A cell as a person would read it in the file. */
export function shown(cell: Cell): string {
  if (cell === null) return '';
  return cell instanceof Date ? wibDate(cell) : String(cell);
}
