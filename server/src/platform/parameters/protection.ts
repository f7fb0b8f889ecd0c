import { LAWFUL_BASES } from '@pilar/contracts';
import { z } from 'zod';
import { once, readYaml } from './parameter-files.ts';
import { Confidence, isoDate, sourceIds, TwoLanguages, YamlHead } from './provenance-schema.ts';

const head = YamlHead.extend({ source: sourceIds, confidence: Confidence });
/** An entry's own source and confidence, where they differ from the head of its file. */
const provenance = { source: sourceIds.optional(), confidence: Confidence.optional() };

const Processing = z.object({
  code: z.string(),
  from: isoDate,
  name: TwoLanguages,
  dataSet: z.string(),
  purpose: TwoLanguages,
  basis: z.enum(LAWFUL_BASES),
  article: z.string(),
  basisNote: TwoLanguages,
  isSpecific: z.boolean(),
  categories: z.array(TwoLanguages).min(1),
  subjects: TwoLanguages,
  recipients: z.array(TwoLanguages).min(1),
  retention: TwoLanguages,
  safeguards: z.array(TwoLanguages).min(1),
  ...provenance,
});
const processingFile = once(() =>
  readYaml('protection/processing.yaml', head.extend({ entries: z.array(Processing) })),
);

/** The record of processing: why, on what basis, of whom, for whom, how long, how guarded. */
export function loadProcessing() {
  const { entries, source, confidence } = processingFile();
  return entries.map((entry) => ({
    ...entry,
    source: entry.source ?? source,
    confidence: entry.confidence ?? confidence,
  }));
}

const ClockRule = z.object({
  code: z.string(),
  from: isoDate,
  amount: z.number().int().positive(),
  unit: z.enum(['hours', 'working-days']),
  note: z.string(),
  ...provenance,
});
export type ClockRule = z.infer<typeof ClockRule>;

const clocks = once(() => readYaml('protection/clocks.yaml', head.extend({ entries: z.array(ClockRule) })));

/** The clock of a code that holds on a day; a day of before the first rule has none. */
export function findClockRule(code: string, date: string): ClockRule | undefined {
  return findNewest(clocks().entries, code, date);
}

const RetentionRule = z.object({
  code: z.string(),
  from: isoDate,
  keepDays: z.number().int().positive(),
  what: TwoLanguages,
  how: TwoLanguages,
  note: z.string(),
});
export type RetentionRule = z.infer<typeof RetentionRule>;

const retention = once(() =>
  readYaml('protection/retention.yaml', head.extend({ entries: z.array(RetentionRule) })),
);

/** For each code the retention rule that holds on a day. */
export function retentionRulesOn(date: string): readonly RetentionRule[] {
  const { entries } = retention();
  const codes = [...new Set(entries.filter((one) => one.from <= date).map((one) => one.code))];
  return codes.flatMap((code) => findNewest(entries, code, date) ?? []);
}

function findNewest<Rule extends Readonly<{ code: string; from: string }>>(
  rules: readonly Rule[],
  code: string,
  date: string,
): Rule | undefined {
  return rules
    .filter((one) => one.code === code && one.from <= date)
    .sort((a, b) => b.from.localeCompare(a.from))[0];
}

const Grade = z.number().int().min(1).max(4);
const assessmentFile = once(() =>
  readYaml(
    'protection/assessment.yaml',
    head.extend({
      questions: z.array(TwoLanguages.extend({ code: z.string() })),
      entries: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          answers: z.record(z.string(), z.string()),
          risks: z.array(
            z.object({
              risk: z.string(),
              likelihood: Grade,
              impact: Grade,
              measures: z.string(),
              residualLikelihood: Grade,
              residualImpact: Grade,
            }),
          ),
        }),
      ),
    }),
  ),
);
export const loadAssessmentQuestions = () => assessmentFile().questions;
export const loadAssessmentDrafts = () => assessmentFile().entries;
