import { boundariesRefused } from './area-refusal.ts';

/** A larger file is refused before it is read: a city's boundaries are far below. */
const MOST_MEGABYTES = 30;
const MOST_FEATURES = 20_000;

export type RawFeature = Readonly<{
  /** place in the file, from 1 */
  number: number;
  properties: Readonly<Record<string, unknown>>;
  geometry: unknown;
}>;

type Plain = Readonly<Record<string, unknown>>;

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** GeoJSON begins with a brace, whatever its name says. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return start.startsWith('{') || start.startsWith('[');
}

/**
 * Features of a GeoJSON file, their shapes not yet looked at.
 * @throws Problem boundaries-invalid
 */
export function readGeoJson(bytes: Uint8Array): RawFeature[] {
  const megabytes = Math.ceil(bytes.length / 1_048_576);
  if (megabytes > MOST_MEGABYTES) {
    throw boundariesRefused({
      id: `berkas ${megabytes} MB, batasnya ${MOST_MEGABYTES} MB; ambil wilayah kota ini saja, atau sederhanakan garisnya`,
      en: `the file has ${megabytes} MB, the limit is ${MOST_MEGABYTES} MB; take only this city, or simplify its lines`,
    });
  }
  const root = parsed(bytes);
  if (!isPlain(root)) throw notGeoJson();
  refuseOtherGrid(root.crs);
  const features = featuresOf(root);
  if (features.length > MOST_FEATURES) {
    throw boundariesRefused({
      id: `berkas memuat ${features.length} bidang, batasnya ${MOST_FEATURES}; ambil wilayah kota ini saja`,
      en: `the file has ${features.length} shapes, the limit is ${MOST_FEATURES}; take only this city`,
    });
  }
  return features.map((feature, index) => ({
    number: index + 1,
    properties: isPlain(feature) && isPlain(feature.properties) ? feature.properties : {},
    geometry: isPlain(feature) ? feature.geometry : null,
  }));
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw notGeoJson();
  }
}

function notGeoJson() {
  return boundariesRefused({
    id: 'berkas bukan GeoJSON yang utuh; dari shapefile, simpan ulang sebagai GeoJSON (WGS84)',
    en: 'the file is not a whole GeoJSON; save a shapefile again as GeoJSON (WGS84)',
  });
}

function featuresOf(root: Plain): readonly unknown[] {
  if (root.type === 'Topology') {
    throw boundariesRefused({
      id: 'berkas adalah TopoJSON; simpan ulang sebagai GeoJSON',
      en: 'the file is TopoJSON; save it again as GeoJSON',
    });
  }
  if (root.type === 'Feature') return [root];
  if (root.type !== 'FeatureCollection' || !Array.isArray(root.features)) throw notGeoJson();
  if (root.features.length === 0) {
    throw boundariesRefused({ id: 'berkas tidak memuat satu bidang pun', en: 'the file holds no shape' });
  }
  return root.features;
}

/** Geographic systems that differ from WGS84 by centimetres in Indonesia: WGS84, DGN95, SRGI2013. */
const DEGREES = /crs84|wgs\s*_?84|(?:^|\D)(4326|4979|4755|9469|9470)$/i;

/** A file in metres (UTM, Mercator) would draw the city somewhere else. */
function refuseOtherGrid(crs: unknown): void {
  if (crs === undefined || crs === null) return;
  const properties = isPlain(crs) ? crs.properties : undefined;
  const name = isPlain(properties) ? String(properties.name ?? '') : '';
  if (DEGREES.test(name)) return;
  const shown = name.slice(0, 80) || '?';
  throw boundariesRefused({
    id: `sistem koordinatnya ${shown}; simpan ulang dalam derajat, WGS84 (EPSG:4326)`,
    en: `its coordinate system is ${shown}; save it again in degrees, WGS84 (EPSG:4326)`,
  });
}
