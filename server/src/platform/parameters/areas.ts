import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { once, parametersFolder, readCsvRows } from './parameter-files.ts';
import { decimalText, optionalCell, wholeText } from './provenance-schema.ts';

export const AreaLevel = z.enum(['provinsi', 'kota', 'kabupaten', 'kecamatan', 'kelurahan', 'desa']);
export type AreaLevel = z.infer<typeof AreaLevel>;

const kemendagriCode = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/);
const bpsCode = z.string().regex(/^(\d{2}|\d{4}|\d{7}|\d{10})$/);

/** One area in both code systems; `code` (Kemendagri, with dots) is the key everywhere. */
export const ShippedArea = z
  .object({
    code: kemendagriCode,
    bps_code: bpsCode,
    level: AreaLevel,
    name: z.string().min(1),
    bps_name: z.string().min(1),
    parent_code: optionalCell(kemendagriCode),
    latitude: optionalCell(decimalText),
    longitude: optionalCell(decimalText),
  })
  .transform((row) => ({
    code: row.code,
    bpsCode: row.bps_code,
    level: row.level,
    name: row.name,
    bpsName: row.bps_name,
    parentCode: row.parent_code,
    latitude: row.latitude,
    longitude: row.longitude,
  }))
  .readonly();
export type ShippedArea = z.infer<typeof ShippedArea>;

const byCity = new Map<string, readonly ShippedArea[]>();

/** Areas shipped for a city (province, city, kecamatan, kelurahan); undefined when the city brings its own list. */
export function findAreas(cityCode: string): readonly ShippedArea[] | undefined {
  const file = `areas/ID-${kemendagriCode.parse(cityCode)}.csv`;
  const known = byCity.get(cityCode);
  if (known) return known;
  if (!existsSync(resolve(parametersFolder, file))) return undefined;
  const areas = readCsvRows(file, ShippedArea);
  byCity.set(cityCode, areas);
  return areas;
}

/** Areas shipped for a city; empty when none are shipped. */
export function loadAreas(cityCode: string): readonly ShippedArea[] {
  return findAreas(cityCode) ?? [];
}

/** Ten digits that are a kelurahan in both systems, and not the same one. */
export const CodeCollision = z
  .object({ digits: z.string().regex(/^\d{10}$/), kemendagri_name: z.string(), bps_name: z.string() })
  .transform((row) => ({ digits: row.digits, kemendagriName: row.kemendagri_name, bpsName: row.bps_name }))
  .readonly();
export type CodeCollision = z.infer<typeof CodeCollision>;

export const loadCodeCollisions = once(() => readCsvRows('areas/code-collisions.csv', CodeCollision));

export const PeerArea = z
  .object({
    code: kemendagriCode,
    bps_code: bpsCode,
    name: z.string().min(1),
    parent_code: kemendagriCode,
    area_km2: decimalText,
    population_male: wholeText,
    population_female: wholeText,
    population: wholeText,
  })
  .transform((row) => ({
    code: row.code,
    bpsCode: row.bps_code,
    name: row.name,
    parentCode: row.parent_code,
    areaKm2: row.area_km2,
    populationMale: row.population_male,
    populationFemale: row.population_female,
    population: row.population,
  }))
  .readonly();
export type PeerArea = z.infer<typeof PeerArea>;

/** The fifteen kabupaten and kota of Lampung. */
export const loadPeerAreas = once(() => readCsvRows('areas/lampung-kabkota.csv', PeerArea));
