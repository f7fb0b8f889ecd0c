import { z } from 'zod';
import { Bilingual } from '../platform/text.ts';
import { because } from '../reasons.ts';

export const RseClass = z.enum(['accurate', 'caution', 'withheld']);
export type RseClass = z.infer<typeof RseClass>;

export const Confidence = z.enum(['tinggi', 'sedang', 'rendah']);
export type Confidence = z.infer<typeof Confidence>;

export const Unit = z.enum([
  'persen',
  'indeks',
  'rupiah-per-bulan',
  'rupiah-per-tahun',
  'rupiah',
  'jiwa',
  'keluarga',
  'rumah-tangga',
  'tahun',
  'rasio',
  'lainnya',
]);
export type Unit = z.infer<typeof Unit>;

/** The shelves on which a reader looks for an indicator, in their order. */
export const INDICATOR_GROUPS = [
  'poverty',
  'spending',
  'development',
  'work',
  'services',
  'stunting',
  'people',
  'register',
  'economy',
  'other',
] as const;
export const IndicatorGroup = z.enum(INDICATOR_GROUPS);
export type IndicatorGroup = z.infer<typeof IndicatorGroup>;

export const Indicator = z.object({
  code: z.string(),
  group: IndicatorGroup,
  name: Bilingual,
  unit: Unit,
  decimals: z.number().int(),
  goodDirection: z.enum(['up', 'down', 'none']),
  definition: Bilingual,
  methodPage: z.string().nullable().describe('slug of a page of docs/methods'),
});
export type Indicator = z.infer<typeof Indicator>;
export const IndicatorList = z.object({ indicators: z.array(Indicator) });
export type IndicatorList = z.infer<typeof IndicatorList>;

export const FigureKind = z.enum(['official', 'survey']);
export type FigureKind = z.infer<typeof FigureKind>;

/**
 * One published figure: a value never travels without its error, source, method and as-of date.
 * Shares (unit persen) are written in percent as published; `se` and interval are in the same unit.
 */
export const Figure = z.object({
  id: z.string(),
  kind: FigureKind,
  indicator: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  group: z.string().nullable().describe('group of a survey estimate, "kolom=nilai"; null for the whole area'),
  period: z.string().describe('2025, 2025-03, 2024-08 …'),
  value: z.number().nullable().describe('null when withheld (RSE above 50 %)'),
  unit: Unit,
  se: z.number().nullable(),
  df: z.number().nullable(),
  n: z.number().int().nullable(),
  ciLow: z.number().nullable(),
  ciHigh: z.number().nullable(),
  rse: z.number().nullable(),
  rseClass: RseClass.nullable(),
  method: z.string(),
  source: z.object({ id: z.string().nullable(), title: z.string(), url: z.string().nullable() }),
  confidence: Confidence.nullable(),
  note: z.string().nullable(),
  isSynthetic: z.boolean(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  estimateId: z.string().nullable(),
});
export type Figure = z.infer<typeof Figure>;

export const FigureQuery = z.object({
  indicator: z.string().optional(),
  area: z.string().optional(),
  kind: FigureKind.optional(),
  history: z.enum(['0', '1']).optional().describe('1: replaced figures too'),
});
export const FigureList = z.object({ figures: z.array(Figure) });
export type FigureList = z.infer<typeof FigureList>;

/** Beyond this no figure of a city is a figure: its whole product in rupiah is far below. */
const MOST_VALUE = 1e15;

/** A figure typed by hand. `replaces` names the figure that it corrects. */
export const AddFigure = z.object({
  indicator: z.string().min(1),
  areaCode: z.string().min(1),
  period: z.string().regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/, because('period')),
  value: z.number().min(-MOST_VALUE).max(MOST_VALUE),
  se: z.number().nonnegative().max(MOST_VALUE).nullable().default(null),
  sourceTitle: z.string().trim().min(3).max(300),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  confidence: Confidence,
  note: z.string().trim().max(1000).nullable().default(null),
  replaces: z.uuid().nullable().default(null),
});
export type AddFigure = z.infer<typeof AddFigure>;

export const FigureUpload = z.object({
  accepted: z.array(AddFigure.extend({ row: z.number().int() })),
  unchanged: z.number().int(),
  corrections: z
    .number()
    .int()
    .describe('accepted rows that differ from a published figure and will replace it'),
  rejected: z.array(
    z.object({ row: z.number().int(), column: z.string(), value: z.string(), reason: Bilingual }),
  ),
  isSaved: z.boolean(),
});
export type FigureUpload = z.infer<typeof FigureUpload>;

/** Between these two periods a line must not be drawn, nor figures compared. */
export const SeriesBreak = z.object({
  after: z.string(),
  before: z.string(),
  reason: Bilingual,
  source: z.string(),
});
export type SeriesBreak = z.infer<typeof SeriesBreak>;

export const SeriesLine = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  kind: FigureKind,
  /** figures in order of period, cut at the breaks: a chart joins only inside one segment */
  segments: z.array(z.array(Figure)),
  breaks: z.array(SeriesBreak),
});
export type SeriesLine = z.infer<typeof SeriesLine>;
export const Series = z.object({ indicator: Indicator, lines: z.array(SeriesLine) });
export type Series = z.infer<typeof Series>;
export const SeriesQuery = z.object({
  areas: z.string().optional().describe('codes with commas; default city, province, nation'),
});

export const TraceParameter = z.object({ name: Bilingual, value: Bilingual, source: z.string() });

/** The walk-back of one figure. */
export const Trace = z.object({
  figure: Figure,
  indicator: Indicator,
  dataVersion: z.string().describe('content hash of the data the figure was computed from or read from'),
  dataName: Bilingual,
  rowsUsed: z.number().int(),
  rowsLeftOut: z.array(z.object({ reason: Bilingual, count: z.number().int() })),
  formula: z.object({ text: Bilingual, methodPage: z.string().nullable() }),
  parameters: z.array(TraceParameter),
  history: z.array(Figure).describe('the figures that this one replaced, newest first'),
});
export type Trace = z.infer<typeof Trace>;

export const Recomputed = z.object({
  published: z.number().nullable(),
  recomputed: z.number().nullable(),
  publishedSe: z.number().nullable(),
  recomputedSe: z.number().nullable(),
  dataVersion: z.string(),
  at: z.string(),
});
export type Recomputed = z.infer<typeof Recomputed>;
