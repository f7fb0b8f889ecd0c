import { type ClockRule, findClockRule } from '../platform/parameters/index.ts';
import { Problem } from '../platform/problem.ts';

/**
 * The clock that begins on a day which somebody typed.
 * @throws Problem body-invalid for a day of before any rule
 */
export function getClockRule(code: string, date: string, field: string): ClockRule {
  const rule = findClockRule(code, date);
  if (rule !== undefined) return rule;
  throw new Problem('body-invalid', {
    field,
    reason: `belum ada aturan tenggat pada ${date}`,
    reasonEn: `there is no rule for a deadline on ${date}`,
  });
}
