import type { Database, Tx } from '../platform/db/index.ts';

const PURPOSE = 'retention';

/** Values of refused rows of surveys that came in before a moment, as long as they hold anything. */
export function countOldRejectedValues(db: Database, before: Date): Promise<number> {
  return db.asSystem(PURPOSE, ['survey.read'], async (tx) => {
    const row = await tx
      .selectFrom('measurement.survey_rejection')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('value', '<>', '')
      .where('survey_id', 'in', oldSurveys(tx, before))
      .executeTakeFirstOrThrow();
    return row.count;
  });
}

/** Row, column and reason stay: what was refused and why can still be said. */
export function eraseOldRejectedValues(db: Database, before: Date): Promise<number> {
  return db.asSystem(PURPOSE, ['survey.read', 'survey.write'], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('measurement.survey_rejection')
      .set({ value: '' })
      .where('value', '<>', '')
      .where('survey_id', 'in', oldSurveys(tx, before))
      .executeTakeFirst();
    return Number(numUpdatedRows);
  });
}

const oldSurveys = (tx: Tx, before: Date) =>
  tx.selectFrom('measurement.survey').select('id').where('created_at', '<', before);
