import { type Purpose, permissionsOf, ROLES, type Role, TWO_FACTOR_PERMISSIONS } from '@pilar/contracts';
import type { Actor, Database } from '../../server/src/platform/db/index.ts';
import { asIdentityRole, insertPerson } from '../../server/src/platform/identity/user.store.ts';
import type { Model } from './model.ts';
import { CITY, RT } from './world.ts';

/** One for each kind of place; every role is tried with every one, also with those it should never be given. */
export const AREAS = {
  none: [],
  rt: [RT],
  village: ['18.72.01.1001'],
  district: ['18.72.01'],
  city: [CITY],
} as const;
export type AreaName = keyof typeof AREAS;
export const AREA_NAMES = ['none', 'rt', 'village', 'district', 'city'] as const;

/** A session, or the text of a service token. */
export type Asker = Actor | string;

export type Subject = Readonly<{
  name: string;
  role: Role | 'service';
  area: AreaName;
  /** who the database sees */
  actor: Actor;
  /** what is sent: the same person's session, or a token */
  asker: Asker;
  /** the same without a purpose */
  aimlessAsker: Asker;
  /** as if the session had shown no second factor */
  weaker: Actor;
  /** as if the session had chosen no purpose */
  aimless: Actor;
}>;

function subjectOf(role: Role, area: AreaName, purpose: Purpose | null): Subject & Readonly<{ role: Role }> {
  const name = `${role}@${area}`;
  const permissions = permissionsOf([role]);
  const actor: Actor = {
    userId: name,
    userName: `${name} (contoh)`,
    roles: [role],
    permissions,
    places: AREAS[area],
    purpose,
  };
  const weak = permissions.filter((permission) => !TWO_FACTOR_PERMISSIONS.includes(permission));
  const aimless = { ...actor, userId: `${name}-tanpa-tujuan`, purpose: null };
  return {
    ...{ name, role, area, actor, aimless, asker: actor, aimlessAsker: aimless },
    weaker: { ...actor, userId: `${name}-tanpa-faktor-kedua`, permissions: weak },
  };
}

/** The people of the property as rows: routes about one's own account look themselves up. */
export async function addPeople(
  db: Database,
  subjects: readonly (Subject & Readonly<{ role: Role }>)[],
): Promise<void> {
  const everybody = subjects.flatMap(({ role, actor, weaker, aimless }) =>
    [actor, weaker, aimless].map((one) => ({ role, ...one })),
  );
  await db.asSystem('access', ['user.write'], (tx) =>
    asIdentityRole(tx, async () => {
      for (const { userId, userName, role, places = [] } of everybody) {
        await insertPerson(tx, {
          id: userId,
          accountId: userId,
          userName: userId.replace('@', '.'),
          name: userName,
          email: null,
          isDemo: false,
          roles: [role],
          places,
          passwordHash: 'none',
          at: new Date(0),
        });
      }
    }),
  );
}

/** Every role in each of these kinds of place. */
export function everySubject(
  model: Model,
  areas: readonly AreaName[],
): readonly (Subject & Readonly<{ role: Role }>)[] {
  return ROLES.flatMap((role) => {
    const [purpose = null] = model.roles[role].purposes;
    return areas.map((area) => subjectOf(role, area, purpose));
  });
}
