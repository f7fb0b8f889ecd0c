import type { SurveyMapping } from '@pilar/contracts';
import { SurveyMapping as SurveyMappingContract } from '@pilar/contracts';
import { z } from 'zod';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Actor, bulkInsert, type Tx } from '../platform/db/index.ts';
import { type JobContext, type JobHandler, type JobQueue, JobStopped } from '../platform/job/index.ts';
import { Problem } from '../platform/problem.ts';
import {
  type ColumnSet,
  type RawTable,
  readTable,
  surveyWishes,
  toColumns,
} from '../platform/tabular/index.ts';
import { getSurveyRow, profileStored } from './survey.service.ts';
import { addColumns, getSurveyBytes, hasColumns, rememberMapping, setSurvey } from './survey.store.ts';
import {
  dataVersionOf,
  ROLE_COLUMNS,
  type StoredColumn,
  storeNumbers,
  storeTexts,
} from './survey-columns.ts';

export const SURVEY_IMPORT = 'survey.import';
const Payload = z.object({ surveyId: z.string(), mapping: SurveyMappingContract });

/** Keeps the choice of columns and starts the import as a job, both in one transaction. */
export async function startImport(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  jobs: JobQueue,
  surveyId: string,
  mapping: SurveyMapping,
): Promise<string> {
  const survey = await getSurveyRow(tx, surveyId);
  if (survey.state === 'importing' || survey.state === 'undone') {
    throw new Problem('survey-not-ready', { state: survey.state });
  }
  const profile = profileStored(survey);
  if (mapping.sheet === null || mapping.sheet === profile.sheet)
    assertMapped(mapping, profile.columns, survey.file_name);
  const jobId = await jobs.enqueue(tx, actor, {
    kind: SURVEY_IMPORT,
    title: `Impor survei: ${survey.title}`,
    link: `/survei/${surveyId}?langkah=pemeriksaan`,
    payload: { surveyId, mapping },
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

type KnownColumn = Readonly<{ name: string; numberStyle: string; example: string | null }>;

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
  for (const name of [mapping.strata, mapping.psu, mapping.household, ...mapping.groups]) {
    if (name !== null) get(name);
  }
}

/**
 * Reads the whole file, refuses rows with reasons, and writes columns, refusals and state in one transaction: an import
 * that is cut off leaves the survey as it was, and the job begins again from the kept file.
 */
export const importSurvey: JobHandler = async (payload, context) => {
  const { surveyId, mapping } = Payload.parse(payload);
  try {
    return await importNow(surveyId, mapping, context);
  } catch (error) {
    const state = error instanceof JobStopped ? 'received' : 'failed';
    await context.db.asActor(context.actor, (tx) => setSurvey(tx, surveyId, { state, data_version: null }));
    throw error;
  }
};

async function importNow(surveyId: string, mapping: SurveyMapping, context: JobContext) {
  const { db, actor } = context;
  const { survey, bytes } = await db.asActor(actor, async (tx) => ({
    survey: await getSurveyRow(tx, surveyId),
    bytes: await getSurveyBytes(tx, surveyId),
  }));
  const table = await readWhole(bytes, survey.file_name, mapping.sheet, context);
  const rows = table.rowNumbers.length;
  await context.progress('memeriksa baris', 0, rows);
  const set = toColumns(table, surveyWishes(mapping), survey.file_name);
  if (set.rowNumbers.length === 0) throw new Problem('survey-no-rows', { rejected: set.rejectedRows });
  const columns = storedColumns(set, mapping);
  const dataVersion = dataVersionOf(columns);
  await context.progress('menyimpan', rows, rows);
  await db.asActor(actor, async (tx) => {
    if (!(await hasColumns(tx, surveyId, dataVersion))) {
      await addColumns(tx, surveyId, dataVersion, columns);
      await addRejections(tx, surveyId, dataVersion, set);
    }
    await setSurvey(tx, surveyId, {
      state: 'ready',
      rows_read: rows,
      rows_accepted: set.rowNumbers.length,
      rows_rejected: set.rejectedRows,
      data_version: dataVersion,
    });
    await writeAudit(tx, actor, context.clock, {
      action: 'survey.import',
      entity: 'measurement.survey',
      entityId: surveyId,
      after: { rows, accepted: set.rowNumbers.length, rejected: set.rejectedRows, dataVersion },
    });
  });
  return { rows, accepted: set.rowNumbers.length, rejected: set.rejectedRows };
}

async function readWhole(
  bytes: Uint8Array,
  fileName: string,
  sheet: string | null,
  context: JobContext,
): Promise<RawTable> {
  const stop = new AbortController();
  await context.progress('membaca berkas', 0, bytes.length);
  const report = (done: number): void => {
    context.progress('membaca berkas', done, bytes.length).catch((error: unknown) => stop.abort(error));
  };
  return readTable(bytes, fileName, {
    ...(sheet === null ? {} : { sheet }),
    signal: stop.signal,
    onProgress: (progress) => report(progress.bytes),
  });
}

function storedColumns(set: ColumnSet, mapping: SurveyMapping): StoredColumn[] {
  const columns: StoredColumn[] = [storeNumbers(ROLE_COLUMNS.row, Float64Array.from(set.rowNumbers))];
  for (const [target, values] of set.numbers) columns.push(storeNumbers(`#${target}`, values));
  for (const target of ['strata', 'psu'] as const) {
    const labels = set.labels.get(target);
    if (labels) columns.push(storeTexts(`#${target}`, textsOf(labels)));
  }
  for (const name of mapping.groups) {
    const labels = set.labels.get(`group:${name}`);
    if (labels) columns.push(storeTexts(name, textsOf(labels)));
  }
  return columns;
}

function textsOf({ codes, labels }: { codes: Int32Array; labels: readonly string[] }): string[] {
  return Array.from(codes, (code) => labels[code] ?? '');
}

const MOST_VALUE_LETTERS = 80;

async function addRejections(tx: Tx, surveyId: string, dataVersion: string, set: ColumnSet): Promise<void> {
  const count = set.rejected.length;
  await bulkInsert(
    tx,
    'measurement.survey_rejection',
    {
      survey_id: Array<string>(count).fill(surveyId),
      data_version: Array<string>(count).fill(dataVersion),
      ordinal: set.rejected.map((_, ordinal) => ordinal),
      file_row: set.rejected.map(({ row }) => row),
      column_name: set.rejected.map(({ column }) => column),
      value: set.rejected.map(({ value }) => value.slice(0, MOST_VALUE_LETTERS)),
      code: set.rejected.map(({ code }) => code),
    },
    count,
  );
}
