import type { Tx } from '../platform/db/index.ts';

export type DesilCount = Readonly<{
  areaCode: string;
  desil: number | null;
  families: number;
  persons: number;
}>;

/**
 * Families and their members by kelurahan and national desil, of the places that the actor may see. Counted in the
 * database: no family leaves it.
 */
export async function countByDesil(tx: Tx): Promise<DesilCount[]> {
  return tx
    .selectFrom('registry.family as family')
    .innerJoin('registry.dwelling as dwelling', 'dwelling.id', 'family.dwelling_id')
    .select(({ fn, cast }) => [
      'dwelling.area_code as areaCode',
      'family.desil as desil',
      cast<number>(fn.countAll(), 'double precision').as('families'),
      cast<number>(fn.sum('family.size'), 'double precision').as('persons'),
    ])
    .groupBy(['dwelling.area_code', 'family.desil'])
    .orderBy('dwelling.area_code')
    .orderBy('family.desil')
    .execute();
}

export type RegisterHead = Readonly<{
  desilVersion: string | null;
  desilAsOf: Date | string | null;
  source: string | null;
  /** order-free checksum over card, dwelling, size and desil of every family */
  checksum: string;
}>;

export async function getRegisterHead(tx: Tx): Promise<RegisterHead> {
  return tx
    .selectFrom('registry.family as family')
    .select(({ fn, cast, val }) => {
      const row = fn<string>('concat_ws', [
        val('|'),
        'family.id',
        'family.dwelling_id',
        'family.size',
        fn.coalesce(cast<string>('family.desil', 'text'), val('-')),
      ]);
      const digest = cast<string>(fn('hashtextextended', [row, cast(val(0), 'bigint')]), 'numeric');
      return [
        fn.max('desil_version').as('desilVersion'),
        cast<string | null>(fn.max('desil_as_of'), 'text').as('desilAsOf'),
        fn.max('source').as('source'),
        cast<string>(fn.coalesce(fn.sum(digest), cast<string>(val(0), 'numeric')), 'text').as('checksum'),
      ];
    })
    .executeTakeFirstOrThrow();
}

/** Counts the register again from its rows, persons from the persons themselves. */
export async function recount(tx: Tx): Promise<{ families: number; persons: number }> {
  const families = await tx
    .selectFrom('registry.family')
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'double precision').as('count'))
    .executeTakeFirstOrThrow();
  const persons = await tx
    .selectFrom('registry.person')
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'double precision').as('count'))
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
