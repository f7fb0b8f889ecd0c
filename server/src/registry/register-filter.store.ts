import type { RegisterQuery } from '@pilar/contracts';
import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Tables, Tx } from '../platform/db/index.ts';

export type Filter = Omit<RegisterQuery, 'after'>;
type Families = ExpressionBuilder<{ family: Tables['registry.family'] }, 'family'>;
type Condition = ExpressionWrapper<{ family: Tables['registry.family'] }, 'family', SqlBool>;

/** What the filter asks of a family. A place is one stretch of the index: `.` is followed by `/`. */
export function familyConditions(eb: Families, { place, desil, livelihood }: Filter): Condition {
  const conditions = [];
  if (place !== undefined) {
    conditions.push(
      eb.or([
        eb('family.place', '=', place),
        eb.and([eb('family.place', '>=', `${place}.`), eb('family.place', '<', `${place}/`)]),
      ]),
    );
  }
  if (desil === 'none') conditions.push(eb('family.desil', 'is', null));
  else if (desil !== undefined) conditions.push(eb('family.desil', '=', desil));
  if (livelihood !== undefined) conditions.push(eb('family.livelihood', '=', livelihood));
  return eb.and(conditions);
}

export async function countFamilies(tx: Tx, filter: Filter): Promise<number> {
  const { count } = await tx
    .selectFrom('registry.family as family')
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'double precision').as('count'))
    .where((eb) => familyConditions(eb, filter))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * The persons of a filter. Each carries the place of its family, so only desil and livelihood need the family: without
 * them the join of 178,000 persons with 56,300 families is most of the time that a page of persons takes.
 */
export function personsOf(tx: Tx, filter: Filter) {
  const { place, desil, livelihood } = filter;
  let query = tx.selectFrom('registry.person as person');
  if (place !== undefined) {
    // One stretch of the index of persons: no place but those within begins like this one and is below `place/`.
    query = query.where('person.place', '>=', place).where('person.place', '<', `${place}/`);
  }
  if (desil === undefined && livelihood === undefined) return query;
  return query.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('registry.family as family')
        .select('family.id')
        .whereRef('family.id', '=', 'person.family_id')
        .where((eb) => familyConditions(eb, filter)),
    ),
  );
}

/** Members are counted person by person: the size on the card may differ. */
export async function countPersons(tx: Tx, filter: Filter): Promise<number> {
  const { count } = await personsOf(tx, filter)
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'double precision').as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Where families live, and what they live from, among those that the actor may see. */
export async function listRts(tx: Tx) {
  return tx
    .selectFrom('registry.dwelling as dwelling')
    .innerJoin('platform.area as area', 'area.code', 'dwelling.area_code')
    .leftJoin('platform.area as district', 'district.code', 'area.parent_code')
    .select([
      'dwelling.area_code',
      'area.name',
      'district.name as district_name',
      'dwelling.place',
      'dwelling.rw',
      'dwelling.rt',
    ])
    .distinct()
    .orderBy('dwelling.place')
    .execute();
}

export async function listLivelihoods(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('registry.family')
    .select('livelihood')
    .distinct()
    .where('livelihood', 'is not', null)
    .orderBy('livelihood')
    .$narrowType<{ livelihood: string }>()
    .execute();
  return rows.map((row) => row.livelihood);
}
