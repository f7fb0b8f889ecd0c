import { z } from 'zod';
import { Bilingual } from '../platform/text.ts';
import { because } from '../reasons.ts';
import { RseClass } from './figure.ts';

export const SurveyState = z.enum(['received', 'importing', 'ready', 'failed', 'undone']);
export type SurveyState = z.infer<typeof SurveyState>;

export const NumberStyle = z.enum(['indonesian', 'english', 'plain']);
export type NumberStyle = z.infer<typeof NumberStyle>;

/** `clear`: months by name or year first, so that no order has to be known. */
export const DateStyle = z.enum(['day-month', 'month-day', 'clear']);
export type DateStyle = z.infer<typeof DateStyle>;

export const MAPPING_TARGETS = [
  'welfare',
  'weight',
  'size',
  'strata',
  'psu',
  'household',
  'interview',
] as const;
export const MappingTarget = z.enum(MAPPING_TARGETS);
export type MappingTarget = z.infer<typeof MappingTarget>;

const NumberColumn = z.object({ column: z.string(), numberStyle: NumberStyle.nullable().default(null) });

/** Which column of the file is what. The household weight is multiplied by `size` where that is given. */
export const SurveyMapping = z.object({
  sheet: z.string().nullable().default(null),
  welfare: NumberColumn,
  weight: NumberColumn.nullable().default(null),
  size: NumberColumn.nullable().default(null),
  strata: z.string().nullable().default(null),
  psu: z.string().nullable().default(null),
  household: z.string().nullable().default(null),
  interview: z
    .object({ column: z.string(), dateStyle: DateStyle.nullable().default(null) })
    .nullable()
    .default(null)
    .describe('day of the interview'),
  groups: z
    .array(z.string().regex(/^[^#]/, because('group-column')))
    .max(40)
    .refine((names) => new Set(names).size === names.length, because('group-twice'))
    .default([]),
});
export type SurveyMapping = z.infer<typeof SurveyMapping>;

export const SurveyColumn = z.object({
  name: z.string(),
  samples: z.array(z.string()),
  numberStyle: z.enum(['indonesian', 'english', 'plain', 'ambiguous', 'text']),
  example: z.string().nullable().describe('the value that can be read in two ways'),
  dateStyle: z.enum([...DateStyle.options, 'ambiguous', 'text']),
  dateExample: z.string().nullable().describe('the date that can be read in two ways'),
  distinct: z.number().int().describe('distinct values seen, at most 1,000'),
});
export type SurveyColumn = z.infer<typeof SurveyColumn>;

export const MappingGuess = z.object({
  target: MappingTarget,
  column: z.string(),
  reason: Bilingual,
  isRemembered: z.boolean(),
});
export type MappingGuess = z.infer<typeof MappingGuess>;

export const Survey = z.object({
  id: z.string(),
  title: z.string(),
  period: z.string().describe('2025-03'),
  fileName: z.string(),
  fileHash: z.string(),
  state: SurveyState,
  rowsRead: z.number().int(),
  rowsAccepted: z.number().int(),
  rowsRejected: z.number().int(),
  dataVersion: z.string().nullable().describe('content hash of the accepted columns'),
  interviews: z
    .object({ first: z.string(), last: z.string(), unknown: z.number().int() })
    .nullable()
    .describe('days of the interviews (WIB); unknown: rows without a date'),
  isSynthetic: z.boolean(),
  createdAt: z.string(),
  createdBy: z.string(),
  mapping: SurveyMapping.nullable(),
  jobId: z.string().nullable(),
});
export type Survey = z.infer<typeof Survey>;
export const SurveyList = z.object({ surveys: z.array(Survey) });
export type SurveyList = z.infer<typeof SurveyList>;

export const SurveyDetail = Survey.extend({
  sheets: z.array(z.string()),
  columns: z.array(SurveyColumn),
  guesses: z.array(MappingGuess),
  warnings: z.array(Bilingual),
  preview: z.object({ header: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  lines: z
    .array(z.object({ period: z.string(), rupiahPerMonth: z.number(), source: z.string() }))
    .describe('official poverty lines to choose from'),
});
export type SurveyDetail = z.infer<typeof SurveyDetail>;

export const Rejection = z.object({
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  reason: Bilingual,
});
export const RejectionList = z.object({
  total: z.number().int(),
  byReason: z.array(z.object({ code: z.string(), reason: Bilingual, count: z.number().int() })),
  rejections: z.array(Rejection).describe('the first 200'),
});
export type RejectionList = z.infer<typeof RejectionList>;

export const STATISTICS = ['p0', 'p1', 'p2', 'mean', 'gini', 'lowest40', 'lowest40mean'] as const;
export const Statistic = z.enum(STATISTICS);
export type Statistic = z.infer<typeof Statistic>;
/** Under which indicator of the catalogue a statistic of a survey is published; names, units and decimals come from there. */
export const INDICATOR_OF: Readonly<Record<Statistic, string>> = {
  p0: 'p0',
  p1: 'p1',
  p2: 'p2',
  mean: 'pengeluaran_per_kapita',
  gini: 'gini',
  lowest40: 'porsi_40_terbawah',
  lowest40mean: 'pengeluaran_40_terbawah',
};

export const EstimateRequest = z.object({
  line: z.number().positive().describe('rupiah per head and month'),
  lineSource: z.string().trim().min(3).max(300),
  boundary: z.enum(['below', 'at-or-below']).default('below'),
  by: z.string().nullable().default(null).describe('a group column'),
  lonelyPsu: z
    .enum(['fail', 'certainty', 'adjust', 'average'])
    .default('fail')
    .describe('rule for a stratum with a single cluster'),
});
export type EstimateRequest = z.output<typeof EstimateRequest>;

/** One estimate with its sampling error. Shares, gaps and Gini are 0..1; the mean is rupiah per head and month. */
export const Measure = z.object({
  statistic: Statistic,
  value: z.number().nullable().describe('null when withheld (RSE above 50 %)'),
  se: z.number().nullable(),
  df: z.number(),
  n: z.number().int(),
  ciLow: z.number().nullable(),
  ciHigh: z.number().nullable(),
  rse: z.number().nullable(),
  rseClass: RseClass.nullable(),
  isBoundary: z.boolean().describe('a share of 0 or 1 in the sample: not exact, the beta limit is given'),
  method: z.string(),
});
export type Measure = z.infer<typeof Measure>;

export const EstimateGroup = z.object({
  group: z.string().nullable(),
  n: z.number().int(),
  measures: z.array(Measure),
  lowest40Class: z.enum(['high', 'medium', 'low']).nullable().describe('inequality class of the World Bank'),
});
export type EstimateGroup = z.infer<typeof EstimateGroup>;

export const Estimate = z.object({
  id: z.string(),
  surveyId: z.string(),
  surveyTitle: z.string(),
  period: z.string(),
  line: z.number(),
  lineSource: z.string(),
  boundary: z.enum(['below', 'at-or-below']),
  by: z.string().nullable(),
  dataVersion: z.string(),
  method: z.string(),
  design: z.object({ strata: z.number().int(), psus: z.number().int(), rows: z.number().int() }),
  groups: z.array(EstimateGroup).describe('first the whole city (group null), then each group'),
  createdAt: z.string(),
  createdBy: z.string(),
  publishedAt: z.string().nullable(),
  isSynthetic: z.boolean(),
});
export type Estimate = z.infer<typeof Estimate>;
export const EstimateList = z.object({ estimates: z.array(Estimate) });
export type EstimateList = z.infer<typeof EstimateList>;
