import { englishReason, type ProblemCode } from '@pilar/contracts';
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
  const said = again.success ? '' : (again.error.issues[0]?.message ?? '');
  throw new Problem(code, {
    field: issue && issue.path.length > 0 ? issue.path.join('.') : 'isi',
    reason: issue?.message ?? '',
    reasonEn: englishReason(said) ?? said,
  });
}

/** No form of Pilar comes near this; deeper ones would run whoever walks through them out of stack. */
const MOST_LEVELS = 50;

/** Neither database keeps a NUL or half of a surrogate pair; whoever sends one means something else. */
function refuseUnkeepable(value: unknown, code: ProblemCode): void {
  const refuse = (path: readonly string[], reason: string, reasonEn: string): never => {
    throw new Problem(code, { field: path.join('.') || 'isi', reason, reasonEn });
  };
  const keep = (text: string, path: readonly string[]): void => {
    if (text.includes('\0') || !text.isWellFormed())
      refuse(path, 'memuat tanda yang tidak dapat disimpan', 'holds characters that cannot be kept');
  };
  const walk = (inner: unknown, path: readonly string[]): void => {
    if (typeof inner === 'string') keep(inner, path);
    if (typeof inner !== 'object' || inner === null) return;
    if (path.length >= MOST_LEVELS)
      refuse(path.slice(0, 1), 'tersusun terlalu dalam', 'is nested too deeply');
    for (const [key, next] of Object.entries(inner)) {
      keep(key, path);
      walk(next, [...path, key]);
    }
  };
  walk(value, []);
}
