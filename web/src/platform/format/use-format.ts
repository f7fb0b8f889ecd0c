import type { Unit } from '@pilar/contracts';
import { useMemo } from 'react';
import { useLanguage } from '../text/language.ts';
import * as number from './number.ts';
import * as time from './time.ts';

/** Every format of Pilar in the reader's language. Null is `belum tersedia`, never zero. */
export function useFormat() {
  const language = useLanguage();
  return useMemo(
    () => ({
      language,
      missing: number.MISSING[language],
      number: (value: number | null | undefined, decimals = 0) =>
        value === null || value === undefined
          ? number.MISSING[language]
          : number.formatNumber(value, language, decimals),
      percent: (percent: number | null | undefined, decimals = 2) =>
        number.formatValue(percent, 'persen', language, decimals),
      share: (share: number | null | undefined, decimals = 2) =>
        share === null || share === undefined
          ? number.MISSING[language]
          : number.formatShare(share, language, decimals),
      rupiah: (rupiah: number | null | undefined) => number.formatValue(rupiah, 'rupiah', language),
      value: (value: number | null | undefined, unit: Unit, decimals = 0) =>
        number.formatValue(value, unit, language, decimals),
      difference: (value: number, unit: Unit, decimals = 0) =>
        number.formatDifference(value, unit, language, decimals),
      unitNote: (unit: Unit) => number.unitNote(unit, language),
      period: (period: string) => time.formatPeriod(period, language),
      date: (instant: string | null | undefined) =>
        instant ? time.formatDate(instant, language) : number.MISSING[language],
      instant: (instant: string | null | undefined) =>
        instant ? time.formatInstant(instant, language) : number.MISSING[language],
      stamp: (instant: string | null | undefined) =>
        instant ? time.formatStamp(instant, language) : number.MISSING[language],
      duration: (seconds: number) => time.formatDuration(seconds, language),
      megabytes: (bytes: number) => `${number.formatNumber(bytes / 1e6, language, bytes < 1e7 ? 1 : 0)} MB`,
    }),
    [language],
  );
}
export type Format = ReturnType<typeof useFormat>;
