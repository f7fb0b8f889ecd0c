import { createHash, randomUUID } from 'node:crypto';
import type { Survey, SurveyDetail, SurveyMapping } from '@pilar/contracts';
import { SurveyMapping as SurveyMappingContract } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Actor, refusalConstraint, type Tx } from '../platform/db/index.ts';
import type { UploadedFile } from '../platform/http/route.ts';
import { findJob, type JobRow } from '../platform/job/job.store.ts';
import { Problem } from '../platform/problem.ts';
import { listFigures } from './figure.service.ts';
import { getMeasuredAreas } from './measured-area.ts';
import {
  addSurvey,
  countPublished,
  findMapping,
  findSurvey,
  findSurveyByFile,
  getSurveyBytes,
  type ListedSurvey,
  listSurveys,
  lockSurvey,
  type SurveyRow,
  setSurvey,
} from './survey.store.ts';
import { profileFile, rememberedGuesses, type SurveyProfile } from './survey-profile.ts';

export type ReceivedSurvey = Readonly<{ title: string; period: string; isSynthetic?: boolean }>;

/** Takes a survey file in: kept as it came, looked at, not yet counted. */
export async function receiveSurvey(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  file: UploadedFile,
  profile: SurveyProfile,
  about: ReceivedSurvey,
): Promise<string> {
  const fileHash = createHash('sha256').update(file.bytes).digest('hex');
  const known = await findSurveyByFile(tx, fileHash);
  if (known) throw new Problem('survey-duplicate', { title: known.title });
  const id = randomUUID();
  const survey = {
    id,
    title: about.title,
    period: about.period,
    file_name: file.name,
    file_hash: fileHash,
    state: 'received',
    profile: JSON.stringify(profile),
    is_synthetic: about.isSynthetic ?? false,
    created_at: clock.now(),
    created_by: actor.userId,
    created_by_name: actor.userName,
  };
  try {
    await addSurvey(tx, survey, file.bytes);
  } catch (error) {
    // Two people sent the same file at once.
    if (refusalConstraint(error) === 'survey_file_once')
      throw new Problem('survey-duplicate', { title: about.title });
    throw error;
  }
  await writeAudit(tx, actor, clock, {
    action: 'survey.receive',
    entity: 'measurement.survey',
    entityId: id,
    after: { title: about.title, period: about.period, fileHash, bytes: file.bytes.length },
  });
  return id;
}

export async function getSurveyRow(tx: Tx, id: string): Promise<SurveyRow> {
  const row = await findSurvey(tx, id);
  if (!row) throw new Problem('not-found', { what: 'survei' });
  return row;
}

/**
 * The job that a survey still names as at work, though it has ended: the account of whoever started it was closed, or
 * the process died between its end and its clearing up. Nothing where no import is named.
 * @throws Problem survey-not-ready while an import is under way
 */
export async function findEndedImport(tx: Tx, survey: SurveyRow): Promise<JobRow | undefined> {
  if (survey.state !== 'importing') return undefined;
  const job = survey.job_id === null ? undefined : await findJob(tx, survey.job_id);
  if (!job || job.finished_at === null) throw new Problem('survey-not-ready', { state: survey.state });
  return job;
}

export async function listSurveyViews(tx: Tx): Promise<Survey[]> {
  return (await listSurveys(tx)).map(surveyView);
}

/** Rows of the file are shown only to those who may import; others see what came of it. */
export async function getSurveyDetail(
  tx: Tx,
  actor: Actor,
  id: string,
  sheet?: string,
): Promise<SurveyDetail> {
  const row = await getSurveyRow(tx, id);
  const mayImport = actor.permissions.includes('survey.write');
  const profile = mayImport ? await profileOf(tx, row, sheet) : profileStored(row);
  const remembered = rememberedGuesses(await findMapping(tx, profile.fingerprint), profile);
  const guesses = [
    ...remembered,
    ...profile.guesses.filter(({ target }) => !remembered.some((guess) => guess.target === target)),
  ];
  return {
    ...surveyView(row),
    sheets: profile.sheets,
    columns: mayImport
      ? profile.columns
      : profile.columns.map((column) => ({ ...column, samples: [], example: null })),
    guesses,
    warnings: profile.warnings,
    preview: mayImport ? profile.preview : { header: profile.preview.header, rows: [] },
    lines: await linesOf(tx, row.period),
  };
}

async function profileOf(tx: Tx, row: SurveyRow, sheet: string | undefined): Promise<SurveyProfile> {
  const stored = profileStored(row);
  if (sheet === undefined || sheet === stored.sheet || !stored.sheets.includes(sheet)) return stored;
  return profileFile(await getSurveyBytes(tx, row.id), row.file_name, sheet);
}

export function profileStored(row: SurveyRow): SurveyProfile {
  // Written by receiveSurvey alone, so its shape is known.
  return row.profile as SurveyProfile;
}

/** Official poverty lines to choose from, the one of the survey's own period first. */
export async function linesOf(tx: Tx, period: string): Promise<SurveyDetail['lines']> {
  const { cityCode } = await getMeasuredAreas(tx);
  const figures = await listFigures(tx, {
    indicators: ['garis_kemiskinan'],
    areaCodes: [cityCode],
    kind: 'official',
  });
  return figures
    .flatMap((figure) =>
      figure.value === null
        ? []
        : [{ period: figure.period, rupiahPerMonth: figure.value, source: figure.source.title }],
    )
    .sort(
      (a, b) => Number(b.period === period) - Number(a.period === period) || b.period.localeCompare(a.period),
    );
}

/** An import is undone by saying so: nothing is erased, but it counts no more. Published figures keep theirs. */
export async function undoSurvey(tx: Tx, actor: Actor, clock: Clock, id: string): Promise<Survey> {
  await lockSurvey(tx, id);
  const row = await getSurveyRow(tx, id);
  await findEndedImport(tx, row);
  const count = await countPublished(tx, id);
  if (count > 0) throw new Problem('survey-in-use', { count });
  await setSurvey(tx, id, { state: 'undone' });
  await writeAudit(tx, actor, clock, {
    action: 'survey.undo',
    entity: 'measurement.survey',
    entityId: id,
    before: { state: row.state },
    after: { state: 'undone' },
  });
  return surveyView(await getSurveyRow(tx, id));
}

export function surveyView(row: ListedSurvey): Survey {
  return {
    id: row.id,
    title: row.title,
    period: row.period,
    fileName: row.file_name,
    fileHash: row.file_hash,
    state: stateOf(row.state),
    rowsRead: row.rows_read,
    rowsAccepted: row.rows_accepted,
    rowsRejected: row.rows_rejected,
    dataVersion: row.data_version,
    interviews: interviewsOf(row),
    isSynthetic: row.is_synthetic,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
    mapping: mappingOf(row),
    jobId: row.job_id,
  };
}

function interviewsOf({ interview_first: first, interview_last: last, interview_unknown }: ListedSurvey) {
  return first === null || last === null ? null : { first, last, unknown: interview_unknown };
}

export function mappingOf(row: Pick<SurveyRow, 'mapping'>): SurveyMapping | null {
  return row.mapping === null ? null : SurveyMappingContract.parse(row.mapping);
}

function stateOf(state: string): Survey['state'] {
  switch (state) {
    case 'received':
    case 'importing':
    case 'ready':
    case 'failed':
    case 'undone':
      return state;
    default:
      throw new Error(`survey state ${state}`);
  }
}
