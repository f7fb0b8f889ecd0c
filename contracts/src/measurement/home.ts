import { z } from 'zod';
import { Bilingual } from '../platform/text.ts';
import { Figure, Indicator, SeriesBreak } from './figure.ts';

/** What may be said of two figures. `fact` only where the errors of both allow it. */
export const Direction = z.object({
  word: z.enum(['down', 'up', 'unclear', 'not-compared', 'no-error']),
  isGood: z.boolean().nullable(),
  text: Bilingual,
});
export type Direction = z.infer<typeof Direction>;

export const GaugeMeasure = z.object({
  indicator: Indicator,
  official: Figure.nullable(),
  survey: Figure.nullable(),
  /** official figures of the city by period, cut at breaks */
  trend: z.array(z.array(Figure)),
  surveyTrend: z.array(Figure),
  breaks: z.array(SeriesBreak),
  comparison: z.array(Figure).describe('province and nation, nearest same period'),
  direction: Direction,
  surveyDirection: Direction.nullable(),
  class: Bilingual.nullable().describe('for example the World Bank inequality class'),
});
export type GaugeMeasure = z.infer<typeof GaugeMeasure>;

export const GaugeKey = z.enum(['share', 'depth', 'living', 'inequality']);
export type GaugeKey = z.infer<typeof GaugeKey>;
export const Gauge = z.object({
  key: GaugeKey,
  title: Bilingual,
  question: Bilingual,
  measures: z.array(GaugeMeasure),
});
export type Gauge = z.infer<typeof Gauge>;

export const Home = z.object({
  sentence: Bilingual,
  gauges: z.array(Gauge),
  isEmpty: z.boolean().describe('no figure of any kind yet'),
});
export type Home = z.infer<typeof Home>;
