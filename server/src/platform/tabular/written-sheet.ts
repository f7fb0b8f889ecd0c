import type { Cell } from './raw-table.ts';

export type ColumnFormat = 'text' | 'integer' | 'decimal' | 'rupiah' | 'percent' | 'date';

export interface WrittenColumn {
  readonly name: string;
  /** Default: as the value is; a Date shows as a day, other numbers without a format of their own. */
  readonly format?: ColumnFormat;
  /** In characters; default: seen from the name and the first rows. */
  readonly width?: number;
}

export type WrittenCell = Cell | undefined;
export type WrittenRow = readonly WrittenCell[];

export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly WrittenColumn[];
  /** Taken one by one: a generator writes a long list in bounded memory. */
  readonly rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>;
}

/** What stands on the sheet "Keterangan", so that a number never travels alone. */
export interface WriteNotes {
  readonly title?: string;
  readonly source?: string;
  /** Day that the data are of, `YYYY-MM-DD` or a period. */
  readonly asOf?: string;
  readonly isSynthetic?: boolean;
  readonly notes?: readonly string[];
}

export const SYNTHETIC_NOTICE = 'DATA SINTETIS: dibuat untuk contoh, bukan keluarga atau orang sungguhan.';

export function noteLines({ title, source, asOf, isSynthetic, notes }: WriteNotes): string[] {
  return [
    ...(isSynthetic ? [SYNTHETIC_NOTICE] : []),
    ...(title === undefined ? [] : [title]),
    ...(source === undefined ? [] : [`Sumber: ${source}`]),
    ...(asOf === undefined ? [] : [`Keadaan per: ${asOf}`]),
    ...(notes ?? []),
  ];
}

/** A text that a spreadsheet would take for a formula when it is typed or opened from a CSV file. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text);
}
