import { defineText } from '../../platform/text/dictionary.ts';

export const checkText = defineText({
  title: { id: 'Baris yang dipakai dan yang ditolak', en: 'Rows kept and rows refused' },
  notYet: {
    id: 'Belum ada baris yang diperiksa. Pilih kolomnya lebih dahulu.',
    en: 'No rows have been checked yet. Choose the columns first.',
  },
  toColumns: { id: 'Pilih kolom', en: 'Choose columns' },
  changeColumns: { id: 'Ubah pilihan kolom', en: 'Change the columns' },
  toCompute: { id: 'Lanjut menghitung', en: 'Go on to measure' },
  read: { id: 'baris dibaca', en: 'rows read' },
  accepted: { id: 'dipakai', en: 'kept' },
  rejected: { id: 'ditolak', en: 'refused' },
  counts: {
    id: 'Setiap baris yang dibaca dipakai atau ditolak dengan alasan; tidak ada yang hilang.',
    en: 'Every row that was read is kept, or refused with a reason; none is lost.',
  },
  version: { id: (hash: string) => `Versi data ${hash}`, en: (hash) => `Data version ${hash}` },
  versionNote: {
    id: 'Sidik isi kolom yang dipakai: data yang sama selalu memberi versi yang sama.',
    en: 'The fingerprint of the columns kept: the same data always give the same version.',
  },
  none: {
    id: 'Tidak ada baris yang ditolak.',
    en: 'No row was refused.',
  },
  interviews: {
    id: (first: string, last: string) => `Wawancara dari ${first} sampai ${last} (WIB).`,
    en: (first, last) => `Interviews from ${first} to ${last} (WIB).`,
  },
  interviewsUnknown: {
    id: (rows: string) => `${rows} baris tanpa tanggal.`,
    en: (rows) => `${rows} rows without a date.`,
  },
  interviewsElsewhere: {
    id: (period: string) =>
      `Semua wawancara di luar ${period}, periode survei ini. Periksa periodenya, atau kolom tanggalnya.`,
    en: (period) =>
      `All interviews lie outside ${period}, the period of this survey. Check it, or the column.`,
  },
  byReason: { id: 'Alasan penolakan', en: 'Reasons for refusal' },
  reason: { id: 'Alasan', en: 'Reason' },
  count: { id: 'Banyak', en: 'Count' },
  list: { id: 'Baris yang ditolak', en: 'Refused rows' },
  firstOf: {
    id: (shown: string, total: string) =>
      `${shown} penolakan pertama dari ${total}. Unduhan berisi semuanya.`,
    en: (shown, total) => `The first ${shown} of ${total} refusals. The download has all of them.`,
  },
  cells: {
    id: 'Satu baris dapat ditolak karena lebih dari satu kolom, jadi jumlah alasan dapat melebihi jumlah baris.',
    en: 'A row may be refused for more than one column, so there may be more reasons than rows.',
  },
  row: { id: 'Baris berkas', en: 'File row' },
  column: { id: 'Kolom', en: 'Column' },
  value: { id: 'Isi', en: 'Value' },
  empty: { id: '(kosong)', en: '(empty)' },
  download: { id: 'Unduh Excel', en: 'Download Excel' },
  readerOnly: {
    id: 'Isi baris yang ditolak hanya ditampilkan kepada yang boleh mengimpor.',
    en: 'The contents of refused rows are shown only to those who may import.',
  },
  undo: { id: 'Batalkan impor', en: 'Undo the import' },
  undoTitle: { id: 'Batalkan impor ini?', en: 'Undo this import?' },
  undoText: {
    id: (rows: string) =>
      `${rows} baris tidak dihitung lagi dan survei ini ditandai dibatalkan. Berkas dan catatannya tetap tersimpan; berkas yang sama boleh diunggah kembali.`,
    en: (rows) =>
      `${rows} rows will count no more and the survey is marked undone. The file and its record stay; the same file may be uploaded again.`,
  },
  undoEmpty: {
    id: 'Survei ini ditandai dibatalkan. Berkas dan catatannya tetap tersimpan; berkas yang sama boleh diunggah kembali.',
    en: 'The survey is marked undone. The file and its record stay; the same file may be uploaded again.',
  },
  undoLimit: {
    id: 'Impor yang angkanya sudah terbit tidak dapat dibatalkan.',
    en: 'An import with published figures cannot be undone.',
  },
  undoneSaid: { id: 'Impor dibatalkan.', en: 'The import was undone.' },
  notReplaced: {
    id: 'Impor ulang terakhir tidak selesai. Baris di bawah ini berasal dari impor sebelumnya dan tetap dipakai.',
    en: 'The last repeat of the import did not end well. The rows below come from the import before and still count.',
  },
  stopped: {
    id: 'Impor dihentikan; belum ada baris yang dipakai. Impor dapat dimulai lagi kapan saja.',
    en: 'The import was stopped; no rows are kept. It can be started again at any time.',
  },
});
