import { permissionsOf, type SessionUser, type User } from '@pilar/contracts';
import type { Actor } from '../db/index.ts';
import type { Person } from './user.store.ts';

export function toActor(person: Person): Actor {
  const { id, userName, roles } = person;
  return { userId: id, userName, roles, permissions: permissionsOf(roles) };
}

export function toSessionUser(person: Person): SessionUser {
  const { id, userName, name, email, roles } = person;
  return { id, userName, name, email, roles: [...roles], permissions: permissionsOf(roles) };
}

export function toUser(person: Person): User {
  const { id, userName, name, email, roles, isActive, createdAt, lastSignInAt } = person;
  return {
    id,
    userName,
    name,
    email,
    roles: [...roles],
    isActive,
    createdAt: createdAt.toISOString(),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
  };
}
