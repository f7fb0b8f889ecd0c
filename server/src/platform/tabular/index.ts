export { serialInstant, wibDate, wibInstant } from './calendar.ts';
export type { Cell, RawColumn, RawTable, ReadOptions, ReadProgress, TableFormat } from './raw-table.ts';
export { readTable } from './read-table.ts';
export { type TableWarning, type TableWarningCode, tableWarning } from './table-warning.ts';
export { type DateStyleGuess, guessDateStyle } from './guess-date-style.ts';
export { guessNumberStyle, type NumberEvidence, type NumberStyleGuess } from './guess-number-style.ts';
export { type DateStyle, parseDate } from './parse-date.ts';
export { isMissing, parseNumber } from './parse-number.ts';
