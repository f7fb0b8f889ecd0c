import { defineText } from '../../platform/text/dictionary.ts';

export const computeText = defineText({
  title: { id: 'Hitung kemiskinan dan ketimpangan', en: 'Measure poverty and inequality' },
  notReady: {
    id: 'Survei ini belum dapat dihitung. Selesaikan pemilihan kolom dan impornya lebih dahulu.',
    en: 'This survey cannot be measured yet. First finish its columns and its import.',
  },
  toCheck: { id: 'Buka pemeriksaan baris', en: 'Open the check of rows' },
  line: { id: 'Garis kemiskinan', en: 'Poverty line' },
  lineHint: { id: 'Rupiah per orang per bulan.', en: 'Rupiah per head and month.' },
  lineOption: {
    id: (period: string, rupiah: string) => `resmi ${period}: ${rupiah}`,
    en: (period, rupiah) => `official ${period}: ${rupiah}`,
  },
  lineChoose: { id: 'pilih garis …', en: 'choose a line …' },
  lineTyped: { id: 'garis lain, ketik sendiri', en: 'another line, typed' },
  lineSource: { id: (source: string) => `Sumber: ${source}`, en: (source) => `Source: ${source}` },
  otherYear: {
    id: (line: string, survey: string) =>
      `Garis ini untuk ${line}, sedangkan surveinya ${survey}. Hasilnya bukan angka kemiskinan resmi tahun survei.`,
    en: (line, survey) =>
      `This line is for ${line}, while the survey is of ${survey}. The result is not the official figure of the survey's year.`,
  },
  noLine: {
    id: 'Garis resmi untuk periode survei ini belum ada di Angka resmi. Pilih garis lain dengan sadar, atau masukkan dahulu.',
    en: 'There is no official line for the period of this survey among the official figures. Choose another knowingly, or enter it first.',
  },
  toLines: { id: 'Buka garis kemiskinan', en: 'Open the poverty lines' },
  typed: { id: 'Garis, rupiah per orang per bulan', en: 'Line, rupiah per head and month' },
  typedHint: { id: 'Misalnya 596.139.', en: 'For example 596139.' },
  typedSource: { id: 'Sumber garis', en: 'Source of the line' },
  typedSourceHint: {
    id: 'Tercatat pada setiap angka, misalnya "asumsi rapat 3 Maret 2026".',
    en: 'Written with every figure, for example "assumption of the meeting of 3 March 2026".',
  },
  lineMissing: { id: 'Pilih garis kemiskinan.', en: 'Choose a poverty line.' },
  typedWrong: { id: 'Tulis jumlah rupiah, misalnya 596.139.', en: 'Write an amount, for example 596139.' },
  sourceMissing: { id: 'Sebutkan sumber garis ini.', en: 'Name the source of this line.' },
  by: { id: 'Menurut kelompok', en: 'By group' },
  byNone: { id: 'seluruh kota saja', en: 'the whole city only' },
  byHint: {
    id: 'Kolom yang dipilih saat impor. Seluruh kota selalu ikut dihitung.',
    en: 'Columns chosen at import. The whole city is always measured too.',
  },
  advanced: { id: 'Lanjutan', en: 'Advanced' },
  boundary: { id: 'Tepat di garis', en: 'Exactly on the line' },
  below: { id: 'tidak miskin (kaidah BPS: di bawah garis)', en: 'not poor (BPS rule: below the line)' },
  atOrBelow: { id: 'ikut miskin (di bawah atau sama)', en: 'poor as well (at or below)' },
  lonely: { id: 'Strata dengan satu klaster', en: 'Strata with a single cluster' },
  lonelyHint: {
    id: 'Sebaran strata seperti itu tidak terlihat dari contohnya sendiri.',
    en: 'The spread of such a stratum cannot be seen from its own sample.',
  },
  fail: { id: 'tolak, dan sebutkan stratanya', en: 'refuse, and name the stratum' },
  certainty: {
    id: 'anggap tidak menambah galat (galat terlalu kecil)',
    en: 'take it to add no error (errors too small)',
  },
  adjust: {
    id: 'ukur terhadap rata-rata semua klaster (biasanya terlalu besar)',
    en: 'measure against the mean of all clusters (usually too large)',
  },
  average: {
    id: 'beri rata-rata sumbangan strata lain',
    en: 'give it the average of the other strata',
  },
  go: { id: 'Hitung dengan garis ini', en: 'Measure with this line' },
  result: { id: 'Hasil perhitungan', en: 'Result of the measurement' },
  made: { id: 'Perhitungan selesai.', en: 'The measurement is done.' },
  earlier: { id: 'Perhitungan survei ini', en: 'Measurements of this survey' },
  none: {
    id: 'Belum ada perhitungan. Hasilnya akan tampil di sini: nilai, galat baku, selang 95 persen, dan kelas ketelitian.',
    en: 'No measurement yet. Its result will appear here: value, standard error, 95 % interval and class of precision.',
  },
  when: { id: 'Dihitung', en: 'Measured' },
  who: { id: 'Oleh', en: 'By' },
  groupBy: { id: 'Kelompok', en: 'Groups' },
  published: { id: 'Terbit', en: 'Published' },
  notPublished: { id: 'belum', en: 'not yet' },
  shown: { id: 'ditampilkan', en: 'shown' },
  oldVersion: {
    id: 'Dihitung dari versi data sebelum impor terakhir.',
    en: 'Measured from the data version before the last import.',
  },
});

