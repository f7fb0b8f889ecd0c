/** A date as one whole number, YYYYMMDD; a part that is not known is 00 (month, day) or 0000 (year). 0: nothing known. */
export type PackedDate = number;

/** @example packDate(1990, 3, 7) // 19900307 */
export function packDate(year: number, month: number, day: number): PackedDate {
  return year * 10_000 + month * 100 + day;
}

export const yearOf = (date: PackedDate): number => Math.trunc(date / 10_000);
export const monthOf = (date: PackedDate): number => Math.trunc(date / 100) % 100;
export const dayOf = (date: PackedDate): number => date % 100;

/** Levels of two birth dates; see `comparisons.ts` for their words. */
export const DATE_LEVELS = {
  missing: 0,
  same: 1,
  sameHeaped: 2,
  swapped: 3,
  oneDigit: 4,
  twoParts: 5,
  sameYear: 6,
  different: 7,
} as const;

/**
 * How two birth dates agree. Day and month changed places, one digit mistyped, or two of three parts equal are
 * told from another date; a date that very many carry (1 January) says less when it agrees.
 */
export function compareDates(a: PackedDate, b: PackedDate, isHeaped: boolean): number {
  if (a === 0 || b === 0) return DATE_LEVELS.missing;
  if (a === b) return isHeaped ? DATE_LEVELS.sameHeaped : DATE_LEVELS.same;
  const [yearA, yearB] = [yearOf(a), yearOf(b)];
  const [monthA, monthB, dayA, dayB] = [monthOf(a), monthOf(b), dayOf(a), dayOf(b)];
  if (yearA === 0 || yearB === 0 || monthA * monthB * dayA * dayB === 0) return partly(a, b);
  if (yearA === yearB && monthA === dayB && dayA === monthB) return DATE_LEVELS.swapped;
  if (isOneDigit(a, b)) return DATE_LEVELS.oneDigit;
  const equal = Number(yearA === yearB) + Number(monthA === monthB) + Number(dayA === dayB);
  if (equal === 2) return DATE_LEVELS.twoParts;
  // Whoever knows an age alone is written down as born on 1 January of about that year.
  if (isHeaped && Math.abs(yearA - yearB) <= 1) return DATE_LEVELS.sameYear;
  return yearA === yearB ? DATE_LEVELS.sameYear : DATE_LEVELS.different;
}

function partly(a: PackedDate, b: PackedDate): number {
  const sameOrUnknown = (x: number, y: number): boolean => x === 0 || y === 0 || x === y;
  const isCompatible =
    sameOrUnknown(yearOf(a), yearOf(b)) &&
    sameOrUnknown(monthOf(a), monthOf(b)) &&
    sameOrUnknown(dayOf(a), dayOf(b));
  if (!isCompatible) return DATE_LEVELS.different;
  return yearOf(a) === 0 || yearOf(b) === 0 ? DATE_LEVELS.missing : DATE_LEVELS.sameYear;
}

/** One digit of eight differs, or two neighbouring digits changed places. */
function isOneDigit(a: PackedDate, b: PackedDate): boolean {
  let [restA, restB] = [a, b];
  let differing = 0;
  let [beforeA, beforeB] = [-1, -1];
  let isSwap = false;
  for (let place = 0; place < 8; place++) {
    const [digitA, digitB] = [restA % 10, restB % 10];
    if (digitA !== digitB) {
      differing++;
      isSwap = differing === 2 && digitA === beforeB && digitB === beforeA;
      [beforeA, beforeB] = [digitA, digitB];
    } else if (differing === 1) {
      [beforeA, beforeB] = [-1, -1];
    }
    restA = Math.trunc(restA / 10);
    restB = Math.trunc(restB / 10);
  }
  return differing === 1 || (differing === 2 && isSwap);
}
