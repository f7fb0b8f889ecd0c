import type { Tx } from '../platform/db/index.ts';

export type PlainNumber = Readonly<{ id: string; number: string }>;
export type SealedNumber = Readonly<{ id: string; cipher: Uint8Array; key: Uint8Array }>;

/** Numbers of families, or of persons, that still stand in plain digits. */
export async function listPlainKks(tx: Tx, limit: number): Promise<PlainNumber[]> {
  return tx
    .selectFrom('registry.family_identity')
    .select(['family_id as id', 'plain_kk as number'])
    .where('plain_kk', 'is not', null)
    .limit(limit)
    .$narrowType<{ number: string }>()
    .execute();
}

export async function listPlainNiks(tx: Tx, limit: number): Promise<PlainNumber[]> {
  return tx
    .selectFrom('registry.person_identity')
    .select(['person_id as id', 'plain_nik as number'])
    .where('plain_nik', 'is not', null)
    .limit(limit)
    .$narrowType<{ number: string }>()
    .execute();
}

export async function setSealedKks(tx: Tx, numbers: readonly SealedNumber[]): Promise<void> {
  await tx
    .updateTable('registry.family_identity')
    .from(sealedRows(tx, numbers))
    .set(({ fn, ref, val }) => ({
      kk_cipher: fn<Uint8Array>('decode', [ref('sealed.cipher'), val('hex')]),
      kk_key: fn<Uint8Array>('decode', [ref('sealed.key'), val('hex')]),
      plain_kk: null,
    }))
    .where(({ eb, ref }) => eb('family_id', '=', eb.cast<string>(ref('sealed.id'), 'uuid')))
    .execute();
}

export async function setSealedNiks(tx: Tx, numbers: readonly SealedNumber[]): Promise<void> {
  await tx
    .updateTable('registry.person_identity')
    .from(sealedRows(tx, numbers))
    .set(({ fn, ref, val }) => ({
      nik_cipher: fn<Uint8Array>('decode', [ref('sealed.cipher'), val('hex')]),
      nik_key: fn<Uint8Array>('decode', [ref('sealed.key'), val('hex')]),
      plain_nik: null,
    }))
    .where(({ eb, ref }) => eb('person_id', '=', eb.cast<string>(ref('sealed.id'), 'uuid')))
    .execute();
}

/** Many rows in one statement: three texts are cut into columns side by side. */
export function sealedRows(tx: Tx, numbers: readonly SealedNumber[]) {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  return tx
    .selectNoFrom(({ fn, val }) => {
      const cut = (texts: readonly string[]) =>
        fn<string>('unnest', [fn('string_to_array', [val(texts.join(' ')), val(' ')])]);
      return [
        cut(numbers.map(({ id }) => id)).as('id'),
        cut(numbers.map(({ cipher }) => hex(cipher))).as('cipher'),
        cut(numbers.map(({ key }) => hex(key))).as('key'),
      ];
    })
    .as('sealed');
}
