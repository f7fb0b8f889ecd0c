import { defineText } from '../../platform/text/dictionary.ts';

export const columnsText = defineText({
  title: { id: 'Kolom mana berisi apa', en: 'Which column holds what' },
  intro: {
    id: 'Usulan di bawah diambil dari nama dan isi kolom. Periksa satu per satu; hanya pengeluaran yang wajib.',
    en: 'The proposals come from names and contents of the columns. Check each; only spending is required.',
  },
  welfare: { id: 'Pengeluaran per orang per bulan', en: 'Spending per head and month' },
  welfareHint: {
    id: 'Rupiah, sudah dibagi jumlah anggota. Dasar semua ukuran.',
    en: 'In rupiah, already divided by the number of members. Every measure rests on it.',
  },
  weight: { id: 'Penimbang', en: 'Weight' },
  weightHint: {
    id: 'Berapa rumah tangga di kota yang diwakili baris ini.',
    en: 'How many households of the city this row stands for.',
  },
  size: { id: 'Jumlah anggota rumah tangga', en: 'Household size' },
  sizeHint: {
    id: 'Dikalikan dengan penimbang, agar yang dihitung orang. Kosongkan bila penimbang sudah penimbang orang.',
    en: 'Multiplied by the weight, so that people are counted. Leave empty when the weight is one of persons.',
  },
  strata: { id: 'Strata', en: 'Strata' },
  strataHint: {
    id: 'Lapisan tempat contoh ditarik terpisah, misalnya kota dan desa.',
    en: 'Layers from which the sample was drawn apart, for example urban and rural.',
  },
  psu: { id: 'Klaster (blok sensus, PSU)', en: 'Cluster (census block, PSU)' },
  psuHint: {
    id: 'Unit contoh pertama, tempat beberapa rumah tangga ditanyai bersama.',
    en: 'The first unit drawn, where several households were asked together.',
  },
  household: { id: 'Nomor rumah tangga', en: 'Household number' },
  householdHint: {
    id: 'Untuk menolak baris ganda. Nomor ini tidak disimpan bersama hasil.',
    en: 'Used to refuse duplicate rows. It is not kept with the results.',
  },
  interview: { id: 'Tanggal wawancara', en: 'Day of the interview' },
  interviewHint: {
    id: 'Untuk mencocokkan masa lapangan dengan periode survei. Kalender WIB.',
    en: 'To compare the field work with the period of the survey. Calendar of western Indonesia (WIB).',
  },
  required: { id: 'wajib', en: 'required' },
  column: { id: (target: string) => `Kolom untuk ${target}`, en: (target) => `Column for ${target}` },
  none: { id: 'tidak ada', en: 'none' },
  choose: { id: 'pilih kolom …', en: 'choose a column …' },
  samples: { id: 'Contoh isi', en: 'Sample values' },
  noSamples: { id: 'kolom ini kosong', en: 'this column is empty' },
  remembered: { id: 'diingat', en: 'remembered' },
  weightNone: {
    id: 'Tanpa penimbang setiap baris dianggap mewakili jumlah yang sama.',
    en: 'Without a weight every row is taken to stand for the same number.',
  },
  sizeNone: {
    id: 'Tanpa jumlah anggota hasilnya bagian dari baris: rumah tangga, kecuali penimbang sudah penimbang orang.',
    en: 'Without household size the results are shares of rows: households, unless the weight is one of persons.',
  },
  strataNone: {
    id: 'Tanpa strata semua klaster dianggap satu strata.',
    en: 'Without strata all clusters are taken as one stratum.',
  },
  psuNone: {
    id: 'Tanpa klaster galatnya biasanya terlalu kecil untuk survei berblok seperti Susenas.',
    en: 'Without clusters the errors are usually too small for a survey in blocks, such as Susenas.',
  },
  householdNone: {
    id: 'Tanpa nomor rumah tangga baris ganda tidak dapat dikenali.',
    en: 'Without a household number duplicate rows cannot be told.',
  },
  interviewNone: {
    id: 'Tanpa tanggal, masa lapangan tidak diketahui. Hitungannya tetap sama.',
    en: 'Without dates the days of field work are not known. The results stay the same.',
  },
  faultMissing: {
    id: 'Pilih kolom pengeluaran; tanpa itu tidak ada yang dapat dihitung.',
    en: 'Choose the column of spending; nothing can be measured without it.',
  },
  faultTwice: {
    id: 'Kolom ini sudah dipilih di atas. Satu kolom untuk satu hal.',
    en: 'This column is already chosen above. One column for one thing.',
  },
  faultText: {
    id: 'Isi kolom ini bukan angka. Pilih kolom lain.',
    en: 'This column does not hold numbers. Choose another.',
  },
  faultNoDate: {
    id: 'Isi kolom ini bukan tanggal. Pilih kolom lain.',
    en: 'This column does not hold dates. Choose another.',
  },
  faultDateAmbiguous: {
    id: 'Pilih dahulu urutan hari dan bulannya.',
    en: 'First choose the order of day and month.',
  },
  faultAmbiguous: {
    id: 'Pilih dahulu bagaimana angkanya dibaca.',
    en: 'First choose how its numbers are read.',
  },
  reading: { id: 'Cara membaca angka', en: 'How numbers are read' },
  readAs: { id: 'dibaca', en: 'read' },
  auto: { id: 'otomatis', en: 'by itself' },
  indonesian: { id: 'cara Indonesia: 1.234.567,5', en: 'the Indonesian way: 1.234.567,5' },
  english: { id: 'cara Inggris: 1,234,567.5', en: 'the English way: 1,234,567.5' },
  plain: { id: 'tanpa pemisah ribuan: 1234567.5', en: 'without thousands marks: 1234567.5' },
  ask: {
    id: (example: string) => `Angka di kolom ini dapat dibaca dengan dua cara. ${example} berarti …`,
    en: (example) => `The numbers of this column can be read in two ways. ${example} means …`,
  },
  askPlain: {
    id: 'Angka di kolom ini ditulis dengan dua cara. Yang benar …',
    en: 'The numbers of this column are written in two ways. The right one is …',
  },
  askDate: {
    id: (example: string) => `Tanggal di kolom ini dapat dibaca dengan dua cara. ${example} berarti …`,
    en: (example) => `The dates of this column can be read in two ways. ${example} means …`,
  },
  askDatePlain: {
    id: 'Tanggal di kolom ini ditulis dengan dua urutan. Yang benar …',
    en: 'The dates of this column are written in two orders. The right one is …',
  },
  'day-month': { id: 'hari dahulu, lalu bulan', en: 'day first, then month' },
  'month-day': { id: 'bulan dahulu, lalu hari', en: 'month first, then day' },
  askOnce: {
    id: 'Ditanya satu kali; berlaku untuk seluruh kolom.',
    en: 'Asked once; it holds for the whole column.',
  },
  notReadable: { id: 'contoh ini tidak terbaca', en: 'this example cannot be read' },
  groups: { id: 'Kolom kelompok', en: 'Group columns' },
  groupsHint: {
    id: 'Untuk menghitung menurut kelompok: wilayah (kelurahan, kecamatan), mata pencaharian, pendidikan. Hanya kolom dengan 2 sampai 60 nilai yang ditawarkan.',
    en: 'To measure by group: area (kelurahan, kecamatan), livelihood, education. Only columns with 2 to 60 values are offered.',
  },
  groupsFind: { id: 'Cari kolom kelompok', en: 'Find a group column' },
  groupsChosen: {
    id: (count: string, most: string) => `${count} dipilih, paling banyak ${most}.`,
    en: (count, most) => `${count} chosen, at most ${most}.`,
  },
  groupsNone: {
    id: 'Tidak ada kolom dengan 2 sampai 60 nilai berbeda.',
    en: 'No column has 2 to 60 different values.',
  },
  groupsNotFound: { id: 'Tidak ada kolom dengan nama itu.', en: 'No column has that name.' },
  values: { id: (count: string) => `${count} nilai`, en: (count) => `${count} values` },
  sheet: { id: 'Lembar', en: 'Sheet' },
  sheetAuto: { id: 'lembar pertama yang berisi tabel', en: 'the first sheet with a table' },
  sheetHint: {
    id: 'Buku kerja ini berisi beberapa lembar. Hanya satu yang diimpor.',
    en: 'This workbook has several sheets. Only one is imported.',
  },
  sheetComing: { id: 'Lembar sedang dibaca …', en: 'The sheet is being read …' },
  preview: { id: 'Baris pertama berkas', en: 'First rows of the file' },
  warnings: { id: 'Catatan tentang berkas', en: 'Notes on the file' },
  start: { id: 'Mulai impor', en: 'Start the import' },
  startAgain: { id: 'Impor lagi dengan pilihan ini', en: 'Import again with this choice' },
  startNote: {
    id: 'Seluruh berkas dibaca di belakang layar; halaman ini boleh ditinggalkan.',
    en: 'The whole file is read in the background; you may leave this page.',
  },
  againNote: {
    id: 'Impor baru menggantikan baris yang dihitung. Angka yang sudah terbit tidak berubah.',
    en: 'A new import replaces the rows that count. Published figures do not change.',
  },
  stopped: {
    id: 'Ada yang belum lengkap di atas.',
    en: 'Something above is not complete yet.',
  },
  notChosen: { id: 'Kolom belum dipilih.', en: 'The columns are not chosen yet.' },
  readerOnly: {
    id: 'Kolom dipilih oleh Sekretariat TKPK. Isi berkas tidak ditampilkan untuk akun ini.',
    en: 'The columns are chosen by the TKPK secretariat. The contents of the file are not shown to this account.',
  },
  whileImporting: {
    id: 'Kolom dapat diganti setelah impor selesai atau dihentikan.',
    en: 'The columns can be changed when the import has ended or was stopped.',
  },
  whenUndone: {
    id: 'Impor ini dibatalkan. Unggah berkasnya lagi untuk memulai dari awal.',
    en: 'This import was undone. Upload the file again to start anew.',
  },
});
