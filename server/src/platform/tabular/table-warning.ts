import type { Bilingual } from '@pilar/contracts';

/** What a reader noticed, with a sentence for the person who uploads: what, where, what to do. */
export interface TableWarning {
  readonly code: TableWarningCode;
  readonly column?: string;
  /** How many rows or cells it concerns. */
  readonly count: number;
  /** File rows it concerns: all for rows that were set apart, else the first few. */
  readonly rows: readonly number[];
  readonly detail?: string;
  readonly text: Bilingual;
}

interface Facts {
  readonly column: string;
  readonly count: number;
  readonly where: string;
  readonly detail: string;
}

type Writer = (facts: Facts) => Bilingual;

const say = (id: (f: Facts) => string, en: (f: Facts) => string): Writer => {
  return (facts) => ({ id: id(facts), en: en(facts) });
};

const WRITERS = {
  'encoding-guessed': say(
    (f) => `Berkas bukan UTF-8; dibaca sebagai ${f.detail}. Periksa huruf beraksen sebelum melanjutkan.`,
    (f) => `The file is not UTF-8; it was read as ${f.detail}. Check accented letters before going on.`,
  ),
  'header-below-title': say(
    (f) => `${f.count} baris judul di atas kepala tabel dilewati (baris ${f.where}).`,
    (f) => `${f.count} title rows above the header were skipped (row ${f.where}).`,
  ),
  'header-not-found': say(
    () =>
      'Tidak ada baris nama kolom; kolom diberi nama Kolom 1, Kolom 2, dan seterusnya. Periksa pemetaannya.',
    () =>
      'No row of column names was found; columns are called Kolom 1, Kolom 2 and so on. Check the mapping.',
  ),
  'header-combined': say(
    (f) =>
      `Kepala tabel bertingkat atau sel gabungan digabung menjadi satu nama per kolom (baris ${f.where}).`,
    (f) => `A header of several rows or merged cells was joined into one name per column (row ${f.where}).`,
  ),
  'header-repeated': say(
    (f) => `Kepala tabel berulang di ${f.count} baris (${f.where}); baris itu tidak dibaca sebagai data.`,
    (f) => `The header is repeated in ${f.count} rows (${f.where}); they were not read as data.`,
  ),
  'column-unnamed': say(
    (f) => `Kolom tanpa nama diberi nama "${f.column}".`,
    (f) => `A column without a name is called "${f.column}".`,
  ),
  'column-renamed': say(
    (f) => `Nama kolom "${f.detail}" muncul lebih dari sekali; yang ini diberi nama "${f.column}".`,
    (f) => `The column name "${f.detail}" occurs more than once; this one is called "${f.column}".`,
  ),
  'column-number-row': say(
    (f) => `Baris nomor kolom (1), (2), (3) di baris ${f.where} tidak dibaca sebagai data.`,
    (f) => `The row of column numbers (1), (2), (3) in row ${f.where} was not read as data.`,
  ),
  'rows-ragged': say(
    (f) =>
      `${f.count} baris mempunyai jumlah sel yang berbeda dari kepala tabel (mulai baris ${f.where}). Periksa pemisah dan tanda kutip di baris itu.`,
    (f) =>
      `${f.count} rows have another number of cells than the header (from row ${f.where}). Check delimiters and quotes there.`,
  ),
  'total-row': say(
    (f) => `Baris ${f.where} tampak sebagai baris jumlah, bukan data; baris itu tidak dihitung.`,
    (f) => `Row ${f.where} looks like a total, not data; it is left out of the count.`,
  ),
  'total-row-inside': say(
    (f) =>
      `${f.count} baris di tengah tabel tampak sebagai baris jumlah (baris ${f.where}). Hapus baris itu bila memang jumlah.`,
    (f) => `${f.count} rows inside the table look like totals (row ${f.where}). Delete them if they are.`,
  ),
  'note-row': say(
    (f) => `Baris ${f.where} tampak sebagai catatan di bawah tabel, bukan data; baris itu tidak dihitung.`,
    (f) => `Row ${f.where} looks like a note below the table, not data; it is left out of the count.`,
  ),
  'number-damaged': say(
    (f) =>
      `Kolom "${f.column}": ${f.count} nomor panjang rusak oleh lembar kerja (misalnya 1.87201E+15 atau angka ke-16 menjadi 0), mulai baris ${f.where}. Minta berkas dengan kolom ini sebagai teks; jangan dipakai sebagai identitas.`,
    (f) =>
      `Column "${f.column}": ${f.count} long numbers were damaged by a spreadsheet (such as 1.87201E+15, or a 16th digit turned 0), from row ${f.where}. Ask for the file with this column as text; do not use it as an identity.`,
  ),
  'cells-merged': say(
    (f) =>
      `${f.count} sel gabungan di dalam data (mulai baris ${f.where}); hanya sel pertamanya berisi, sel lainnya kosong.`,
    (f) =>
      `${f.count} merged cells lie inside the data (from row ${f.where}); only their first cell holds the value, the others are empty.`,
  ),
  'cells-error': say(
    (f) =>
      `${f.count} sel berisi kesalahan rumus seperti #N/A atau #REF! (mulai baris ${f.where}); dibaca sebagai kosong.`,
    (f) =>
      `${f.count} cells hold a formula error such as #N/A or #REF! (from row ${f.where}); they are read as empty.`,
  ),
  'formulas-without-value': say(
    (f) =>
      `${f.count} rumus belum dihitung (mulai baris ${f.where}); dibaca sebagai kosong. Buka dan simpan berkas di Excel, lalu unggah lagi.`,
    (f) =>
      `${f.count} formulas hold no computed value (from row ${f.where}); they are read as empty. Open and save the file in Excel, then upload it again.`,
  ),
  'quote-unclosed': say(
    (f) => `Tanda kutip di baris ${f.where} tidak ditutup; dibaca sebagai huruf biasa. Periksa baris itu.`,
    (f) =>
      `A quotation mark in row ${f.where} is not closed; it is read as an ordinary character. Check that row.`,
  ),
  'rows-not-read': say(
    (f) => `Hanya ${f.count} baris pertama yang dibaca.`,
    (f) => `Only the first ${f.count} rows were read.`,
  ),
  'sheet-hidden': say(
    (f) => `Lembar "${f.detail}" tersembunyi di berkas ini.`,
    (f) => `The sheet "${f.detail}" is hidden in this file.`,
  ),
  'other-sheets': say(
    (f) => `Berkas ini mempunyai ${f.count} lembar lain yang tidak dibaca: ${f.detail}.`,
    (f) => `The file has ${f.count} other sheets that were not read: ${f.detail}.`,
  ),
} as const satisfies Record<string, Writer>;

export type TableWarningCode = keyof typeof WRITERS;

/** Rows that a reader set apart are listed whole; of others the first few are enough to find the place. */
const LISTED_WHOLE: ReadonlySet<TableWarningCode> = new Set<TableWarningCode>([
  'total-row',
  'note-row',
  'header-repeated',
]);
const FEW = 5;

export function tableWarning(
  code: TableWarningCode,
  facts: { column?: string; count?: number; rows?: readonly number[]; detail?: string } = {},
): TableWarning {
  const rows = LISTED_WHOLE.has(code) ? (facts.rows ?? []) : (facts.rows ?? []).slice(0, FEW);
  const count = facts.count ?? facts.rows?.length ?? 1;
  const where = rows.slice(0, FEW).join(', ') + (rows.length > FEW ? ', …' : '');
  const text = WRITERS[code]({ column: facts.column ?? '', count, where, detail: facts.detail ?? '' });
  return {
    code,
    count,
    rows,
    text,
    ...(facts.column === undefined ? {} : { column: facts.column }),
    ...(facts.detail === undefined ? {} : { detail: facts.detail }),
  };
}
