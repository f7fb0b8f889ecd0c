import type { Measure, RseClass, Statistic } from '@pilar/contracts';

export const STATISTIC_NAMES: Readonly<Record<Statistic, string>> = {
  p0: 'P0 (bagian penduduk miskin)',
  p1: 'P1 (kedalaman)',
  p2: 'P2 (keparahan)',
  mean: 'Rata-rata pengeluaran per kapita sebulan (Rp)',
  gini: 'Gini',
  lowest40: 'Pangsa pengeluaran 40 persen terbawah',
  lowest40mean: 'Rata-rata pengeluaran 40 persen terbawah (Rp)',
};

const MARKS: Readonly<Record<RseClass, string>> = {
  accurate: '',
  caution: 'hati-hati',
  withheld: 'ditahan (RSE di atas 50 persen)',
};
export const markOf = (rseClass: RseClass | null): string => (rseClass === null ? '' : MARKS[rseClass]);

export const measureColumns = [
  'Ukuran',
  'Nilai',
  'Galat baku',
  'Batas bawah 95%',
  'Batas atas 95%',
  'RSE',
  'Tanda',
  'n',
  'Metode',
] as const;

/** A figure as the cells of `measureColumns`. */
export function measureRow(measure: Measure): (string | number | null)[] {
  const { statistic, value, se, ciLow, ciHigh, rse, rseClass, n, method } = measure;
  return [STATISTIC_NAMES[statistic], value, se, ciLow, ciHigh, rse, markOf(rseClass), n, method];
}
