/** What a refusal says: its status, and its sentence in both languages. */
export type ProblemText = Readonly<{ status: number; id: string; en: string }>;

/** Refusals of uploaded and named files and of their columns. */
export const FILE_PROBLEMS = {
  'upload-missing': {
    status: 422,
    id: 'Belum ada berkas yang dipilih. Pilih berkas lalu kirim lagi.',
    en: 'No file was chosen. Choose a file and send again.',
  },
  'file-too-large': {
    status: 413,
    id: 'Berkas {file} terlalu besar ({megabytes} MB; batas {limit} MB). Hapus lembar dan kolom yang tidak diperlukan, lalu kirim lagi.',
    en: 'File {file} is too large ({megabytes} MB; the limit is {limit} MB). Remove sheets and columns that are not needed, then send it again.',
  },
  'file-too-heavy': {
    status: 413,
    id: 'Isi berkas {file} terlalu banyak untuk dibaca: {reason}. Hapus lembar, baris, dan kolom yang tidak diperlukan, lalu kirim lagi.',
    en: 'File {file} holds too much to be read: {reasonEn}. Remove sheets, rows and columns that are not needed, then send it again.',
  },
  'file-not-found': {
    status: 404,
    id: 'Berkas {file} tidak ada, atau tidak boleh dibaca. Periksa nama dan foldernya.',
    en: 'File {file} is not there, or may not be read. Check its name and folder.',
  },
  'file-too-many-rows': {
    status: 413,
    id: 'Berkas {file} berisi lebih dari {limit} baris. Yang terbaca paling banyak {limit} baris; bagi berkasnya, atau kirim hanya rumah tangga kota ini.',
    en: 'File {file} has more than {limit} rows. At most {limit} rows are read; split it, or send the households of this city alone.',
  },
  'file-type-unknown': {
    status: 415,
    id: 'Jenis berkas {file} tidak dapat dipakai di sini ({found}). Simpan sebagai {accepted}, lalu kirim lagi.',
    en: 'The kind of file {file} cannot be used here ({foundEn}). Save it as {accepted}, then send it again.',
  },
  'file-empty': {
    status: 422,
    id: 'Berkas {file} tidak berisi baris data. Periksa lembar yang dipilih, lalu kirim lagi.',
    en: 'File {file} has no data rows. Check the chosen sheet and send again.',
  },
  'file-encoding-unknown': {
    status: 422,
    id: 'Huruf dalam berkas {file} tidak dapat dibaca. Simpan ulang sebagai CSV UTF-8 lalu kirim lagi.',
    en: 'The letters in file {file} cannot be read. Save it again as CSV UTF-8 and send it.',
  },
  'file-protected': {
    status: 422,
    id: 'Berkas {file} dilindungi kata sandi. Simpan salinan tanpa kata sandi lalu kirim lagi.',
    en: 'File {file} is protected by a password. Save a copy without it and send again.',
  },
  'file-damaged': {
    status: 422,
    id: 'Berkas {file} rusak atau terpotong: {reason}. Ambil salinan baru dari pengirimnya.',
    en: 'File {file} is damaged or cut off: {reasonEn}. Get a new copy from its sender.',
  },
  'sheet-not-found': {
    status: 422,
    id: 'Lembar "{sheet}" tidak ada dalam berkas {file}. Lembar yang ada: {sheets}.',
    en: 'There is no sheet "{sheet}" in file {file}. Its sheets are: {sheets}.',
  },
  'column-not-found': {
    status: 422,
    id: 'Kolom "{column}" tidak ada dalam {file}. Kolom yang ada: {columns}.',
    en: 'There is no column "{column}" in {file}. Its columns are: {columns}.',
  },
  'number-style-ambiguous': {
    status: 422,
    id: 'Angka pada kolom "{column}" dapat dibaca dengan dua cara (contoh {example}). Pilih cara bacanya satu kali untuk kolom ini.',
    en: 'The numbers in column "{column}" can be read in two ways (for example {example}). Choose once how this column is to be read.',
  },
  'date-style-ambiguous': {
    status: 422,
    id: 'Tanggal pada kolom "{column}" dapat dibaca dengan dua cara (contoh {example}). Pilih urutan hari dan bulannya.',
    en: 'The dates in column "{column}" can be read in two ways (for example {example}). Choose the order of day and month.',
  },
  'mapping-incomplete': {
    status: 422,
    id: 'Kolom untuk {target} belum dipilih. Pilih satu kolom dari berkas.',
    en: 'No column was chosen for {target}. Choose one column of the file.',
  },
} as const satisfies Record<string, ProblemText>;
