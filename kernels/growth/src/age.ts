/** Days in a month of the standard: 365.25 / 12. */
export const DAYS_A_MONTH = 30.4375;
/** The standard ends before the fifth birthday. */
export const MONTHS_OF_STANDARD = 60;

/**
 * Whole days of an age in months; a half day counts as a day.
 *
 * @throws RangeError for an age that is negative or not finite.
 * @see docs/methods/tumbuh-kembang.md
 * @example daysOfMonths(24) // 731, though 24 × 30,4375 is 730,5
 */
export function daysOfMonths(months: number): number {
  if (!(months >= 0 && months < Infinity)) throw new RangeError(`daysOfMonths: an age of ${months} months`);
  return wholeDays(months * DAYS_A_MONTH);
}

/** A half day counts as a day. */
export const wholeDays = (days: number): number => Math.floor(days + 0.5);
