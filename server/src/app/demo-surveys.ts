import type { Survey, SurveyMapping } from '@pilar/contracts';
import {
  type DemoCity,
  drawSurvey,
  SURVEY_YEARS,
  type SurveyYear,
  spendingTarget,
  surveyCsv,
} from '@pilar/demo';
import {
  listEstimates,
  listSurveyViews,
  makeEstimate,
  profileFile,
  publishEstimate,
  receiveSurvey,
  startImport,
} from '../measurement/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Database } from '../platform/db/index.ts';
import type { JobQueue } from '../platform/job/index.ts';

export type DemoSurveyParts = Readonly<{ db: Database; jobs: JobQueue; clock: Clock; actor: Actor }>;

const OFFICIAL_LINE = 'Garis kemiskinan Kota Metro, BPS';
const ASSUMED_LINE = 'asumsi: garis kemiskinan Lampung dikali rasio Metro terhadap Lampung pada Maret 2024';
const IMPORT_LIMIT_MILLISECONDS = 120_000;

const MAPPING: SurveyMapping = {
  sheet: null,
  welfare: { column: 'pengeluaran', numberStyle: 'plain' },
  weight: { column: 'bobot', numberStyle: 'plain' },
  size: { column: 'art', numberStyle: 'plain' },
  strata: 'strata',
  psu: 'psu',
  household: 'id_sampel',
  interview: null,
  groups: ['mata_pencaharian', 'kode_kelurahan', 'krt_jk', 'krt_ijazah'],
};

/**
 * The five demo surveys, each by the way a planner's own file goes: received, imported by the job queue, estimated and
 * published. What an earlier start already did is not done again.
 */
export async function fillSurveys(
  parts: DemoSurveyParts,
  city: DemoCity,
  say: (done: number, total: number) => void,
): Promise<void> {
  for (const [index, year] of SURVEY_YEARS.entries()) {
    say(index, SURVEY_YEARS.length);
    const survey = await receiveWave(parts, city, year);
    if (survey.state !== 'ready') await importWave(parts, survey.id);
    await publishWave(parts, survey.id, year);
  }
  say(SURVEY_YEARS.length, SURVEY_YEARS.length);
}

const titleOf = (year: SurveyYear): string => `Survei sintetis Maret ${year}`;

async function findWave({ db, actor }: DemoSurveyParts, title: string): Promise<Survey | undefined> {
  const surveys = await db.asActor(actor, listSurveyViews);
  return surveys.find((survey) => survey.title === title);
}

async function receiveWave(parts: DemoSurveyParts, city: DemoCity, year: SurveyYear): Promise<Survey> {
  const { db, actor, clock } = parts;
  const known = await findWave(parts, titleOf(year));
  if (known) return known;
  const file = {
    name: `data-sintetis-survei-metro-${year}.csv`,
    bytes: new TextEncoder().encode(surveyCsv(drawSurvey(city, year))),
  };
  const profile = await profileFile(file.bytes, file.name);
  const about = { title: titleOf(year), period: `${year}-03`, isSynthetic: true };
  await db.asActor(actor, (tx) => receiveSurvey(tx, actor, clock, file, profile, about));
  const received = await findWave(parts, titleOf(year));
  if (!received) throw new Error(`receiveWave: the survey of ${year} is not there`);
  return received;
}

async function importWave(parts: DemoSurveyParts, surveyId: string): Promise<void> {
  const { db, actor, clock, jobs } = parts;
  const survey = await getWave(parts, surveyId);
  // A start that was cut off may have left the job waiting; the queue takes it up again by itself.
  if (survey.state !== 'importing') {
    await db.asActor(actor, (tx) => startImport(tx, actor, clock, jobs, surveyId, MAPPING));
    jobs.afterRequest();
  }
  const until = Date.now() + IMPORT_LIMIT_MILLISECONDS;
  while (Date.now() < until) {
    const { state } = await getWave(parts, surveyId);
    if (state === 'ready') return;
    if (state === 'failed') break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`importWave: survey ${surveyId} was not imported`);
}

async function getWave({ db, actor }: DemoSurveyParts, id: string): Promise<Survey> {
  const surveys = await db.asActor(actor, listSurveyViews);
  const survey = surveys.find((each) => each.id === id);
  if (!survey) throw new Error(`getWave: no survey ${id}`);
  return survey;
}

async function publishWave(parts: DemoSurveyParts, surveyId: string, year: SurveyYear): Promise<void> {
  const { db, actor, clock } = parts;
  const { line } = spendingTarget(year);
  await db.asActor(actor, async (tx) => {
    const earlier = await listEstimates(tx, surveyId);
    if (earlier.some((estimate) => estimate.publishedAt !== null)) return;
    const estimate = await makeEstimate(tx, actor, clock, surveyId, {
      line: line.value,
      lineSource: line.basis === 'resmi' ? `${OFFICIAL_LINE}, Maret ${year}` : ASSUMED_LINE,
      boundary: 'below',
      by: 'mata_pencaharian',
      lonelyPsu: 'fail',
    });
    await publishEstimate(tx, actor, clock, estimate.id);
  });
}
