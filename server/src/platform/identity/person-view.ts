import {
  needsSecondFactor,
  type Permission,
  type Purpose,
  permissionsOf,
  purposesOf,
  type Role,
  type SessionUser,
  TWO_FACTOR_PERMISSIONS,
  type User,
  type UserLeaving,
} from '@pilar/contracts';
import type { Actor } from '../db/index.ts';
import type { Person } from './user.store.ts';

/** What one session adds to a person. */
export type SessionFacts = Readonly<{ purpose: string | null; hasShownFactor: boolean }>;
/** Background work and whatever else stands outside of any session. */
const NO_SESSION: SessionFacts = { purpose: null, hasShownFactor: false };

export function toActor(person: Person, session: SessionFacts = NO_SESSION): Actor {
  const { id, userName, roles, places, hasSecondFactor } = person;
  return {
    userId: id,
    userName,
    roles,
    permissions: permissionsIn(roles, hasSecondFactor && session.hasShownFactor),
    places,
    purpose: heldPurpose(person, session.purpose),
  };
}

function permissionsIn(roles: readonly Role[], hasShownFactor: boolean): readonly Permission[] {
  const all = permissionsOf(roles);
  return hasShownFactor ? all : all.filter((permission) => !TWO_FACTOR_PERMISSIONS.includes(permission));
}

/** A purpose that the roles do not hold any more is none, whatever the session once chose. */
export function heldPurpose({ roles }: Person, purpose: string | null): Purpose | null {
  return purposesOf(roles).find((held) => held === purpose) ?? null;
}

/** Only whoever has shown their second factor, if they have one, sees themselves. */
export function toSessionUser(person: Person, purpose: string | null = null): SessionUser {
  const { id, userName, name, email, roles, places, hasSecondFactor } = person;
  return {
    id,
    userName,
    name,
    email,
    roles: [...roles],
    permissions: [...permissionsIn(roles, hasSecondFactor)],
    places: [...places],
    purposes: purposesOf(roles),
    purpose: heldPurpose(person, purpose),
    hasSecondFactor,
    needsSecondFactor: !hasSecondFactor && needsSecondFactor(roles),
  };
}

/** Whether the account opens anything at this moment. */
export const isOpenAt = ({ isActive, closesAt }: Person, now: Date): boolean =>
  isActive && (closesAt === null || closesAt > now);

export function toUser(person: Person, leaving: UserLeaving | null = null): User {
  const { id, userName, name, email, roles, places, unit, isActive, createdAt, lastSignInAt } = person;
  return {
    id,
    userName,
    name,
    email,
    roles: [...roles],
    places: [...places],
    hasSecondFactor: person.hasSecondFactor,
    isActive,
    unit,
    leaving,
    createdAt: createdAt.toISOString(),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
  };
}
