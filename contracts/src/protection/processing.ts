import { z } from 'zod';
import { Bilingual } from '../platform/text.ts';

export const LAWFUL_BASES = [
  'consent',
  'contract',
  'legal-duty',
  'vital-interest',
  'public-task',
  'legitimate-interest',
] as const;

/** One activity of the record of processing. `confidence` says how sure the reading of the law is. */
export const ProcessingActivity = z.object({
  code: z.string(),
  from: z.string(),
  name: Bilingual,
  dataSet: z.string(),
  purpose: Bilingual,
  basis: z.enum(LAWFUL_BASES),
  article: z.string(),
  basisNote: Bilingual,
  isSpecific: z.boolean(),
  categories: z.array(Bilingual),
  subjects: Bilingual,
  recipients: z.array(Bilingual),
  retention: Bilingual,
  safeguards: z.array(Bilingual),
  source: z.array(z.string()),
  confidence: z.enum(['tinggi', 'sedang', 'rendah']),
});
export type ProcessingActivity = z.infer<typeof ProcessingActivity>;

export const ProcessingRecord = z.object({ activities: z.array(ProcessingActivity) });
export type ProcessingRecord = z.infer<typeof ProcessingRecord>;
