import type { Kysely } from 'kysely';
import type { Tables, Tx } from '../db/index.ts';

export type KeptFactor = Readonly<{
  secret: string | null;
  pendingSecret: string | null;
  confirmedAt: Date | null;
}>;

export async function findFactor(db: Kysely<Tables>, userId: string): Promise<KeptFactor | undefined> {
  return db
    .selectFrom('identity.second_factor')
    .select(['secret', 'pending_secret as pendingSecret', 'confirmed_at as confirmedAt'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** The factor in use stays until the new secret is proved. */
export async function setPendingSecret(tx: Tx, userId: string, secret: string): Promise<void> {
  await tx
    .insertInto('identity.second_factor')
    .values({ user_id: userId, pending_secret: secret })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ pending_secret: secret }))
    .execute();
}

export async function confirmFactor(tx: Tx, userId: string, step: number, at: Date): Promise<void> {
  await tx
    .updateTable('identity.second_factor')
    .set((eb) => ({
      secret: eb.ref('pending_secret'),
      pending_secret: null,
      confirmed_at: at,
      last_step: step,
    }))
    .where('user_id', '=', userId)
    .execute();
}

/** Takes a time step once: false when it, or a later one, was taken before. */
export async function takeStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity.second_factor')
    .set({ last_step: step })
    .where('user_id', '=', userId)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Uses a recovery code up: false when there is no such code left. */
export async function takeRecoveryCode(tx: Tx, userId: string, hash: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity.recovery_code')
    .set({ used_at: at })
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function replaceRecoveryCodes(tx: Tx, userId: string, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('identity.recovery_code').where('user_id', '=', userId).execute();
  const rows = hashes.map((hash) => ({ user_id: userId, code_hash: hash }));
  if (rows.length > 0) await tx.insertInto('identity.recovery_code').values(rows).execute();
}

export async function countRecoveryCodes(tx: Tx, userId: string): Promise<number> {
  const rows = await tx
    .selectFrom('identity.recovery_code')
    .select('code_hash')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute();
  return rows.length;
}

export async function removeFactor(tx: Tx, userId: string): Promise<void> {
  await replaceRecoveryCodes(tx, userId, []);
  await tx.deleteFrom('identity.second_factor').where('user_id', '=', userId).execute();
}

export async function markSession(tx: Tx, token: string, at: Date): Promise<void> {
  await tx.updateTable('identity.session').set({ second_factor_at: at }).where('token', '=', token).execute();
}
