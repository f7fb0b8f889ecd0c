import type { City, Setup } from '@pilar/contracts';
import {
  type AreaListFile,
  COUNTRY,
  importBoundaries,
  type ListedArea,
  parentCodeOf,
  setAreas,
} from '../area/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Actor, Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { addCity } from './city.store.ts';
import { findShippedAreas } from './shipped-areas.ts';

export type CityChoice = Setup['city'];

export type InitCityOptions = Readonly<{
  city: CityChoice;
  /** the city's own list of areas; not needed where areas are shipped */
  areas?: AreaListFile | undefined;
  isDemo: boolean;
}>;

/**
 * Starts a city: its name, its areas with province and country above them, and the boundaries where the list came with
 * shapes. The transaction holds SETUP_PERMISSIONS.
 * @throws Problem setup-done, city-unknown, body-invalid without a name, boundaries-invalid
 */
export async function initCity(tx: Tx, actor: Actor, clock: Clock, options: InitCityOptions): Promise<City> {
  const { city: choice, areas: file, isDemo } = options;
  const shipped = findShippedAreas(choice.code) ?? [];
  if (shipped.length === 0 && !file) throw new Problem('city-unknown', { code: choice.code });
  const listed = mergedAreas(shipped, file?.areas ?? []);
  const city = describedCity(choice, listed);
  await addCity(tx, city, isDemo, clock.now());
  await setAreas(tx, [country, ...above(city, listed), ...below(city, listed)], file?.fileName ?? 'Pilar');
  const shapes = file?.features?.filter(({ geometry }) => isPolygon(geometry)) ?? [];
  if (file && shapes.length > 0) {
    const boundaries = { fileName: file.fileName, features: shapes };
    await importBoundaries(tx, actor, clock, boundaries, { isKept: true });
  }
  await writeAudit(tx, actor, clock, {
    action: 'city.init',
    entity: 'platform.setting',
    entityId: 'city',
    after: { ...city, isDemo, areas: listed.length, source: file?.fileName ?? null },
  });
  return city;
}

const country: ListedArea = {
  code: COUNTRY,
  level: 'country',
  name: 'Indonesia',
  parentCode: null,
  bpsCode: null,
  bpsName: null,
  centre: null,
};

/** The file speaks last; what it leaves open stays as shipped. */
function mergedAreas(shipped: readonly ListedArea[], listed: readonly ListedArea[]): ListedArea[] {
  const areas = new Map(shipped.map((area) => [area.code, area]));
  for (const area of listed) {
    const known = areas.get(area.code);
    areas.set(area.code, {
      ...area,
      bpsCode: area.bpsCode ?? known?.bpsCode ?? null,
      bpsName: area.bpsName ?? known?.bpsName ?? null,
      centre: area.centre ?? known?.centre ?? null,
    });
  }
  return [...areas.values()];
}

function describedCity(choice: CityChoice, listed: readonly ListedArea[]): City {
  const { code } = choice;
  const provinceCode = parentCodeOf(code) ?? '';
  const nameOf = (wanted: string) => listed.find((area) => area.code === wanted)?.name;
  const name = choice.name ?? nameOf(code);
  if (name === undefined) {
    throw new Problem('body-invalid', {
      field: 'city.name',
      reason: 'nama kota tidak ada dalam daftar wilayah',
      reasonEn: 'the list of areas does not name the city',
    });
  }
  const given = choice.provinceName === '' ? undefined : choice.provinceName;
  // Nothing is guessed: a province that nobody named is called by its code.
  return {
    code,
    name,
    provinceCode,
    provinceName: given ?? nameOf(provinceCode) ?? `Provinsi ${provinceCode}`,
  };
}

function above(city: City, listed: readonly ListedArea[]): ListedArea[] {
  const bare = { bpsCode: null, bpsName: null, centre: null };
  const find = (code: string) => listed.find((area) => area.code === code) ?? bare;
  return [
    {
      ...find(city.provinceCode),
      code: city.provinceCode,
      level: 'province',
      name: city.provinceName,
      parentCode: COUNTRY,
    },
    { ...find(city.code), code: city.code, level: 'city', name: city.name, parentCode: city.provinceCode },
  ];
}

/** Kecamatan before their kelurahan: each area asks for the one above it. */
function below(city: City, listed: readonly ListedArea[]): ListedArea[] {
  return listed
    .filter((area) => area.code.startsWith(`${city.code}.`))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function isPolygon(geometry: unknown): boolean {
  return (
    typeof geometry === 'object' &&
    geometry !== null &&
    'type' in geometry &&
    (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')
  );
}
