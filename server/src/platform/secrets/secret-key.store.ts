import { z } from 'zod';
import type { Tx } from '../db/index.ts';
import { KEY_USES, type KeyUse } from './key-ring.ts';

export type NeededKey = Readonly<{ use: KeyUse; id: number; fingerprint: string }>;

/** The keys that values of this database may be sealed with. */
export async function listNeededKeys(tx: Tx): Promise<NeededKey[]> {
  return (await listAllKeys(tx)).filter(({ retired_at: retiredAt }) => retiredAt === null);
}

/** The same with those that no value needs any more. */
export async function listAllKeys(tx: Tx) {
  const rows = await tx
    .selectFrom('platform.secret_key')
    .select(['use', 'id', 'fingerprint', 'retired_at'])
    .orderBy('use')
    .orderBy('id')
    .execute();
  return rows.map(({ use, ...key }) => ({ ...key, use: z.enum(KEY_USES).parse(use) }));
}

/** @returns false when the database knew that key already */
export async function addNeededKey(tx: Tx, key: NeededKey, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('platform.secret_key')
    .values({ ...key, added_at: at })
    .onConflict((conflict) => conflict.columns(['use', 'id']).doNothing())
    .executeTakeFirst();
  return (added ?? 0n) > 0n;
}

export async function retireKey(tx: Tx, use: KeyUse, id: number, at: Date): Promise<void> {
  await tx
    .updateTable('platform.secret_key')
    .set({ retired_at: at })
    .where('use', '=', use)
    .where('id', '=', id)
    .execute();
}
