import { z } from 'zod';
import { Bilingual } from '../platform/text.ts';
import { AnalysisAnswer } from './analysis-answer.ts';
import { AnalysisRequest } from './analysis-request.ts';
import { TraceParameter } from './figure.ts';

/** A survey as an analysis read it. */
export const AnalysedSurvey = z.object({
  surveyId: z.string(),
  title: z.string(),
  period: z.string(),
  fileName: z.string(),
  dataVersion: z.string(),
  rows: z.number().int(),
  isSynthetic: z.boolean(),
  line: z.number(),
  lineSource: z.string(),
});
export type AnalysedSurvey = z.infer<typeof AnalysedSurvey>;

/** What was computed from which data, kept for good: the same question of the same data has one answer. */
export const Analysis = z.object({
  id: z.string(),
  request: AnalysisRequest,
  surveys: z.array(AnalysedSurvey),
  register: z
    .object({ asOf: z.string().nullable(), releasedAt: z.string().nullable(), dataVersion: z.string() })
    .nullable()
    .describe('published counts of the register that served as covariates'),
  answer: AnalysisAnswer,
  method: z.string(),
  isSynthetic: z.boolean(),
  createdAt: z.string(),
  createdBy: z.string(),
});
export type Analysis = z.infer<typeof Analysis>;

/** The answer where it is known, else the job that computes it. */
export const AnalysisStarted = z.object({ analysis: Analysis.nullable(), jobId: z.string().nullable() });
export type AnalysisStarted = z.infer<typeof AnalysisStarted>;

/** The surveys that can be analysed, the lines known for each, and its group columns. */
export const AnalysisChoices = z.object({
  surveys: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      period: z.string(),
      isSynthetic: z.boolean(),
      lines: z
        .array(
          z.object({
            rupiahPerMonth: z.number(),
            source: z.string(),
            period: z.string().nullable().describe('null: the line of an earlier estimate'),
            isOwn: z.boolean().describe('of the period of the survey'),
          }),
        )
        .describe('the best known first'),
      columns: z.array(
        z.object({
          name: z.string(),
          isVillage: z.boolean(),
          values: z.array(z.object({ value: z.string(), label: z.string() })),
        }),
      ),
    }),
  ),
});
export type AnalysisChoices = z.infer<typeof AnalysisChoices>;

/** The walk-back of an analysis. */
export const AnalysisTrace = z.object({
  id: z.string(),
  method: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  data: z.array(
    z.object({
      name: Bilingual,
      dataVersion: z.string(),
      rowsUsed: z.number().int(),
      rowsLeftOut: z.array(z.object({ reason: Bilingual, count: z.number().int() })),
    }),
  ),
  formulas: z.array(z.object({ text: Bilingual, methodPage: z.string() })),
  parameters: z.array(TraceParameter),
});
export type AnalysisTrace = z.infer<typeof AnalysisTrace>;

/** Computed again from the stored columns, and equal: a difference is a refusal. */
export const AnalysisRecomputed = z.object({ at: z.string(), figures: z.number().int() });
export type AnalysisRecomputed = z.infer<typeof AnalysisRecomputed>;
