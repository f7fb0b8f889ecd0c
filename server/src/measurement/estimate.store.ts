import type { Insertable } from 'kysely';
import type { Tables, Tx } from '../platform/db/index.ts';

export type EstimateRow = Awaited<ReturnType<typeof listEstimateRows>>[number];

export async function addEstimate(
  tx: Tx,
  estimate: Insertable<Tables['measurement.estimate']>,
): Promise<void> {
  await tx.insertInto('measurement.estimate').values(estimate).execute();
}

export async function listEstimateRows(tx: Tx, filter: { surveyId?: string; id?: string }) {
  let query = tx
    .selectFrom('measurement.estimate as estimate')
    .innerJoin('measurement.survey as survey', 'survey.id', 'estimate.survey_id')
    .selectAll('estimate')
    .select([
      'survey.title as survey_title',
      'survey.period as survey_period',
      'survey.is_synthetic as is_synthetic',
    ])
    .orderBy('estimate.created_at', 'desc')
    .limit(50);
  if (filter.surveyId !== undefined) query = query.where('estimate.survey_id', '=', filter.surveyId);
  if (filter.id !== undefined) query = query.where('estimate.id', '=', filter.id);
  return query.execute();
}

export async function markPublished(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('measurement.estimate').set({ published_at: at }).where('id', '=', id).execute();
}
