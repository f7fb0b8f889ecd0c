import { defineText } from '../platform/text/dictionary.ts';

export const desilText = defineText({
  title: { id: 'Peta desil', en: 'Desil map' },
  sentence: {
    id: (count: string, range: string, all: string) =>
      `${count} dari ${all} keluarga dalam registrasi berada pada ${range}.`,
    en: (count, range, all) => `${count} of ${all} families in the register are in ${range}.`,
  },
  sentenceHere: {
    id: (count: string, range: string, all: string) =>
      `${count} dari ${all} keluarga dalam registrasi di wilayah tugas Anda berada pada ${range}.`,
    en: (count, range, all) => `${count} of ${all} families in the register of your places are in ${range}.`,
  },
  partial: { id: 'sebagian', en: 'part' },
  totalHere: { id: 'Jumlah di wilayah tugas Anda', en: 'Total of your places' },
  notRateTitle: { id: 'Cacah, bukan angka kemiskinan.', en: 'Counts, not a poverty rate.' },
  notRate: {
    id: 'Desil adalah peringkat kesejahteraan nasional yang melekat pada keluarga, bukan garis kemiskinan. Angka kemiskinan hanya dihitung dari survei.',
    en: 'Desil is a national welfare rank attached to a family, not a poverty line. The poverty rate is computed from surveys only.',
  },
  guarded: { id: 'dijaga', en: 'guarded' },
  guardedTitle: { id: 'Cacah kecil dijaga.', en: 'Small counts are guarded.' },
  guardedText: {
    id: (most: string, when: string) =>
      `Cacah 1 sampai ${most}, dan sel lain yang dapat membukanya, ditulis “dijaga”: bukan nol. Terbitan ${when}.`,
    en: (most, when) =>
      `Counts of 1 to ${most}, and other cells that would give them away, say “guarded”: not zero. Released ${when}.`,
  },
  guardedLink: { id: 'Tentang penjagaan sel kecil', en: 'About small counts' },
  methodLink: { id: 'Tentang desil', en: 'About desil' },
  syntheticText: {
    id: 'Keluarga dalam registrasi ini dibuat dari benih acak; bukan keluarga sungguhan.',
    en: 'The families of this register are made from a seed; they are not real.',
  },
  asOf: { id: (when: string) => `desil per ${when}`, en: (when) => `desil as of ${when}` },
  version: { id: (name: string) => `versi ${name}`, en: (name) => `version ${name}` },
  level: { id: 'Tingkat', en: 'Level' },
  village: { id: 'Kelurahan', en: 'Village (kelurahan)' },
  district: { id: 'Kecamatan', en: 'District (kecamatan)' },
  from: { id: 'Dari desil', en: 'From desil' },
  to: { id: 'Sampai desil', en: 'To desil' },
  desil: { id: (number: string) => `Desil ${number}`, en: (number) => `Desil ${number}` },
  range: {
    id: (low: string, high: string) => `desil ${low}–${high}`,
    en: (low, high) => `desil ${low}–${high}`,
  },
  one: { id: (number: string) => `desil ${number}`, en: (number) => `desil ${number}` },
  capital: {
    id: (words: string) => words.charAt(0).toUpperCase() + words.slice(1),
    en: (words) => words.charAt(0).toUpperCase() + words.slice(1),
  },
  caption: {
    id: (range: string, level: string) => `Keluarga pada ${range} menurut ${level}`,
    en: (range, level) => `Families in ${range} by ${level}`,
  },
  villageWord: { id: 'kelurahan', en: 'kelurahan' },
  districtWord: { id: 'kecamatan', en: 'kecamatan' },
  area: { id: 'Wilayah', en: 'Area' },
  parent: { id: 'Kecamatan', en: 'District' },
  code: { id: 'Kode', en: 'Code' },
  families: { id: 'Semua keluarga', en: 'All families' },
  persons: { id: 'Jiwa', en: 'People' },
  unranked: { id: 'Tanpa desil', en: 'No desil' },
  total: { id: (city: string) => `Jumlah ${city}`, en: (city) => `Total of ${city}` },
  allShown: { id: 'Jumlah semua wilayah', en: 'Total of all areas' },
  note: {
    id: 'Jiwa menghitung semua anggota keluarga di wilayah itu, apa pun desilnya.',
    en: 'People counts all members of the families of the area, whatever their desil.',
  },
  trace: { id: 'Jejak cacah', en: 'Trace of the counts' },
  download: { id: 'Unduh Excel', en: 'Download Excel' },
  profile: {
    id: (area: string) => `Keluarga menurut desil: ${area}`,
    en: (area) => `Families by desil: ${area}`,
  },
  profileHint: {
    id: 'Pilih wilayah pada tabel atau peta untuk melihat rinciannya.',
    en: 'Choose an area in the table or on the map to see its detail.',
  },
  profileClear: { id: 'Kembali ke seluruh kota', en: 'Back to the whole city' },
  inRange: { id: 'termasuk yang dihitung', en: 'among those counted' },
  emptyTitle: { id: 'Registrasi belum berisi keluarga', en: 'The register has no families yet' },
  empty: {
    id: 'Halaman ini akan menampilkan banyaknya keluarga menurut desil nasional di tiap kelurahan dan kecamatan, pada tabel dan peta. Versi ini belum dapat mengimpor registrasi; kota contoh sudah berisi registrasi sintetis. Angka kemiskinan tetap dapat dihitung dari survei.',
    en: 'This page will show how many families of each national desil live in every kelurahan and kecamatan, in a table and on a map. This version cannot import a register yet; the example city has a synthetic one. Poverty can still be measured from surveys.',
  },
  toSurveys: { id: 'Buka Survei', en: 'Open Surveys' },
});

