import type { Direction, Figure, Indicator } from '@pilar/contracts';
import { pooledTrend } from '@pilar/measurement';
import { directionOf, isGood } from './direction.ts';
import { differenceWords, periodWords } from './number-words.ts';
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
  const usable = newest.filter((wave) => wave.value !== null && wave.se !== null && wave.se > 0);
  if (newest.length < 3 || usable.length < 3) return directionOf(indicator, waves);
  return trendDirection(indicator, usable);
}

function trendDirection(indicator: Indicator, waves: readonly Figure[]): Direction {
  const trend = pooledTrend(
    waves.map((wave) => ({
      time: yearsOf(wave.period),
      estimate: {
        value: wave.value ?? 0,
        se: wave.se ?? 0,
        df: wave.df ?? 30,
        n: wave.n ?? 0,
        method: wave.method,
      },
    })),
  );
  const perYear = Math.abs(trend.slope.value);
  const margin = (trend.interval.high - trend.interval.low) / 2;
  const since = waves[0]?.period ?? '';
  const size = (language: 'id' | 'en') =>
    differenceWords(perYear, indicator.unit, indicator.decimals, language);
  const error = (language: 'id' | 'en') =>
    differenceWords(margin, indicator.unit, indicator.decimals, language);
  if (trend.direction === 'no-clear-change') {
    return {
      word: 'unclear',
      isGood: null,
      text: {
        id: `tren ${waves.length} survei sejak ${periodWords(since, 'id')}: ${size('id')} per tahun (± ${error('id')}), belum dapat dikatakan naik atau turun`,
        en: `trend of ${waves.length} surveys since ${periodWords(since, 'en')}: ${size('en')} a year (± ${error('en')}), neither up nor down can be said`,
      },
    };
  }
  const word = trend.direction === 'falling' ? 'down' : 'up';
  return {
    word,
    isGood: isGood(indicator, word),
    text: {
      id: `${word === 'down' ? 'turun' : 'naik'} ${size('id')} per tahun (± ${error('id')}) menurut tren ${waves.length} survei sejak ${periodWords(since, 'id')}`,
      en: `${word === 'down' ? 'down' : 'up'} ${size('en')} a year (± ${error('en')}) by the trend of ${waves.length} surveys since ${periodWords(since, 'en')}`,
    },
  };
}

/** `2025-03` as 2025.1667: years with the month as a fraction. */
export function yearsOf(period: string): number {
  const [year, month] = period.split('-');
  return Number(year) + (month === undefined ? 0.5 : (Number(month) - 1) / 12);
}
