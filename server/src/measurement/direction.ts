import type { Bilingual, Direction, Figure, Indicator } from '@pilar/contracts';
import { compareIndependent, type Estimate } from '@pilar/measurement';
import { findPriceChain } from '../platform/parameters/index.ts';
import { changeWords, periodWords, valueWords } from './number-words.ts';
import { findBreakBetween } from './series-breaks.ts';

// Two-sided 95 % limit of the normal distribution, for published errors that name no degrees of freedom.
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
  if (!hasOneMethod([previous, latest])) return silent('not-compared', otherMethod);
  return withPrices(indicator, [previous, latest], tested);
}

/** Survey figures of two definitions are two statistics, even under one name. */
export function hasOneMethod(figures: readonly Figure[]): boolean {
  return new Set(figures.filter((figure) => figure.df !== null).map((figure) => figure.method)).size < 2;
}

const otherMethod: Bilingual = {
  id: 'tidak dibandingkan langsung: kedua angka dihitung dengan definisi yang berbeda',
  en: 'not compared directly: the two figures were computed by different definitions',
};

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
  const price = isMoney(indicator) ? nominalOnly : { id: '', en: '' };
  return {
    id: `${id.from} pada ${id.when} lalu ${id.to}; galat baku belum tersedia${price.id}`,
    en: `${en.from} in ${en.when}, then ${en.to}; no standard error available${price.en}`,
  };
}

const nominalOnly: Bilingual = {
  id: ' (nominal: kenaikan harga belum dikurangkan)',
  en: ' (nominal: the rise of prices is not taken off)',
};

/** Spending is judged by what it buys; indicators without a good direction (lines, wages) are only quoted. */
function isMoney({ unit, goodDirection }: Indicator): boolean {
  return unit.startsWith('rupiah') && goodDirection !== 'none';
}

type Say = (indicator: Indicator, figures: readonly Figure[]) => Direction;

/**
 * What `say` finds, and for money a second statement at the prices of the newest figure where a price index covers all
 * periods. More rupiah is not a better life by itself: the nominal statement is never judged good or bad.
 */
export function withPrices(indicator: Indicator, figures: readonly Figure[], say: Say): Direction {
  const nominal = say(indicator, figures);
  if (!isMoney(indicator)) return nominal;
  const real = atLatestPrices(figures);
  if (!real) return { ...nominal, isGood: null, text: joined(nominal.text, nominalOnly) };
  const { text } = say(indicator, real.figures);
  const tail = (language: 'id' | 'en') => periodWords(figures.at(-1)?.period ?? '', language);
  return {
    ...nominal,
    isGood: null,
    text: {
      id: `${nominal.text.id} (nominal); menurut harga ${tail('id')}: ${text.id}${real.isAssumed ? ' (asumsi: harga provinsi)' : ''}`,
      en: `${nominal.text.en} (nominal); at prices of ${tail('en')}: ${text.en}${real.isAssumed ? ' (assumption: prices of the province)' : ''}`,
    },
  };
}

function joined(text: Bilingual, tail: Bilingual): Bilingual {
  return { id: text.id + tail.id, en: text.en + tail.en };
}

/** Prices of the area itself, else of its province, which is an assumption and is said. */
function atLatestPrices(figures: readonly Figure[]): { figures: Figure[]; isAssumed: boolean } | undefined {
  const latest = figures.at(-1);
  if (!latest) return undefined;
  const province = latest.areaCode.split('.')[0] ?? '';
  for (const area of new Set([latest.areaCode, province])) {
    const priced = figures.flatMap((figure) => {
      const chain = findPriceChain(area, figure.period, latest.period);
      return chain ? [scaled(figure, chain.ratio)] : [];
    });
    if (priced.length === figures.length) return { figures: priced, isAssumed: area !== latest.areaCode };
  }
  return undefined;
}

function scaled(figure: Figure, ratio: number): Figure {
  const of = (value: number | null) => (value === null ? null : value * ratio);
  return { ...figure, value: of(figure.value), se: of(figure.se) };
}

function tested(indicator: Indicator, figures: readonly Figure[]): Direction {
  const [previous, latest] = figures;
  if (!previous || !latest) return silent('not-compared', noComparison);
  const difference = (latest.value ?? 0) - (previous.value ?? 0);
  const margin = marginOf(previous, latest);
  const change = changeWords(indicator, difference, margin);
  // A share of 0 (or all) in a sample has error 0 and is not certain: a change to or from it proves nothing.
  const isMeasured = (latest.se ?? 0) > 0 && (previous.se ?? 0) > 0;
  if (!isMeasured || Math.abs(difference) <= margin) {
    return { word: 'unclear', isGood: null, text: unclearText(change, previous) };
  }
  const word = difference < 0 ? 'down' : 'up';
  return { word, isGood: isGood(indicator, word), text: factText(word, change, previous) };
}

/** Student's t with Welch's degrees of freedom where both errors name theirs, else the normal limit. */
function marginOf(previous: Figure, latest: Figure): number {
  const [a, b] = [estimateOf(previous), estimateOf(latest)];
  if (!a || !b) return NORMAL_LIMIT * Math.hypot(previous.se ?? 0, latest.se ?? 0);
  const { low, high } = compareIndependent(a, b).interval;
  return (high - low) / 2;
}

/** A figure as the kernel compares it; undefined where value, error or degrees of freedom are missing. */
export function estimateOf({ value, se, df, n, method }: Figure): Estimate | undefined {
  if (value === null || se === null || df === null || !(se > 0 && df > 0)) return undefined;
  return { value, se, df, n: n ?? 0, method };
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
