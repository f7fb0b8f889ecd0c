import type { Figure, SeriesBreak } from '@pilar/contracts';
import {
  findBreaks,
  findSource,
  loadBreaks,
  type SeriesBreak as ParameterBreak,
} from '../platform/parameters/index.ts';

/** The first break that lies between two figures of one series; figures on both sides are never compared. */
export function findBreakBetween(earlier: Figure, later: Figure): SeriesBreak | undefined {
  return findBreakOf(earlier.indicator, earlier.areaCode, [earlier.period, later.period]);
}

/** The first break of an indicator of an area between two periods, the earlier first. */
export function findBreakOf(
  indicator: string,
  area: string,
  between: readonly [string, string],
): SeriesBreak | undefined {
  const [found] = findBreaks({ indicator, area, between: [...between] });
  return found ? breakOf(found) : undefined;
}

/**
 * Cuts figures, in order of period, at the breaks of their series: a chart joins points only inside one segment.
 * @param figures one indicator and one area, ordered by period
 */
export function cutAtBreaks(figures: readonly Figure[]): Figure[][] {
  const segments: Figure[][] = [];
  let last: Figure | undefined;
  for (const figure of figures) {
    const isNew = last === undefined || findBreakBetween(last, figure) !== undefined;
    if (isNew) segments.push([figure]);
    else segments.at(-1)?.push(figure);
    last = figure;
  }
  return segments;
}

/** All breaks of one series, whether or not figures stand on both sides yet. */
export function listBreaks(indicator: string, areaCode: string): SeriesBreak[] {
  return loadBreaks()
    .filter(
      (candidate) =>
        candidate.indicators.includes(indicator) &&
        (candidate.areas.includes('*') || candidate.areas.includes(areaCode)),
    )
    .map(breakOf);
}

function breakOf(parameter: ParameterBreak): SeriesBreak {
  return {
    after: parameter.lastBefore,
    before: parameter.firstAfter,
    reason: parameter.reason,
    source: parameter.source.map((id) => findSource(id)?.title ?? id).join('; '),
  };
}
