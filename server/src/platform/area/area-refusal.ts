import type { Bilingual } from '@pilar/contracts';
import { Problem } from '../problem.ts';

/** The file of boundaries cannot be used; nothing has been changed. */
export function boundariesRefused(reason: Bilingual): Problem {
  return new Problem('boundaries-invalid', { reason: reason.id, reasonEn: reason.en });
}

/** The list of areas cannot be used, and where it stands in the file. */
export function listRefused(reason: Bilingual, row: number): Problem {
  return new Problem('areas-invalid', { reason: reason.id, reasonEn: reason.en, row });
}

/** Names in a sentence: the first few, and how many more. */
export function named(names: readonly string[], most = 5): Bilingual {
  const shown = names.slice(0, most).join(', ');
  const rest = names.length - most;
  if (rest <= 0) return { id: shown, en: shown };
  return { id: `${shown}, dan ${rest} lainnya`, en: `${shown}, and ${rest} more` };
}
