export type ReadNumber =
  | Readonly<{ value: number; fault: null }>
  | Readonly<{ value: null; fault: 'empty' | 'not-a-number' | 'ambiguous' }>;

const INDONESIAN = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/;
const ENGLISH = /^-?\d{1,3}(,\d{3})+\.\d+$|^-?\d{1,3}(,\d{3}){2,}$/;
/** `1.234` may be a thousand or one and a bit; `0.277` cannot be a thousand. */
const TWO_WAYS = /^-?[1-9]\d{0,2}\.\d{3}$/;

/** Reads a number as it is typed here: `1.776.286,50`, `6,44`, `6.44`, `Rp596.139,00`, `6,44 %`. Never guesses `1.234`. */
export function readNumber(typed: string): ReadNumber {
  const text = typed
    .trim()
    .replace(/^rp\.?\s*/i, '')
    .replace(/\s*%$/, '')
    .replace('\u2212', '-')
    .replace(/[\s\u00a0]/g, '');
  if (text === '') return { value: null, fault: 'empty' };
  if (TWO_WAYS.test(text)) return { value: null, fault: 'ambiguous' };
  if (/^-?\d+$/.test(text)) return { value: Number(text), fault: null };
  if (/^-?\d+,\d+$/.test(text)) return { value: Number(text.replace(',', '.')), fault: null };
  if (/^-?0\.\d+$/.test(text)) return { value: Number(text), fault: null };
  if (INDONESIAN.test(text)) {
    return { value: Number(text.replaceAll('.', '').replace(',', '.')), fault: null };
  }
  if (ENGLISH.test(text)) return { value: Number(text.replaceAll(',', '')), fault: null };
  if (/^-?\d+\.\d+$/.test(text)) return { value: Number(text), fault: null };
  return { value: null, fault: 'not-a-number' };
}

/** A number as it would be typed: no separators of thousands, a decimal comma. */
export function typedNumber(value: number | null): string {
  return value === null ? '' : String(value).replace('.', ',');
}
