import { z } from 'zod';
import { SeriesBreak } from './figure.ts';
import { EstimateGroup, Measure, Statistic } from './survey.ts';

export const GroupsAnswer = z.object({
  kind: z.literal('groups'),
  design: z.object({ strata: z.number().int(), psus: z.number().int(), rows: z.number().int() }),
  groups: z
    .array(EstimateGroup.extend({ label: z.string().nullable().describe('name of an area') }))
    .describe('first the whole city (group null), then each group'),
});
export type GroupsAnswer = z.infer<typeof GroupsAnswer>;

/** A part of a change: judged by its interval, never by an RSE. */
export const ChangePart = z.object({
  value: z.number(),
  se: z.number(),
  df: z.number().nullable(),
  ciLow: z.number().nullable(),
  ciHigh: z.number().nullable(),
});
export type ChangePart = z.infer<typeof ChangePart>;

export const ChangeDirection = z.enum(['falling', 'rising', 'no-clear-change']);
export const Difference = ChangePart.extend({
  statistic: Statistic,
  before: Measure,
  after: Measure,
  pValue: z.number().nullable(),
  direction: ChangeDirection,
  break: SeriesBreak.nullable().describe('what forbids to say that it rose or fell'),
});
export type Difference = z.infer<typeof Difference>;

export const POVERTY_MEASURES = ['p0', 'p1', 'p2', 'watts'] as const;
export const PovertyMeasure = z.enum(POVERTY_MEASURES);
export type PovertyMeasure = z.infer<typeof PovertyMeasure>;
export const SplitComponent = z.enum(['growth', 'redistribution', 'line', 'residual']);
export type SplitComponent = z.infer<typeof SplitComponent>;
export const SplitPart = ChangePart.extend({ measure: PovertyMeasure, component: SplitComponent });
export type SplitPart = z.infer<typeof SplitPart>;
export const BasedPart = SplitPart.extend({ base: z.enum(['first', 'second']) });

export const SectorTotal = ChangePart.extend({
  measure: PovertyMeasure,
  component: z.enum(['change', 'intra', 'shift', 'interaction']),
});
export const SectorPart = ChangePart.extend({
  measure: PovertyMeasure,
  sector: z.string(),
  shareBefore: z.number(),
  shareAfter: z.number(),
});
export type SectorPart = z.infer<typeof SectorPart>;

export const ChangeAnswer = z.object({
  kind: z.literal('change'),
  prices: z
    .object({ ratio: z.number(), isAssumed: z.boolean() })
    .nullable()
    .describe('prices of the later period over the earlier; null: amounts are nominal'),
  differences: z.array(Difference),
  shapley: z.array(SplitPart).describe('growth and redistribution, each survey against its own line'),
  withLine: z.array(SplitPart).describe('growth, redistribution and the line; empty with one line'),
  dattRavallion: z.array(BasedPart),
  growthIncidence: z.array(ChangePart.extend({ p: z.number() })),
  meanGrowth: ChangePart.nullable(),
  lowest40Growth: ChangePart.nullable(),
  premium: ChangePart.nullable().describe('growth of the lowest 40 % less that of all'),
  proPoor: ChangePart.nullable(),
  sectorTotals: z.array(SectorTotal),
  sectors: z.array(SectorPart),
  notComputed: z.array(z.string()),
});
export type ChangeAnswer = z.infer<typeof ChangeAnswer>;

export const CurvePoint = z.object({
  p: z.number(),
  value: z.number(),
  se: z.number(),
  ciLow: z.number().nullable(),
  ciHigh: z.number().nullable(),
});
export type CurvePoint = z.infer<typeof CurvePoint>;

/** `above` and `below`: the second against the first, at every rank beyond the error; `-unsure`: not at every rank. */
export const Dominance = z.enum(['above', 'below', 'above-unsure', 'below-unsure', 'crossing', 'unclear']);
export type Dominance = z.infer<typeof Dominance>;
export const CurveComparison = z.object({ verdict: Dominance, points: z.array(CurvePoint) });
export type CurveComparison = z.infer<typeof CurveComparison>;

export const CurvesAnswer = z.object({
  kind: z.literal('curves'),
  samples: z.array(
    z.object({
      n: z.number().int(),
      label: z.string().nullable(),
      lorenz: z.array(CurvePoint),
      tip: z.array(CurvePoint),
      measures: z.array(Measure),
    }),
  ),
  lorenz: CurveComparison.nullable().describe('second less first; null with one curve'),
  tip: CurveComparison.nullable(),
});
export type CurvesAnswer = z.infer<typeof CurvesAnswer>;

const AreaFigure = Measure.pick({
  value: true,
  se: true,
  ciLow: true,
  ciHigh: true,
  rse: true,
  rseClass: true,
});

export const AreaEstimate = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  parentName: z.string().nullable(),
  n: z.number().int(),
  direct: Measure.nullable().describe('the survey alone; null where nobody of the area was asked'),
  model: AreaFigure.extend({
    kind: z.enum(['direct', 'model', 'synthetic']),
    directShare: z.number(),
    residual: z.number().nullable().describe('standardised residual of the model'),
  }),
});
export type AreaEstimate = z.infer<typeof AreaEstimate>;

export const SmallAreaAnswer = z.object({
  kind: z.literal('small-area'),
  areas: z.array(AreaEstimate),
  city: Measure,
  model: z.object({
    method: z.string(),
    terms: z.array(z.object({ term: z.string(), value: z.number(), se: z.number() })),
    areaVariance: z.number(),
    aic: z.number(),
    bic: z.number(),
    usedAreas: z.number().int(),
    benchmarkShift: z.number().nullable(),
  }),
});
export type SmallAreaAnswer = z.infer<typeof SmallAreaAnswer>;

export const AnalysisAnswer = z.discriminatedUnion('kind', [
  GroupsAnswer,
  ChangeAnswer,
  CurvesAnswer,
  SmallAreaAnswer,
]);
export type AnalysisAnswer = z.infer<typeof AnalysisAnswer>;
