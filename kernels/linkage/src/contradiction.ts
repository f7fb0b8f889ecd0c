import { DATE_LEVELS } from './birth-date.ts';
import { NAME_LEVELS } from './compare-names.ts';
import type { Comparison } from './comparisons.ts';
import type { ComparisonName } from './level-tables.ts';
import { NUMBER_LEVELS } from './numbers.ts';
import { PLACE_LEVELS } from './places.ts';

/** Why two records are not joined without a person looking at them. */
export type Contradiction =
  | 'twins'
  | 'number-of-another-name'
  | 'other-number'
  | 'other-date'
  | 'nothing-but-numbers';

export type ContradictionOf = (levels: readonly number[]) => Contradiction | undefined;

const UNKNOWN = 0;

/**
 * Agreement in one strong field with contradiction in another: twins (one birth date and home, two names), one number
 * under two names, two good numbers where name or birth date differ too. Such pairs go to a person, however high they
 * score, and no chain of records passes through them.
 */
export function contradictionFinder(list: readonly Comparison[]): ContradictionOf {
  const place = new Map(list.map(({ name }, at): [ComparisonName, number] => [name, at]));
  const reader = (levels: readonly number[]) => (name: ComparisonName) =>
    levels[place.get(name) ?? -1] ?? UNKNOWN;
  return (levels) => {
    const of = reader(levels);
    const [name, identity] = [nameLevel(of), strongest(of('nik'), of('number'))];
    const date = of('birthDate');
    const hasSameNumber = identity === NUMBER_LEVELS.same;
    const hasSameDate = date === DATE_LEVELS.same || date === DATE_LEVELS.sameHeaped;
    // A list without NIK: its other number, the same together with the birth date, outweighs a name that was changed.
    if (of('nik') === UNKNOWN && of('number') === NUMBER_LEVELS.same && isNearDate(date)) return undefined;
    if (isTwinLike(of, { name, identity, hasSameDate })) return 'twins';
    if (hasSameNumber && name === NAME_LEVELS.different) return 'number-of-another-name';
    if (hasSameNumber && isOther(name) && !hasSameDate) return 'number-of-another-name';
    // Other numbers than the NIK are of unknown care: that they differ is weighed, not taken for proof.
    if (hasOtherNumber(of('nik')) && (isLoose(name) || !isNearDate(date))) return 'other-number';
    // A grandson who has his grandfather's name lives in his house.
    if (date === DATE_LEVELS.different && isOneHome(of) && !isNearNumber(identity)) return 'other-date';
    const agreesElsewhere = (name !== UNKNOWN && name < NAME_LEVELS.otherName) || isNearDate(date);
    return !agreesElsewhere && name !== UNKNOWN ? 'nothing-but-numbers' : undefined;
  };
}

type LevelOf = (name: ComparisonName) => number;

/** Of a given name and a surname the given name tells people of one home apart. */
function nameLevel(of: LevelOf): number {
  const whole = of('fullName');
  if (whole !== UNKNOWN) return whole;
  return of('givenName') === UNKNOWN ? of('surname') : of('givenName');
}

const strongest = (nik: number, number: number): number =>
  nik === UNKNOWN || (number !== UNKNOWN && number < nik) ? number : nik;
const isOther = (name: number): boolean => name >= NAME_LEVELS.otherName;
/** Neither the same name nor one with a typing error. */
const isLoose = (name: number): boolean => name === UNKNOWN || name > NAME_LEVELS.contained;
const isNearNumber = (identity: number): boolean =>
  identity === NUMBER_LEVELS.same || identity === NUMBER_LEVELS.oneError;
const isNearDate = (date: number): boolean => date >= DATE_LEVELS.same && date <= DATE_LEVELS.twoParts;
const hasOtherNumber = (identity: number): boolean => identity === NUMBER_LEVELS.different;

function isTwinLike(
  of: LevelOf,
  { name, identity, hasSameDate }: { name: number; identity: number; hasSameDate: boolean },
): boolean {
  if (!hasSameDate || name === UNKNOWN) return false;
  if (!isOneHome(of)) return false;
  if (isOther(name) || (hasOtherNumber(identity) && name === NAME_LEVELS.near)) return true;
  // "Siti" and "Siti Aminah", of one home and day: one girl, or two.
  if (name === NAME_LEVELS.contained && !isNearNumber(identity)) return true;
  const isOtherSex = of('sex') === 2 && name > NAME_LEVELS.sameSound;
  return isOtherSex && identity !== NUMBER_LEVELS.same;
}

function isOneHome(of: LevelOf): boolean {
  const shares = (name: ComparisonName) => of(name) >= 1 && of(name) <= 2;
  return shares('kk') || shares('phone') || shares('address') || of('place') === PLACE_LEVELS.sameRt;
}
