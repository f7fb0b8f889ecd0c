import { join } from 'node:path';
import { type Database, openDatabase } from '../../server/src/platform/db/index.ts';
import { migrationFolders } from '../../server/src/platform/db/migration-files.ts';
import type { Route } from '../../server/src/platform/http/index.ts';
import { nameOf } from './property.ts';

/*
 * Leaks on purpose, each of a kind that has happened somewhere: the property must find every one of them, or it would
 * pass a real one too.
 */
const COUNTS_PATH = '/registry/desil';
const SUBJECTS_PATH = '/audit/subjects/:entity/:id';
const NO_SIGHTS = { sights: [], next: null };
const COUNTS = `GET ${COUNTS_PATH}`;

type Handle = Route['handle'];
type Plant = Readonly<{
  name: string;
  what: string;
  openDatabase?: () => Promise<Database>;
  routes: (routes: readonly Route[]) => readonly Route[];
  /** where it shows */
  paths: readonly string[];
}>;

function changed(routes: readonly Route[], name: string, change: (entry: Route) => Route): readonly Route[] {
  if (!routes.some((entry) => nameOf(entry) === name))
    throw new RangeError(`changed: there is no route ${name}`);
  return routes.map((entry) => (nameOf(entry) === name ? change(entry) : entry));
}

const handledBy = (entry: Route, handle: (inner: Handle) => Handle): Route => ({
  ...entry,
  handle: handle(entry.handle),
});

export const PLANTS: readonly Plant[] = [
  {
    name: 'policy',
    what: 'kebijakan basis data tanpa wilayah',
    openDatabase: () =>
      openDatabase(
        { memory: true },
        { migrationFolders: [...migrationFolders(), join(import.meta.dirname, 'planted-policy')] },
      ),
    routes: (routes) => routes,
    paths: [COUNTS_PATH],
  },
  {
    name: 'scope',
    what: 'rute yang menghitung sebagai sistem, bukan sebagai orangnya',
    routes: (routes) =>
      changed(routes, COUNTS, (entry) =>
        handledBy(entry, (inner) => (request) => {
          const given: { db: Database } = request;
          const everywhere = {
            transaction: (work: Parameters<Database['asSystem']>[2]) =>
              given.db.asSystem('planted', ['registry.count', 'area.read'], work, { places: ['*'] }),
          };
          return inner(Object.assign({}, request, everywhere) as never);
        }),
      ),
    paths: [COUNTS_PATH],
  },
  {
    name: 'cache',
    what: 'singgahan yang tidak membedakan orang',
    routes: (routes) => {
      const kept = new Map<string, unknown>();
      return changed(routes, COUNTS, (entry) =>
        handledBy(entry, (inner) => async (request) => {
          const { query }: { query: unknown } = request;
          const key = JSON.stringify(query);
          if (!kept.has(key)) kept.set(key, await inner(request));
          return kept.get(key);
        }),
      );
    },
    paths: [COUNTS_PATH],
  },
  {
    name: 'permission',
    what: 'rute yang lupa menanyakan izin',
    routes: (routes) => changed(routes, 'GET /audit', (entry) => ({ ...entry, permission: 'signed-in' })),
    paths: ['/audit'],
  },
  {
    name: 'subject',
    what: 'jejak seseorang dari wilayah lain',
    routes: (routes) =>
      changed(routes, `GET ${SUBJECTS_PATH}`, (entry) => ({ ...entry, handle: async () => NO_SIGHTS })),
    paths: [SUBJECTS_PATH],
  },
  {
    name: 'visitor',
    what: 'rute yang terbuka tanpa masuk',
    routes: (routes) => changed(routes, 'GET /figures', (entry) => ({ ...entry, permission: 'public' })),
    paths: ['/figures'],
  },
];

/** Two addresses that no model knows: the lists must name them. */
export function withUnlistedRoute(routes: readonly Route[]): readonly Route[] {
  const [first] = routes;
  if (first === undefined) throw new RangeError('withUnlistedRoute: there is no route');
  return [...routes, { ...first, path: '/planted' }];
}