export const desilTraceText = defineText({
  title: { id: 'Jejak cacah registrasi', en: 'Trace of the register counts' },
  recounted: { id: 'Dihitung ulang sekarang', en: 'Counted again now' },
  same: {
    id: 'Sama: cacah pada halaman ini cocok dengan hitungan ulang dari baris registrasi.',
    en: 'The same: the counts of this page agree with a recount of the rows of the register.',
  },
  different: {
    id: 'Berbeda: cacah pada halaman ini tidak cocok dengan hitungan ulang. Muat ulang halaman; bila berulang, laporkan kepada pengelola.',
    en: 'Different: the counts of this page do not agree with the recount. Reload; if it happens again, tell the administrator.',
  },
  counted: { id: 'Pada halaman', en: 'On the page' },
  again: { id: 'Hitungan ulang', en: 'Recount' },
  families: { id: 'keluarga', en: 'families' },
  persons: { id: 'jiwa', en: 'people' },
  data: { id: 'Data', en: 'Data' },
  source: { id: 'Sumber', en: 'Source' },
  asOf: { id: 'Desil per tanggal', en: 'Desil as of' },
  version: { id: 'Versi desil', en: 'Version of the desil' },
  dataVersion: { id: 'Versi data', en: 'Data version' },
  at: { id: 'Waktu hitung', en: 'Counted at' },
  how: { id: 'Cara menghitung', en: 'How it is counted' },
  howText: {
    id: 'Cacah keluarga adalah banyaknya kartu keluarga pada tiap kelurahan dan desil; jiwa adalah jumlah anggotanya. Hitungan ulang menghitung keluarga dan orang satu per satu.',
    en: 'Families are the family cards in each kelurahan and desil; people are the sum of their members. The recount counts families and persons one by one.',
  },
  notShown: {
    id: 'Hitungan ulang tidak ditampilkan: selisihnya dari terbitan dapat menunjuk sedikit keluarga.',
    en: 'The recount is not shown: its difference from the release could point at a few families.',
  },
  guarded: { id: 'dijaga', en: 'guarded' },
  countAgain: { id: 'Hitung ulang', en: 'Count again' },
});
