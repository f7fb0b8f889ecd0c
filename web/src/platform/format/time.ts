import type { Language } from '../text/language.ts';

/** Office hours of Metro are western Indonesian time; a planner abroad still reads the city's clock. */
const ZONE = 'Asia/Jakarta';

const LOCALE: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

const makers = new Map<string, Intl.DateTimeFormat>();

function maker(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${name}`;
  let found = makers.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(LOCALE[language], options);
    makers.set(key, found);
  }
  return found;
}

/** `2025` stays; `2025-03` becomes `Maret 2025`. Anything else is shown as it came. */
export function formatPeriod(period: string, language: Language): string {
  const found = /^(\d{4})-(\d{2})$/.exec(period);
  if (found === null) return period;
  const date = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, 1));
  return maker(language, 'period', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
}

/** `9 Agustus 2023` of an instant or a plain date. */
export function formatDate(instant: string, language: Language): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return maker(language, 'date', { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE }).format(
    date,
  );
}

/** `9 Agustus 2023 pukul 14.05 WIB`. */
export function formatInstant(instant: string, language: Language): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const clock = maker(language, 'clock', { hour: '2-digit', minute: '2-digit', timeZone: ZONE }).format(date);
  const word = language === 'id' ? ' pukul ' : ', ';
  return `${formatDate(instant, language)}${word}${clock} WIB`;
}

/** A short stamp for tables: `9 Agu 2023 14.05`. */
export function formatStamp(instant: string, language: Language): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const day = maker(language, 'stamp', { day: 'numeric', month: 'short', year: 'numeric', timeZone: ZONE });
  const clock = maker(language, 'clock', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
  return `${day.format(date)} ${clock.format(date)}`;
}

/** Time that is left, in whole words: `45 detik`, `3 menit`. */
export function formatDuration(seconds: number, language: Language): string {
  const words = language === 'id' ? ['detik', 'menit', 'jam'] : ['s', 'min', 'h'];
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} ${words[0]}`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} ${words[1]}`;
  return `${Math.round(seconds / 3600)} ${words[2]}`;
}
