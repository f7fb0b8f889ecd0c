import type { Tx } from '../platform/db/index.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { KK_COLUMN, NIK_COLUMN, PHONE_COLUMN } from './sealed-columns.ts';

export type PersonRecord = Readonly<{
  person: Readonly<Record<string, unknown>>;
  family: Readonly<Record<string, unknown>>;
  dwelling: Readonly<Record<string, unknown>>;
}>;

/**
 * Everything the register holds about one person, its family and its dwelling, by the names of the columns; undefined
 * where the reader may not see the person. NIK, KK and phone are opened: only for the file that the person asked for.
 */
export async function findPersonRecord(
  tx: Tx,
  secrets: Secrets,
  personId: string,
): Promise<PersonRecord | undefined> {
  const person = await tx
    .selectFrom('registry.person as person')
    .innerJoin('registry.person_identity as identity', 'identity.person_id', 'person.id')
    .selectAll('person')
    .select(['identity.name', 'identity.nik_cipher', 'identity.phone_cipher'])
    .where('person.id', '=', personId)
    .executeTakeFirst();
  if (person === undefined) return undefined;
  const { kk_cipher, ...family } = await tx
    .selectFrom('registry.family as family')
    .innerJoin('registry.family_identity as identity', 'identity.family_id', 'family.id')
    .selectAll('family')
    .select('identity.kk_cipher')
    .where('family.id', '=', person.family_id)
    .executeTakeFirstOrThrow();
  const dwelling = await tx
    .selectFrom('registry.dwelling as dwelling')
    .innerJoin('registry.dwelling_identity as identity', 'identity.dwelling_id', 'dwelling.id')
    .selectAll('dwelling')
    .select('identity.address')
    .where('dwelling.id', '=', family.dwelling_id)
    .executeTakeFirstOrThrow();
  const { nik_cipher, phone_cipher, ...plain } = person;
  const open = (column: string, row: string, cipher: Uint8Array | null): string | null =>
    cipher === null ? null : secrets.open({ column, row }, cipher);
  return {
    person: {
      ...plain,
      nik: open(NIK_COLUMN, personId, nik_cipher),
      phone: open(PHONE_COLUMN, personId, phone_cipher),
    },
    family: { ...family, nomor_kk: open(KK_COLUMN, family.id, kk_cipher) },
    dwelling,
  };
}
