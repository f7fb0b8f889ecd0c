import type { Tx } from '../db/index.ts';
import type { KeyUse } from './key-ring.ts';

export type NeededKey = Readonly<{ use: string; id: number; fingerprint: string }>;

/** The keys that values of this database may be sealed with. */
export async function listNeededKeys(tx: Tx): Promise<NeededKey[]> {
  return tx
    .selectFrom('platform.secret_key')
    .select(['use', 'id', 'fingerprint'])
    .where('retired_at', 'is', null)
    .orderBy('use')
    .orderBy('id')
    .execute();
}

export async function addNeededKey(tx: Tx, key: NeededKey & { use: KeyUse }, at: Date): Promise<void> {
  await tx
    .insertInto('platform.secret_key')
    .values({ ...key, added_at: at })
    .onConflict((conflict) => conflict.columns(['use', 'id']).doNothing())
    .execute();
}

export async function retireKey(tx: Tx, use: KeyUse, id: number, at: Date): Promise<void> {
  await tx
    .updateTable('platform.secret_key')
    .set({ retired_at: at })
    .where('use', '=', use)
    .where('id', '=', id)
    .execute();
}
