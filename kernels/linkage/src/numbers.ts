import { type NumberKind, type NumberState, readNumber } from './identity-number.ts';
import { hashText, mix } from './plain-text.ts';
import { isOneEdit } from './similarity.ts';

/** The numbers of a column, cleaned, with a key to compare them by. */
export interface NumberColumn {
  readonly kind: NumberKind;
  readonly texts: readonly string[];
  readonly states: Uint8Array;
  /** Hash of the number; 0 where it may not identify anybody. */
  readonly keys: Uint32Array;
  /** Hashes of either half: two numbers of one length that share no half are more than one error apart. */
  readonly heads: Uint32Array;
  readonly tails: Uint32Array;
  readonly lengths: Uint8Array;
  /** Serials (four digits, and their first three) that few have: they tell people of one day and place apart. */
  readonly serials: Serials;
  /** How many of each state stand in the column. */
  readonly found: Readonly<Record<NumberState, number>>;
}

export const STATES: readonly NumberState[] = ['missing', 'placeholder', 'damaged', 'malformed', 'good'];
const [, , DAMAGED] = [0, 1, 2] as const;
/** A number that this many people share is no number of one person, whatever it looks like. */
const MOST_BEARERS = { nik: 12, kk: 60, phone: 40, number: 25 } as const;

export function numberColumn(written: ArrayLike<string | null>, kind: NumberKind): NumberColumn {
  const states = new Uint8Array(written.length);
  const hashes = () => new Uint32Array(written.length);
  const [keys, heads, tails] = [hashes(), hashes(), hashes()];
  const lengths = new Uint8Array(written.length);
  const texts: string[] = [];
  const serials = new Serials();
  const bearers = new Map<number, number>();
  for (let row = 0; row < written.length; row++) {
    const { text, state } = readNumber(written[row] ?? '', kind);
    texts.push(text);
    if (kind === 'nik' || kind === 'kk') serials.add(text);
    states[row] = STATES.indexOf(state);
    if (state !== 'good' && state !== 'malformed') continue;
    const middle = text.length >> 1;
    heads[row] = hashText(text, 0, middle);
    tails[row] = hashText(text, middle);
    lengths[row] = text.length;
    const key = mix(heads[row] ?? 0, tails[row] ?? 0);
    keys[row] = key;
    bearers.set(key, (bearers.get(key) ?? 0) + 1);
  }
  for (let row = 0; row < keys.length; row++) {
    if ((bearers.get(keys[row] ?? 0) ?? 0) <= MOST_BEARERS[kind]) continue;
    keys[row] = 0;
    states[row] = STATES.indexOf('placeholder');
  }
  return {
    kind,
    texts,
    states,
    keys,
    heads,
    tails,
    lengths,
    serials,
    found: counted(states),
  };
}

function counted(states: Uint8Array): Record<NumberState, number> {
  const found = { missing: 0, placeholder: 0, damaged: 0, malformed: 0, good: 0 };
  for (const state of states) found[STATES[state] ?? 'missing']++;
  return found;
}

export const NUMBER_LEVELS = { missing: 0, same: 1, oneError: 2, damagedSame: 3, different: 4 } as const;

/**
 * How two numbers agree: the same, one typing error apart, the same as far as a damaged one goes, or different.
 * Placeholders say nothing. A NIK repeats the birth date and mostly ends in one of few serials, so that two people
 * born on one day in one city have NIKs a digit apart: such a pair is a typing error only where the serial is rare, or
 * where one number contradicts a birth date that both records give.
 */
export function compareNumbers(column: NumberColumn, a: number, b: number, hasSameDate: boolean): number {
  const [keyA, keyB] = [column.keys[a] ?? 0, column.keys[b] ?? 0];
  if (keyA === 0 || keyB === 0) return compareDamaged(column, a, b);
  const isHalfShared = column.heads[a] === column.heads[b] || column.tails[a] === column.tails[b];
  if (!isHalfShared && column.lengths[a] === column.lengths[b]) return NUMBER_LEVELS.different;
  const [textA, textB] = [column.texts[a] ?? '', column.texts[b] ?? ''];
  if (keyA === keyB && textA === textB) return NUMBER_LEVELS.same;
  if (!isOneEdit(textA, textB)) return NUMBER_LEVELS.different;
  if (column.kind !== 'nik' || textA.length !== 16 || textB.length !== 16) return NUMBER_LEVELS.oneError;
  const isInDate = textA.slice(0, 6) === textB.slice(0, 6) && textA.slice(12) === textB.slice(12);
  if (isInDate) return hasSameDate ? NUMBER_LEVELS.oneError : NUMBER_LEVELS.different;
  const isRare = textA.slice(12) === textB.slice(12) && column.serials.isRare(textA, 4);
  return isRare ? NUMBER_LEVELS.oneError : NUMBER_LEVELS.different;
}

function compareDamaged(column: NumberColumn, a: number, b: number): number {
  const states = [column.states[a] ?? 0, column.states[b] ?? 0];
  const isUsable = states.every((state) => state >= DAMAGED) && states.includes(DAMAGED);
  const [textA, textB] = [column.texts[a] ?? '', column.texts[b] ?? ''];
  // In scientific notation hardly a digit of the person is left.
  if (!isUsable || textA === '' || textB === '') return NUMBER_LEVELS.missing;
  const isSame = textA.length === textB.length && textA.startsWith(textB.slice(0, -1));
  if (!isSame) return NUMBER_LEVELS.different;
  // Without its last digit a NIK with a usual serial is that of everybody born there on that day.
  return column.serials.isRare(textA, 3) ? NUMBER_LEVELS.damagedSame : NUMBER_LEVELS.missing;
}

/** How often the last digits of 16-digit numbers occur: by four digits, and by the three before the last. */
export class Serials {
  readonly #four = new Uint32Array(10_000);
  readonly #three = new Uint32Array(1_000);
  #whole = 0;

  add(text: string): void {
    if (text.length !== 16) return;
    const three = digitsOf(text, 12, 15);
    const four = digitsOf(text, 12, 16);
    if (four < 0) return;
    this.#whole++;
    this.#three[three] = (this.#three[three] ?? 0) + 1;
    this.#four[four] = (this.#four[four] ?? 0) + 1;
  }

  /** Whether few numbers end like this one; of a damaged one the last digit is not looked at. */
  isRare(text: string, digits: 3 | 4): boolean {
    const serial = digitsOf(text, 12, 12 + digits);
    const count = (digits === 4 ? this.#four : this.#three)[serial] ?? 0;
    return text.length === 16 && serial >= 0 && count <= Math.max(2, 0.005 * this.#whole);
  }
}

/** −1 where a letter stands among the digits. */
function digitsOf(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}