export const estimateText = defineText({
  sentence: {
    id: (line: string, value: string, low: string, high: string) =>
      `Dengan garis ${line} per orang per bulan, ${value} penduduk hidup di bawah garis; selang 95 persen dari ${low} sampai ${high}.`,
    en: (line, value, low, high) =>
      `With a line of ${line} per head and month, ${value} of people live below it; the 95% interval runs from ${low} to ${high}.`,
  },
  sentenceAt: {
    id: (line: string, value: string, low: string, high: string) =>
      `Dengan garis ${line} per orang per bulan, ${value} penduduk hidup di bawah atau tepat pada garis; selang 95 persen dari ${low} sampai ${high}.`,
    en: (line, value, low, high) =>
      `With a line of ${line} per head and month, ${value} of people live at or below it; the 95% interval runs from ${low} to ${high}.`,
  },
  withheldSentence: {
    id: 'Bagian penduduk di bawah garis ditahan: galatnya terlalu besar untuk ditampilkan.',
    en: 'The share of people below the line is withheld: its error is too large to show.',
  },
  line: { id: 'Garis', en: 'Line' },
  basis: {
    id: (rows: string, psus: string, strata: string) => `${rows} baris, ${psus} klaster, ${strata} strata`,
    en: (rows, psus, strata) => `${rows} rows, ${psus} clusters, ${strata} strata`,
  },
  data: { id: 'Data', en: 'Data' },
  version: { id: 'Versi data', en: 'Data version' },
  method: { id: 'Metode', en: 'Method' },
  city: { id: 'Seluruh kota', en: 'The whole city' },
  statistic: { id: 'Ukuran', en: 'Measure' },
  group: { id: 'Kelompok', en: 'Group' },
  value: { id: 'Nilai', en: 'Value' },
  se: { id: 'Galat baku', en: 'Standard error' },
  interval: { id: 'Selang 95 %', en: '95% interval' },
  n: { id: 'n (baris)', en: 'n (rows)' },
  df: { id: 'Derajat bebas', en: 'Degrees of freedom' },
  rse: { id: 'RSE', en: 'RSE' },
  precision: { id: 'Ketelitian', en: 'Precision' },
  accurate: { id: 'akurat', en: 'accurate' },
  caution: { id: 'hati-hati', en: 'use with caution' },
  withheld: { id: 'ditahan', en: 'withheld' },
  precisionNote: {
    id: 'RSE = galat baku dibagi nilai. Sampai 25 % akurat; di atas 25 sampai 50 % hati-hati; di atas 50 % ditahan: nilainya tidak ditampilkan dan tidak diterbitkan.',
    en: 'RSE = standard error divided by the value. Up to 25% accurate; above 25 to 50% with caution; above 50% withheld: the value is neither shown nor published.',
  },
  boundaryNote: {
    id: 'nol, atau semua, dalam contoh',
    en: 'none, or all, in the sample',
  },
  withheldDf: {
    id: 'klasternya terlalu sedikit (derajat bebas di bawah 1)',
    en: 'too few clusters (degrees of freedom below 1)',
  },
  withheldRse: {
    id: (rse: string) => `RSE ${rse}, di atas 50 %`,
    en: (rse) => `RSE ${rse}, above 50%`,
  },
  range: { id: (low: string, high: string) => `${low} – ${high}`, en: (low, high) => `${low} – ${high}` },
  high: { id: 'ketimpangan tinggi menurut Bank Dunia', en: 'high inequality by the World Bank' },
  medium: { id: 'ketimpangan sedang menurut Bank Dunia', en: 'medium inequality by the World Bank' },
  low: { id: 'ketimpangan rendah menurut Bank Dunia', en: 'low inequality by the World Bank' },
  byGroup: {
    id: (statistic: string, column: string) => `${statistic} menurut ${column}`,
    en: (statistic, column) => `${statistic} by ${column}`,
  },
  showStatistic: { id: 'Ukuran yang dibandingkan', en: 'Measure to compare' },
  groupNote: {
    id: 'Pita menggambar selang pada satu skala; garis tegak adalah seluruh kota. Kelompok yang selangnya bertumpang tindih belum tentu berbeda.',
    en: 'The bars draw the intervals on one scale; the upright line is the whole city. Groups whose intervals overlap need not differ.',
  },
  groupsWithheld: {
    id: (count: string) => `${count} kelompok ditahan karena contohnya terlalu kecil untuk ukuran ini.`,
    en: (count) => `${count} groups are withheld because their sample is too small for this measure.`,
  },
  download: { id: 'Unduh Excel', en: 'Download Excel' },
  traceOf: { id: (name: string) => `Jejak angka: ${name}`, en: (name) => `Trace of the figure: ${name}` },
});

