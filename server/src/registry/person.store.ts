import type { Tx } from '../platform/db/index.ts';
import { type Filter, personsOf } from './register-filter.store.ts';

type After = readonly [place: string, familyId: string, id: string];

/** A page of persons, RT by RT and family by family. */
export async function listPersons(
  tx: Tx,
  filter: Filter,
  { after, limit }: Readonly<{ after: After | null; limit: number }>,
) {
  // First which persons, from the index of places; what lies in other tables is fetched for those alone.
  let query = personsOf(tx, filter)
    .select('person.id')
    .orderBy('person.place')
    .orderBy('person.family_id')
    .orderBy('person.id')
    .limit(limit);
  if (after !== null) {
    const [place, familyId, id] = after;
    query = query.where((eb) =>
      eb.and([
        eb('person.place', '>=', place),
        eb.or([
          eb('person.place', '>', place),
          eb('person.family_id', '>', familyId),
          eb.and([eb('person.family_id', '=', familyId), eb('person.id', '>', id)]),
        ]),
      ]),
    );
  }
  const ids = (await query.execute()).map(({ id }) => id);
  if (ids.length === 0) return [];
  return persons(tx)
    .where('person.id', 'in', ids)
    .orderBy('person.place')
    .orderBy('person.family_id')
    .orderBy('person.id')
    .execute();
}

export async function listMembers(tx: Tx, familyId: string) {
  return persons(tx)
    .where('person.family_id', '=', familyId)
    .orderBy('person.relation')
    .orderBy('person.birth_date')
    .orderBy('person.id')
    .execute();
}

export async function findPerson(tx: Tx, id: string) {
  return persons(tx).where('person.id', '=', id).executeTakeFirst();
}

export async function findPersonByNik(tx: Tx, keys: readonly Uint8Array[]): Promise<string | null> {
  const row = await tx
    .selectFrom('registry.person_identity')
    .select('person_id')
    .where('nik_key', 'in', keys)
    .orderBy('person_id')
    .executeTakeFirst();
  return row?.person_id ?? null;
}

export function persons(tx: Tx) {
  return tx
    .selectFrom('registry.person as person')
    .innerJoin('registry.person_identity as identity', 'identity.person_id', 'person.id')
    .selectAll('person')
    .select(['identity.name', 'identity.nik_cipher', 'identity.phone_cipher']);
}
export type PersonRecord = Awaited<ReturnType<typeof listMembers>>[number];
