import type { Tx } from '../platform/db/index.ts';

/** In the hands of a person: assigned to them, or brought by them and assigned to nobody. */
export async function listUnimported(tx: Tx, userId: string) {
  return tx
    .selectFrom('measurement.survey')
    .select(['id', 'title', 'created_at'])
    .where('state', 'in', ['received', 'failed'])
    .where(({ fn }) => fn.coalesce('assigned_to', 'created_by'), '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function assignSurvey(tx: Tx, id: string, userId: string): Promise<void> {
  await tx.updateTable('measurement.survey').set({ assigned_to: userId }).where('id', '=', id).execute();
}
