import { City } from '@pilar/contracts';
import { z } from 'zod';
import { type Database, refusalConstraint, type Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';

/** One setting, so that the database lets one set-up through and refuses the second. */
const KEY = 'city';
const CitySetting = City.extend({ isDemo: z.boolean().default(false) });

export type CityState = Readonly<{ city: City | null; isDemo: boolean }>;

export async function findCityState(tx: Tx): Promise<CityState> {
  const row = await tx
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', KEY)
    .executeTakeFirst();
  if (!row) return { city: null, isDemo: false };
  const { isDemo, ...city } = CitySetting.parse(row.value);
  return { city, isDemo };
}

/** The city of this installation, or null until it has been set up. Everybody may know it. */
export function cityState(db: Database): Promise<CityState> {
  return db.asSystem('city', [], findCityState);
}

/**
 * Keeps the city of this installation, once for ever.
 * @throws Problem setup-done when there is one, also when another set-up is finishing at this moment
 */
export async function addCity(tx: Tx, city: City, isDemo: boolean, at: Date): Promise<void> {
  try {
    await tx
      .insertInto('platform.setting')
      .values({ key: KEY, value: JSON.stringify({ ...city, isDemo }), updated_at: at })
      .execute();
  } catch (error) {
    if (refusalConstraint(error) === 'setting_pkey') throw new Problem('setup-done');
    throw error;
  }
}
