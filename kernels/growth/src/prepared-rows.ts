import { DAYS_A_MONTH, MONTHS_OF_STANDARD, wholeDays } from './age.ts';
import { type CheckedColumns, MEASURE, SEX } from './growth-columns.ts';

/** From this day on length is measured standing. */
export const STANDING_FROM_DAY = 731;
/** A child stands about 0.7 cm shorter than it lies. */
const STANDING_LOSS_CM = 0.7;
/** Nobody stands before: a mark that says so is taken for a slip, and the length as it was written. */
const NOBODY_STANDS_MONTHS = 9;

/** A day that is no line of a table. */
export const DAY = { unknown: -1, over: -2, sexless: -3 } as const;

/** What every z-score needs of a row, once. */
export interface PreparedRows {
  /** Whole days below sixty months, or one of `DAY`. */
  readonly day: Int32Array;
  /** 0 unknown, 1 lying, 2 standing; standing before nine months is unknown. */
  readonly measure: Uint8Array;
  /** 1 for a child below nine months said to have stood. */
  readonly isStandingTooEarly: Uint8Array;
  /** Lying below 731 days and standing from then on, corrected where it was measured the other way. */
  readonly lengthCm: Float64Array;
  readonly bmi: Float64Array;
}

/**
 * Ages in days, lengths as the standard measures them at that age, body mass index.
 *
 * @see WHO (2006), Methods and development, chapter 3 (length and height; the difference of 0.7 cm).
 */
export function prepareRows(columns: CheckedColumns): PreparedRows {
  const { rows, sex, ageDays, ageMonths } = columns;
  const measure = columns.measure.slice();
  const isStandingTooEarly = new Uint8Array(rows);
  const day = new Int32Array(rows);
  const { lengthCm, bmi } = unknownLengths(rows);
  for (let row = 0; row < rows; row++) {
    const inDays = ageDays?.[row] ?? Number.NaN;
    const isInDays = inDays >= 0;
    const months = isInDays ? inDays / DAYS_A_MONTH : (ageMonths?.[row] ?? Number.NaN);
    const own = wholeDays(isInDays ? inDays : months * DAYS_A_MONTH);
    if (months < NOBODY_STANDS_MONTHS && measure[row] === MEASURE.standing) {
      measure[row] = MEASURE.unknown;
      isStandingTooEarly[row] = 1;
    }
    day[row] = dayOf(own, months);
    if (sex[row] === SEX.unknown && day[row] !== DAY.over) day[row] = DAY.sexless;
    const length = (columns.lengthCm?.[row] ?? Number.NaN) + correction(own, measure[row] ?? 0);
    const metres = length / 100;
    const mass = (columns.weightKg?.[row] ?? Number.NaN) / (metres * metres);
    lengthCm[row] = length;
    bmi[row] = mass === Infinity ? Number.NaN : mass;
  }
  return { day, measure, isStandingTooEarly, lengthCm, bmi };
}

function unknownLengths(rows: number): Pick<PreparedRows, 'lengthCm' | 'bmi'> {
  return { lengthCm: new Float64Array(rows), bmi: new Float64Array(rows) };
}

function dayOf(own: number, months: number): number {
  if (months < MONTHS_OF_STANDARD) return own;
  return months >= MONTHS_OF_STANDARD ? DAY.over : DAY.unknown;
}

function correction(days: number, measure: number): number {
  if (days < STANDING_FROM_DAY && measure === MEASURE.standing) return STANDING_LOSS_CM;
  return days >= STANDING_FROM_DAY && measure === MEASURE.lying ? -STANDING_LOSS_CM : 0;
}
