import { sql } from 'kysely';
import type { Tx } from '../platform/db/index.ts';

export type DesilCount = Readonly<{
  areaCode: string;
  desil: number | null;
  families: number;
  persons: number;
}>;

/** Families and their members by kelurahan and national desil. Counted in the database: no family leaves it. */
export async function countByDesil(tx: Tx): Promise<DesilCount[]> {
  const rows = await tx
    .selectFrom('registry.family as family')
    .innerJoin('registry.dwelling as dwelling', 'dwelling.id', 'family.dwelling_id')
    .select([
      'dwelling.area_code as areaCode',
      'family.desil as desil',
      sql<number>`count(*)::double precision`.as('families'),
      sql<number>`sum(family.size)::double precision`.as('persons'),
    ])
    .groupBy(['dwelling.area_code', 'family.desil'])
    .orderBy('dwelling.area_code')
    .orderBy('family.desil')
    .execute();
  return rows;
}

export type RegisterHead = Readonly<{
  desilVersion: string | null;
  desilAsOf: Date | string | null;
  source: string | null;
  /** order-free checksum over card, dwelling, size and desil of every family */
  checksum: string;
}>;

export async function getRegisterHead(tx: Tx): Promise<RegisterHead> {
  const row = await tx
    .selectFrom('registry.family as family')
    .select([
      sql<string | null>`max(desil_version)`.as('desilVersion'),
      sql<string | null>`max(desil_as_of)::text`.as('desilAsOf'),
      sql<string | null>`max(source)`.as('source'),
      sql<string>`coalesce(sum(hashtextextended(
        family.id::text || family.dwelling_id::text || family.size::text || coalesce(family.desil::text, '-'), 0
      )::numeric), 0)::text`.as('checksum'),
    ])
    .executeTakeFirstOrThrow();
  return row;
}

/** Counts the register again from its rows, persons from the persons themselves. */
export async function recount(tx: Tx): Promise<{ families: number; persons: number }> {
  const families = await tx
    .selectFrom('registry.family')
    .select(sql<number>`count(*)::double precision`.as('count'))
    .executeTakeFirstOrThrow();
  const persons = await tx
    .selectFrom('registry.person')
    .select(sql<number>`count(*)::double precision`.as('count'))
    .executeTakeFirstOrThrow();
  return { families: families.count, persons: persons.count };
}

export async function listCountedAreas(tx: Tx) {
  return tx
    .selectFrom('platform.area as area')
    .leftJoin('platform.area as parent', 'parent.code', 'area.parent_code')
    .select(['area.code', 'area.name', 'area.level', 'area.parent_code', 'parent.name as parent_name'])
    .where('area.level', 'in', ['city', 'district', 'village'])
    .orderBy('area.code')
    .execute();
}
