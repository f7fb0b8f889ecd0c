/** What can be said of a number before anything is compared. */
export type NumberState = 'missing' | 'placeholder' | 'damaged' | 'malformed' | 'good';
/** How a number is built: 16 digits with a place and a date, or anything of letters and digits. */
export type NumberKind = 'nik' | 'kk' | 'phone' | 'number';

export interface ReadNumber {
  readonly text: string;
  readonly state: NumberState;
}

const SCIENTIFIC = /^\d[.,]?\d*E\+?\d+$/i;
const RUNS = ['01234567890123456789', '98765432109876543210'];
const LONGEST = 20;
/** What nearly all numbers look like: nothing has to be cleaned. */
const WHOLE = /^[1-9]\d{15}$/;

/**
 * A NIK, family card number, telephone number or other number as written, cleaned, with what is wrong with it.
 * Placeholders (zeros, nines, one digit repeated, counting up) name nobody. A 16-digit number that went through a
 * number cell has lost its last digit (it ends in 0) or is in scientific notation: it is damaged, and identifies
 * nobody until somebody confirms it.
 * @example readNumber('1872014503900001', 'nik').state // 'good'
 * @example readNumber('1,87201E+15', 'nik').state // 'damaged'
 */
export function readNumber(written: string, kind: NumberKind): ReadNumber {
  if (WHOLE.test(written)) {
    if (isPlaceholder(written)) return { text: written, state: 'placeholder' };
    return { text: written, state: kind === 'nik' || kind === 'kk' ? stateOf16(written, kind) : 'good' };
  }
  const trimmed = written.trim();
  if (kind !== 'number' && SCIENTIFIC.test(trimmed)) return { text: '', state: 'damaged' };
  const cleaned = trimmed.replace(/\.0+$/, '').replace(/[^\p{L}\p{N}]/gu, '');
  const text = (kind === 'phone' ? localPhone(cleaned) : cleaned.toUpperCase()).slice(0, LONGEST);
  if (text === '') return { text, state: 'missing' };
  if (isPlaceholder(text)) return { text, state: 'placeholder' };
  return { text, state: kind === 'nik' || kind === 'kk' ? stateOf16(text, kind) : 'good' };
}

/** +62 812…, 62812… and 0812… are one number. */
function localPhone(text: string): string {
  return text.replace(/^(?:00?62|62|0)+(?=\d{6})/, '');
}

function isPlaceholder(text: string): boolean {
  if (/^(.)\1*$/.test(text)) return true;
  if (text.length < 4) return false;
  if (/^0{6}|^9{8}|0{9}$/.test(text)) return true;
  return text.length >= 8 && RUNS.some((run) => run.includes(text));
}

function stateOf16(text: string, kind: NumberKind): NumberState {
  if (!/^\d{16}$/.test(text)) return 'malformed';
  if (text.endsWith('0')) return 'damaged';
  const day = Number(text.slice(6, 8)) - (kind === 'nik' && Number(text.slice(6, 8)) > 40 ? 40 : 0);
  const month = Number(text.slice(8, 10));
  const isDate = day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return isDate && Number(text.slice(0, 2)) >= 11 ? 'good' : 'malformed';
}
