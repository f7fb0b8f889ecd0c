/** World Bank reading of the share of the lowest 40 %. */
export type InequalityClass = 'high' | 'medium' | 'low';

/**
 * The World Bank's class of inequality by the share of the lowest 40 %: below 12 % high, 12 to 17 % medium, above 17 %
 * low inequality.
 *
 * @throws RangeError unless the share lies in 0..1.
 * @see Badan Pusat Statistik, Konsep indikator "Distribusi pengeluaran menurut kriteria Bank Dunia".
 * @example inequalityClass(0.2301) // 'low'
 */
export function inequalityClass(lowest40Share: number): InequalityClass {
  if (!(lowest40Share >= 0 && lowest40Share <= 1)) {
    throw new RangeError(`inequalityClass: the share is ${lowest40Share}, a number from 0 to 1 is expected`);
  }
  if (lowest40Share < 0.12) return 'high';
  return lowest40Share <= 0.17 ? 'medium' : 'low';
}
