import { Problem } from '../platform/problem.ts';
import { mappingOf } from './survey.service.ts';
import type { SurveyRow } from './survey.store.ts';

/** @throws Problem column-not-found for a column that was not chosen as a group at the import */
export function assertGroupColumn(survey: SurveyRow, column: string | null): void {
  const groups = mappingOf(survey)?.groups ?? [];
  if (column === null || groups.includes(column)) return;
  throw new Problem('column-not-found', {
    column,
    file: survey.file_name,
    columns: groups.length === 0 ? 'tidak ada' : groups.join(', '),
  });
}

/** The page offers columns of up to 60 values; beyond this a table by group can no longer be read by anybody. */
export const MOST_GROUPS = 200;

export function assertFewGroups(group: readonly string[] | undefined, by: string | null): void {
  const found = new Set(group ?? []).size;
  if (found <= MOST_GROUPS) return;
  throw new Problem('body-invalid', {
    field: by ?? 'by',
    reason: `berisi ${found} nilai berbeda; kelompok paling banyak ${MOST_GROUPS}`,
    reasonEn: `it has ${found} different values; there may be at most ${MOST_GROUPS} groups`,
  });
}
