import { testCity } from '../../server/src/measurement/testing-city.ts';
import type { Database } from '../../server/src/platform/db/index.ts';
import type { Route } from '../../server/src/platform/http/index.ts';
import { testDatabase } from '../../server/src/platform/testing/index.ts';
import { addPeople, everySubject } from './actors.ts';
import type { Model } from './model.ts';
import { type PropertyOptions, type PropertyResult, tryAccess } from './property.ts';
import { realRoutes } from './real-routes.ts';
import { tryTables } from './tables.ts';
import { addTokens } from './tokens.ts';
import { makeWorld } from './world.ts';

export type SystemOptions = PropertyOptions &
  Readonly<{
    openDatabase: () => Promise<Database>;
    /** what is done to the routes before they are tried; a plant changes one */
    change?: (routes: readonly Route[]) => readonly Route[];
  }>;

export const onEmbedded = (): Promise<Database> => testDatabase({ kind: 'embedded' });
export const onPostgres = (): Promise<Database> => testDatabase({ kind: 'postgres' });

/** The whole property on a fresh city: tables first, then every route. */
export async function trySystem(model: Model, options: SystemOptions): Promise<PropertyResult> {
  const db = await options.openDatabase();
  const real = await realRoutes(db);
  try {
    await testCity(db);
    const people = everySubject(model, options.areas);
    await addPeople(db, people);
    const { door, subjects: programs, dead } = await addTokens(db, model, options.areas);
    const subjects = [...people, ...programs];
    const world = await makeWorld(db);
    const tables = await tryTables(db, model, subjects);
    const routes = options.change?.(real.routes) ?? real.routes;
    const result = await tryAccess(
      { db, routes, model, world, subjects, tokens: door, deadTokens: dead },
      options,
    );
    return { ...result, findings: [...tables, ...result.findings] };
  } finally {
    real.remove();
    await db.close();
  }
}
