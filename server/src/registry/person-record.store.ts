import type { Tx } from '../platform/db/index.ts';

export type PersonRecord = Readonly<{
  person: Readonly<Record<string, unknown>>;
  family: Readonly<Record<string, unknown>>;
  dwelling: Readonly<Record<string, unknown>>;
}>;

/**
 * Everything the register holds about one person, its family and its dwelling, by the names of the columns; undefined
 * where the reader may not see the person. Sealed numbers stay sealed: that they are held is said, not what they are.
 */
export async function findPersonRecord(tx: Tx, personId: string): Promise<PersonRecord | undefined> {
  const person = await tx
    .selectFrom('registry.person as person')
    .innerJoin('registry.person_identity as identity', 'identity.person_id', 'person.id')
    .selectAll('person')
    .select(['identity.name', 'identity.nik_cipher', 'identity.phone_cipher'])
    .where('person.id', '=', personId)
    .executeTakeFirst();
  if (person === undefined) return undefined;
  const family = await tx
    .selectFrom('registry.family')
    .selectAll()
    .where('id', '=', person.family_id)
    .executeTakeFirstOrThrow();
  const dwelling = await tx
    .selectFrom('registry.dwelling as dwelling')
    .innerJoin('registry.dwelling_identity as identity', 'identity.dwelling_id', 'dwelling.id')
    .selectAll('dwelling')
    .select('identity.address')
    .where('dwelling.id', '=', family.dwelling_id)
    .executeTakeFirstOrThrow();
  const { nik_cipher, phone_cipher, ...plain } = person;
  const held = (cipher: Uint8Array | null): string => (cipher === null ? 'tidak ada' : 'tersimpan, tersandi');
  return { person: { ...plain, nik: held(nik_cipher), phone: held(phone_cipher) }, family, dwelling };
}
