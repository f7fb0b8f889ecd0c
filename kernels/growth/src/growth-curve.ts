import { wholeDays } from './age.ts';
import { valueAtZ } from './lms.ts';
import { STANDING_FROM_DAY } from './prepared-rows.ts';
import type { StandardName } from './standards.ts';
import { standardTable } from './standards.ts';

/** A place on a chart: an age in days, or a length in centimetres for the two weight-for-length charts. */
export interface CurvePlace {
  readonly sex: 'boy' | 'girl';
  readonly at: number;
}

/**
 * The measurement of a child that lies so many deviations from the median at an age (days) or length (cm): the curves of
 * a growth chart, and the inverse of a z-score.
 *
 * @throws RangeError for a place outside the table or a deviation that is not finite.
 * @see WHO (2006), Methods and development, chapter 7.
 * @example growthCurve('lengthForAge', { sex: 'boy', at: 730 }, -2) // 81.6925…: a boy of two years shorter than that is stunted
 */
export function growthCurve(name: StandardName, { sex, at }: CurvePlace, z: number): number {
  const { first, count, l, m, s } = standardTable(name);
  const isByLength = name === 'weightForLength' || name === 'weightForHeight';
  const line = (isByLength ? Math.round(at * 10) : wholeDays(at)) - first;
  if (!(line >= 0 && line < count)) throw new RangeError(`growthCurve: ${name} has no line at ${at}`);
  if (!Number.isFinite(z)) throw new RangeError(`growthCurve: ${z} deviations`);
  const place = sex === 'girl' ? line + count : line;
  return valueAtZ(z, l[place] ?? 1, m[place] ?? 1, s[place] ?? 1);
}

/** First and last place of a chart: days, or centimetres. */
export function curveRange(name: StandardName): readonly [first: number, last: number] {
  const { first, count } = standardTable(name);
  const scale = name === 'weightForLength' || name === 'weightForHeight' ? 10 : 1;
  return [first / scale, (first + count - 1) / scale];
}

/** Which length chart is read at an age. */
export const isLyingAge = (days: number): boolean => days < STANDING_FROM_DAY;
