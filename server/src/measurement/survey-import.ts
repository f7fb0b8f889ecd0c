import type { SurveyColumn, SurveyMapping } from '@pilar/contracts';
import { SurveyMapping as SurveyMappingContract } from '@pilar/contracts';
import { z } from 'zod';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Actor, bulkInsert, type Tx } from '../platform/db/index.ts';
import type { JobContext, JobHandler, JobQueue } from '../platform/job/index.ts';
import { Problem } from '../platform/problem.ts';
import { isLightFile } from '../platform/tabular/index.ts';
import { findEndedImport, getSurveyRow, mappingOf, profileStored } from './survey.service.ts';
import {
  addColumns,
  hasColumns,
  lockSurvey,
  rememberMapping,
  type SurveyRow,
  setSurvey,
} from './survey.store.ts';
import { readSurveyBytes } from './survey-file-bytes.ts';
import { type ReadSurvey, readSurvey, type Stage, type SurveyFile } from './survey-read.ts';
import { readInThread } from './survey-reader.ts';

export const SURVEY_IMPORT = 'survey.import';
/** `before`: the columns of the import that counted until now; it counts again when this one fails or is stopped. */
const Payload = z.object({
  surveyId: z.string(),
  mapping: SurveyMappingContract,
  before: SurveyMappingContract.nullable().default(null),
});
type Payload = z.infer<typeof Payload>;

/** Keeps the choice of columns and starts the import as a job, both in one transaction. */
export async function startImport(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  jobs: JobQueue,
  surveyId: string,
  mapping: SurveyMapping,
): Promise<string> {
  await lockSurvey(tx, surveyId);
  const survey = await getSurveyRow(tx, surveyId);
  const before = await mappingThatCounts(tx, survey);
  const profile = profileStored(survey);
  if (mapping.sheet === null || mapping.sheet === profile.sheet)
    assertMapped(mapping, profile.columns, survey.file_name);
  const jobId = await jobs.enqueue(tx, actor, {
    kind: SURVEY_IMPORT,
    title: `Impor survei: ${survey.title}`,
    link: `/survei/${surveyId}?langkah=pemeriksaan`,
    payload: { surveyId, mapping, before },
  });
  await setSurvey(tx, surveyId, { state: 'importing', mapping: JSON.stringify(mapping), job_id: jobId });
  await rememberMapping(tx, { fingerprint: profile.fingerprint, mapping, at: clock.now(), by: actor.userId });
  await writeAudit(tx, actor, clock, {
    action: 'survey.map',
    entity: 'measurement.survey',
    entityId: surveyId,
    before: survey.mapping,
    after: mapping,
  });
  return jobId;
}

/** The columns that lie behind the survey's data now, or null where it has none. Refuses while another import is under way. */
async function mappingThatCounts(tx: Tx, survey: SurveyRow): Promise<SurveyMapping | null> {
  if (survey.state === 'undone') throw new Problem('survey-not-ready', { state: survey.state });
  const ended = await findEndedImport(tx, survey);
  if (ended) return Payload.parse(ended.payload).before;
  return survey.data_version === null ? null : mappingOf(survey);
}

type KnownColumn = Pick<SurveyColumn, 'name' | 'numberStyle' | 'example' | 'dateStyle' | 'dateExample'>;

/** Refuses before the job starts what the file's look already tells: a column that is not there, or read in two ways. */
function assertMapped(mapping: SurveyMapping, columns: readonly KnownColumn[], file: string): void {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const get = (name: string): KnownColumn => {
    const column = byName.get(name);
    if (column) return column;
    throw new Problem('column-not-found', {
      column: name,
      file,
      columns: [...byName.keys()].slice(0, 30).join(', '),
    });
  };
  for (const choice of [mapping.welfare, mapping.weight, mapping.size]) {
    if (!choice) continue;
    const column = get(choice.column);
    if (column.numberStyle === 'ambiguous' && choice.numberStyle === null) {
      throw new Problem('number-style-ambiguous', { column: column.name, example: column.example ?? '' });
    }
  }
  if (mapping.interview !== null) {
    const { name, dateStyle, dateExample } = get(mapping.interview.column);
    if (dateStyle === 'ambiguous' && mapping.interview.dateStyle === null)
      throw new Problem('date-style-ambiguous', { column: name, example: dateExample ?? '' });
  }
  for (const name of [mapping.strata, mapping.psu, mapping.household, ...mapping.groups]) {
    if (name !== null) get(name);
  }
}

/** For tests: a limit they can reach, and files that are large already when small. */
type ImportLimits = Readonly<{
  mostRows?: number;
  pieceBytes?: number;
  isLight?: (bytes: Uint8Array) => boolean;
}>;

/**
 * Reads the whole file, refuses rows with reasons, and writes columns, refusals and state in one transaction: an import
 * that is cut off leaves the survey as it was, and the job begins again from the kept file.
 */
