import type { Tx } from '../platform/db/index.ts';
import { type Filter, familyConditions } from './register-filter.store.ts';

const HEAD = 1;

/** A page of families in the order of their places, `after` the last one of the page before. */
export async function listFamilies(
  tx: Tx,
  filter: Filter,
  { after, limit }: Readonly<{ after: readonly [place: string, id: string] | null; limit: number }>,
) {
  // First which families, from the index of places; what lies in other tables is fetched for those alone.
  let query = tx
    .selectFrom('registry.family as family')
    .select('family.id')
    .where((eb) => familyConditions(eb, filter))
    .orderBy('family.place')
    .orderBy('family.id')
    .limit(limit);
  if (after !== null) {
    const [place, id] = after;
    query = query.where((eb) =>
      eb.and([
        eb('family.place', '>=', place),
        eb.or([eb('family.place', '>', place), eb('family.id', '>', id)]),
      ]),
    );
  }
  const ids = (await query.execute()).map(({ id }) => id);
  if (ids.length === 0) return [];
  return families(tx).where('family.id', 'in', ids).orderBy('family.place').orderBy('family.id').execute();
}

export async function findFamily(tx: Tx, id: string) {
  return families(tx).where('family.id', '=', id).executeTakeFirst();
}

function families(tx: Tx) {
  return tx
    .selectFrom('registry.family as family')
    .innerJoin('registry.dwelling as dwelling', 'dwelling.id', 'family.dwelling_id')
    .innerJoin('platform.area as area', 'area.code', 'dwelling.area_code')
    .innerJoin('registry.family_identity as identity', 'identity.family_id', 'family.id')
    .select([
      'family.id',
      'family.dwelling_id',
      'family.place',
      'area.name as area_name',
      'family.livelihood',
      'family.size',
      'family.desil',
      'family.desil_version',
      'family.desil_as_of',
      'family.programmes',
      'family.source',
      'identity.kk_cipher',
    ]);
}
export type FamilyRecord = Awaited<ReturnType<typeof listFamilies>>[number];

/** Who is called by the name of the head, of each of these families. */
export async function listHeads(tx: Tx, familyIds: readonly string[]) {
  if (familyIds.length === 0) return [];
  return tx
    .selectFrom('registry.person as person')
    .innerJoin('registry.person_identity as identity', 'identity.person_id', 'person.id')
    .select(['person.id', 'person.family_id', 'identity.name'])
    .where('person.family_id', 'in', familyIds)
    .where('person.relation', '=', HEAD)
    .orderBy('person.id')
    .execute();
}

export async function getDwelling(tx: Tx, id: string) {
  return tx.selectFrom('registry.dwelling').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function findAddress(tx: Tx, dwellingId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('registry.dwelling_identity')
    .select('address')
    .where('dwelling_id', '=', dwellingId)
    .executeTakeFirst();
  return row?.address ?? null;
}

export async function findFamilyByKk(tx: Tx, keys: readonly Uint8Array[]): Promise<string | null> {
  const row = await tx
    .selectFrom('registry.family_identity')
    .select('family_id')
    .where('kk_key', 'in', keys)
    .executeTakeFirst();
  return row?.family_id ?? null;
}
