import type { SurveyMapping } from '@pilar/contracts';
import type { Insertable, Updateable } from 'kysely';
import type { Tables, Tx } from '../platform/db/index.ts';
import type { StoredColumn } from './survey-columns.ts';

export type SurveyRow = NonNullable<Awaited<ReturnType<typeof findSurvey>>>;
export type NewSurvey = Insertable<Tables['measurement.survey']>;

/** All but the profile, which may be large and is of use on the survey's own page alone. */
const LISTED = [
  ...(['id', 'title', 'period', 'file_name', 'file_hash', 'state', 'data_version', 'is_synthetic'] as const),
  ...(['rows_read', 'rows_accepted', 'rows_rejected', 'mapping', 'job_id'] as const),
  ...(['created_at', 'created_by_name', 'interview_first', 'interview_last', 'interview_unknown'] as const),
] as const;
export type ListedSurvey = Pick<SurveyRow, (typeof LISTED)[number]>;

export async function listSurveys(tx: Tx): Promise<ListedSurvey[]> {
  return tx
    .selectFrom('measurement.survey')
    .select(LISTED)
    .orderBy('period', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
}

/** Holds the survey until the transaction ends: two people may not change it at once. */
export async function lockSurvey(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('measurement.survey').select('id').where('id', '=', id).forUpdate().execute();
}

export async function findSurvey(tx: Tx, id: string) {
  return tx.selectFrom('measurement.survey').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findSurveyByFile(tx: Tx, fileHash: string) {
  return tx
    .selectFrom('measurement.survey')
    .select(['id', 'title'])
    .where('file_hash', '=', fileHash)
    .where('state', '<>', 'undone')
    .executeTakeFirst();
}

export async function addSurvey(tx: Tx, survey: NewSurvey, bytes: Uint8Array): Promise<void> {
  await tx.insertInto('measurement.survey').values(survey).execute();
  await tx
    .insertInto('measurement.survey_file')
    .values({ survey_id: survey.id, bytes: Buffer.from(bytes) })
    .execute();
}

export async function setSurvey(
  tx: Tx,
  id: string,
  change: Updateable<Tables['measurement.survey']>,
): Promise<void> {
  await tx.updateTable('measurement.survey').set(change).where('id', '=', id).execute();
}

export async function getSurveyBytes(tx: Tx, id: string): Promise<Uint8Array> {
  const row = await tx
    .selectFrom('measurement.survey_file')
    .select('bytes')
    .where('survey_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.bytes;
}

export async function addColumns(
  tx: Tx,
  surveyId: string,
  dataVersion: string,
  columns: readonly StoredColumn[],
): Promise<void> {
  // One row at a time: a column of a large survey is megabytes, and parameters of one statement add up.
  for (const [ordinal, column] of columns.entries()) {
    await tx
      .insertInto('measurement.survey_column')
      .values({
        survey_id: surveyId,
        data_version: dataVersion,
        name: column.name,
        ordinal,
        kind: column.kind,
        bytes: Buffer.from(column.bytes),
        dictionary: column.dictionary === null ? null : JSON.stringify(column.dictionary),
      })
      .execute();
  }
}

export async function hasColumns(tx: Tx, surveyId: string, dataVersion: string): Promise<boolean> {
  const row = await tx
    .selectFrom('measurement.survey_column')
    .select('name')
    .where('survey_id', '=', surveyId)
    .where('data_version', '=', dataVersion)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type DataKey = Readonly<{ surveyId: string; dataVersion: string }>;

/** Columns of one data version by name; all of them when no names are given. */
export async function listColumns(tx: Tx, key: DataKey, names?: readonly string[]): Promise<StoredColumn[]> {
  let query = tx
    .selectFrom('measurement.survey_column')
    .select(['name', 'kind', 'bytes', 'dictionary'])
    .where('survey_id', '=', key.surveyId)
    .where('data_version', '=', key.dataVersion)
    .orderBy('ordinal');
  if (names) query = query.where('name', 'in', names);
  const rows = await query.execute();
  return rows.map((row) => ({
    name: row.name,
    kind: row.kind === 'text' ? 'text' : 'number',
    bytes: row.bytes,
    dictionary: Array.isArray(row.dictionary) ? row.dictionary.map(String) : null,
  }));
}

export async function listRejections(tx: Tx, key: DataKey, limit: number) {
  return tx
    .selectFrom('measurement.survey_rejection')
    .select(['file_row', 'column_name', 'value', 'code'])
    .where('survey_id', '=', key.surveyId)
    .where('data_version', '=', key.dataVersion)
    .orderBy('ordinal')
    .limit(limit)
    .execute();
}

export async function countRejections(tx: Tx, key: DataKey) {
  return tx
    .selectFrom('measurement.survey_rejection')
    .select(({ fn }) => ['code', fn.countAll<number>().as('count')])
    .where('survey_id', '=', key.surveyId)
    .where('data_version', '=', key.dataVersion)
    .groupBy('code')
    .orderBy('code')
    .execute();
}

/** How many published figures rest on a survey. */
export async function countPublished(tx: Tx, surveyId: string): Promise<number> {
  const row = await tx
    .selectFrom('measurement.figure as figure')
    .innerJoin('measurement.estimate as estimate', 'estimate.id', 'figure.estimate_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('estimate.survey_id', '=', surveyId)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function findMapping(tx: Tx, fingerprint: string): Promise<unknown> {
  const row = await tx
    .selectFrom('measurement.column_mapping')
    .select('mapping')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row?.mapping;
}

export async function rememberMapping(
  tx: Tx,
  entry: { fingerprint: string; mapping: SurveyMapping; at: Date; by: string },
): Promise<void> {
  const mapping = JSON.stringify(entry.mapping);
  await tx
    .insertInto('measurement.column_mapping')
    .values({ fingerprint: entry.fingerprint, mapping, updated_at: entry.at, updated_by: entry.by })
    .onConflict((conflict) =>
      conflict.column('fingerprint').doUpdateSet({ mapping, updated_at: entry.at, updated_by: entry.by }),
    )
    .execute();
}
