import { z } from 'zod';
import { Bilingual } from '../platform/text.ts';

/** What a rule would erase now; null where nothing can count it yet. */
export const RetentionDue = z.object({
  code: z.string(),
  what: Bilingual,
  how: Bilingual,
  keepDays: z.number().int(),
  note: z.string(),
  before: z.string(),
  due: z.number().int().nullable(),
});
export type RetentionDue = z.infer<typeof RetentionDue>;

export const RetentionRun = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  code: z.string(),
  before: z.string(),
  erased: z.number().int(),
});
export type RetentionRun = z.infer<typeof RetentionRun>;

export const RetentionState = z.object({ due: z.array(RetentionDue), runs: z.array(RetentionRun) });
export type RetentionState = z.infer<typeof RetentionState>;
