import type { Kysely } from 'kysely';
import type { Tables, Tx } from '../db/index.ts';
import type { NewCode, SealedCode } from './factor-box.ts';

export type KeptFactor = Readonly<{
  sealedSecret: Uint8Array | null;
  sealedPending: Uint8Array | null;
  confirmedAt: Date | null;
}>;

export async function findFactor(db: Kysely<Tables>, userId: string): Promise<KeptFactor | undefined> {
  return db
    .selectFrom('identity.second_factor')
    .select([
      'sealed_secret as sealedSecret',
      'sealed_pending as sealedPending',
      'confirmed_at as confirmedAt',
    ])
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** The factor in use stays until the new secret is proved. */
export async function setPendingSecret(tx: Tx, userId: string, sealed: Uint8Array): Promise<void> {
  await tx
    .insertInto('identity.second_factor')
    .values({ user_id: userId, sealed_pending: sealed })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ sealed_pending: sealed }))
    .execute();
}

type Proved = Readonly<{ sealed: Uint8Array; step: number; at: Date }>;

export async function confirmFactor(tx: Tx, userId: string, { sealed, step, at }: Proved): Promise<void> {
  await tx
    .updateTable('identity.second_factor')
    .set({
      ...{ sealed_secret: sealed, sealed_pending: null, secret: null, pending_secret: null },
      ...{ confirmed_at: at, last_step: step },
    })
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

export async function listRecoveryCodes(tx: Tx, userId: string): Promise<SealedCode[]> {
  return tx
    .selectFrom('identity.recovery_code')
    .select(['code_hash as codeHash', 'sealed_code as sealedCode'])
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute();
}

/** Uses a recovery code up: false when somebody was faster. */
export async function takeRecoveryCode(tx: Tx, userId: string, codeHash: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity.recovery_code')
    .set({ used_at: at })
    .where('user_id', '=', userId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function replaceRecoveryCodes(tx: Tx, userId: string, codes: readonly NewCode[]): Promise<void> {
  await tx.deleteFrom('identity.recovery_code').where('user_id', '=', userId).execute();
  const rows = codes.map(({ codeHash, sealedCode }) => ({
    ...{ user_id: userId, code_hash: codeHash, sealed_code: sealedCode },
  }));
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

export type OldFactor = Readonly<{ userId: string; secret: string | null; pendingSecret: string | null }>;

/** Factors as a version before the keys of the installation sealed them. */
export async function listOldFactors(tx: Tx): Promise<OldFactor[]> {
  return tx
    .selectFrom('identity.second_factor')
    .select(['user_id as userId', 'secret', 'pending_secret as pendingSecret'])
    .where((eb) => eb.or([eb('secret', 'is not', null), eb('pending_secret', 'is not', null)]))
    .execute();
}

export async function setSealedFactor(
  tx: Tx,
  userId: string,
  { sealedSecret, sealedPending }: Pick<KeptFactor, 'sealedSecret' | 'sealedPending'>,
): Promise<void> {
  await tx
    .updateTable('identity.second_factor')
    .set({ secret: null, pending_secret: null, sealed_pending: sealedPending })
    .$if(sealedSecret !== null, (query) => query.set({ sealed_secret: sealedSecret }))
    .where('user_id', '=', userId)
    .execute();
}
