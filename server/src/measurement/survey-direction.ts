import type { Direction, Figure, Indicator } from '@pilar/contracts';
import { pooledTrend } from '@pilar/measurement';
import { directionOf, estimateOf, hasOneMethod, isGood, withPrices, wordOf } from './direction.ts';
import { changeWords, periodWords } from './number-words.ts';
import { cutAtBreaks } from './series-breaks.ts';

/**
 * What the survey waves say together. With three or more waves in the newest segment the pooled trend is tested, since
 * two neighbouring waves of a small city rarely differ by more than their error; otherwise the last two are compared.
 * Waves on the other side of a break never enter.
 */
export function surveyDirection(indicator: Indicator, waves: readonly Figure[]): Direction | null {
  if (waves.length === 0) return null;
  const segments = cutAtBreaks(waves);
  const newest = segments.at(-1) ?? [];
  const usable = newest.filter((wave) => estimateOf(wave) !== undefined);
  if (usable.length < 3 || !hasOneMethod(usable)) return directionOf(indicator, waves);
  return withPrices(indicator, usable, trendDirection);
}

function trendDirection(indicator: Indicator, waves: readonly Figure[]): Direction {
  const trend = pooledTrend(
    waves.flatMap((wave) => {
      const estimate = estimateOf(wave);
      return estimate ? [{ time: yearsOf(wave.period), estimate }] : [];
    }),
  );
  const margin = (trend.interval.high - trend.interval.low) / 2;
  const change = changeWords(indicator, trend.slope.value, margin);
  const since = waves[0]?.period ?? '';
  if (trend.direction === 'no-clear-change') {
    return {
      word: 'unclear',
      isGood: null,
      text: {
        id: `tren ${waves.length} survei sejak ${periodWords(since, 'id')}: ${change.id} per tahun, belum dapat dikatakan naik atau turun`,
        en: `trend of ${waves.length} surveys since ${periodWords(since, 'en')}: ${change.en} a year, neither up nor down can be said`,
      },
    };
  }
  const word = trend.direction === 'falling' ? 'down' : 'up';
  return {
    word,
    isGood: isGood(indicator, word),
    text: {
      id: `${wordOf(word).id} ${change.id} per tahun menurut tren ${waves.length} survei sejak ${periodWords(since, 'id')}`,
      en: `${wordOf(word).en} ${change.en} a year by the trend of ${waves.length} surveys since ${periodWords(since, 'en')}`,
    },
  };
}

/** `2025-03` as 2025.1667: years with the month as a fraction. */
export function yearsOf(period: string): number {
  const [year, month] = period.split('-');
  return Number(year) + (month === undefined ? 0.5 : (Number(month) - 1) / 12);
}
