import type { City, Setup, SetupState } from '@pilar/contracts';
import { type AreaListFile, looksLikeJson, readAreaList, readGeoJson } from '../area/index.ts';
import type { Clock } from '../clock.ts';
import type { Actor, Database, Tx } from '../db/index.ts';
import type { UploadedFile } from '../http/route.ts';
import { Problem } from '../problem.ts';
import { cityState } from './city.store.ts';
import { initCity } from './init-city.ts';
import { isSetupCode } from './setup-code.ts';
import { findShippedAreas, listShippedCities } from './shipped-areas.ts';

export type Administrator = Setup['administrator'];

/** What the work of setting up may do, for its own transaction alone. */
export const SETUP_PERMISSIONS = [
  'area.read',
  'area.write',
  'indicator.read',
  'indicator.write',
  'setting.write',
  'user.read',
  'user.write',
] as const;
export const SETUP_PURPOSE = 'setup';
export const setupActor: Actor = {
  userId: `system:${SETUP_PURPOSE}`,
  userName: SETUP_PURPOSE,
  roles: [],
  permissions: SETUP_PERMISSIONS,
};

/** What a city needs beyond its areas, in the same transaction: the official series that Pilar ships for it. */
export type AfterInit = (tx: Tx, actor: Actor, clock: Clock, city: City) => Promise<unknown>;

export type SetUpParts = Readonly<{
  db: Database;
  clock: Clock;
  /** adds the first administrator within the transaction of the set-up */
  addAdministrator: (tx: Tx, administrator: Administrator) => Promise<unknown>;
  afterInit?: AfterInit | undefined;
}>;

export async function getSetupState(db: Database, isLoopback: boolean): Promise<SetupState> {
  const { city } = await cityState(db);
  const isNeeded = city === null;
  return { isNeeded, needsCode: !isLoopback, shippedCities: isNeeded ? listShippedCities() : [] };
}

/**
 * A city is set up once. Whoever opens the page on the machine itself may set up; from another machine it takes the printed code.
 * @throws Problem setup-done, setup-code-wrong
 */
export async function assertMaySetUp(
  db: Database,
  visitor: Readonly<{ isLoopback: boolean; typedCode: string | undefined; printedCode: string }>,
): Promise<void> {
  if ((await cityState(db)).city !== null) throw new Problem('setup-done');
  if (visitor.isLoopback || isSetupCode(visitor.typedCode ?? '', visitor.printedCode)) return;
  throw new Problem('setup-code-wrong');
}

/** A real city: areas, first administrator and official series together, or nothing at all. */
export async function setUpCity(
  parts: SetUpParts,
  setup: Pick<Setup, 'city' | 'administrator'>,
  file: UploadedFile | undefined,
): Promise<City> {
  const { db, clock, addAdministrator, afterInit } = parts;
  // Reading happens before the transaction: a large file must not hold the database.
  const areas = file ? await readCityAreas(file, setup.city.code) : undefined;
  return db.asSystem(SETUP_PURPOSE, SETUP_PERMISSIONS, async (tx) => {
    const city = await initCity(tx, setupActor, clock, { city: setup.city, areas, isDemo: false });
    await addAdministrator(tx, setup.administrator);
    await afterInit?.(tx, setupActor, clock, city);
    return city;
  });
}

/** Where the list is shipped, a GeoJSON brings only the boundaries. */
async function readCityAreas(file: UploadedFile, cityCode: string): Promise<AreaListFile> {
  if (!looksLikeJson(file.bytes) || !findShippedAreas(cityCode)) return readAreaList(file, cityCode);
  return { fileName: file.name, areas: [], unknown: [], features: readGeoJson(file.bytes) };
}
