import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/src/platform/db/index.ts';
import type { Route } from '../../server/src/platform/http/index.ts';
import {
  listRealTables,
  type RealTable,
  roleFaults,
  routeFaults,
  tableFaults,
  tokenFaults,
} from './lists.ts';
import { readModel } from './model.ts';
import { PLANTS, withUnlistedRoute } from './plants.ts';
import { nameOf } from './property.ts';
import { type RealRoutes, realRoutes } from './real-routes.ts';
import { onEmbedded, trySystem } from './try-system.ts';

const model = readModel();
const options = { seed: 1872, extra: 0, areas: ['village'] } as const;

describe('The model of who may what', () => {
  let db: Database;
  let real: RealRoutes;
  let routes: readonly Route[];
  let tables: readonly RealTable[];
  beforeAll(async () => {
    db = await onEmbedded();
    real = await realRoutes(db);
    routes = real.routes;
    tables = await listRealTables();
  });
  afterAll(async () => {
    real?.remove();
    await db?.close();
  });

  it('lists every route, table and purpose, and none that is not there', () => {
    expect([
      ...roleFaults(model),
      ...tokenFaults(model),
      ...routeFaults(model, routes),
      ...tableFaults(model, tables),
    ]).toEqual([]);
  });

  it('misses a route that nobody listed, and a listed one that is gone', () => {
    expect(routeFaults(model, withUnlistedRoute(routes))).toEqual([expect.stringContaining('/planted')]);
    expect(routeFaults(model, routes.slice(1))).toHaveLength(1);
  });

  it('misses a table that nobody listed, that is not forced, or whose policy forgets the place', () => {
    const family = tables.find(({ name }) => name === 'registry.family')!;
    const faultsOf = (change: Partial<RealTable>): string[] =>
      tableFaults(model, [...tables.filter((table) => table !== family), { ...family, ...change }]);
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ isForced: false })).toEqual([expect.stringContaining('tidak dipaksakan')]);
    expect(faultsOf({ reading: [...family.reading, 'true'] })).toEqual([
      expect.stringContaining('tanpa place'),
    ]);
    expect(faultsOf({ reading: [] })).toEqual([expect.stringContaining('kebijakan baca')]);
    expect(faultsOf({ name: 'registry.planted' })).toEqual([
      expect.stringContaining('registry.family'),
      expect.stringContaining('registry.planted'),
    ]);
  });
});

describe('Every role in a village', () => {
  // Every kind of place, every route, on both databases: `npm run access`, which every check runs.
  const seesFamilies = (entry: Route): boolean =>
    ['places', 'persons'].includes(model.routes.get(nameOf(entry))?.sees ?? '');

  it('gets from every route that sees families what the model says', async () => {
    const result = await trySystem(model, {
      ...options,
      openDatabase: onEmbedded,
      change: (routes) => routes.filter(seesFamilies),
    });
    expect(result.findings).toEqual([]);
    expect(result.asked).toBeGreaterThan(result.roles * result.routes);
  }, 240_000);
});

describe('A leak on purpose', () => {
  it.each(PLANTS.map((plant) => [plant.name, plant] as const))(
    'is found: %s',
    async (_name, plant) => {
      const result = await trySystem(model, {
        ...options,
        // A leak between places shows only where somebody of another place has asked before.
        areas: ['village', 'city'],
        openDatabase: plant.openDatabase ?? onEmbedded,
        // Only what the plant touches: the rest is tried above.
        change: (routes) => plant.routes(routes).filter(({ path }) => plant.paths.includes(path)),
      });
      expect(result.findings).not.toEqual([]);
    },
    120_000,
  );
});
