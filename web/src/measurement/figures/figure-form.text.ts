import { defineText } from '../../platform/text/dictionary.ts';

export const figureFormText = defineText({
  addTitle: { id: 'Tambah angka resmi', en: 'Add an official figure' },
  correctTitle: { id: 'Koreksi angka resmi', en: 'Correct an official figure' },
  replaces: {
    id: (what: string) => `Koreksi ini mengganti ${what}.`,
    en: (what) => `This correction replaces ${what}.`,
  },
  kept: {
    id: 'Angka lama tidak dihapus; ia tetap terbaca dalam riwayat.',
    en: 'The old figure is not deleted; it can still be read in the history.',
  },
  indicator: { id: 'Indikator', en: 'Indicator' },
  area: { id: 'Wilayah', en: 'Area' },
  period: { id: 'Periode', en: 'Period' },
  periodHint: {
    id: 'tahun, atau tahun-bulan: 2025 atau 2025-03',
    en: 'year, or year-month: 2025 or 2025-03',
  },
  periodRead: { id: (period: string) => `dibaca: ${period}`, en: (period) => `read as: ${period}` },
  periodWrong: {
    id: 'Tulis tahun, misalnya 2025, atau tahun-bulan, misalnya 2025-03.',
    en: 'Write a year, for example 2025, or year-month, for example 2025-03.',
  },
  value: { id: 'Nilai', en: 'Value' },
  valueHint: {
    id: (unit: string) => `dalam ${unit}, sebagaimana terbit`,
    en: (unit) => `in ${unit}, as published`,
  },
  valueRead: { id: (value: string) => `akan terbit: ${value}`, en: (value) => `will be published: ${value}` },
  numberWrong: {
    id: 'Tulis satu angka, misalnya 6,44 atau 596139.',
    en: 'Write one number, for example 6.44 or 596139.',
  },
  numberTwoWays: {
    id: 'Angka ini dapat dibaca dengan dua cara. Tulis tanpa titik (1234) atau dengan koma (1,234).',
    en: 'This can be read in two ways. Write it without a point (1234) or with a comma (1,234).',
  },
  se: { id: 'Galat baku (boleh kosong)', en: 'Standard error (may stay empty)' },
  seHint: { id: 'kosongkan bila tidak diterbitkan', en: 'leave empty when it is not published' },
  seWrong: { id: 'Galat baku nol atau lebih, atau kosong.', en: 'Zero or more, or empty.' },
  sourceTitle: { id: 'Sumber', en: 'Source' },
  sourceTitleHint: {
    id: 'judul terbitan, misalnya Kota Metro Dalam Angka 2025',
    en: 'title of the publication',
  },
  sourceTitleWrong: {
    id: 'Sebut judul terbitannya, sedikitnya tiga huruf.',
    en: 'Name the publication, at least three letters.',
  },
  sourceUrl: { id: 'Alamat web (boleh kosong)', en: 'Web address (may stay empty)' },
  sourceUrlWrong: {
    id: 'Tulis alamat lengkap yang diawali https://, atau kosongkan.',
    en: 'Write a complete address that begins with https://, or leave it empty.',
  },
  confidence: { id: 'Keyakinan pada sumber', en: 'Confidence in the source' },
  confidenceWrong: { id: 'Pilih salah satu.', en: 'Choose one.' },
  tinggi: { id: 'tinggi: terbitan resmi BPS atau kementerian', en: 'high: published by BPS or a ministry' },
  sedang: { id: 'sedang: dikutip dokumen resmi lain', en: 'medium: quoted by another official document' },
  rendah: { id: 'rendah: berita atau pernyataan', en: 'low: news or a statement' },
  note: { id: 'Catatan (boleh kosong)', en: 'Note (may stay empty)' },
  noteWrong: { id: 'Paling banyak 1.000 huruf.', en: 'At most 1,000 characters.' },
  choose: { id: 'Pilih …', en: 'Choose …' },
  chooseWrong: { id: 'Pilih salah satu.', en: 'Choose one.' },
  publish: { id: 'Terbitkan', en: 'Publish' },
  publishCorrection: { id: 'Terbitkan koreksi', en: 'Publish the correction' },
  done: { id: (what: string) => `${what} terbit.`, en: (what) => `${what} is published.` },
});

export const unitText = defineText({
  persen: { id: 'persen', en: 'per cent' },
  indeks: { id: 'angka indeks', en: 'index points' },
  'rupiah-per-bulan': { id: 'rupiah per bulan', en: 'rupiah a month' },
  'rupiah-per-tahun': { id: 'rupiah per tahun', en: 'rupiah a year' },
  rupiah: { id: 'rupiah', en: 'rupiah' },
  jiwa: { id: 'jiwa', en: 'people' },
  keluarga: { id: 'keluarga', en: 'families' },
  'rumah-tangga': { id: 'rumah tangga', en: 'households' },
  tahun: { id: 'tahun', en: 'years' },
  rasio: { id: 'rasio', en: 'ratio' },
  lainnya: { id: 'satuan terbitannya', en: 'the unit of the publication' },
});
