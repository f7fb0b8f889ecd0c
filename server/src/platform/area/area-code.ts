import type { AreaLevel } from '@pilar/contracts';

const LEVELS = ['province', 'city', 'district', 'village'] as const satisfies readonly AreaLevel[];
const DOTTED = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;
/** Digits of a Kemendagri code, by level; BPS writes a kecamatan with seven. */
const DIGITS: Readonly<Record<number, readonly number[]>> = {
  2: [2],
  4: [2, 2],
  6: [2, 2, 2],
  10: [2, 2, 2, 4],
};

export const COUNTRY = 'ID';

export const isAreaCode = (text: string): boolean => DOTTED.test(text);

/** Level of a Kemendagri code: one more with each dot. */
export function levelOf(code: string): AreaLevel {
  if (code === COUNTRY) return 'country';
  return LEVELS[code.split('.').length - 1] ?? 'village';
}

/** Code of the area above; null for the country. */
export function parentCodeOf(code: string): string | null {
  if (code === COUNTRY) return null;
  return code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : COUNTRY;
}

/** `1872011001` as `18.72.01.1001`; undefined for a number of digits that Kemendagri does not use. */
export function withDots(digits: string): string | undefined {
  const widths = /^\d+$/.test(digits) ? DIGITS[digits.length] : undefined;
  if (!widths) return undefined;
  let at = 0;
  return widths
    .map((width) => {
      at += width;
      return digits.slice(at - width, at);
    })
    .join('.');
}

export const withoutDots = (code: string): string => code.replaceAll('.', '');

/** Whether an area lies in (or is) the other. */
export const isWithin = (code: string, other: string): boolean =>
  code === other || code.startsWith(`${other}.`);
