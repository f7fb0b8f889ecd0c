import type { Tx } from '../db/index.ts';
import {
  type Batch,
  keyHex,
  keyOfHex,
  keyOfSealed,
  type ResealedValue,
  type SealedColumn,
  type SealedValue,
  type ValuesOfKey,
} from '../secrets/index.ts';
import { FACTOR_COLUMN, PENDING_COLUMN, RECOVERY_COLUMN } from './factor-box.ts';
import { asIdentityRole } from './user.store.ts';

const permission = 'secret.keep';

type FactorPart = 'sealed_secret' | 'sealed_pending';

const factorPart = (column: string, part: FactorPart): SealedColumn => ({
  column,
  permission,
  listOld: (tx, batch) => asIdentityRole(tx, () => listOldFactorParts(tx, part, batch)),
  setResealed: (tx, values) => asIdentityRole(tx, () => setResealedFactorParts(tx, part, values)),
  countByKey: (tx) => asIdentityRole(tx, () => countFactorParts(tx, part)),
});

/** What a change of keys passes over among the second factors. */
export const FACTOR_SEALED: readonly SealedColumn[] = [
  factorPart(FACTOR_COLUMN, 'sealed_secret'),
  factorPart(PENDING_COLUMN, 'sealed_pending'),
  {
    column: RECOVERY_COLUMN,
    permission,
    listOld: (tx, batch) => asIdentityRole(tx, () => listOldCodes(tx, batch)),
    setResealed: (tx, values) => asIdentityRole(tx, () => setResealedCodes(tx, values)),
    countByKey: (tx) => asIdentityRole(tx, () => countCodes(tx)),
  },
];

async function listOldFactorParts(
  tx: Tx,
  part: FactorPart,
  { keyId, after, limit }: Batch,
): Promise<SealedValue[]> {
  return tx
    .selectFrom('identity.second_factor')
    .select(({ ref }) => ['user_id as id', ref(part).as('cipher')])
    .where(part, 'is not', null)
    .where(({ eb, ref }) => eb(keyOfSealed(ref(part)), '!=', keyHex(keyId)))
    .$if(after !== null, (query) => query.where('user_id', '>', after ?? ''))
    .orderBy('user_id')
    .limit(limit)
    .forUpdate()
    .$narrowType<{ cipher: Uint8Array }>()
    .execute();
}

async function setResealedFactorParts(
  tx: Tx,
  part: FactorPart,
  values: readonly ResealedValue[],
): Promise<void> {
  for (const { id, cipher } of values) {
    await tx
      .updateTable('identity.second_factor')
      .set(part === 'sealed_secret' ? { sealed_secret: cipher } : { sealed_pending: cipher })
      .where('user_id', '=', id)
      .execute();
  }
}

async function countFactorParts(tx: Tx, part: FactorPart): Promise<ValuesOfKey[]> {
  const rows = await tx
    .selectFrom('identity.second_factor')
    .select(({ fn, ref }) => [
      keyOfSealed(ref(part)).as('key'),
      fn.count<number | string>('user_id').as('values'),
    ])
    .where(part, 'is not', null)
    .groupBy('key')
    .orderBy('key')
    .execute();
  return rows.map(({ key, values }) => ({ keyId: keyOfHex(key), values: Number(values) }));
}

async function listOldCodes(tx: Tx, { keyId, after, limit }: Batch): Promise<SealedValue[]> {
  return tx
    .selectFrom('identity.recovery_code')
    .select(['code_hash as id', 'sealed_code as cipher'])
    .where('sealed_code', 'is not', null)
    .where(({ eb, ref }) => eb(keyOfSealed(ref('sealed_code')), '!=', keyHex(keyId)))
    .$if(after !== null, (query) => query.where('code_hash', '>', after ?? ''))
    .orderBy('code_hash')
    .limit(limit)
    .forUpdate()
    .$narrowType<{ cipher: Uint8Array }>()
    .execute();
}

async function setResealedCodes(tx: Tx, values: readonly ResealedValue[]): Promise<void> {
  for (const { id, cipher } of values) {
    await tx
      .updateTable('identity.recovery_code')
      .set({ sealed_code: cipher })
      .where('code_hash', '=', id)
      .execute();
  }
}

async function countCodes(tx: Tx): Promise<ValuesOfKey[]> {
  const rows = await tx
    .selectFrom('identity.recovery_code')
    .select(({ fn, ref }) => [
      keyOfSealed(ref('sealed_code')).as('key'),
      fn.count<number | string>('code_hash').as('values'),
    ])
    .where('sealed_code', 'is not', null)
    .groupBy('key')
    .orderBy('key')
    .execute();
  return rows.map(({ key, values }) => ({ keyId: keyOfHex(key), values: Number(values) }));
}
