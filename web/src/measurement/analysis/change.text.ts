import { defineText } from '../../platform/text/dictionary.ts';

export const changeText = defineText({
  title: { id: 'Mengapa berubah', en: 'Why it changed' },
  about: {
    id: 'Dua survei dibandingkan: seberapa besar selisihnya, dan apa bagian pertumbuhan, pembagian, garis, dan kelompok di dalamnya. Penguraian bukan sebab.',
    en: 'Two surveys compared: how large the difference is, and the parts of growth, distribution, line and groups in it. A split is no cause.',
  },
  before: { id: 'Survei sebelum', en: 'Earlier survey' },
  after: { id: 'Survei sesudah', en: 'Later survey' },
  prices: { id: 'Harga', en: 'Prices' },
  real: { id: 'menurut harga survei sesudah', en: 'at prices of the later survey' },
  nominal: { id: 'nominal', en: 'nominal' },
  sectors: { id: 'Kelompok', en: 'Groups' },
  noSectors: { id: 'tanpa kelompok', en: 'no groups' },
  missing: {
    id: 'Pilih dua survei dan garisnya; survei sebelum harus lebih awal.',
    en: 'Choose two surveys and their lines; the earlier one must come first.',
  },
  noLine: {
    id: 'Salah satu survei belum mempunyai garis periodenya sendiri. Pilih garis di atas dengan sadar.',
    en: 'One of the surveys has no line of its own period. Choose a line above knowingly.',
  },
  fell: {
    id: (name: string, size: string) => `${name} turun ${size}`,
    en: (name, size) => `${name} fell by ${size}`,
  },
  rose: {
    id: (name: string, size: string) => `${name} naik ${size}`,
    en: (name, size) => `${name} rose by ${size}`,
  },
  unclear: {
    id: (name: string, size: string) =>
      `Selisih ${name} ${size} masih dalam galatnya: belum dapat dikatakan naik atau turun`,
    en: (name, size) =>
      `The difference of ${name}, ${size}, is within its error: neither up nor down can be said`,
  },
  untold: {
    id: (name: string, size: string) => `Selisih ${name} ${size}, tetapi tidak dibandingkan langsung`,
    en: (name, size) => `A difference of ${name} of ${size}, but not compared directly`,
  },
  fromTo: {
    id: (from: string, to: string, low: string, high: string, p: string) =>
      `: dari ${from} ke ${to}, selang 95 persen selisih ${low} – ${high}, uji t dua sisi p ${p}.`,
    en: (from, to, low, high, p) =>
      `: from ${from} to ${to}, 95% interval of the difference ${low} – ${high}, two-sided t test p ${p}.`,
  },
  withheld: { id: 'angka yang ditahan', en: 'a withheld figure' },
  linesDiffer: {
    id: (before: string, after: string) =>
      `Garis kedua survei berbeda (${before} dan ${after}). Bagian garis ditunjukkan tersendiri dalam penguraian.`,
    en: (before, after) =>
      `The two surveys have different lines (${before} and ${after}). The split shows the part of the line on its own.`,
  },
  pricesReal: {
    id: (ratio: string) =>
      `Pengeluaran dan garis sebelum dinaikkan ${ratio} agar seharga dengan survei sesudah; pertumbuhan di bawah ini riil.`,
    en: (ratio) =>
      `Spending and line of the earlier survey are raised by ${ratio} to the prices of the later one; growth below is real.`,
  },
  pricesAssumed: {
    id: 'Indeks harga kota belum tersedia untuk periode ini; dipakai harga provinsi (asumsi).',
    en: 'No price index of the city covers these periods; prices of the province are used (assumption).',
  },
  pricesNominal: {
    id: 'Harga kedua survei tidak disamakan: pertumbuhan di bawah ini nominal, jadi kenaikan harga ikut di dalamnya.',
    en: 'The prices of the surveys are not brought together: growth below is nominal and holds the rise of prices.',
  },
  differences: { id: 'Selisih semua ukuran', en: 'Differences of all measures' },
  statistic: { id: 'Ukuran', en: 'Measure' },
  beforeValue: { id: 'Sebelum', en: 'Before' },
  afterValue: { id: 'Sesudah', en: 'After' },
  difference: { id: 'Selisih', en: 'Difference' },
  p: { id: 'p', en: 'p' },
  said: { id: 'Yang dapat dikatakan', en: 'What can be said' },
  rising: { id: 'naik', en: 'up' },
  falling: { id: 'turun', en: 'down' },
  unsure: { id: 'belum dapat dikatakan', en: 'cannot be said yet' },
  broken: { id: 'tidak dibandingkan langsung', en: 'not compared directly' },
  splitTitle: { id: 'Penguraian perubahan kemiskinan', en: 'The change of poverty in its parts' },
  splitMeasure: { id: 'Ukuran kemiskinan yang diuraikan', en: 'Measure of poverty to split' },
  watts: { id: 'Watts', en: 'Watts' },
  growth: { id: 'pertumbuhan rata-rata', en: 'growth of the mean' },
  redistribution: { id: 'perubahan pembagian', en: 'change of the distribution' },
  line: { id: 'perubahan garis', en: 'change of the line' },
  residual: { id: 'sisa', en: 'residual' },
  shapleyChart: {
    id: (name: string) => `Bagian perubahan ${name} (Shapley)`,
    en: (name) => `Parts of the change of ${name} (Shapley)`,
  },
  splitTable: { id: 'Semua penguraian', en: 'All splits' },
  way: { id: 'Cara', en: 'Way' },
  part: { id: 'Bagian', en: 'Part' },
  shapley: { id: 'Shapley, terhadap garis masing-masing', en: 'Shapley, against each own line' },
  shapleyLine: { id: 'Shapley dengan garis', en: 'Shapley with the line' },
  fromFirst: { id: 'Datt–Ravallion, dari survei sebelum', en: 'Datt–Ravallion, from the earlier survey' },
  fromSecond: { id: 'Datt–Ravallion, dari survei sesudah', en: 'Datt–Ravallion, from the later survey' },
  splitNote: {
    id: 'Bagian negatif mengurangi kemiskinan. Bagian-bagian Shapley berjumlah tepat sebesar perubahannya; pada Datt–Ravallion yang tersisa disebut sisa.',
    en: 'A negative part lowers poverty. The Shapley parts add up to the change; in Datt–Ravallion what is left is the residual.',
  },
  growthTitle: { id: 'Pertumbuhan menurut peringkat pengeluaran', en: 'Growth by rank of spending' },
  growthChart: {
    id: 'Kurva pertumbuhan dengan pita 95 persen',
    en: 'Growth incidence curve with its 95% band',
  },
  rank: { id: 'persentil penduduk, termiskin di kiri', en: 'percentile of people, poorest at the left' },
  growthCurve: { id: 'pertumbuhan pengeluaran', en: 'growth of spending' },
  meanGrowth: { id: 'pertumbuhan rata-rata', en: 'growth of the mean' },
  lowest40: { id: '40 persen terbawah', en: 'lowest 40 per cent' },
  premium: { id: 'premi kesejahteraan bersama', en: 'shared-prosperity premium' },
  premiumNote: {
    id: '40 persen terbawah dikurangi rata-rata',
    en: 'lowest 40 per cent less the mean',
  },
  proPoor: { id: 'laju pertumbuhan penduduk miskin', en: 'pro-poor growth rate' },
  proPoorNote: {
    id: 'rata-rata kurva pada peringkat yang miskin di survei sebelum',
    en: 'mean of the curve over the ranks that were poor in the earlier survey',
  },
  noProPoor: {
    id: 'tidak ada peringkat yang miskin pada survei sebelum',
    en: 'no rank was poor in the earlier survey',
  },
  growthTable: { id: 'Titik kurva pertumbuhan', en: 'Points of the growth curve' },
  percentile: { id: 'Persentil', en: 'Percentile' },
  growthValue: { id: 'Pertumbuhan', en: 'Growth' },
  sectorTitle: {
    id: 'Sumbangan tiap kelompok (Ravallion–Huppi)',
    en: 'What each group adds (Ravallion–Huppi)',
  },
  sectorChart: {
    id: (name: string) => `Perubahan ${name} di dalam kelompok`,
    en: (name) => `Change of ${name} inside groups`,
  },
  sectorTable: { id: 'Kelompok dan perpindahan', en: 'Groups and moves' },
  sector: { id: 'Kelompok', en: 'Group' },
  shareBefore: { id: 'Pangsa penduduk sebelum', en: 'Share of people before' },
  shareAfter: { id: 'Pangsa penduduk sesudah', en: 'Share of people after' },
  contribution: { id: 'Sumbangan', en: 'Contribution' },
  intra: { id: 'di dalam semua kelompok', en: 'inside all groups' },
  shift: { id: 'perpindahan antarkelompok', en: 'moves between groups' },
  interaction: { id: 'keduanya bersama', en: 'both at once' },
  change: { id: 'perubahan seluruhnya', en: 'the whole change' },
  notComputed: { id: 'Tidak dihitung:', en: 'Not computed:' },
});
