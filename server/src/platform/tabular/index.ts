export { serialInstant, wibDate, wibInstant } from './calendar.ts';
export { fileKind } from './file-kind.ts';
export { type ColumnGuess, type ColumnTarget, columnFingerprint, guessColumns } from './guess-columns.ts';
export { type DateStyleGuess, guessDateStyle } from './guess-date-style.ts';
export { guessNumberStyle, type NumberEvidence, type NumberStyleGuess } from './guess-number-style.ts';
export { parseDate } from './parse-date.ts';
export { isMissing, parseNumber } from './parse-number.ts';
export type { Cell, RawColumn, RawTable, ReadOptions, ReadProgress, TableFormat } from './raw-table.ts';
export { readList } from './read-list.ts';
export { readTable } from './read-table.ts';
export { outOfMemory } from './refusals.ts';
export { countRejections, type RejectedCell, type RejectionCode, rejectionReason } from './rejection.ts';
export { isLightFile } from './size-limits.ts';
export { type TableWarning, type TableWarningCode, tableWarning } from './table-warning.ts';
export {
  type ColumnSet,
  type ColumnWishes,
  getColumn,
  type LabelData,
  type LabelWish,
  NO_LABEL,
  type NumberWish,
  shown,
  surveyWishes,
  toColumns,
} from './to-columns.ts';
export { csvPieces, type WriteCsvOptions, writeCsv } from './write-csv.ts';
export { writeXlsx, writeXlsxTo } from './write-xlsx.ts';
export {
  type ColumnFormat,
  SYNTHETIC_NOTICE,
  type WriteNotes,
  type WrittenCell,
  type WrittenColumn,
  type WrittenRow,
  type WrittenSheet,
} from './written-sheet.ts';
