import type { Bilingual } from '@pilar/contracts';
import { type Cell, shown } from '../platform/tabular/index.ts';

/** A row of a list that was not taken, and why. */
export interface RejectedRow {
  /** As a spreadsheet shows it. */
  readonly row: number;
  readonly reason: Bilingual;
}

export type GrowthRefusal =
  | 'not-a-number'
  | 'not-positive'
  | 'negative'
  | 'not-a-date'
  | 'before-birth'
  | 'sex'
  | 'measure'
  | 'oedema';

type Writer = (column: string, value: string) => Bilingual;

const WRITERS: Readonly<Record<GrowthRefusal, Writer>> = {
  'not-a-number': (column, value) => ({
    id: `"${value}" di kolom "${column}" bukan angka. Perbaiki, atau kosongkan bila tidak diukur.`,
    en: `"${value}" in column "${column}" is no number. Correct it, or leave it empty when it was not measured.`,
  }),
  'not-positive': (column, value) => ({
    id: `kolom "${column}" harus lebih dari nol, tertulis ${value}. Kosongkan bila tidak diukur.`,
    en: `column "${column}" must be above zero, it says ${value}. Leave it empty when it was not measured.`,
  }),
  negative: (column, value) => ({
    id: `umur di kolom "${column}" di bawah nol (${value}). Periksa tanggal atau umurnya.`,
    en: `the age in column "${column}" is below zero (${value}). Check the dates or the age.`,
  }),
  'not-a-date': (column, value) => ({
    id: `"${value}" di kolom "${column}" bukan tanggal. Perbaiki, atau kosongkan bila tidak diketahui.`,
    en: `"${value}" in column "${column}" is no date. Correct it, or leave it empty when it is not known.`,
  }),
  'before-birth': (column, value) => ({
    id: `tanggal ukur di kolom "${column}" (${value}) mendahului tanggal lahir. Periksa kedua tanggal.`,
    en: `the visit date in column "${column}" (${value}) lies before the birth date. Check both dates.`,
  }),
  sex: (column, value) => ({
    id: `"${value}" di kolom "${column}" bukan jenis kelamin. Tulis L atau P, 1 atau 2.`,
    en: `"${value}" in column "${column}" is no sex. Write 1 or 2, m or f, L or P.`,
  }),
  measure: (column, value) => ({
    id: `"${value}" di kolom "${column}" bukan cara ukur. Tulis berdiri atau terlentang.`,
    en: `"${value}" in column "${column}" is no way of measuring. Write L (lying) or H (standing).`,
  }),
  oedema: (column, value) => ({
    id: `"${value}" di kolom "${column}" tidak mengatakan ada atau tidaknya bengkak. Tulis y atau n.`,
    en: `"${value}" in column "${column}" does not say whether there is oedema. Write y or n.`,
  }),
};

export function rejectedRow(
  row: number,
  code: GrowthRefusal,
  { column, cell }: { readonly column: string; readonly cell: Cell },
): RejectedRow {
  const { id, en } = WRITERS[code](column, shown(cell));
  return { row, reason: { id: `Baris ${row}: ${id}`, en: `Row ${row}: ${en}` } };
}
