import type { Bilingual } from '@pilar/contracts';

/** Why a row of a survey was refused, for people. Unknown codes are shown as they are. */
const REASONS: Readonly<Record<string, Bilingual>> = {};

export function rejectionReason(code: string): Bilingual {
  return REASONS[code] ?? { id: code, en: code };
}
