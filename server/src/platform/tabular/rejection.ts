import type { Bilingual } from '@pilar/contracts';

/** Why a row of a file was not taken; `row` is the file row as a spreadsheet shows it. */
export interface RejectedCell {
  readonly row: number;
  /** Empty where the whole row is meant. */
  readonly column: string;
  readonly value: string;
  readonly code: RejectionCode;
}

type Writer = (row: number, column: string, value: string) => Bilingual;

const WRITERS = {
  missing: (row, column) => ({
    id: `Baris ${row}: kolom "${column}" kosong. Isi nilainya, atau biarkan baris ini tidak dihitung.`,
    en: `Row ${row}: column "${column}" is empty. Fill it in, or leave this row out.`,
  }),
  'not-a-number': (row, column, value) => ({
    id: `Baris ${row}: "${value}" di kolom "${column}" bukan angka menurut cara baca kolom itu. Perbaiki angkanya atau pilih cara baca lain.`,
    en: `Row ${row}: "${value}" in column "${column}" is no number in the style chosen for it. Correct it or choose another style.`,
  }),
  'not-a-date': (row, column, value) => ({
    id: `Baris ${row}: "${value}" di kolom "${column}" bukan tanggal menurut cara baca kolom itu. Perbaiki tanggalnya, atau kosongkan bila tidak diketahui.`,
    en: `Row ${row}: "${value}" in column "${column}" is no date in the style chosen for it. Correct it, or leave it empty when it is not known.`,
  }),
  'negative-welfare': (row, column, value) => ({
    id: `Baris ${row}: kolom "${column}" bernilai negatif (${value}). Pengeluaran tidak mungkin di bawah nol; periksa isian aslinya.`,
    en: `Row ${row}: column "${column}" is negative (${value}). Spending cannot be below zero; check the original entry.`,
  }),
  'negative-weight': (row, column, value) => ({
    id: `Baris ${row}: penimbang di kolom "${column}" negatif (${value}). Periksa berkas penimbang.`,
    en: `Row ${row}: the weight in column "${column}" is negative (${value}). Check the file of weights.`,
  }),
  'zero-weight': (row, column) => ({
    id: `Baris ${row}: penimbang di kolom "${column}" nol, jadi baris ini tidak mewakili siapa pun. Periksa berkas penimbang.`,
    en: `Row ${row}: the weight in column "${column}" is zero, so this row stands for nobody. Check the file of weights.`,
  }),
  'not-positive': (row, column, value) => ({
    id: `Baris ${row}: kolom "${column}" harus lebih dari nol, tertulis ${value}. Periksa isian aslinya.`,
    en: `Row ${row}: column "${column}" must be above zero, it says ${value}. Check the original entry.`,
  }),
  'duplicate-key': (row, column, value) => ({
    id: `Baris ${row}: "${value}" di kolom "${column}" sudah ada di baris sebelumnya. Hapus salah satu, atau pilih kolom kunci lain.`,
    en: `Row ${row}: "${value}" in column "${column}" was seen in an earlier row. Delete one of them, or choose another key column.`,
  }),
  'total-row': (row) => ({
    id: `Baris ${row}: tampak sebagai baris jumlah, bukan data, sehingga tidak dihitung. Hapus baris ini dari berkas.`,
    en: `Row ${row}: it looks like a total, not data, so it is left out. Delete this row from the file.`,
  }),
  'note-row': (row) => ({
    id: `Baris ${row}: tampak sebagai catatan di bawah tabel, bukan data, sehingga tidak dihitung. Hapus baris ini dari berkas.`,
    en: `Row ${row}: it looks like a note below the table, not data, so it is left out. Delete this row from the file.`,
  }),
} as const satisfies Record<string, Writer>;

export type RejectionCode = keyof typeof WRITERS;

/** What was wrong, where, and what to do, in both languages. */
export function rejectionReason({ code, row, column, value }: RejectedCell): Bilingual {
  return WRITERS[code](row, column, value);
}

/** How often each reason occurs, most frequent first. */
export function countRejections(
  rejected: readonly RejectedCell[],
): { code: RejectionCode; column: string; count: number }[] {
  const counts = new Map<string, { code: RejectionCode; column: string; count: number }>();
  for (const { code, column } of rejected) {
    const key = `${code}\n${column}`;
    const known = counts.get(key) ?? { code, column, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
