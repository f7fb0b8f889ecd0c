import type { ProblemCode } from '@pilar/contracts';
import { z } from 'zod';
import { Problem } from '../problem.ts';

const indonesian = z.locales.id();
const english = z.locales.en();

/** Parses against a contract; a refusal names the field and says why in both languages. */
export function check<S extends z.ZodType>(schema: S, value: unknown, code: ProblemCode): z.output<S> {
  const parsed = schema.safeParse(value, { error: indonesian.localeError });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const again = schema.safeParse(value, { error: english.localeError });
  const reasonEn = again.success ? '' : (again.error.issues[0]?.message ?? '');
  throw new Problem(code, {
    field: issue && issue.path.length > 0 ? issue.path.join('.') : 'isi',
    reason: issue?.message ?? '',
    reasonEn,
  });
}
