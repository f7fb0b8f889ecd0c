import type { NumberStyle } from '@pilar/contracts';
import type { Cell } from './raw-table.ts';

const GROUPED: Record<NumberStyle, RegExp> = {
  indonesian: /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,\d+)?$/,
  english: /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.\d+)?$/,
  plain: /^(?:\d+|[1-9]\d{0,2}(?: \d{3})+)(?:\.\d+)?$/,
};
const SCIENTIFIC = /^\d([.,]\d+)?e[+-]?\d{1,3}$/i;
/** `,-` and `.-` behind rupiah say "no cents". */
const NO_CENTS = /[.,]\s*[-–—]{1,2}$/;
const MISSING = /^(|[-–—.]{1,3}|n\/?a|null|\[null\]|nil|nan|#n\/a|kosong|tidak ada data|t\.?a\.?d\.?)$/i;

/** Whether a cell says "nothing here": empty, a dash, NA, [null]. Zero is a number. */
export function isMissing(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && MISSING.test(tidy(cell)));
}

/**
 * A number as people write it, read in one given style: `Rp 1.776.286,-`, `(1.000)`, `1 776 286`, full-width digits.
 * A percentage is a share: `6,44 %` is 0.0644, as a spreadsheet keeps it. What the style does not allow is undefined:
 * `1234.5` is no Indonesian number, and nothing is guessed.
 */
export function parseNumber(cell: Cell, style: NumberStyle): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string') return undefined;
  const bare = bareNumber(cell);
  if (bare === undefined) return undefined;
  const size = readDigits(bare.digits, style);
  if (size === undefined || !Number.isFinite(size)) return undefined;
  const signed = bare.isNegative ? -size : size;
  return bare.isPercent ? signed / 100 : signed;
}

/** Full-width forms narrowed, every kind of space one plain space. */
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
}

function bareNumber(text: string): { digits: string; isNegative: boolean; isPercent: boolean } | undefined {
  let rest = tidy(text).replace(/^'/, '').replace(/[−–—]/g, '-');
  const isBracketed = /^\(.*\)$/.test(rest);
  if (isBracketed) rest = rest.slice(1, -1).trim();
  const isPercent = rest.endsWith('%');
  if (isPercent) rest = rest.slice(0, -1).trim();
  const sign = /^([+-])? ?(?:rp\.?|idr)? ?([+-])? ?/i.exec(rest);
  if (sign?.[1] !== undefined && sign[2] !== undefined) return undefined;
  const isNegative = (sign?.[1] ?? sign?.[2]) === '-';
  if (isNegative && isBracketed) return undefined;
  const digits = rest
    .slice(sign?.[0].length ?? 0)
    .replace(NO_CENTS, '')
    .replace(/(?<=\d)'(?=\d{3})/g, ' ');
  return { digits, isNegative: isNegative || isBracketed, isPercent };
}

function readDigits(digits: string, style: NumberStyle): number | undefined {
  if (SCIENTIFIC.test(digits)) return Number(digits.replace(',', '.'));
  if (!GROUPED[style].test(digits)) return undefined;
  const decimal = style === 'indonesian' ? ',' : '.';
  const [whole = '', part] = digits.split(decimal);
  return Number(whole.replace(/[^\d]/g, '') + (part === undefined ? '' : `.${part}`));
}
