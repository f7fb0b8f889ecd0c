import type { RandomGenerator } from '@pilar/numeric';
import { z } from 'zod';
import type { Route } from '../../server/src/platform/http/index.ts';
import type { RouteModel } from './model.ts';
import type { World } from './world.ts';

/** One request to a route, the same for whoever asks. */
export type Question = Readonly<{ path: string; body: unknown }>;

type Schema = Readonly<{
  type?: string | readonly string[];
  enum?: readonly unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  anyOf?: readonly Schema[];
}>;

const PLACE_NAMES = /area|place|code|kelurahan|kecamatan/i;
const NEIGHBOURHOOD_NAMES = /^r[tw]$/i;
const ID_NAMES = /(^|[a-z])id$|before|after|cursor/i;

const PLAIN = [{ text: 'alasan yang cukup panjang', place: '', isNumber: false }];

/** Ids of families and persons of every place, so that each actor is also asked for somebody else's. */
function idsOf(world: World, path: string): string[] {
  const firsts = [...new Map(world.families.map((family) => [family.place, family])).values()];
  if (path.includes('/persons')) return firsts.flatMap(({ persons }) => persons.slice(0, 1));
  return firsts.map(({ id }) => id);
}

/** A text that somebody could type to find a family of another place. */
function typed(name: string, world: World, random: RandomGenerator): string {
  if (PLACE_NAMES.test(name)) return random.choice(world.families).place.split('.').slice(0, 4).join('.');
  if (NEIGHBOURHOOD_NAMES.test(name)) return random.choice(['001', '002', '1', '2']);
  if (ID_NAMES.test(name)) return random.choice(world.families).id;
  return random.choice(world.markers).text;
}

function madeUp(schema: Schema, name: string, world: World, random: RandomGenerator): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return random.choice(schema.enum);
  if (schema.anyOf !== undefined) return madeUp(random.choice(schema.anyOf), name, world, random);
  if (schema.format === 'uuid') return random.choice(world.families).id;
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, inner]) => [
          key,
          madeUp(inner, key, world, random),
        ]),
      );
    case 'array':
      return [madeUp(schema.items ?? {}, name, world, random)];
    case 'boolean':
      return random.integer(2) === 1;
    case 'integer':
    case 'number':
      return random.integer(12);
    case 'null':
      return null;
    default:
      return typed(name, world, random);
  }
}

const jsonSchema = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

function randomQuery(entry: Route, world: World, random: RandomGenerator): string {
  if (!entry.query) return '';
  const words = new URLSearchParams();
  for (const [name, schema] of Object.entries(jsonSchema(entry.query).properties ?? {})) {
    if (random.integer(2) === 1) words.set(name, String(madeUp(schema, name, world, random)));
  }
  return words.toString();
}

function pathsOf(entry: Route, world: World, random: RandomGenerator): string[] {
  if (!entry.path.includes(':')) return [entry.path];
  if (entry.path.includes(':entity/:id')) {
    return ['registry.family', 'registry.person'].flatMap((entity) => {
      const ids = idsOf(world, entity === 'registry.person' ? '/persons' : '/families');
      return ids.map((id) => entry.path.replace(':entity', entity).replace(':id', id));
    });
  }
  if (entry.path.includes(':id')) return idsOf(world, entry.path).map((id) => entry.path.replace(':id', id));
  return [entry.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(typed(name, world, random)))];
}

/**
 * What a route is asked: every id of the world, each address the model names, and `extra` addresses made from the
 * route's own contract.
 */
export function questionsOf(
  entry: Route,
  model: RouteModel,
  world: World,
  random: RandomGenerator,
  extra: number,
): Question[] {
  // What somebody types stands in the trail as theirs: only searches carry what belongs to a family.
  const told = model.shape === 'search' ? world : { ...world, markers: PLAIN };
  const generated = Array.from({ length: entry.query ? extra : 0 }, () => randomQuery(entry, told, random));
  const queries = [...new Set([...model.queries, '', ...generated])];
  const body = entry.body ? madeUp(jsonSchema(entry.body), 'body', told, random) : undefined;
  return pathsOf(entry, world, random).flatMap((path) =>
    queries.map((query) => ({ path: query === '' ? path : `${path}?${query}`, body })),
  );
}
