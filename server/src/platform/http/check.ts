import type { ProblemCode } from '@pilar/contracts';
import { z } from 'zod';
import { Problem } from '../problem.ts';

const indonesian = z.locales.id();
const english = z.locales.en();

/** Parses against a contract; a refusal names the field and says why in both languages. */
export function check<S extends z.ZodType>(schema: S, value: unknown, code: ProblemCode): z.output<S> {
  refuseUnkeepable(value, code);
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

/** Neither database keeps a NUL or half of a surrogate pair; whoever sends one means something else. */
function refuseUnkeepable(value: unknown, code: ProblemCode): void {
  const field = findUnkeepable(value, '');
  if (field === undefined) return;
  throw new Problem(code, {
    field: field === '' ? 'isi' : field,
    reason: 'memuat tanda yang tidak dapat disimpan',
    reasonEn: 'holds characters that cannot be kept',
  });
}

function findUnkeepable(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnkeepable(inner, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
