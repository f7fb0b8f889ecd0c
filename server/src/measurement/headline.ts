import type { Bilingual, Direction, Figure, Indicator } from '@pilar/contracts';
import { numberWords, periodWords, valueWords } from './number-words.ts';
import { findBreakBetween } from './series-breaks.ts';

export type HeadlineInput = Readonly<{
  cityName: string;
  indicator: Indicator;
  /** official poverty rates of the city, ordered by period */
  official: readonly Figure[];
  /** official poverty lines of the city, ordered by period */
  lines: readonly Figure[];
  officialDirection: Direction;
  /** published survey estimates of the poverty rate, ordered by period */
  survey: readonly Figure[];
  surveyDirection: Direction | null;
}>;

/**
 * The one sentence that a deputy mayor can say aloud. It states size, time and uncertainty, never a cause, and says
 * "turun" or "naik" only where the figures' own errors allow it.
 */
export function headline(input: HeadlineInput): Bilingual {
  const latest = input.official.at(-1);
  if (!latest) return surveyHeadline(input);
  const previous = input.official.at(-2);
  if (!previous) return singleHeadline(input, latest);
  const broken = findBreakBetween(previous, latest);
  if (broken) return brokenHeadline(input, previous, latest);
  return comparedHeadline(input, previous, latest);
}

function emptyHeadline(cityName: string): Bilingual {
  return {
    id: `Angka kemiskinan ${cityName} belum tersedia.`,
    en: `No poverty figure for ${cityName} is available yet.`,
  };
}

function surveyHeadline(input: HeadlineInput): Bilingual {
  const latest = input.survey.at(-1);
  if (!latest) return emptyHeadline(input.cityName);
  const value = words(input.indicator, latest);
  const margin = marginWords(latest);
  const mark = latest.isSynthetic ? { id: ' (data sintetis)', en: ' (synthetic data)' } : { id: '', en: '' };
  return {
    id: `Survei ${periodWords(latest.period, 'id')}${mark.id}: penduduk miskin ${input.cityName} ${value.id}${margin.id}.`,
    en: `Survey of ${periodWords(latest.period, 'en')}${mark.en}: ${value.en} of the people of ${input.cityName} are poor${margin.en}.`,
  };
}

function singleHeadline(input: HeadlineInput, latest: Figure): Bilingual {
  const value = words(input.indicator, latest);
  const margin = marginWords(latest);
  return {
    id: `Angka resmi: penduduk miskin ${input.cityName} ${value.id} pada ${periodWords(latest.period, 'id')}${margin.id}.`,
    en: `Official figure: ${value.en} of the people of ${input.cityName} were poor in ${periodWords(latest.period, 'en')}${margin.en}.`,
  };
}

/** Across a break both figures are told, and that they cannot be compared; the line's rise is named where it is known. */
function brokenHeadline(input: HeadlineInput, previous: Figure, latest: Figure): Bilingual {
  const rise = lineRise(input.lines, previous.period, latest.period);
  const id =
    rise === undefined
      ? 'cara ukurnya berubah'
      : `garis kemiskinan naik ${numberWords(rise, 1, 'id')} persen`;
  const en =
    rise === undefined
      ? 'the measurement changed'
      : `the poverty line rose by ${numberWords(rise, 1, 'en')} per cent`;
  const pair = pairWords(input.indicator, previous, latest);
  return {
    id: `Penduduk miskin ${input.cityName}: angka resmi ${pair.id}; ${id}, jadi keduanya tidak dapat dibandingkan langsung.`,
    en: `Poor people in ${input.cityName}: official figures ${pair.en}; ${en}, so the two cannot be compared directly.`,
  };
}

function comparedHeadline(input: HeadlineInput, previous: Figure, latest: Figure): Bilingual {
  const pair = pairWords(input.indicator, previous, latest);
  const tail = comparedTail(input.officialDirection);
  return {
    id: `Penduduk miskin ${input.cityName}: angka resmi ${pair.id}; ${tail.id}.`,
    en: `Poor people in ${input.cityName}: official figures ${pair.en}; ${tail.en}.`,
  };
}

function comparedTail(direction: Direction): Bilingual {
  if (direction.word === 'no-error') {
    return {
      id: 'galat baku belum tersedia, jadi belum dapat dikatakan naik atau turun',
      en: 'no standard error is available, so neither up nor down can be said',
    };
  }
  return direction.text;
}

/** The rise of the line in per cent between two periods; undefined unless both are known and it rose. */
function lineRise(lines: readonly Figure[], from: string, to: string): number | undefined {
  const before = lines.find((line) => line.period === from)?.value;
  const after = lines.find((line) => line.period === to)?.value;
  if (!before || !after || after <= before) return undefined;
  return (after / before - 1) * 100;
}

function pairWords(indicator: Indicator, previous: Figure, latest: Figure): Bilingual {
  const say = (language: 'id' | 'en', then: string) =>
    `${numberWords(previous.value ?? 0, indicator.decimals, language)} (${periodWords(previous.period, language)}) ${then} ` +
    `${valueWords(latest.value ?? 0, indicator.unit, indicator.decimals, language)} (${periodWords(latest.period, language)})`;
  return { id: say('id', 'lalu'), en: say('en', 'then') };
}

function words(indicator: Indicator, figure: Figure): Bilingual {
  if (figure.value === null)
    return { id: 'ditahan karena galatnya terlalu besar', en: 'withheld because its error is too large' };
  return {
    id: valueWords(figure.value, indicator.unit, indicator.decimals, 'id'),
    en: valueWords(figure.value, indicator.unit, indicator.decimals, 'en'),
  };
}

function marginWords(figure: Figure): Bilingual {
  if (figure.value === null) return { id: '', en: '' };
  if (figure.se === null || figure.ciHigh === null || figure.ciLow === null) {
    return { id: '; galat baku belum tersedia', en: '; no standard error available' };
  }
  const half = (figure.ciHigh - figure.ciLow) / 2;
  return {
    id: `, lebih kurang ${numberWords(half, 1, 'id')} poin`,
    en: `, give or take ${numberWords(half, 1, 'en')} points`,
  };
}
