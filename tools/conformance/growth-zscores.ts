import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type GrowthScores, growthScores, type Indicator, MEASURE, SCORE, SEX } from '@pilar/growth';
import { ESTIMATE_TOLERANCE, type Mismatch } from './compare-row.ts';
import { type Children, childrenOf, childrenOfWord } from './growth-children.ts';
import { type CsvTable, readCsv } from './read-csv.ts';

/** `zlen` and `flen` of the reference are our length for age. */
const SHORT_NAMES: Readonly<Record<string, Indicator>> = {
  len: 'lengthForAge',
  wei: 'weightForAge',
  wfl: 'weightForLength',
  bmi: 'bmiForAge',
  hc: 'headForAge',
  ac: 'armForAge',
  ts: 'tricepsForAge',
  ss: 'subscapularForAge',
};

export interface GrowthLine {
  readonly line: number;
  readonly unit: string;
  readonly mismatches: readonly Mismatch[];
  /** Why the line was not compared. */
  readonly notSupported?: string;
}

/** z-scores, flags, corrected length, body mass index and codes of each child of a file; undefined without its data. */
export function compareZScores(folder: string, name: string): GrowthLine[] | undefined {
  const table = readCsv(join(folder, 'values', name));
  const children = inputsOf(folder, name, table);
  if (children === undefined) return undefined;
  const scores = growthScores(children.columns, { release: /_v1\.1/.test(name) ? '1.1' : '1.0' });
  const placeOf = new Map((children.text('id') ?? []).map((id, row) => [id, row]));
  const key = table.columns.includes('id') ? 'id' : 'row';
  return table.rows.map((cells, index) => {
    const unit = cells[table.columns.indexOf(key)] ?? String(index + 1);
    const row = (key === 'id' ? placeOf.get(unit) : Number(unit) - 1) ?? index;
    const mismatches = table.columns.flatMap((column, at) => {
      const got = answerOf(scores, children, { column, row });
      return got === undefined ? [] : mismatchOf(column, cellNumber(column, cells[at] ?? ''), got);
    });
    return { line: index + 2, unit, mismatches };
  });
}

/** The file itself where it has the measurements, the file without its `_v…`, or the data set of its name. */
function inputsOf(folder: string, name: string, table: CsvTable): Children | undefined {
  const isOwn = (columns: readonly string[]): boolean =>
    columns.includes('age') && columns.includes('sex') && columns.includes('weight');
  if (isOwn(table.columns)) return childrenOf(table);
  const sibling = join(folder, 'values', name.replace(/_v[\d.]+(?=\.csv$)/, ''));
  if (/_v[\d.]+\.csv$/.test(name) && existsSync(sibling)) {
    const own = readCsv(sibling);
    if (isOwn(own.columns)) return childrenOf(own);
  }
  const word = /^anthro_(.+?)_zscores/.exec(name)?.[1];
  return word === undefined ? undefined : childrenOfWord(folder, word);
}

const MEASURE_WORDS = { l: MEASURE.lying, h: MEASURE.standing } as const;

/** Words become codes, an empty cell NaN. */
function cellNumber(column: string, cell: string): number {
  if (column === 'cmeasure') return cell === 'l' || cell === 'h' ? MEASURE_WORDS[cell] : MEASURE.unknown;
  return cell === '' || cell === 'NA' ? Number.NaN : Number(cell);
}

/** What we say to a cell; undefined for a column that is no answer. */
function answerOf(
  scores: GrowthScores,
  { columns }: Children,
  { column, row }: { readonly column: string; readonly row: number },
): number | undefined {
  const own = (values: ArrayLike<number>): number => values[row] ?? Number.NaN;
  if (column === 'clenhei') return own(scores.lengthCm);
  if (column === 'cbmi') return own(scores.bmi);
  if (column === 'cmeasure') return own(scores.measure);
  if (column === 'c9mo_flag') return own(scores.isStandingTooEarly);
  if (column === 'csex') return own(columns.sex) === SEX.unknown ? Number.NaN : own(columns.sex);
  const [, kind, short = ''] = /^([zf])(\w+)$/.exec(column) ?? [];
  const name = SHORT_NAMES[short];
  if (name === undefined) return undefined;
  if (kind === 'z') return own(scores[name].z);
  const state = own(scores[name].state);
  return state === SCORE.absent ? Number.NaN : Number(state === SCORE.implausible);
}

function mismatchOf(field: string, expected: number, got: number): Mismatch[] {
  const isSame =
    Number.isNaN(expected) && Number.isNaN(got)
      ? true
      : Math.abs(expected - got) <= ESTIMATE_TOLERANCE * Math.max(1, Math.abs(expected));
  return isSame ? [] : [{ field, expected, got }];
}
