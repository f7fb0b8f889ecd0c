import { z } from 'zod';
import { Bilingual } from '../platform/text.ts';

const Grade = z.number().int().min(1).max(4);
const text = z.string().trim().max(4000);

export const AssessmentRisk = z.object({
  risk: text.min(1),
  likelihood: Grade,
  impact: Grade,
  measures: text,
  /** what stays when the measures work */
  residualLikelihood: Grade,
  residualImpact: Grade,
});
export type AssessmentRisk = z.infer<typeof AssessmentRisk>;

const content = {
  title: z.string().trim().min(1).max(200),
  /** by the code of the question */
  answers: z.record(z.string().max(40), text),
  risks: z.array(AssessmentRisk).max(60),
};

/** A new version; `basedOn` is the version that was read, so that nobody writes over another's work. */
export const SaveAssessment = z.object({ ...content, basedOn: z.number().int().min(0) });
export type SaveAssessment = z.infer<typeof SaveAssessment>;

export const AssessmentVersion = z.object({
  ...content,
  version: z.number().int(),
  savedAt: z.string(),
  savedBy: z.string(),
  signedAt: z.string().nullable(),
  signedBy: z.string().nullable(),
});
export type AssessmentVersion = z.infer<typeof AssessmentVersion>;

export const Assessment = z.object({
  questions: z.array(Bilingual.extend({ code: z.string() })),
  /** what a city may begin with */
  draft: z.object(content),
  /** newest first; a signed one is never changed */
  versions: z.array(AssessmentVersion),
});
export type Assessment = z.infer<typeof Assessment>;
