import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type GrowthColumns, MEASURE, SEX } from '@pilar/growth';
import { type CsvTable, readCsv } from './read-csv.ts';

/** A file of children of a golden folder: its columns as the kernel takes them, and its cells for groups and designs. */
export interface Children {
  readonly columns: GrowthColumns;
  /** Completed and part months, NaN where not known. */
  readonly months: Float64Array;
  readonly rows: number;
  /** Cells of the first of these columns that there is. */
  readonly text: (...names: readonly string[]) => readonly string[] | undefined;
  readonly names: readonly string[];
}

const DAYS_A_MONTH = 30.4375;

/** `data/anthro_WORD….csv`; undefined where there is none. */
export function childrenOfWord(folder: string, word: string): Children | undefined {
  const data = join(folder, 'data');
  if (!existsSync(data)) return undefined;
  const names = readdirSync(data).filter((name) => name.endsWith('.csv'));
  const file =
    names.find((name) => name === `anthro_${word}.csv`) ??
    names.sort().find((name) => name.startsWith(`anthro_${word}`));
  return file === undefined ? undefined : childrenOf(readCsv(join(data, file)));
}

export function childrenOf(table: CsvTable): Children {
  const text = (...names: readonly string[]): readonly string[] | undefined => {
    const place = names.map((name) => table.columns.indexOf(name)).find((at) => at >= 0);
    return place === undefined ? undefined : table.rows.map((cells) => cells[place] ?? '');
  };
  const numbers = (cells: readonly string[] | undefined, share = 1): Float64Array =>
    Float64Array.from(table.rows, (_, row) => numberOf(cells?.[row]) * share);
  const codes = (cells: readonly string[] | undefined, codeOf: (cell: string) => number): Uint8Array =>
    Uint8Array.from(table.rows, (_, row) => codeOf((cells?.[row] ?? '').toLowerCase()));
  const age = numbers(text('age'));
  const isMonths = monthRows(age, text('is_age_in_month'));
  const armCm = text('armc');
  const columns = {
    sex: codes(text('sex'), sexOf),
    ageDays: age.map((value, row) => (isMonths[row] ? Number.NaN : value)),
    ageMonths: age.map((value, row) => (isMonths[row] ? value : Number.NaN)),
    weightKg: numbers(text('weight')),
    lengthCm: numbers(text('lenhei', 'height', 'length')),
    measure: codes(text('measure'), measureOf),
    headCm: numbers(text('headc')),
    armCm: armCm === undefined ? numbers(text('muac'), 0.1) : numbers(armCm),
    tricepsMm: numbers(text('triskin')),
    subscapularMm: numbers(text('subskin')),
    oedema: codes(text('oedema'), (cell) => Number(cell === 'y' || cell === '1')),
  };
  const months = age.map((value, row) => (isMonths[row] ? value : value / DAYS_A_MONTH));
  return { columns, months, rows: table.rows.length, text, names: table.columns };
}

/** A file that does not say the unit of its ages has months when none of them is above sixty. */
function monthRows(age: Float64Array, unit: readonly string[] | undefined): Uint8Array {
  const isAllMonths = unit === undefined && age.every((value) => Number.isNaN(value) || value <= 60);
  return Uint8Array.from(age, (_, row) => Number(isAllMonths || unit?.[row]?.toUpperCase() === 'TRUE'));
}

const numberOf = (cell: string | undefined): number =>
  cell === undefined || cell === '' || cell === 'NA' ? Number.NaN : Number(cell);

function sexOf(cell: string): number {
  if (cell === '1' || cell === 'm') return SEX.boy;
  return cell === '2' || cell === 'f' ? SEX.girl : SEX.unknown;
}

function measureOf(cell: string): number {
  if (cell === 'l') return MEASURE.lying;
  return cell === 'h' ? MEASURE.standing : MEASURE.unknown;
}
