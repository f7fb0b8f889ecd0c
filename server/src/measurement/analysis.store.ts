import type { Insertable } from 'kysely';
import type { Tables, Tx } from '../platform/db/index.ts';

export type AnalysisRow = NonNullable<Awaited<ReturnType<typeof findAnalysis>>>;

export async function findAnalysis(tx: Tx, by: { id: string } | { key: string }) {
  const query = tx.selectFrom('measurement.analysis').selectAll();
  return 'id' in by
    ? query.where('id', '=', by.id).executeTakeFirst()
    : query.where('key', '=', by.key).executeTakeFirst();
}

/** Two people may ask one question at once: the first answer stays. */
export async function addAnalysis(
  tx: Tx,
  analysis: Insertable<Tables['measurement.analysis']>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('measurement.analysis')
    .values(analysis)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Kelurahan with their kecamatan, as group columns name them. */
export async function listNamedAreas(tx: Tx) {
  return tx
    .selectFrom('platform.area as area')
    .leftJoin('platform.area as parent', 'parent.code', 'area.parent_code')
    .select([
      'area.code as code',
      'area.name as name',
      'area.bps_code as bpsCode',
      'area.parent_code as parentCode',
      'parent.name as parentName',
    ])
    .where('area.level', '=', 'village')
    .orderBy('area.code')
    .execute();
}
export type NamedArea = Awaited<ReturnType<typeof listNamedAreas>>[number];

/** The labels of text columns, without their rows. */
export async function listLabels(tx: Tx, key: { surveyId: string; dataVersion: string }) {
  return tx
    .selectFrom('measurement.survey_column')
    .select(['name', 'dictionary'])
    .where('survey_id', '=', key.surveyId)
    .where('data_version', '=', key.dataVersion)
    .where('kind', '=', 'text')
    .orderBy('ordinal')
    .execute();
}
