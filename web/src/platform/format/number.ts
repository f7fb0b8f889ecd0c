import type { Unit } from '@pilar/contracts';
import type { Language } from '../text/language.ts';

const NO_BREAK = '\u00a0';
const MINUS = '\u2212';

const makers = new Map<string, Intl.NumberFormat>();

function maker(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`;
  let found = makers.get(key);
  if (found === undefined) {
    found = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    makers.set(key, found);
  }
  return found;
}

export const MISSING: Readonly<Record<Language, string>> = { id: 'belum tersedia', en: 'not yet available' };

/** `1.776.286,5` in Indonesian, `1,776,286.5` in English; the minus sign is a minus, not a hyphen. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  const text = maker(language, decimals).format(Math.abs(value));
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? `${MINUS}${text}` : text;
}

/** A percentage as published: `6,44 %`; English `6.44%`. */
export function formatPercent(percent: number, language: Language, decimals = 2): string {
  return `${formatNumber(percent, language, decimals)}${language === 'id' ? `${NO_BREAK}%` : '%'}`;
}

/** A share 0..1 written as a percentage. */
export function formatShare(share: number, language: Language, decimals = 2): string {
  return formatPercent(share * 100, language, decimals);
}

export function formatRupiah(rupiah: number, language: Language): string {
  const text = formatNumber(Math.abs(rupiah), language, 0);
  return Math.round(rupiah) < 0 ? `${MINUS}Rp${text}` : `Rp${text}`;
}

const WORDS: Readonly<Partial<Record<Unit, Readonly<Record<Language, string>>>>> = {
  jiwa: { id: 'jiwa', en: 'people' },
  keluarga: { id: 'keluarga', en: 'families' },
  'rumah-tangga': { id: 'rumah tangga', en: 'households' },
  tahun: { id: 'tahun', en: 'years' },
};

/** A value with its unit: `6,44 %`, `Rp1.776.286`, `12.070 jiwa`; missing is said, never zero. */
export function formatValue(
  value: number | null | undefined,
  unit: Unit,
  language: Language,
  decimals = 0,
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING[language];
  if (unit === 'persen') return formatPercent(value, language, decimals);
  if (unit.startsWith('rupiah')) return formatRupiah(value, language);
  const word = WORDS[unit]?.[language];
  const text = formatNumber(value, language, decimals);
  return word === undefined ? text : `${text}${NO_BREAK}${word}`;
}

const PER: Readonly<Partial<Record<Unit, Readonly<Record<Language, string>>>>> = {
  'rupiah-per-bulan': { id: 'per orang per bulan', en: 'per head and month' },
  'rupiah-per-tahun': { id: 'per orang per tahun', en: 'per head and year' },
};

/** What a unit adds after the value, for example `per orang per bulan`; empty for most. */
export function unitNote(unit: Unit, language: Language): string {
  return PER[unit]?.[language] ?? '';
}

/** The word of a difference in this unit: a difference of percentages is in points. */
export function formatDifference(value: number, unit: Unit, language: Language, decimals = 0): string {
  if (unit !== 'persen') return formatValue(value, unit, language, decimals);
  const points = language === 'id' ? 'poin' : 'points';
  return `${formatNumber(value, language, decimals)}${NO_BREAK}${points}`;
}
