import type { TableWarning } from './table-warning.ts';

/** A cell as the file has it: a number that was text stays text, an empty or blank cell is null. */
export type Cell = string | number | boolean | Date | null;

export type TableFormat = 'csv' | 'xlsx' | 'parquet';

export interface RawColumn {
  /** Unique in its table, never empty. */
  readonly name: string;
  /** Place in the file, from 0. */
  readonly index: number;
  readonly cells: readonly Cell[];
}

export interface RawTable {
  readonly format: TableFormat;
  /** All sheets in file order, hidden ones too; a CSV or Parquet file has none. */
  readonly sheets: readonly string[];
  readonly sheet: string;
  /** File row of the (lowest) header line, from 1 as a spreadsheet shows it; 0 when the file has none. */
  readonly headerRow: number;
  readonly columns: readonly RawColumn[];
  /** File row of each table row, from 1; blank lines count, a quoted line break does not. */
  readonly rowNumbers: readonly number[];
  readonly warnings: readonly TableWarning[];
}

export interface ReadProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
}

export interface ReadOptions {
  /** Name of the sheet; default: the first visible sheet that has a table. */
  readonly sheet?: string;
  /** File row of the header, from 1; 0 says that the file has no header. Default: found. */
  readonly headerRow?: number;
  readonly delimiter?: string;
  /** Stop after so many rows (a preview); the table then carries the warning `rows-not-read`. */
  readonly maxRows?: number;
  /** A file with more rows than this is refused, never cut; default `MOST_ROWS`. */
  readonly mostRows?: number;
  /** What the caller can use; default: all. */
  readonly accepted?: readonly TableFormat[];
  readonly onProgress?: (progress: ReadProgress) => void;
  readonly signal?: AbortSignal;
}

/** What each reader of one format hands over; `readTable` adds the rest. */
export interface ReadInput {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: ReadOptions;
}

/** Rows beyond this are refused: a spreadsheet ends here too, and a register of a city is far below. */
export const MOST_ROWS = 2_000_000;
