import { defineText } from '../../platform/text/dictionary.ts';

export const curvesText = defineText({
  title: { id: 'Kurva Lorenz dan TIP', en: 'Lorenz and TIP curves' },
  about: {
    id: 'Lorenz: bagian pengeluaran yang dimiliki bagian penduduk termiskin. TIP: berapa banyak, sedalam apa, dan setimpang apa kemiskinan. Dua survei atau kelompok dapat ditumpuk.',
    en: 'Lorenz: the share of spending that the poorest share of people has. TIP: incidence, intensity and inequality of poverty. Two surveys or groups can be laid over each other.',
  },
  first: { id: 'Kurva pertama', en: 'First curve' },
  second: { id: 'Kurva kedua', en: 'Second curve' },
  none: { id: 'tanpa kurva kedua', en: 'no second curve' },
  groupOf: {
    id: (curve: string) => `Kelompok, ${curve.toLowerCase()}`,
    en: (curve) => `Group, ${curve.toLowerCase()}`,
  },
  everybody: { id: 'seluruh kota', en: 'the whole city' },
  groupValue: {
    id: (column: string, value: string) => `${column}: ${value}`,
    en: (column, value) => `${column}: ${value}`,
  },
  missing: { id: 'Pilih survei dan garisnya.', en: 'Choose a survey and its line.' },
  lorenz: { id: 'Kurva Lorenz', en: 'Lorenz curve' },
  tip: { id: 'Kurva TIP', en: 'TIP curve' },
  equality: { id: 'merata sempurna', en: 'perfect equality' },
  people: { id: 'bagian penduduk, termiskin lebih dahulu', en: 'share of people, poorest first' },
  bands: {
    id: 'Pita menggambar selang 95 persen pada setiap titik, bukan selang bagi seluruh kurva.',
    en: 'The bands draw the 95% interval at each point, not an interval for the whole curve.',
  },
  lorenzAbove: {
    id: (a: string, b: string) =>
      `Kurva tidak berpotongan: pada setiap titik yang diuji kurva ${b} di atas kurva ${a}, melebihi galatnya. Pengeluaran pada ${b} lebih merata.`,
    en: (a, b) =>
      `The curves do not cross: at every tested point the curve of ${b} lies above that of ${a}, beyond the error. Spending is more equal in ${b}.`,
  },
  tipAbove: {
    id: (a: string, b: string) =>
      `Kurva tidak berpotongan: pada setiap titik yang diuji kurva ${b} di atas kurva ${a}, melebihi galatnya. Kemiskinan pada ${b} lebih besar menurut P1, P2, dan ukuran serupa.`,
    en: (a, b) =>
      `The curves do not cross: at every tested point the curve of ${b} lies above that of ${a}, beyond the error. Poverty is larger in ${b} by P1, P2 and measures like them.`,
  },
  unsure: {
    id: (a: string, b: string) =>
      `Kurva ${b} di atas kurva ${a} pada sebagian titik; pada titik lain selisihnya masih dalam galat. Kurva belum dapat dikatakan tidak berpotongan.`,
    en: (a, b) =>
      `The curve of ${b} lies above that of ${a} at some points; at others the difference is within its error. That they do not cross cannot be said yet.`,
  },
  crossing: {
    id: (a: string, b: string) =>
      `Kurva ${a} dan ${b} berpotongan, melebihi galatnya: mana yang lebih baik bergantung pada ukuran yang dipilih.`,
    en: (a, b) =>
      `The curves of ${a} and ${b} cross, beyond the error: which is better depends on the measure chosen.`,
  },
  unclear: {
    id: (a: string, b: string) =>
      `Selisih kurva ${a} dan ${b} masih dalam galat pada setiap titik: belum dapat dikatakan berbeda.`,
    en: (a, b) =>
      `The difference of the curves of ${a} and ${b} is within its error at every point: that they differ cannot be said yet.`,
  },
  points: { id: (curve: string) => `Titik ${curve}`, en: (curve) => `Points of the ${curve}` },
  share: { id: 'Bagian penduduk', en: 'Share of people' },
  intervalOf: { id: (curve: string) => `Selang, ${curve}`, en: (curve) => `Interval, ${curve}` },
  difference: { id: 'Selisih (kedua − pertama)', en: 'Difference (second − first)' },
});
