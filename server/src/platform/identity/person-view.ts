import { type Purpose, permissionsOf, purposesOf, type SessionUser, type User } from '@pilar/contracts';
import type { Actor } from '../db/index.ts';
import type { Person } from './user.store.ts';

export function toActor(person: Person, purpose: string | null = null): Actor {
  const { id, userName, roles, places } = person;
  return {
    userId: id,
    userName,
    roles,
    permissions: permissionsOf(roles),
    places,
    purpose: heldPurpose(person, purpose),
  };
}

/** A purpose that the roles do not hold any more is none, whatever the session once chose. */
export function heldPurpose({ roles }: Person, purpose: string | null): Purpose | null {
  return purposesOf(roles).find((held) => held === purpose) ?? null;
}

export function toSessionUser(person: Person, purpose: string | null = null): SessionUser {
  const { id, userName, name, email, roles, places } = person;
  return {
    id,
    userName,
    name,
    email,
    roles: [...roles],
    permissions: permissionsOf(roles),
    places: [...places],
    purposes: purposesOf(roles),
    purpose: heldPurpose(person, purpose),
  };
}

export function toUser(person: Person): User {
  const { id, userName, name, email, roles, places, isActive, createdAt, lastSignInAt } = person;
  return {
    id,
    userName,
    name,
    email,
    roles: [...roles],
    places: [...places],
    isActive,
    createdAt: createdAt.toISOString(),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
  };
}
