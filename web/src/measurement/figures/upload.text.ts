import { defineText } from '../../platform/text/dictionary.ts';

export const uploadText = defineText({
  title: { id: 'Unggah daftar angka resmi', en: 'Upload a list of official figures' },
  file: { id: 'Berkas daftar', en: 'File of the list' },
  fileHint: {
    id: 'Excel atau CSV dengan kolom seperti templat. Berkas diperiksa dahulu; belum ada yang terbit.',
    en: 'Excel or CSV with the columns of the template. It is checked first; nothing is published yet.',
  },
  added: { id: 'baru', en: 'new' },
  corrections: { id: 'koreksi', en: 'corrections' },
  unchanged: { id: 'sama dengan yang terbit', en: 'equal to what is published' },
  rejected: { id: 'ditolak', en: 'refused' },
  rejectedTable: { id: 'Baris yang ditolak', en: 'Refused rows' },
  rejectedStay: {
    id: 'Baris yang ditolak tidak ikut terbit. Perbaiki di berkasnya, lalu unggah lagi; baris yang sudah terbit akan dikenali sama.',
    en: 'Refused rows are not published. Correct them in the file and upload again; rows already published are recognised as equal.',
  },
  acceptedTable: { id: 'Yang akan terbit', en: 'What will be published' },
  nothing: {
    id: 'Tidak ada yang perlu diterbitkan dari berkas ini.',
    en: 'Nothing in this file needs to be published.',
  },
  row: { id: 'Baris', en: 'Row' },
  column: { id: 'Kolom', en: 'Column' },
  found: { id: 'Isi', en: 'Content' },
  reason: { id: 'Sebab', en: 'Reason' },
  indicator: { id: 'Indikator', en: 'Indicator' },
  area: { id: 'Wilayah', en: 'Area' },
  period: { id: 'Periode', en: 'Period' },
  value: { id: 'Nilai', en: 'Value' },
  what: { id: 'Menjadi', en: 'Becomes' },
  isNew: { id: 'angka baru', en: 'a new figure' },
  isCorrection: { id: 'koreksi', en: 'a correction' },
  source: { id: 'Sumber', en: 'Source' },
  publish: {
    id: (count: string) => `Terbitkan ${count} angka`,
    en: (count) => `Publish ${count} figures`,
  },
  done: { id: (count: string) => `${count} angka terbit.`, en: (count) => `${count} figures are published.` },
  firstRows: {
    id: (shown: string, all: string) => `${shown} baris pertama dari ${all}.`,
    en: (shown, all) => `The first ${shown} rows of ${all}.`,
  },
});
