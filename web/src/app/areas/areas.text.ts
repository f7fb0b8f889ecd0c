import { defineText } from '../../platform/text/dictionary.ts';

export const areasText = defineText({
  title: { id: 'Wilayah', en: 'Areas' },
  sentence: {
    id: (districts: string, villages: string) =>
      `${districts} kecamatan dan ${villages} kelurahan, dengan kode Kemendagri dan kode BPS.`,
    en: (districts, villages) =>
      `${districts} districts (kecamatan) and ${villages} villages (kelurahan), with Kemendagri and BPS codes.`,
  },
  level: { id: 'Tingkat', en: 'Level' },
  village: { id: 'Kelurahan', en: 'Village (kelurahan)' },
  district: { id: 'Kecamatan', en: 'District (kecamatan)' },
  city: { id: 'Kota', en: 'City' },
  province: { id: 'Provinsi', en: 'Province' },
  country: { id: 'Negara', en: 'Country' },
  list: { id: 'Daftar wilayah', en: 'List of areas' },
  name: { id: 'Nama', en: 'Name' },
  code: { id: 'Kode Kemendagri', en: 'Kemendagri code' },
  bpsCode: { id: 'Kode BPS', en: 'BPS code' },
  bpsName: { id: 'Nama menurut BPS', en: 'Name used by BPS' },
  parent: { id: 'Kecamatan', en: 'District' },
  centre: { id: 'Titik tengah', en: 'Centre' },
  hasBoundary: { id: 'Batas', en: 'Boundary' },
  map: { id: 'Peta wilayah', en: 'Map of areas' },
  boundaries: { id: 'Batas wilayah', en: 'Boundaries' },
  boundariesNone: {
    id: 'Batas resmi belum diimpor. Peta memakai diagram petak sampai berkas batas diunggah.',
    en: 'Official boundaries are not imported yet. The map is a tile diagram until a boundary file is uploaded.',
  },
  boundariesThere: {
    id: (count: string, source: string, when: string) => `${count} batas dari ${source}, diimpor ${when}.`,
    en: (count, source, when) => `${count} boundaries from ${source}, imported ${when}.`,
  },
  fileLabel: { id: 'Berkas batas wilayah', en: 'Boundary file' },
  fileHint: {
    id: 'GeoJSON dengan kode wilayah pada setiap bidang. Berkas diperiksa dahulu; belum ada yang diubah.',
    en: 'GeoJSON with an area code on each shape. The file is checked first; nothing is changed yet.',
  },
  check: { id: 'Periksa berkas', en: 'Check the file' },
  apply: { id: 'Pakai batas ini', en: 'Use these boundaries' },
  applied: { id: 'Batas wilayah dipakai.', en: 'The boundaries are in use.' },
  remove: { id: 'Hapus batas', en: 'Remove boundaries' },
  removeTitle: { id: 'Hapus batas wilayah?', en: 'Remove the boundaries?' },
  removeText: {
    id: 'Peta kembali menjadi diagram petak. Daftar wilayah dan angka tidak berubah; batas dapat diunggah lagi.',
    en: 'The map becomes a tile diagram again. The list of areas and the figures do not change; boundaries can be uploaded again.',
  },
  removed: { id: 'Batas wilayah dihapus.', en: 'The boundaries were removed.' },
  matched: {
    id: (count: string) => `${count} wilayah cocok dengan daftar.`,
    en: (count) => `${count} areas match the list.`,
  },
  missing: {
    id: (count: string) => `${count} wilayah belum ada dalam berkas:`,
    en: (count) => `${count} areas are not in the file:`,
  },
  unknown: {
    id: (count: string) => `${count} bidang tidak dikenal dan akan dilewati:`,
    en: (count) => `${count} shapes are not known and will be left out:`,
  },
  warnings: { id: 'Catatan', en: 'Notes' },
  nothingMatched: {
    id: 'Tidak ada kode yang cocok. Periksa apakah berkas ini milik kota lain.',
    en: 'No code matches. Check whether this file belongs to another city.',
  },
  listUpload: { id: 'Ganti daftar wilayah', en: 'Replace the list of areas' },
  listFile: { id: 'Berkas daftar wilayah', en: 'File with the list of areas' },
  listHint: {
    id: 'CSV, XLSX, atau GeoJSON dengan kolom kode, nama, induk.',
    en: 'CSV, XLSX or GeoJSON with the columns code, name, parent.',
  },
  listSend: { id: 'Kirim daftar', en: 'Send the list' },
  listDone: {
    id: (count: string) => `Daftar wilayah diperbarui: ${count} wilayah.`,
    en: (count) => `The list of areas was updated: ${count} areas.`,
  },
  emptyTitle: { id: 'Daftar wilayah belum ada', en: 'No list of areas yet' },
  empty: {
    id: 'Halaman ini akan menampilkan kecamatan dan kelurahan kota beserta kedua kodenya dan petanya. Unggah daftar wilayah untuk memulai.',
    en: 'This page will show the districts and villages of the city with both codes and their map. Upload the list of areas to begin.',
  },
  yes: { id: 'ada', en: 'yes' },
  no: { id: 'belum', en: 'not yet' },
});
