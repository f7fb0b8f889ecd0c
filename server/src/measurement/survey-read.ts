import type { JobPhase, SurveyMapping } from '@pilar/contracts';
import {
  type ColumnSet,
  type RejectedCell,
  readTable,
  surveyWishes,
  toColumns,
} from '../platform/tabular/index.ts';
import {
  dataVersionOf,
  ROLE_COLUMNS,
  type StoredColumn,
  storeNumbers,
  storeTexts,
} from './survey-columns.ts';

/** What an import reads: plain values only, so that it can go to a thread of its own. */
export type SurveyFile = Readonly<{
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
  mapping: SurveyMapping;
  /** More rows than this are refused; left out: the limit of the table floor. */
  mostRows?: number;
}>;

export type Stage = Readonly<{ phase: JobPhase; done: number; total: number }>;

/** A checked survey as it will be stored. */
export type ReadSurvey = Readonly<{
  rows: number;
  accepted: number;
  rejectedRows: number;
  rejected: readonly RejectedCell[];
  columns: readonly StoredColumn[];
  dataVersion: string;
  interviews: Interviews;
}>;

/** First and last day of the interviews, `YYYY-MM-DD`; null where no row has one. */
export type Interviews = Readonly<{ first: string | null; last: string | null; unknown: number }>;

const MOST_VALUE_LETTERS = 80;

/** Reads the whole file, checks every row and packs the columns. It touches no database and may run in any thread. */
export async function readSurvey(
  file: SurveyFile,
  onStage: (stage: Stage) => void,
  signal?: AbortSignal,
): Promise<ReadSurvey> {
  const { bytes, fileName, mapping, mostRows } = file;
  const table = await readTable(bytes, fileName, {
    ...(mapping.sheet === null ? {} : { sheet: mapping.sheet }),
    ...(mostRows === undefined ? {} : { mostRows }),
    ...(signal === undefined ? {} : { signal }),
    onProgress: ({ bytes: done, totalBytes: total }) => onStage({ phase: 'reading', done, total }),
  });
  const rows = table.rowNumbers.length;
  onStage({ phase: 'checking', done: 0, total: rows });
  const set = toColumns(table, surveyWishes(mapping), fileName, (done, total) =>
    onStage({ phase: 'checking', done: Math.floor((rows * done) / total), total: rows }),
  );
  const columns = storedColumns(set, mapping);
  return {
    rows,
    accepted: set.rowNumbers.length,
    rejectedRows: set.rejectedRows,
    rejected: set.rejected.map((cell) => ({ ...cell, value: cell.value.slice(0, MOST_VALUE_LETTERS) })),
    columns,
    dataVersion: dataVersionOf(columns),
    interviews: interviewsOf(set.dates.get('interview')),
  };
}

const dayOf = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

function interviewsOf(days: Float64Array | undefined): Interviews {
  const known = (days ?? new Float64Array(0)).filter((day) => !Number.isNaN(day));
  const unknown = (days?.length ?? 0) - known.length;
  if (known.length === 0) return { first: null, last: null, unknown };
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const day of known) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return { first: dayOf(first), last: dayOf(last), unknown };
}

function storedColumns(set: ColumnSet, mapping: SurveyMapping): StoredColumn[] {
  const columns: StoredColumn[] = [storeNumbers(ROLE_COLUMNS.row, Float64Array.from(set.rowNumbers))];
  for (const [target, values] of set.numbers) columns.push(storeNumbers(`#${target}`, values));
  for (const [target, days] of set.dates) columns.push(storeNumbers(`#${target}`, days));
  for (const target of ['strata', 'psu'] as const) {
    const labels = set.labels.get(target);
    if (labels) columns.push(storeTexts(`#${target}`, textsOf(labels)));
  }
  for (const name of mapping.groups) {
    const labels = set.labels.get(`group:${name}`);
    if (labels) columns.push(storeTexts(name, textsOf(labels)));
  }
  return columns;
}

function textsOf({ codes, labels }: { codes: Int32Array; labels: readonly string[] }): string[] {
  return Array.from(codes, (code) => labels[code] ?? '');
}
