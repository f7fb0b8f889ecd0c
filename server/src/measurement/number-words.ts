import type { Bilingual, Indicator, Unit } from '@pilar/contracts';

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const;
type Language = keyof typeof LOCALES;

/** A number as people write it: `6,44` in Indonesian, `6.44` in English. */
export function numberWords(value: number, decimals: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}

const UNIT_WORDS: Readonly<Record<Unit, Bilingual>> = {
  persen: { id: '{} persen', en: '{} per cent' },
  indeks: { id: '{}', en: '{}' },
  'rupiah-per-bulan': { id: 'Rp{} per bulan', en: 'Rp{} a month' },
  'rupiah-per-tahun': { id: 'Rp{} per tahun', en: 'Rp{} a year' },
  rupiah: { id: 'Rp{}', en: 'Rp{}' },
  jiwa: { id: '{} jiwa', en: '{} people' },
  keluarga: { id: '{} keluarga', en: '{} families' },
  'rumah-tangga': { id: '{} rumah tangga', en: '{} households' },
  tahun: { id: '{} tahun', en: '{} years' },
  rasio: { id: '{}', en: '{}' },
  lainnya: { id: '{}', en: '{}' },
};

// A difference of two shares is in points, not in per cent.
const DIFFERENCE_WORDS: Readonly<Partial<Record<Unit, Bilingual>>> = {
  persen: { id: '{} poin', en: '{} points' },
  indeks: { id: '{} poin', en: '{} points' },
};

export function valueWords(value: number, unit: Unit, decimals: number, language: Language): string {
  return UNIT_WORDS[unit][language].replace('{}', numberWords(value, decimals, language));
}

function differenceWords(value: number, unit: Unit, decimals: number, language: Language): string {
  const pattern = DIFFERENCE_WORDS[unit] ?? UNIT_WORDS[unit];
  return pattern[language].replace('{}', numberWords(value, decimals, language));
}

/** `2025-03` as `Maret 2025` / `March 2025`; a bare year stays a year. */
export function periodWords(period: string, language: Language): string {
  const [year, month] = period.split('-');
  if (month === undefined) return period;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, 1));
  return new Intl.DateTimeFormat(LOCALES[language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}

/** The size of a change with its 95 % margin: `0,59 poin (± 0,28)`. */
export function changeWords(indicator: Indicator, difference: number, margin: number): Bilingual {
  const { unit, decimals } = indicator;
  const say = (language: Language): string =>
    `${differenceWords(Math.abs(difference), unit, decimals, language)} (± ${numberWords(margin, decimals, language)})`;
  return { id: say('id'), en: say('en') };
}
