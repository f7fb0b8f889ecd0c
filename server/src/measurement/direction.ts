import type { Bilingual, Direction, Figure, Indicator } from '@pilar/contracts';
import { changeWords, periodWords, valueWords } from './number-words.ts';
import { findBreakBetween } from './series-breaks.ts';

// Two-sided 95 % limit of the normal distribution; figures here come with large samples or without df.
const NORMAL_LIMIT = 1.959964;

/**
 * What may be said of the newest figure of a series against the one before.
 * "Turun" and "naik" are said as a fact only where both figures carry their own error, belong to one series without a
 * break between them, and the difference is larger than its error (law 3 of the product).
 * @param figures one indicator, area and kind, ordered by period
 */
export function directionOf(indicator: Indicator, figures: readonly Figure[]): Direction {
  const latest = figures.at(-1);
  const previous = figures.at(-2);
  if (!latest || !previous) return silent('not-compared', noComparison);
  const broken = findBreakBetween(previous, latest);
  if (broken) return silent('not-compared', brokenText(broken.reason));
  if (latest.value === null || previous.value === null) return silent('not-compared', noComparison);
  if (latest.se === null || previous.se === null)
    return silent('no-error', withoutError(indicator, previous, latest));
  return tested(indicator, previous, latest);
}

const noComparison: Bilingual = { id: 'belum ada angka pembanding', en: 'no figure to compare with yet' };

function silent(word: 'not-compared' | 'no-error', text: Bilingual): Direction {
  return { word, isGood: null, text };
}

function brokenText(reason: Bilingual): Bilingual {
  return {
    id: `tidak dibandingkan langsung: ${lowerFirst(reason.id)}`,
    en: `not compared directly: ${lowerFirst(reason.en)}`,
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function withoutError(indicator: Indicator, previous: Figure, latest: Figure): Bilingual {
  const say = (language: 'id' | 'en') => ({
    from: valueWords(previous.value ?? 0, indicator.unit, indicator.decimals, language),
    to: valueWords(latest.value ?? 0, indicator.unit, indicator.decimals, language),
    when: periodWords(previous.period, language),
  });
  const id = say('id');
  const en = say('en');
  return {
    id: `${id.from} pada ${id.when} lalu ${id.to}; galat baku belum tersedia`,
    en: `${en.from} in ${en.when}, then ${en.to}; no standard error available`,
  };
}

function tested(indicator: Indicator, previous: Figure, latest: Figure): Direction {
  const difference = (latest.value ?? 0) - (previous.value ?? 0);
  const margin = NORMAL_LIMIT * Math.hypot(latest.se ?? 0, previous.se ?? 0);
  const change = changeWords(indicator, difference, margin);
  if (Math.abs(difference) <= margin) {
    return { word: 'unclear', isGood: null, text: unclearText(change, previous) };
  }
  const word = difference < 0 ? 'down' : 'up';
  return { word, isGood: isGood(indicator, word), text: factText(word, change, previous) };
}

export function isGood(indicator: Indicator, word: 'down' | 'up'): boolean | null {
  return indicator.goodDirection === 'none' ? null : indicator.goodDirection === word;
}

const WORDS = { down: { id: 'turun', en: 'down' }, up: { id: 'naik', en: 'up' } } as const;

export function wordOf(word: 'down' | 'up'): Bilingual {
  return WORDS[word];
}

function factText(word: 'down' | 'up', change: Bilingual, previous: Figure): Bilingual {
  return {
    id: `${wordOf(word).id} ${change.id} dari ${periodWords(previous.period, 'id')}`,
    en: `${wordOf(word).en} ${change.en} from ${periodWords(previous.period, 'en')}`,
  };
}

function unclearText(change: Bilingual, previous: Figure): Bilingual {
  return {
    id: `selisih ${change.id} dari ${periodWords(previous.period, 'id')}: belum dapat dikatakan naik atau turun`,
    en: `a difference of ${change.en} from ${periodWords(previous.period, 'en')}: neither up nor down can be said`,
  };
}
