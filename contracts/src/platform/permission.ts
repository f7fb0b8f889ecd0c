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
  'job.read',
  'job.cancel',
  'user.read',
  'user.write',
  'audit.read',
  'setting.write',
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

/** What a route asks for: nothing, a signed-in person, or one permission of the list. */
export type RoutePermission = 'public' | 'signed-in' | Permission;

export const ROLES = ['administrator', 'secretariat', 'chair', 'opd', 'operator', 'auditor'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

const READ: readonly Permission[] = ['area.read', 'indicator.read', 'survey.read', 'registry.count'];

/** Roles are data: what each may do. Areas and purposes narrow this further as they arrive. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: [
    ...READ,
    'area.write',
    'job.read',
    'job.cancel',
    'user.read',
    'user.write',
    'audit.read',
    'setting.write',
  ],
  secretariat: [
    ...READ,
    'area.write',
    'indicator.write',
    'survey.write',
    'estimate.publish',
    'job.read',
    'job.cancel',
  ],
  chair: READ,
  opd: READ,
  operator: READ,
  auditor: [...READ, 'audit.read', 'job.read', 'user.read'],
};

/** All permissions that the given roles bring together, each once. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  const held = new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role]));
  return PERMISSIONS.filter((permission) => held.has(permission));
}
