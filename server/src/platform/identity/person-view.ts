import { permissionsOf, purposesOf, type SessionUser, type User } from '@pilar/contracts';
import type { Actor } from '../db/index.ts';
import type { Person } from './user.store.ts';

export function toActor(person: Person): Actor {
  const { id, userName, roles, places } = person;
  return { userId: id, userName, roles, permissions: permissionsOf(roles), places };
}

export function toSessionUser(person: Person): SessionUser {
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
    purpose: null,
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
