import type { Boundaries } from '@pilar/contracts';
import type { OnConflictBuilder } from 'kysely';
import { refusalConstraint, type Tables, type Tx } from '../db/index.ts';
import { listRefused } from './area-refusal.ts';
import type { ListedArea } from './listed-area.ts';

export type Boundary = Boundaries['features'][number];
export type AreaRow = Awaited<ReturnType<typeof listAreaRows>>[number];

/** All areas without their shapes, by code. */
export async function listAreaRows(tx: Tx) {
  return tx
    .selectFrom('platform.area')
    .select(['code', 'level', 'name', 'bps_code', 'bps_name', 'parent_code', 'centroid_lat', 'centroid_lng'])
    .orderBy('code')
    .execute();
}

export type BoundaryState = Readonly<{ source: string; importedAt: Date; count: number }>;

/** Where the boundaries come from; undefined while there are none. */
export async function findBoundaryState(tx: Tx): Promise<BoundaryState | undefined> {
  const row = await tx
    .selectFrom('platform.area')
    .where('geometry', 'is not', null)
    .select(({ fn, val }) => [
      fn.countAll<number>().as('count'),
      fn.max<Date | null>('geometry_imported_at').as('at'),
      fn
        .agg<string | null>('string_agg', ['geometry_source', val('; ')])
        .distinct()
        .as('source'),
    ])
    .executeTakeFirstOrThrow();
  if (row.at === null || row.source === null) return undefined;
  return { source: row.source, importedAt: row.at, count: row.count };
}

export async function listBoundaryFeatures(tx: Tx): Promise<Boundary[]> {
  const rows = await tx
    .selectFrom('platform.area')
    .where('geometry', 'is not', null)
    .select(['code', 'name', 'geometry'])
    .orderBy('code')
    .execute();
  return rows.map(({ code, name, geometry }) => ({
    type: 'Feature',
    properties: { code, name },
    // Checked when it was imported; nothing else writes this column.
    geometry: geometry as Boundary['geometry'],
  }));
}

const ROWS_AT_ONCE = 500;

/**
 * Adds areas, or gives known ones the names, codes and centres of the list. An empty cell changes nothing.
 * Areas above stand before those below them.
 * @throws Problem areas-invalid for a BPS code that another area has
 */
export async function setAreas(tx: Tx, areas: readonly ListedArea[], source: string): Promise<void> {
  for (let from = 0; from < areas.length; from += ROWS_AT_ONCE) {
    const rows = areas.slice(from, from + ROWS_AT_ONCE).map((area) => ({
      code: area.code,
      level: area.level,
      name: area.name,
      bps_code: area.bpsCode,
      bps_name: area.bpsName,
      parent_code: area.parentCode,
      centroid_lng: area.centre?.[0] ?? null,
      centroid_lat: area.centre?.[1] ?? null,
      source,
    }));
    try {
      await tx.insertInto('platform.area').values(rows).onConflict(takeNewer).execute();
    } catch (error) {
      throw refusalConstraint(error) === 'area_bps_code_key' ? listRefused(bpsCodeTaken, 1) : error;
    }
  }
}

const bpsCodeTaken = {
  id: 'kode BPS di dalamnya sudah dipakai wilayah lain',
  en: 'a BPS code in it belongs to another area already',
};

function takeNewer(conflict: OnConflictBuilder<Tables, 'platform.area'>) {
  return conflict.column('code').doUpdateSet((given) => ({
    name: given.ref('excluded.name'),
    source: given.ref('excluded.source'),
    bps_code: given.fn.coalesce('excluded.bps_code', 'platform.area.bps_code'),
    bps_name: given.fn.coalesce('excluded.bps_name', 'platform.area.bps_name'),
    centroid_lng: given.fn.coalesce('excluded.centroid_lng', 'platform.area.centroid_lng'),
    centroid_lat: given.fn.coalesce('excluded.centroid_lat', 'platform.area.centroid_lat'),
  }));
}

/** Puts shapes in the place of all earlier ones of the same levels. */
export async function replaceBoundaries(
  tx: Tx,
  shapes: Readonly<Record<string, Boundary['geometry']>>,
  about: Readonly<{ levels: readonly string[]; source: string; at: Date }>,
): Promise<void> {
  await clearBoundaries(tx, about.levels);
  const given = JSON.stringify(shapes);
  await tx
    .updateTable('platform.area as area')
    .from(({ fn, cast, val }) =>
      fn<{ key: string; value: string }>('jsonb_each', [cast(val(given), 'jsonb')]).as('given'),
    )
    .set(({ ref }) => ({
      geometry: ref('given.value'),
      geometry_source: about.source,
      geometry_imported_at: about.at,
    }))
    .whereRef('area.code', '=', 'given.key')
    .execute();
}

export async function clearBoundaries(tx: Tx, levels?: readonly string[]): Promise<void> {
  let query = tx
    .updateTable('platform.area')
    .set({ geometry: null, geometry_source: null, geometry_imported_at: null })
    .where('geometry', 'is not', null);
  if (levels) query = query.where('level', 'in', levels);
  await query.execute();
}
