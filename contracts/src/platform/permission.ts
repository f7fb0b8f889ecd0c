import { z } from 'zod';

/** The closed list of what an account may be allowed to do. Every route names one of them. */
export const PERMISSIONS = [
  'area.read',
  'area.write',
  'indicator.read',
  'indicator.write',
  'survey.read',
  'survey.write',
  'estimate.publish',
  'registry.count',
  'registry.read',
  'registry.unmask',
  'registry.export',
  'registry.write',
  'protection.read',
  'protection.write',
  'subject-request.read',
  'subject-request.write',
  'job.read',
  'job.cancel',
  'user.read',
  'user.write',
  'token.write',
  'audit.read',
  'backup.read',
  'backup.write',
  'setting.write',
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

/** What a route asks for: nothing, a signed-in person, or one permission of the list. */
export type RoutePermission = 'public' | 'signed-in' | Permission;

export const ROLES = [
  'administrator',
  'secretariat',
  'chair',
  'opd',
  'kecamatan',
  'operator',
  'enumerator',
  'partner',
  'auditor',
  'data-officer',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Figures and surveys hold no person; the counts of the register hold only those of the actor's places. */
const FIGURES: readonly Permission[] = ['area.read', 'indicator.read'];
const READ: readonly Permission[] = [...FIGURES, 'survey.read', 'registry.count'];
const PEOPLE: readonly Permission[] = [...FIGURES, 'registry.count', 'registry.read'];

/** Roles are data: what each may do. Places and purposes narrow this further (docs/adr/0009-access.md). */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: [
    ...READ,
    'area.write',
    'protection.read',
    'job.read',
    'job.cancel',
    'user.read',
    'user.write',
    'token.write',
    'audit.read',
    'backup.read',
    'backup.write',
    'setting.write',
  ],
  secretariat: [
    ...READ,
    'area.write',
    'indicator.write',
    'survey.write',
    'estimate.publish',
    'registry.read',
    'registry.unmask',
    'registry.export',
    'protection.read',
    'subject-request.read',
    'job.read',
    'job.cancel',
  ],
  chair: READ,
  opd: READ,
  kecamatan: PEOPLE,
  operator: PEOPLE,
  enumerator: PEOPLE,
  partner: FIGURES,
  auditor: [
    ...READ,
    'protection.read',
    'subject-request.read',
    'audit.read',
    'job.read',
    'user.read',
    'backup.read',
  ],
  'data-officer': [
    ...READ,
    'registry.read',
    'registry.unmask',
    'registry.write',
    'protection.read',
    'protection.write',
    'subject-request.read',
    'subject-request.write',
    'audit.read',
    'job.read',
    'user.read',
    'backup.read',
  ],
};

/** Held only in a session whose person has shown a second factor. */
export const TWO_FACTOR_PERMISSIONS: readonly Permission[] = ['registry.unmask'];

/** Whether the roles hold a right that opens only with a second factor. */
export function needsSecondFactor(roles: readonly Role[]): boolean {
  return permissionsOf(roles).some((permission) => TWO_FACTOR_PERMISSIONS.includes(permission));
}

/** All permissions that the given roles bring together, each once. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  const held = new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role]));
  return PERMISSIONS.filter((permission) => held.has(permission));
}
