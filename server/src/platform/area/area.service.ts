import { createHash } from 'node:crypto';
import {
  type Area,
  type AreaImport,
  AreaLevel,
  type AreaList,
  type Bilingual,
  type Boundaries,
} from '@pilar/contracts';
import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Actor, Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';
import {
  type AreaRow,
  clearBoundaries,
  findBoundaryState,
  listAreaRows,
  listBoundaryFeatures,
  replaceBoundaries,
  setAreas,
} from './area.store.ts';
import type { RawFeature } from './geojson.ts';
import type { AreaListFile } from './read-area-list.ts';
import { geometryOf, type PlacedArea, readBoundaries } from './read-boundaries.ts';

export async function getAreaList(tx: Tx): Promise<AreaList> {
  const rows = await listAreaRows(tx);
  const state = await findBoundaryState(tx);
  return {
    areas: rows.map(areaOf),
    boundaries: state
      ? { source: state.source, importedAt: state.importedAt.toISOString(), count: state.count }
      : null,
  };
}

function areaOf(row: AreaRow): Area {
  return {
    code: row.code,
    level: AreaLevel.parse(row.level),
    name: row.name,
    bpsCode: row.bps_code,
    bpsName: row.bps_name,
    parentCode: row.parent_code,
    latitude: row.centroid_lat,
    longitude: row.centroid_lng,
  };
}

export async function getBoundaries(tx: Tx): Promise<Boundaries> {
  return { type: 'FeatureCollection', features: await listBoundaryFeatures(tx) };
}

export type BoundaryFile = Readonly<{ fileName: string; features: readonly RawFeature[] }>;

/** Shapes of a file against the areas of the city; with `isKept` they take the place of the earlier ones. */
export async function importBoundaries(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { fileName, features }: BoundaryFile,
  { isKept }: Readonly<{ isKept: boolean }>,
): Promise<AreaImport> {
  const rows = await listAreaRows(tx);
  if (!rows.some((row) => row.level === 'city')) throw new Problem('setup-needed');
  const { shapes, levels, report } = readBoundaries(features, rows.map(placedAreaOf));
  if (!isKept) return report;
  const before = await findBoundaryState(tx);
  const geometries = Object.fromEntries([...shapes].map(([code, shape]) => [code, geometryOf(shape)]));
  await replaceBoundaries(tx, geometries, { levels, source: fileName.slice(0, 120), at: clock.now() });
  await writeAudit(tx, actor, clock, {
    action: 'area.boundaries.import',
    entity: 'platform.area',
    before: before ?? null,
    after: { source: fileName, levels, count: shapes.size, sha256: digest(geometries) },
  });
  return report;
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

function placedAreaOf(row: AreaRow): PlacedArea {
  const { centroid_lng: lng, centroid_lat: lat } = row;
  return {
    code: row.code,
    level: row.level,
    name: row.name,
    bpsCode: row.bps_code,
    bpsName: row.bps_name,
    centre: lng === null || lat === null ? null : [lng, lat],
  };
}

/** The map becomes a tile diagram again. */
export async function removeBoundaries(tx: Tx, actor: Actor, clock: Clock): Promise<AreaList> {
  const before = await findBoundaryState(tx);
  if (before) {
    await clearBoundaries(tx);
    await writeAudit(tx, actor, clock, { action: 'area.boundaries.remove', entity: 'platform.area', before });
  }
  return getAreaList(tx);
}

/** Code of the city of this installation. */
export async function getCityCode(tx: Tx): Promise<string> {
  const city = (await listAreaRows(tx)).find((row) => row.level === 'city');
  if (!city) throw new Problem('setup-needed');
  return city.code;
}

/**
 * Brings a newer list: areas that are new are added, known ones take its names, codes and centres. Areas that the list
 * lacks stay, since figures and families may name them, and are told.
 */
export async function importAreaList(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  list: AreaListFile,
): Promise<AreaImport> {
  // The names of city and province were settled when the city was set up.
  const areas = list.areas.filter(isBelowCity);
  const rows = (await listAreaRows(tx)).filter(isBelowCity);
  const known = new Map(rows.map(({ code, name }) => [code, name]));
  const listed = new Set(areas.map(({ code }) => code));
  const added = areas.filter(({ code }) => !known.has(code)).map(named);
  const renamed = areas.filter(({ code, name }) => known.has(code) && known.get(code) !== name).map(named);
  const missing = rows.filter(({ code }) => !listed.has(code)).map(named);
  await setAreas(tx, areas, list.fileName);
  await writeAudit(tx, actor, clock, {
    action: 'area.list.import',
    entity: 'platform.area',
    before: { renamed: renamed.map(({ code }) => ({ code, name: known.get(code) })) },
    after: { source: list.fileName, count: areas.length, added, renamed },
  });
  return {
    matched: areas.length,
    missing,
    unknown: list.unknown.slice(0, MOST_UNKNOWN),
    warnings: listWarnings({ added, renamed, missing }),
  };
}

const MOST_UNKNOWN = 100;
type Named = AreaImport['missing'][number];

const named = ({ code, name }: Named): Named => ({ code, name });
const isBelowCity = ({ level }: Readonly<{ level: string }>): boolean =>
  level === 'district' || level === 'village';

function listWarnings(
  changes: Readonly<{ added: readonly Named[]; renamed: readonly Named[]; missing: readonly Named[] }>,
): Bilingual[] {
  const { added, renamed, missing } = changes;
  const kept = {
    id: 'Wilayah yang tidak ada dalam berkas tetap disimpan, karena data lama menyebutnya.',
    en: 'Areas that are not in the file are kept, since older data name them.',
  };
  return [
    ...(added.length > 0
      ? [{ id: `Wilayah baru ditambahkan: ${added.length}.`, en: `New areas added: ${added.length}.` }]
      : []),
    ...(renamed.length > 0
      ? [{ id: `Wilayah berganti nama: ${renamed.length}.`, en: `Areas with a new name: ${renamed.length}.` }]
      : []),
    ...(missing.length > 0 ? [kept] : []),
  ];
}
