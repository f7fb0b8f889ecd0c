import type { AnalysedSurvey, AnalysisRequest, RegisterCovariate, SurveyAtLine } from '@pilar/contracts';
import { AnalysedSurvey as AnalysedSurveyContract } from '@pilar/contracts';
import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { getAreaCovariates } from '../registry/index.ts';
import { listNamedAreas } from './analysis.store.ts';
import { assertGroupColumn } from './group-column.ts';
import { getMeasuredAreas } from './measured-area.ts';
import { findSurvey } from './survey.store.ts';

const NamedArea = z.object({
  code: z.string(),
  name: z.string(),
  bpsCode: z.string().nullable(),
  parentCode: z.string().nullable(),
  parentName: z.string().nullable(),
});

/** Everything beside the columns that an answer rests on; kept with it, so that it can be computed again. */
export const AnalysisInputs = z.object({
  cityCode: z.string(),
  surveys: z.array(AnalysedSurveyContract).describe('in the order of the request'),
  areas: z.array(NamedArea),
  register: z
    .object({
      asOf: z.string().nullable(),
      releasedAt: z.string().nullable(),
      dataVersion: z.string(),
      isSynthetic: z.boolean(),
      covariates: z.array(z.object({ name: z.string(), values: z.record(z.string(), z.number()) })),
    })
    .nullable(),
});
export type AnalysisInputs = z.infer<typeof AnalysisInputs>;

/** The surveys of a request, each as often as it is named, with the group column that is read of it. */
export function surveysOf(
  request: AnalysisRequest,
): readonly { survey: SurveyAtLine; column: string | null }[] {
  switch (request.kind) {
    case 'groups':
      return [{ survey: request.survey, column: request.by }];
    case 'change':
      return [request.before, request.after].map((survey) => ({ survey, column: request.sectors }));
    case 'curves':
      return request.samples.map((sample) => ({ survey: sample, column: sample.group?.column ?? null }));
    case 'small-area':
      return request.surveys.map((survey) => ({ survey, column: request.column }));
  }
}

/** @throws Problem not-found, survey-not-ready, column-not-found, not-permitted, body-invalid */
export async function findInputs(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  request: AnalysisRequest,
): Promise<AnalysisInputs> {
  const surveys: AnalysedSurvey[] = [];
  for (const { survey, column } of surveysOf(request)) surveys.push(await analysedSurvey(tx, survey, column));
  const { cityCode } = await getMeasuredAreas(tx);
  const areas = await listNamedAreas(tx);
  const register =
    request.kind === 'small-area' && request.covariates.length > 0
      ? await registerInputs(tx, actor, clock, { cityCode, covariates: request.covariates })
      : null;
  return { cityCode, surveys, areas, register };
}

async function analysedSurvey(
  tx: Tx,
  { surveyId, line, lineSource }: SurveyAtLine,
  column: string | null,
): Promise<AnalysedSurvey> {
  const row = await findSurvey(tx, surveyId);
  if (!row) throw new Problem('not-found', { what: 'survei' });
  if (row.state !== 'ready' || row.data_version === null)
    throw new Problem('survey-not-ready', { state: row.state });
  assertGroupColumn(row, column);
  return {
    surveyId,
    title: row.title,
    period: row.period,
    fileName: row.file_name,
    dataVersion: row.data_version,
    rows: row.rows_accepted,
    isSynthetic: row.is_synthetic,
    line,
    lineSource,
  };
}

type Wanted = Readonly<{ cityCode: string; covariates: readonly RegisterCovariate[] }>;

/** Only who counts the whole city may fit on it: a model of a part would carry the rest of it. */
async function registerInputs(tx: Tx, actor: Actor, clock: Clock, { cityCode, covariates }: Wanted) {
  const isWhole = actor.places?.some((place) => cityCode === place || cityCode.startsWith(`${place}.`));
  if (!actor.permissions.includes('registry.count') || !isWhole)
    throw new Problem('not-permitted', { permission: 'registry.count' });
  const { areas, ...release } = await getAreaCovariates(tx, actor, clock);
  const named = covariates.map((name) => ({
    name,
    values: Object.fromEntries(
      areas.flatMap(({ areaCode, values }) => {
        const value = values[name];
        return value === null ? [] : [[areaCode, value] as const];
      }),
    ),
  }));
  for (const { name, values } of named) {
    const missing = areas.filter(({ areaCode }) => values[areaCode] === undefined).length;
    if (missing > 0) throw guardedCovariate(name, missing);
  }
  return { ...release, covariates: named };
}

function guardedCovariate(name: string, count: number): Problem {
  return new Problem('body-invalid', {
    field: 'covariates',
    reason: `"${name}" dijaga atau belum tersedia pada ${count} kelurahan; pilih peubah lain atau tanpa peubah`,
    reasonEn: `"${name}" is guarded or not available in ${count} kelurahan; choose another one or none`,
  });
}
