import type { AnalysisChoices } from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';
import { listLabels, listNamedAreas } from './analysis.store.ts';
import { listEstimateRows } from './estimate.store.ts';
import { MOST_GROUPS } from './group-column.ts';
import { areaFinder } from './named-areas.ts';
import { linesOf } from './survey.service.ts';
import { type ListedSurvey, listSurveys } from './survey.store.ts';

type Choice = AnalysisChoices['surveys'][number];

/** The surveys that are ready, each with the lines known for it and the group columns that were chosen at its import. */
export async function listChoices(tx: Tx): Promise<AnalysisChoices> {
  const find = areaFinder(await listNamedAreas(tx));
  const surveys: Choice[] = [];
  for (const survey of await listSurveys(tx)) {
    if (survey.state !== 'ready' || survey.data_version === null) continue;
    const { id, title, period, is_synthetic: isSynthetic, data_version: dataVersion } = survey;
    const labels = await listLabels(tx, { surveyId: id, dataVersion });
    surveys.push({
      id,
      title,
      period,
      isSynthetic,
      lines: await knownLines(tx, survey),
      columns: labels.flatMap((column) => choiceOf(column, find)),
    });
  }
  return { surveys };
}

type Labels = Awaited<ReturnType<typeof listLabels>>[number];

function choiceOf({ name, dictionary }: Labels, find: ReturnType<typeof areaFinder>): Choice['columns'] {
  const labels = Array.isArray(dictionary) ? dictionary.map(String) : [];
  // Columns with a role of their own begin with a hash.
  if (name.startsWith('#') || labels.length === 0 || labels.length > MOST_GROUPS) return [];
  const values = labels
    .map((label) => (label === '' ? '(kosong)' : label))
    .map((value) => ({ value, label: find(value)?.name ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, 'id', { numeric: true }));
  return [{ name, isVillage: labels.every((label) => find(label) !== undefined), values }];
}

/** A published estimate's line first, then the official one of the period, then those of other estimates and years. */
async function knownLines(tx: Tx, survey: ListedSurvey): Promise<Choice['lines']> {
  const estimates = (await listEstimateRows(tx, { surveyId: survey.id }))
    .sort((a, b) => Number(b.published_at !== null) - Number(a.published_at !== null))
    .map(({ line, line_source: source }) => ({
      rupiahPerMonth: line,
      source,
      period: null,
      isOwn: true,
    }));
  const official = (await linesOf(tx, survey.period)).map(({ rupiahPerMonth, source, period }) => ({
    rupiahPerMonth,
    source,
    period,
    isOwn: period.slice(0, 4) === survey.period.slice(0, 4),
  }));
  const own = official.filter(({ isOwn }) => isOwn);
  const all = [
    ...estimates.slice(0, 1),
    ...own,
    ...estimates.slice(1),
    ...official.filter((one) => !one.isOwn),
  ];
  return all.filter(
    (one, at) => all.findIndex(({ rupiahPerMonth }) => rupiahPerMonth === one.rupiahPerMonth) === at,
  );
}
