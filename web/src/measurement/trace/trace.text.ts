import { defineText } from '../../platform/text/dictionary.ts';

export const traceText = defineText({
  title: { id: 'Jejak angka', en: 'Trace of the figure' },
  recompute: { id: 'Hitung ulang', en: 'Recompute' },
  recomputeWhy: {
    id: 'Menghitung lagi dari data yang tersimpan, sekarang, lalu membandingkan dengan yang terbit.',
    en: 'Computes again from the stored data, now, and compares with what was published.',
  },
  same: { id: 'Sama', en: 'Equal' },
  sameText: {
    id: (value: string, when: string) =>
      `Hitung ulang ${when} menghasilkan ${value}, sama dengan angka terbit.`,
    en: (value, when) => `Recomputed on ${when}: ${value}, equal to the published figure.`,
  },
  sameError: {
    id: (se: string) => `Galat bakunya juga sama (${se}).`,
    en: (se) => `Its standard error too (${se}).`,
  },
  different: { id: 'Berbeda', en: 'Different' },
  differentText: {
    id: (published: string, again: string) =>
      `Terbit ${published}; hitung ulang menghasilkan ${again}. Jangan dipakai; laporkan kepada pengelola.`,
    en: (published, again) =>
      `Published ${published}; recomputing gives ${again}. Do not use it; report it to the administrator.`,
  },
  differentError: {
    id: (published: string, again: string) =>
      `Galat baku terbit ${published}; hitung ulang menghasilkan ${again}. Jangan dipakai; laporkan kepada pengelola.`,
    en: (published, again) =>
      `Published standard error ${published}; recomputing gives ${again}. Do not use it; report it to the administrator.`,
  },
  data: { id: 'Data', en: 'Data' },
  dataName: { id: 'Berkas atau isian', en: 'File or entry' },
  version: { id: 'Versi data', en: 'Data version' },
  versionWhy: {
    id: 'sidik isi (SHA-256): berubah satu angka saja, sidiknya berubah',
    en: 'content hash (SHA-256): one changed digit changes it',
  },
  copy: { id: 'Salin', en: 'Copy' },
  copyVersion: { id: 'Salin versi data', en: 'Copy the data version' },
  copied: { id: 'Versi data disalin.', en: 'The data version was copied.' },
  notCopied: {
    id: 'Peramban tidak mengizinkan penyalinan. Pilih teksnya, lalu salin.',
    en: 'The browser does not allow copying. Select the text and copy it.',
  },
  rowsUsed: { id: 'Baris dipakai', en: 'Rows used' },
  rowsLeftOut: { id: 'Baris ditinggalkan', en: 'Rows left out' },
  none: { id: 'tidak ada', en: 'none' },
  formula: { id: 'Rumus', en: 'Formula' },
  method: { id: 'Metode', en: 'Method' },
  readMethod: { id: 'Baca cara hitungnya', en: 'Read how it is computed' },
  error: { id: 'Galat baku', en: 'Standard error' },
  noError: { id: 'belum tersedia', en: 'not yet available' },
  interval: { id: 'Selang 95 %', en: '95% interval' },
  degrees: { id: 'Derajat bebas', en: 'Degrees of freedom' },
  relative: { id: 'RSE', en: 'RSE' },
  parameters: { id: 'Parameter', en: 'Parameters' },
  noParameters: { id: 'Angka ini tidak memakai parameter.', en: 'This figure uses no parameter.' },
  from: { id: (source: string) => `sumber: ${source}`, en: (source) => `source: ${source}` },
  published: { id: 'Penerbitan', en: 'Publication' },
  publisher: { id: 'Diterbitkan oleh', en: 'Published by' },
  publishedAt: { id: 'Waktu', en: 'Time' },
  source: { id: 'Sumber', en: 'Source' },
  confidence: { id: 'Keyakinan sumber', en: 'Confidence in the source' },
  note: { id: 'Catatan', en: 'Note' },
  replacedBy: {
    id: 'Angka ini sudah diganti oleh koreksi yang lebih baru.',
    en: 'This figure has been replaced by a newer correction.',
  },
  openNewer: { id: 'Buka penggantinya', en: 'Open the newer one' },
  history: { id: 'Riwayat koreksi', en: 'History of corrections' },
  noHistory: {
    id: 'Angka ini belum pernah dikoreksi.',
    en: 'This figure has never been corrected.',
  },
  synthetic: { id: 'data sintetis', en: 'synthetic data' },
});

export const confidenceText = defineText({
  tinggi: { id: 'tinggi', en: 'high' },
  sedang: { id: 'sedang', en: 'medium' },
  rendah: { id: 'rendah', en: 'low' },
});
