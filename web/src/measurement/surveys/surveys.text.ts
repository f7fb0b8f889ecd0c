import { defineText } from '../../platform/text/dictionary.ts';

export const surveysText = defineText({
  title: { id: 'Survei', en: 'Surveys' },
  sentence: {
    id: (ready: string, all: string) =>
      `${ready} dari ${all} survei siap dihitung. Angka survei selalu membawa galatnya.`,
    en: (ready, all) =>
      `${ready} of ${all} surveys can be measured. A survey figure always carries its error.`,
  },
  upload: { id: 'Unggah survei', en: 'Upload a survey' },
  list: { id: 'Survei yang diterima', en: 'Surveys received' },
  name: { id: 'Survei', en: 'Survey' },
  period: { id: 'Periode', en: 'Period' },
  state: { id: 'Keadaan', en: 'State' },
  read: { id: 'Baris dibaca', en: 'Rows read' },
  accepted: { id: 'Dipakai', en: 'Kept' },
  rejected: { id: 'Ditolak', en: 'Refused' },
  when: { id: 'Diterima', en: 'Received' },
  who: { id: 'Oleh', en: 'By' },
  file: { id: 'Berkas', en: 'File' },
  version: { id: 'Versi data', en: 'Data version' },
  received: { id: 'kolom belum dipilih', en: 'columns not chosen yet' },
  importing: { id: 'sedang diimpor', en: 'being imported' },
  ready: { id: 'siap dihitung', en: 'ready to measure' },
  failed: { id: 'impor gagal', en: 'import failed' },
  undone: { id: 'impor dibatalkan', en: 'import undone' },
  emptyTitle: { id: 'Belum ada survei', en: 'No survey yet' },
  empty: {
    id: 'Halaman ini akan menampilkan berkas survei rumah tangga yang diunggah, misalnya Susenas: satu baris satu rumah tangga, dengan pengeluaran per orang, penimbang, dan sebaiknya strata dan klaster. Dari berkas itu Pilar menghitung kemiskinan, ketimpangan, dan galatnya.',
    en: 'This page will show uploaded household survey files, for example Susenas: one row a household, with spending per head, a weight, and preferably strata and cluster. From such a file Pilar computes poverty, inequality and their errors.',
  },
  emptyDo: {
    id: 'Mulai dengan mengunggah satu berkas CSV, XLSX, atau Parquet.',
    en: 'Begin by uploading one CSV, XLSX or Parquet file.',
  },
  emptyReader: {
    id: 'Sekretariat TKPK dapat mengunggah berkas pertama.',
    en: 'The TKPK secretariat can upload the first file.',
  },
});

export const surveyUploadText = defineText({
  title: { id: 'Unggah survei', en: 'Upload a survey' },
  file: { id: 'Berkas survei', en: 'Survey file' },
  fileHint: {
    id: 'CSV, XLSX, atau Parquet; satu baris satu rumah tangga (atau satu orang). Berkas disimpan seperti aslinya dan tetap di komputer ini.',
    en: 'CSV, XLSX or Parquet; one row a household (or a person). The file is kept as it came and stays on this machine.',
  },
  name: { id: 'Judul', en: 'Title' },
  nameHint: { id: 'Misalnya "Susenas Maret 2025".', en: 'For example "Susenas March 2025".' },
  nameMissing: { id: 'Judul belum diisi.', en: 'The title is still empty.' },
  year: { id: 'Tahun', en: 'Year' },
  yearWrong: { id: 'Tulis tahun empat angka, misalnya 2025.', en: 'Write a year of four digits, e.g. 2025.' },
  month: { id: 'Bulan', en: 'Month' },
  noMonth: { id: 'tanpa bulan', en: 'no month' },
  proposed: {
    id: 'Judul dan periode diusulkan dari nama berkas; ubah bila tidak tepat.',
    en: 'Title and period are proposed from the file name; change them where they are not right.',
  },
  fileMissing: { id: 'Pilih berkas lebih dahulu.', en: 'Choose a file first.' },
  send: { id: 'Unggah dan baca kolomnya', en: 'Upload and read its columns' },
  reading: {
    id: 'Berkas diterima; kolomnya sedang dibaca …',
    en: 'The file is here; its columns are being read …',
  },
  done: { id: 'Survei diterima. Pilih kolomnya.', en: 'The survey was received. Choose its columns.' },
});
