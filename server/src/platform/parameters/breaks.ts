import { z } from 'zod';
import { once, readYaml } from './parameter-files.ts';
import { Confidence, Period, periodStart, sourceIds, TwoLanguages, YamlHead } from './provenance-schema.ts';

/** A place in a series that no line and no comparison crosses. `*` in areas is every area. */
export const SeriesBreak = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    indicators: z.array(z.string()).min(1),
    areas: z.array(z.string()).min(1),
    lastBefore: Period,
    firstAfter: Period,
    certainty: z.enum(['pasti', 'dicurigai']),
    reason: TwoLanguages,
    source: sourceIds,
    confidence: Confidence,
  })
  .readonly();
export type SeriesBreak = z.infer<typeof SeriesBreak>;

export const loadBreaks: () => readonly SeriesBreak[] = once(
  () => readYaml('breaks.yaml', YamlHead.extend({ entries: z.array(SeriesBreak) })).entries,
);

export interface BreakQuestion {
  readonly indicator: string;
  readonly area: string;
  /** Two published periods, in either order. */
  readonly between: readonly [string, string];
}

/** Breaks that a line between two periods of one series would cross: a point on or after `firstAfter` is new. */
export function findBreaks(
  { indicator, area, between }: BreakQuestion,
  breaks: readonly SeriesBreak[] = loadBreaks(),
): readonly SeriesBreak[] {
  const [early = '', late = ''] = between.map(periodStart).sort();
  return breaks.filter((candidate) => {
    const covers = candidate.areas.includes('*') || candidate.areas.includes(area);
    const start = periodStart(candidate.firstAfter);
    return covers && candidate.indicators.includes(indicator) && early < start && start <= late;
  });
}

/** A figure that is kept but must not be read without its warning. */
export const DoubtfulPoint = z
  .object({
    area: z.string(),
    indicator: z.string(),
    period: Period,
    reason: TwoLanguages,
    source: sourceIds,
    confidence: Confidence,
  })
  .readonly();
export type DoubtfulPoint = z.infer<typeof DoubtfulPoint>;

export const loadDoubtfulPoints: () => readonly DoubtfulPoint[] = once(
  () => readYaml('doubtful-points.yaml', YamlHead.extend({ entries: z.array(DoubtfulPoint) })).entries,
);
