import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Permission, PLACE_LEVELS, Purpose, ROLES, Role } from '@pilar/contracts';
import { parse } from 'yaml';
import { z } from 'zod';

/*
 * The model of who may what: data in `access/`, read here and compared with the real system by the property. It shares
 * the names of roles with the program and nothing else.
 */
const FOLDER = join(import.meta.dirname, '../../access');

export const SHAPES = [
  'list',
  'count',
  'group',
  'drop-down',
  'search',
  'export',
  'map',
  'report',
  'download',
  'job-result',
  'progress',
  'page',
  'change',
] as const;

const RolesFile = z.strictObject({
  roles: z.record(Role, z.strictObject({ widest: z.enum(PLACE_LEVELS), purposes: z.array(Purpose) })),
  groups: z.record(z.string(), z.array(Role)),
  tokens: z.array(Permission),
});

const RouteRow = z.strictObject({
  who: z.array(z.string()).min(1),
  shape: z.enum(SHAPES),
  sees: z.enum(['open', 'places', 'platform', 'persons']),
  queries: z.array(z.string()).default([]),
  /** answers with numbers in full; only to a session that has shown a second factor */
  unmasks: z.boolean().default(false),
  /** need not notice families who came since the last file left */
  frozen: z.boolean().default(false),
  /** asked by a family or person: one of another place is not found */
  hides: z.boolean().default(false),
});
const RoutesFile = z.strictObject({ routes: z.record(z.string(), RouteRow) });

const TableRow = z.strictObject({
  guard: z.enum(['place', 'permission', 'own', 'identity', 'none']),
  why: z.string().optional(),
  purpose: z.boolean().default(false),
  background: z.string().optional(),
});
const TablesFile = z.strictObject({ tables: z.record(z.string(), TableRow) });

export type RouteModel = Omit<z.infer<typeof RouteRow>, 'who'> &
  Readonly<{ isPublic: boolean; isSignedIn: boolean; isForTokens: boolean; roles: ReadonlySet<Role> }>;
export type TableModel = z.infer<typeof TableRow>;
export type RoleModel = z.infer<typeof RolesFile>['roles'][Role];

export type Model = Readonly<{
  roles: Readonly<Record<Role, RoleModel>>;
  routes: ReadonlyMap<string, RouteModel>;
  tables: ReadonlyMap<string, TableModel>;
  /** the widest a service token may be */
  tokens: readonly Permission[];
}>;

/** Among those of a route: service tokens that hold its permission. */
const TOKENS = 'tokens';

const yaml = (name: string): unknown => parse(readFileSync(join(FOLDER, name), 'utf8'));

/** @throws RangeError for a name of `who` that is neither a role nor a group, or a table without guard or reason */
export function readModel(): Model {
  const { roles, groups, tokens } = RolesFile.parse(yaml('roles.yaml'));
  const named = (who: string): readonly Role[] => {
    const role = Role.safeParse(who);
    const members = role.success ? [role.data] : groups[who];
    if (members === undefined) throw new RangeError(`readModel: neither role nor group: ${who}`);
    return members;
  };
  const routes = Object.entries(RoutesFile.parse(yaml('routes.yaml')).routes).map(
    ([route, { who, ...rest }]) => {
      const isPublic = who.includes('public');
      const isSignedIn = who.includes('signed-in');
      const isForTokens = who.includes(TOKENS);
      const people = who.filter((name) => name !== TOKENS);
      const held = isPublic || isSignedIn ? ROLES : people.flatMap(named);
      return [route, { ...rest, isPublic, isSignedIn, isForTokens, roles: new Set(held) }] as const;
    },
  );
  const tables = Object.entries(TablesFile.parse(yaml('tables.yaml')).tables);
  for (const [table, { guard, why }] of tables) {
    if ((guard === 'none') !== (why !== undefined)) {
      throw new RangeError(`readModel: ${table} needs a guard, or "none" with the reason why`);
    }
  }
  return { roles, routes: new Map(routes), tables: new Map(tables), tokens };
}