export function surveyImporter(limits: ImportLimits = {}): JobHandler {
  return {
    run: (payload, context) => importNow(Payload.parse(payload), context, limits),
    putBack: (payload, context, how) =>
      context.db.asActor(context.actor, (tx) => putBack(tx, Payload.parse(payload), context.jobId, how)),
  };
}

export const importSurvey: JobHandler = surveyImporter();

/** What was ready before stays ready, with its own columns; a first import leaves nothing. */
async function putBack(
  tx: Tx,
  { surveyId, before }: Payload,
  jobId: string,
  how: 'failed' | 'cancelled',
): Promise<void> {
  const survey = await getSurveyRow(tx, surveyId);
  if (survey.state !== 'importing' || survey.job_id !== jobId) return;
  if (before !== null && survey.data_version !== null) {
    await setSurvey(tx, surveyId, { state: 'ready', mapping: JSON.stringify(before) });
  } else {
    const state = how === 'cancelled' ? 'received' : 'failed';
    await setSurvey(tx, surveyId, { state, data_version: null });
  }
}

async function importNow(
  { surveyId, mapping }: Payload,
  context: JobContext,
  { mostRows, pieceBytes, isLight = isLightFile }: ImportLimits,
) {
  const { db, actor } = context;
  const survey = await db.asActor(actor, (tx) => getSurveyRow(tx, surveyId));
  const bytes = await readSurveyBytes(db, actor, surveyId, {
    ...(pieceBytes === undefined ? {} : { pieceBytes }),
    onPiece: (done, total) => context.progress('reading', Math.floor(done / 2), total),
  });
  const file = {
    bytes,
    fileName: survey.file_name,
    mapping,
    ...(mostRows === undefined ? {} : { mostRows }),
  };
  const read = isLight(bytes) ? await readSurvey(file, () => undefined) : await readApart(file, context);
  if (read.accepted === 0) throw new Problem('survey-no-rows', { rejected: read.rejectedRows });
  await context.progress('saving', read.rows, read.rows);
  await db.asActor(actor, (tx) => save(tx, surveyId, read, context));
  return { rows: read.rows, accepted: read.accepted, rejected: read.rejectedRows };
}

// Checking a large column is one step of seconds: the wish to stop is asked for in between all the same.
const ASK_MILLISECONDS = 400;

/** Reads in a thread of its own; whoever asks to stop ends that thread, wherever it is. */
async function readApart(file: SurveyFile, context: JobContext): Promise<ReadSurvey> {
  const stop = new AbortController();
  let stage: Stage = { phase: 'reading', done: 0, total: file.bytes.length };
  const tell = (): void => {
    const { phase, done, total } = stage;
    // The file is gone through twice, out of the database and into cells: each time counts half of its bytes.
    const counted = phase === 'reading' ? Math.floor((total + done) / 2) : done;
    context.progress(phase, counted, total).catch((error: unknown) => stop.abort(error));
  };
  const asking = setInterval(tell, ASK_MILLISECONDS);
  try {
    return await readInThread<ReadSurvey>(
      { kind: 'read', file },
      {
        signal: stop.signal,
        onStage: (latest) => {
          stage = latest;
          tell();
        },
      },
    );
  } finally {
    clearInterval(asking);
  }
}

async function save(tx: Tx, surveyId: string, read: ReadSurvey, context: JobContext): Promise<void> {
  const { rows, accepted, rejectedRows: rejected, dataVersion } = read;
  if (!(await hasColumns(tx, surveyId, dataVersion))) {
    await addColumns(tx, surveyId, dataVersion, read.columns);
    await addRejections(tx, surveyId, read);
  }
  await setSurvey(tx, surveyId, {
    state: 'ready',
    rows_read: rows,
    rows_accepted: accepted,
    rows_rejected: rejected,
    data_version: dataVersion,
    interview_first: read.interviews.first,
    interview_last: read.interviews.last,
    interview_unknown: read.interviews.unknown,
  });
  await writeAudit(tx, context.actor, context.clock, {
    action: 'survey.import',
    entity: 'measurement.survey',
    entityId: surveyId,
    after: { rows, accepted, rejected, dataVersion },
  });
}

async function addRejections(tx: Tx, surveyId: string, read: ReadSurvey): Promise<void> {
  const { rejected, dataVersion } = read;
  const count = rejected.length;
  await bulkInsert(
    tx,
    'measurement.survey_rejection',
    {
      survey_id: Array<string>(count).fill(surveyId),
      data_version: Array<string>(count).fill(dataVersion),
      ordinal: rejected.map((_, ordinal) => ordinal),
      file_row: rejected.map(({ row }) => row),
      column_name: rejected.map(({ column }) => column),
      value: rejected.map(({ value }) => value),
      code: rejected.map(({ code }) => code),
    },
    count,
  );
}
