import type { Tx } from '../platform/db/index.ts';
import {
  type Batch,
  keyHex,
  keyOfHex,
  keyOfSealed,
  type ResealedValue,
  type SealedColumn,
  type SealedValue,
  type ValuesOfKey,
} from '../platform/secrets/index.ts';
import { KK_COLUMN, NIK_COLUMN, PHONE_COLUMN } from './sealed-columns.ts';
import { sealedRows, setSealedKks, setSealedNiks } from './sealing.store.ts';

const permission = 'registry.seal';

/** What a change of keys passes over in the register. */
export const REGISTER_SEALED: readonly SealedColumn[] = [
  { column: KK_COLUMN, permission, listOld: listOldKks, setResealed: setSealedKks, countByKey: countKks },
  {
    column: NIK_COLUMN,
    permission,
    listOld: (tx, batch) => listOldNumbers(tx, 'nik_cipher', batch),
    setResealed: setSealedNiks,
    countByKey: (tx) => countNumbers(tx, 'nik_cipher'),
  },
  {
    column: PHONE_COLUMN,
    permission,
    listOld: (tx, batch) => listOldNumbers(tx, 'phone_cipher', batch),
    setResealed: setResealedPhones,
    countByKey: (tx) => countNumbers(tx, 'phone_cipher'),
  },
];

type PersonColumn = 'nik_cipher' | 'phone_cipher';

async function listOldKks(tx: Tx, { keyId, after, limit }: Batch): Promise<SealedValue[]> {
  return tx
    .selectFrom('registry.family_identity')
    .select(['family_id as id', 'kk_cipher as cipher'])
    .where('kk_cipher', 'is not', null)
    .where(({ eb, ref }) => eb(keyOfSealed(ref('kk_cipher')), '!=', keyHex(keyId)))
    .$if(after !== null, (query) => query.where('family_id', '>', after ?? ''))
    .orderBy('family_id')
    .limit(limit)
    .forUpdate()
    .$narrowType<{ cipher: Uint8Array }>()
    .execute();
}

async function listOldNumbers(
  tx: Tx,
  column: PersonColumn,
  { keyId, after, limit }: Batch,
): Promise<SealedValue[]> {
  return tx
    .selectFrom('registry.person_identity')
    .select(({ ref }) => ['person_id as id', ref(column).as('cipher')])
    .where(column, 'is not', null)
    .where(({ eb, ref }) => eb(keyOfSealed(ref(column)), '!=', keyHex(keyId)))
    .$if(after !== null, (query) => query.where('person_id', '>', after ?? ''))
    .orderBy('person_id')
    .limit(limit)
    .forUpdate()
    .$narrowType<{ cipher: Uint8Array }>()
    .execute();
}

/** Phones are not searched, so they carry no digest. */
async function setResealedPhones(tx: Tx, values: readonly ResealedValue[]): Promise<void> {
  await tx
    .updateTable('registry.person_identity')
    .from(sealedRows(tx, values))
    .set(({ fn, ref, val }) => ({
      phone_cipher: fn<Uint8Array>('decode', [ref('sealed.cipher'), val('hex')]),
    }))
    .where(({ eb, ref }) => eb('person_id', '=', eb.cast<string>(ref('sealed.id'), 'uuid')))
    .execute();
}

async function countKks(tx: Tx): Promise<ValuesOfKey[]> {
  const rows = await tx
    .selectFrom('registry.family_identity')
    .select(({ fn, ref }) => [
      keyOfSealed(ref('kk_cipher')).as('key'),
      fn.count<number | string>('family_id').as('values'),
    ])
    .where('kk_cipher', 'is not', null)
    .groupBy('key')
    .orderBy('key')
    .execute();
  return rows.map(({ key, values }) => ({ keyId: keyOfHex(key), values: Number(values) }));
}

async function countNumbers(tx: Tx, column: PersonColumn): Promise<ValuesOfKey[]> {
  const rows = await tx
    .selectFrom('registry.person_identity')
    .select(({ fn, ref }) => [
      keyOfSealed(ref(column)).as('key'),
      fn.count<number | string>('person_id').as('values'),
    ])
    .where(column, 'is not', null)
    .groupBy('key')
    .orderBy('key')
    .execute();
  return rows.map(({ key, values }) => ({ keyId: keyOfHex(key), values: Number(values) }));
}
