export { serialInstant, wibDate, wibInstant } from './calendar.ts';
export type { Cell, RawColumn, RawTable, ReadOptions, ReadProgress, TableFormat } from './raw-table.ts';
export { readTable } from './read-table.ts';
export { type TableWarning, type TableWarningCode, tableWarning } from './table-warning.ts';
