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
}>;

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
  };
}

function storedColumns(set: ColumnSet, mapping: SurveyMapping): StoredColumn[] {
  const columns: StoredColumn[] = [storeNumbers(ROLE_COLUMNS.row, Float64Array.from(set.rowNumbers))];
  for (const [target, values] of set.numbers) columns.push(storeNumbers(`#${target}`, values));
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
