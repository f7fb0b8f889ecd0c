import { z } from 'zod';

/** A survey read against a poverty line of its own period. */
export const SurveyAtLine = z.object({
  surveyId: z.uuid(),
  line: z.number().positive().describe('rupiah per head and month, in the prices of the survey'),
  lineSource: z.string().trim().min(3).max(300),
});
export type SurveyAtLine = z.infer<typeof SurveyAtLine>;

const rules = {
  boundary: z.enum(['below', 'at-or-below']).default('below'),
  lonelyPsu: z
    .enum(['fail', 'certainty', 'adjust', 'average'])
    .default('fail')
    .describe('rule for a stratum with a single cluster'),
};

export const GroupLevel = z.enum(['value', 'district']);
export type GroupLevel = z.infer<typeof GroupLevel>;

/** The standard set for the city and each group. `district`: the column holds kelurahan, their kecamatan is asked. */
export const GroupsRequest = z.object({
  kind: z.literal('groups'),
  survey: SurveyAtLine,
  by: z.string().min(1),
  level: GroupLevel.default('value'),
  ...rules,
});
export type GroupsRequest = z.output<typeof GroupsRequest>;

/** Two surveys, the earlier first. `real`: at the prices of the later one where a price index covers both. */
export const ChangeRequest = z.object({
  kind: z.literal('change'),
  before: SurveyAtLine,
  after: SurveyAtLine,
  sectors: z.string().min(1).nullable().default(null).describe('a group column of both surveys'),
  prices: z.enum(['real', 'nominal']).default('real'),
  ...rules,
});
export type ChangeRequest = z.output<typeof ChangeRequest>;

export const CurveSample = SurveyAtLine.extend({
  group: z
    .object({ column: z.string().min(1), value: z.string() })
    .nullable()
    .default(null),
});
export type CurveSample = z.output<typeof CurveSample>;

export const CurvesRequest = z.object({
  kind: z.literal('curves'),
  samples: z.array(CurveSample).min(1).max(2),
  ...rules,
});
export type CurvesRequest = z.output<typeof CurvesRequest>;

export const REGISTER_COVARIATES = ['desil-1-2', 'desil-1-4', 'family-size'] as const;
export const RegisterCovariate = z.enum(REGISTER_COVARIATES);
export type RegisterCovariate = z.infer<typeof RegisterCovariate>;

/** Fay–Herriot by kelurahan, from one survey or several pooled, each below its own line. */
export const SmallAreaRequest = z.object({
  kind: z.literal('small-area'),
  surveys: z.array(SurveyAtLine).min(1).max(10),
  column: z.string().min(1).describe('the group column that holds codes of kelurahan'),
  statistic: z.enum(['p0', 'p1', 'p2']).default('p0'),
  covariates: z.array(RegisterCovariate).max(3).default(['desil-1-4', 'family-size']),
  estimator: z.enum(['reml', 'ml']).default('reml'),
  benchmark: z.boolean().default(true).describe('the areas together give the direct figure of the city'),
  ...rules,
});
export type SmallAreaRequest = z.output<typeof SmallAreaRequest>;

export const AnalysisRequest = z.discriminatedUnion('kind', [
  GroupsRequest,
  ChangeRequest,
  CurvesRequest,
  SmallAreaRequest,
]);
export type AnalysisRequest = z.output<typeof AnalysisRequest>;
