import { defineText } from '../../platform/text/dictionary.ts';

/** Names of files stay Indonesian, like the columns inside. */
export const ANALYSIS_FILES = {
  groups: 'kemiskinan-menurut-kelompok',
  change: 'mengapa-berubah',
  curves: 'kurva-lorenz-tip',
  'small-area': 'perkiraan-per-kelurahan',
} as const;

export const analysisText = defineText({
  survey: { id: 'Survei', en: 'Survey' },
  line: { id: 'Garis kemiskinan', en: 'Poverty line' },
  lineOf: {
    id: (survey: string) => `Garis, ${survey.toLowerCase()}`,
    en: (survey) => `Line, ${survey.toLowerCase()}`,
  },
  choose: { id: 'pilih …', en: 'choose …' },
  usedLine: { id: 'dipakai perkiraan survei ini', en: 'used by an estimate of this survey' },
  officialLine: { id: (period: string) => `resmi ${period}`, en: (period) => `official ${period}` },
  statistic: { id: 'Ukuran', en: 'Measure' },
  emptyTitle: { id: 'Belum ada survei yang siap dihitung', en: 'No survey is ready yet' },
  toSurveys: { id: 'Buka Survei', en: 'Open Surveys' },
  again: { id: 'Hitung lagi', en: 'Compute again' },
  trace: { id: 'Jejak analisis', en: 'Trace of the analysis' },
  download: { id: 'Unduh Excel', en: 'Download Excel' },
  synthetic: {
    id: 'Survei ini dibuat dari benih acak; angkanya contoh, bukan keadaan kota.',
    en: 'These surveys are made from a seed; their figures are examples, not the state of the city.',
  },
  computed: {
    id: (when: string, who: string, method: string) =>
      `Dihitung ${when} atas permintaan ${who}, metode ${method}. Jawaban yang sama dipakai selama data dan caranya sama.`,
    en: (when, who, method) =>
      `Computed ${when} at the request of ${who}, method ${method}. The same answer serves while data and method stay.`,
  },
  computation: { id: 'Perhitungan', en: 'Computation' },
  computedBy: { id: 'Diminta oleh', en: 'Asked by' },
  recomputeWhy: {
    id: 'Membaca semua kolom yang tersimpan, memeriksa sidiknya, menghitung lagi, lalu membandingkan setiap angka.',
    en: 'Reads all stored columns, checks their hash, computes again, and compares every figure.',
  },
  recomputed: {
    id: (figures: string, when: string) => `${figures} angka dihitung ulang ${when}; semuanya sama.`,
    en: (figures, when) => `${figures} figures were recomputed on ${when}; all are equal.`,
  },
  interval: { id: 'Selang 95 %', en: '95% interval' },
  range: { id: (low: string, high: string) => `${low} – ${high}`, en: (low, high) => `${low} – ${high}` },
  all: { id: 'semua penduduk', en: 'all people' },
});