export const publishText = defineText({
  publish: { id: 'Terbitkan', en: 'Publish' },
  published: {
    id: (when: string) => `Diterbitkan ${when}. Tekan sebuah nilai untuk membuka jejaknya.`,
    en: (when) => `Published ${when}. Press a value to open its walk-back.`,
  },
  notPublished: {
    id: 'Belum diterbitkan: hanya tampil di halaman ini.',
    en: 'Not published: shown on this page only.',
  },
  title: { id: 'Terbitkan perkiraan ini?', en: 'Publish this estimate?' },
  will: {
    id: (count: string) => `${count} angka survei terbit dan tampil di Beranda dan Angka resmi:`,
    en: (count) => `${count} survey figures are published and appear on Home and among the figures:`,
  },
  perIndicator: {
    id: (name: string, count: string) => `${name}: ${count} angka`,
    en: (name, count) => `${name}: ${count} figures`,
  },
  line: {
    id: (line: string, source: string) => `Garis ${line} per orang per bulan. Sumber garis: ${source}.`,
    en: (line, source) => `Line of ${line} per head and month. Source of the line: ${source}.`,
  },
  left: {
    id: (count: string) => `${count} angka ditahan (RSE di atas 50 %) dan tidak ikut terbit.`,
    en: (count) => `${count} figures are withheld (RSE above 50%) and are not published.`,
  },
  replaces: {
    id: (count: string) =>
      `${count} angka terbit dari periode dan kelompok yang sama diganti. Yang lama tetap tersimpan dan menyebut penggantinya:`,
    en: (count) =>
      `${count} published figures of the same period and group are replaced. The old ones stay and name their replacement:`,
  },
  replacesNone: {
    id: 'Tidak ada angka terbit yang diganti.',
    en: 'No published figure is replaced.',
  },
  fromTo: {
    id: (name: string, before: string, after: string) => `${name}: ${before} menjadi ${after}`,
    en: (name, before, after) => `${name}: ${before} becomes ${after}`,
  },
  more: { id: (count: string) => `dan ${count} lagi`, en: (count) => `and ${count} more` },
  stays: {
    id: 'Angka terbit tidak dapat dihapus, hanya dikoreksi oleh perkiraan baru.',
    en: 'A published figure cannot be deleted, only corrected by a new estimate.',
  },
  looking: { id: 'Mencari angka yang akan diganti …', en: 'Looking for figures to be replaced …' },
  done: {
    id: (count: string) => `${count} angka diterbitkan.`,
    en: (count) => `${count} figures were published.`,
  },
  synthetic: {
    id: 'Survei ini sintetis; setiap angkanya membawa tanda itu.',
    en: 'This survey is synthetic; each of its figures carries that mark.',
  },
});
