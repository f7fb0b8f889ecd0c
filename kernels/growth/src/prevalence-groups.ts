import { domainsBy, type SurveyDesign } from '@pilar/measurement';
import { DAYS_A_MONTH } from './age.ts';
import type { GrowthColumns } from './growth-columns.ts';
import type { GrowthScores } from './growth-scores.ts';
import { type GrowthPrevalence, growthPrevalence } from './prevalence.ts';

/** The age groups that WHO reports, in completed months. */
export const AGE_GROUPS = ['00-05', '06-11', '12-23', '24-35', '36-47', '48-59'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

/**
 * The age group of each child; undefined for an age that is not known or sixty months and more.
 *
 * @example ageGroups({ sex: [1, 2], ageMonths: [5.9, 60] }) // ['00-05', undefined]
 */
export function ageGroups({ sex, ageDays, ageMonths }: GrowthColumns): (AgeGroup | undefined)[] {
  return Array.from({ length: sex.length }, (_, row) => {
    const days = ageDays?.[row] ?? Number.NaN;
    const months = Math.floor(Number.isNaN(days) ? (ageMonths?.[row] ?? Number.NaN) : days / DAYS_A_MONTH);
    return AGE_GROUPS.find(
      (group) => months >= Number(group.slice(0, 2)) && months <= Number(group.slice(3)),
    );
  });
}

export interface GroupPrevalence {
  readonly group: string;
  readonly prevalence: GrowthPrevalence;
}

const NO_GROUP = '\u0000';

/**
 * The prevalences of each group (age group, sex, kelurahan) with design errors; a child without a group counts in none.
 *
 * @throws RangeError for columns of another length than the design.
 * @see growthPrevalence
 * @example growthPrevalenceBy(children, scores, { design, groups: ageGroups(children) })[0]?.group // '06-11'
 */
export function growthPrevalenceBy(
  children: GrowthColumns,
  scores: GrowthScores,
  { design, groups }: { readonly design: SurveyDesign; readonly groups: readonly (string | undefined)[] },
): GroupPrevalence[] {
  return domainsBy(
    design,
    groups.map((group) => group ?? NO_GROUP),
  )
    .filter(({ group }) => group !== NO_GROUP)
    .map(({ group, design: part }) => ({
      group: String(group),
      prevalence: growthPrevalence(children, scores, part),
    }));
}
