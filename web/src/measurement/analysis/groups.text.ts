import { defineText } from '../../platform/text/dictionary.ts';

export const groupsText = defineText({
  title: { id: 'Kemiskinan menurut kelompok', en: 'Poverty by group' },
  about: {
    id: 'Siapa yang miskin, menurut wilayah, mata pencaharian, atau kelompok lain dalam survei, dan seberapa yakin angkanya.',
    en: 'Who is poor, by area, livelihood or any other group of the survey, and how sure the figures are.',
  },
  by: { id: 'Kelompok', en: 'Groups' },
  districtOf: {
    id: (column: string) => `kecamatan (dari ${column})`,
    en: (column) => `kecamatan (from ${column})`,
  },
  missing: { id: 'Pilih survei, garis, dan kelompoknya.', en: 'Choose a survey, a line and the groups.' },
  noColumns: {
    id: 'Survei ini diimpor tanpa kolom kelompok. Pilih kolomnya pada halaman survei, lalu impor lagi.',
    en: 'This survey was imported without group columns. Choose them on the page of the survey and import again.',
  },
  sentence: {
    id: (name: string, city: string, low: string, high: string) =>
      `${name} seluruh kota ${city} (selang 95 persen ${low} – ${high}).`,
    en: (name, city, low, high) => `${name} of the whole city ${city} (95% interval ${low} – ${high}).`,
  },
  highest: {
    id: (group: string, value: string) => `Nilai tertinggi yang dapat ditampilkan: ${group}, ${value}.`,
    en: (group, value) => `Highest figure that can be shown: ${group}, ${value}.`,
  },
  overlap: {
    id: 'Kelompok yang selangnya bertumpang tindih belum tentu berbeda; jangan membaca urutannya sebagai peringkat.',
    en: 'Groups whose intervals overlap need not differ; do not read the order as a ranking.',
  },
  city: { id: 'Seluruh kota', en: 'The whole city' },
  withheld: { id: 'ditahan', en: 'withheld' },
  group: { id: 'Kelompok', en: 'Group' },
  value: { id: 'Nilai', en: 'Value' },
  caption: {
    id: (statistic: string, column: string) => `${statistic} menurut ${column}`,
    en: (statistic, column) => `${statistic} by ${column}`,
  },
  classes: {
    id: 'Titik penuh: akurat (RSE sampai 25 %). Titik kosong bergaris putus: hati-hati (25–50 %). Ditahan: RSE di atas 50 %, nilainya tidak ditampilkan.',
    en: 'Full dot: accurate (RSE up to 25%). Open dot with a broken line: use with caution (25–50%). Withheld: RSE above 50%, the value is not shown.',
  },
  traceOf: { id: (name: string) => `Jejak: ${name}`, en: (name) => `Trace: ${name}` },
});
