import type { FlaggedDataSet } from '@pilar/contracts';
import type { Tx } from '../db/index.ts';

export async function listSharingFlags(tx: Tx) {
  return tx.selectFrom('platform.sharing_flag').selectAll().orderBy('data_set').execute();
}

export async function findSharingFlag(tx: Tx, dataSet: FlaggedDataSet) {
  return tx
    .selectFrom('platform.sharing_flag')
    .selectAll()
    .where('data_set', '=', dataSet)
    .executeTakeFirst();
}

export type FlagRow = Readonly<{
  isForbidden: boolean;
  source: string;
  contact: string;
  at: Date;
  by: string;
}>;

export async function putSharingFlag(tx: Tx, dataSet: FlaggedDataSet, flag: FlagRow): Promise<void> {
  const row = {
    is_forbidden: flag.isForbidden,
    source: flag.source,
    contact: flag.contact,
    changed_at: flag.at,
    changed_by: flag.by,
  };
  await tx
    .insertInto('platform.sharing_flag')
    .values({ data_set: dataSet, ...row })
    .onConflict((conflict) => conflict.column('data_set').doUpdateSet(row))
    .execute();
}
