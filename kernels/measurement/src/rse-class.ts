import type { Estimate } from './estimate.ts';

/** How an estimate may be shown: as it is, with a caution mark, or not at all. */
export type RseClass = 'accurate' | 'caution' | 'withheld';

/**
 * The relative standard error: error in units of the figure. Infinity for a figure of 0.
 *
 * @throws RangeError for a difference or a trend, whose error is judged by an interval.
 * @see docs/methods/galat-baku.md
 * @example relativeStandardError({ value: 0.2, se: 0.05, df: 10, n: 50, method: 'fgt/bps@1' }) // 0.25
 */
export function relativeStandardError(estimate: Estimate): number {
  if (/^(difference|ratio-of-estimates|trend)\//.test(estimate.method)) {
    throw new RangeError(
      `relativeStandardError: ${estimate.method} is judged by its interval, not by an RSE`,
    );
  }
  return estimate.value === 0 ? Infinity : estimate.se / Math.abs(estimate.value);
}

/**
 * BPS practice: RSE up to 25 % is shown, above 25 % to 50 % with caution, above 50 % it is not published.
 *
 * A share of 0 or 1 has no visible spread (its error is 0), yet it is not exact: it gets `caution` and is shown with the
 * limit that `interval` gives. A figure without degrees of freedom is withheld.
 *
 * @throws RangeError for a difference or a trend.
 * @see Badan Pusat Statistik, Kesalahan sampling: RSE ≤ 25 % akurat, 25–50 % hati-hati, > 50 % tidak akurat.
 * @example rseClass({ value: 0.2, se: 0.06, df: 10, n: 50, method: 'fgt/bps@1' }) // 'caution'
 */
export function rseClass(estimate: Estimate): RseClass {
  const rse = relativeStandardError(estimate);
  if (!(estimate.df >= 1)) return 'withheld';
  if (isDegenerateShare(estimate)) return 'caution';
  if (rse <= 0.25) return 'accurate';
  return rse <= 0.5 ? 'caution' : 'withheld';
}

/** A poverty share of exactly 0 or 1: nobody, or everybody, in the sample. */
export function isDegenerateShare({ value, se, method }: Estimate): boolean {
  return method.startsWith('fgt/') && se === 0 && (value === 0 || value === 1);
}
