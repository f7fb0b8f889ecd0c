import { type ClassBand, classByBands } from './rse-class.ts';

/** World Bank reading of the share of the lowest 40 %. */
export type InequalityClass = 'high' | 'medium' | 'low';

/** As the World Bank's criterion stands in the regulation of 2008, for callers without dated limits of their own. */
const PUBLISHED_BANDS: readonly ClassBand<InequalityClass>[] = [
  { class: 'high', upTo: 0.12, isLimitIncluded: false },
  { class: 'medium', upTo: 0.17, isLimitIncluded: true },
  { class: 'low', upTo: 1, isLimitIncluded: true },
];

/**
 * The World Bank's class of inequality by the share of the lowest 40 %: below 12 % high, 12 to 17 % medium, above 17 %
 * low inequality. A caller that keeps the limits as dated data gives them as bands of the share (0.12 is 12 %).
 *
 * @throws RangeError unless the share lies in 0..1, or for limits that do not rise.
 * @see Badan Pusat Statistik, Konsep indikator "Distribusi pengeluaran menurut kriteria Bank Dunia".
 * @example inequalityClass(0.2301) // 'low'
 */
export function inequalityClass(
  lowest40Share: number,
  bands: readonly ClassBand<InequalityClass>[] = PUBLISHED_BANDS,
): InequalityClass {
  if (!(lowest40Share >= 0 && lowest40Share <= 1)) {
    throw new RangeError(`inequalityClass: the share is ${lowest40Share}, a number from 0 to 1 is expected`);
  }
  return classByBands(lowest40Share, bands);
}
