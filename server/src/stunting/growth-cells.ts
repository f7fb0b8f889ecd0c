import { MEASURE, SEX } from '@pilar/growth';
import { type Cell, isMissing } from '../platform/tabular/index.ts';

/** A cell that says something we cannot use; the row is rejected with it. */
export type Refused = 'refused';

const CODE_WORDS = {
  sex: new Map([
    ...['1', 'm', 'l', 'male', 'boy', 'laki laki', 'laki', 'lk', 'pria'].map(
      (word) => [word, SEX.boy] as const,
    ),
    ...['2', 'f', 'p', 'female', 'girl', 'perempuan', 'pr', 'wanita'].map(
      (word) => [word, SEX.girl] as const,
    ),
  ]),
  measure: new Map([
    ...['l', 'length', 'lying', 'recumbent', 'terlentang', 'telentang', 'berbaring', 'baring', 'tidur', 'pb']
      .concat(['panjang'])
      .map((word) => [word, MEASURE.lying] as const),
    ...['h', 'height', 'standing', 'berdiri', 'diri', 'tegak', 'tb', 'tinggi'].map(
      (word) => [word, MEASURE.standing] as const,
    ),
  ]),
  oedema: new Map([
    ...['y', 'yes', 'ya', '1', 'true', 'ada'].map((word) => [word, 1] as const),
    ...['n', 'no', 't', 'tidak', 'tdk', 'tidak ada', '2', '0', 'false'].map((word) => [word, 0] as const),
  ]),
} as const;

const plainWord = (cell: Cell): string =>
  String(cell)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The code of a word; 0 for an empty cell. */
export function codeOf(kind: keyof typeof CODE_WORDS, cell: Cell): number | Refused {
  if (isMissing(cell)) return 0;
  return CODE_WORDS[kind].get(plainWord(cell)) ?? 'refused';
}

/**
 * A measurement or an age: `7,3`, `7.3`, `7,3 kg`; NaN for an empty cell. No child has a thousand of anything, so point
 * and comma both are the decimal mark.
 */
export function measuredNumber(cell: Cell): number | Refused {
  if (isMissing(cell)) return Number.NaN;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : 'refused';
  if (typeof cell !== 'string') return 'refused';
  const found =
    /^'?\s*([-−]?\d+(?:[.,]\d+)?)\s*(?:kg|cm|mm|gram|gr|g|bulan|bln|bl|hari|hr|months?|mos?|days?)?\.?$/i.exec(
      cell.normalize('NFKC').trim(),
    );
  return found === null ? 'refused' : Number((found[1] ?? '').replace('−', '-').replace(',', '.'));
}

/** An age in words, in days: `1 Tahun - 2 Bulan - 10 Hari`; undefined for any other text. */
export function wordedAgeDays(cell: Cell): number | undefined {
  if (typeof cell !== 'string') return undefined;
  const found =
    /^\s*(?:(\d+)\s*(?:tahun|thn|th|years?|y))?[\s,-]*(?:(\d+)\s*(?:bulan|bln|bl|months?|m))?[\s,-]*(?:(\d+)\s*(?:hari|hr|days?|d))?\s*$/i.exec(
      cell,
    );
  const [, years, months, days] = found ?? [];
  const isWorded =
    [years, months, days].filter((part) => part !== undefined).length >= 2 || years !== undefined;
  if (!isWorded) return undefined;
  return Number(years ?? 0) * 365.25 + Number(months ?? 0) * 30.4375 + Number(days ?? 0);
}

/** `TRUE` of `is_age_in_month`. */
export const isTrue = (cell: Cell): boolean => ['true', '1', 'y', 'yes', 'ya'].includes(plainWord(cell));
