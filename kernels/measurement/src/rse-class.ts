import type { Estimate } from './estimate.ts';

/** How an estimate may be shown: as it is, with a caution mark, or not at all. */
export type RseClass = 'accurate' | 'caution' | 'withheld';

/** One class of a published classification: what is not in an earlier class, up to a limit. */
export interface ClassBand<Class extends string> {
  readonly class: Class;
  /** Infinity where the class has no upper limit. */
  readonly upTo: number;
  readonly isLimitIncluded: boolean;
}

/**
 * The class of a value, by bands in rising order; the last band takes what is left.
 *
 * @throws RangeError without bands or with limits that do not rise.
 * @see docs/methods/galat-baku.md
 * @example classByBands(0.3, [
 *   { class: 'low', upTo: 0.25, isLimitIncluded: true },
 *   { class: 'high', upTo: Infinity, isLimitIncluded: false },
 * ]) // 'high'
 */
export function classByBands<Class extends string>(value: number, bands: readonly ClassBand<Class>[]): Class {
  const last = bands.at(-1);
  if (last === undefined) throw new RangeError('classByBands: no bands are given');
  if (bands.some(({ upTo }, index) => !(upTo > (bands[index - 1]?.upTo ?? -Infinity)))) {
    throw new RangeError(`classByBands: the limits ${bands.map((band) => band.upTo).join(', ')} do not rise`);
  }
  const found = bands.find(
    ({ upTo, isLimitIncluded }) => value < upTo || (isLimitIncluded && value === upTo),
  );
  return (found ?? last).class;
}

/**
 * The relative standard error: error in units of the figure. Infinity for a figure of 0.
 *
 * @throws RangeError for a difference, a growth or a trend, whose error is judged by an interval.
 * @see docs/methods/galat-baku.md
 * @example relativeStandardError({ value: 0.2, se: 0.05, df: 10, n: 50, method: 'fgt/bps@1' }) // 0.25
 */
export function relativeStandardError(estimate: Estimate): number {
  if (/^(difference|ratio-of-estimates|trend|growth)\//.test(estimate.method)) {
    throw new RangeError(
      `relativeStandardError: ${estimate.method} is judged by its interval, not by an RSE`,
    );
  }
  return estimate.value === 0 ? Infinity : estimate.se / Math.abs(estimate.value);
}

/**
 * How an estimate may be shown, by the limits in force (BPS practice: RSE up to 25 % is shown, above 25 % to 50 % with
 * caution, above 50 % it is not published). The limits are dated data of the caller, in the unit of the RSE: 0.25 is 25 %.
 *
 * A share of 0 or 1 has no visible spread (its error is 0), yet it is not exact: it gets `caution` and is shown with the
 * limit that `interval` gives. A figure without degrees of freedom is withheld.
 *
 * @throws RangeError for a difference or a trend, or limits that do not rise.
 * @see Badan Pusat Statistik, Kesalahan sampling: RSE ≤ 25 % akurat, 25–50 % hati-hati, > 50 % tidak akurat.
 * @example rseClass({ value: 0.2, se: 0.06, df: 10, n: 50, method: 'fgt/bps@1' }, [
 *   { class: 'accurate', upTo: 0.25, isLimitIncluded: true },
 *   { class: 'caution', upTo: 0.5, isLimitIncluded: true },
 *   { class: 'withheld', upTo: Infinity, isLimitIncluded: false },
 * ]) // 'caution'
 */
export function rseClass(estimate: Estimate, bands: readonly ClassBand<RseClass>[]): RseClass {
  const rse = relativeStandardError(estimate);
  if (!(estimate.df >= 1)) return 'withheld';
  if (isDegenerateShare(estimate)) return 'caution';
  return classByBands(rse, bands);
}

/** A poverty share of exactly 0 or 1: nobody, or everybody, in the sample (under a relative line its own error is left). */
export function isDegenerateShare({ value, se, method }: Estimate): boolean {
  const isShare = /^(fgt|prevalence|alkire-foster\/(headcount|censored|uncensored))[/@]/.test(method);
  const isPoverty = method.startsWith('fgt-relative/') || (isShare && se === 0);
  return isPoverty && (value === 0 || value === 1);
}
