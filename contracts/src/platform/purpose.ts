import { z } from 'zod';
import type { Role } from './permission.ts';

/** Why somebody looks at families. A session chooses one before it sees the first; each view keeps it. */
export const PURPOSES = [
  'verification',
  'service',
  'planning',
  'complaint',
  'subject-request',
  'inspection',
] as const;
export const Purpose = z.enum(PURPOSES);
export type Purpose = z.infer<typeof Purpose>;

/** What each role may look at families for. A role without purposes sees none. */
export const ROLE_PURPOSES: Readonly<Record<Role, readonly Purpose[]>> = {
  administrator: [],
  secretariat: ['verification', 'service', 'planning', 'complaint'],
  chair: [],
  opd: [],
  kecamatan: ['verification', 'service', 'complaint'],
  operator: ['verification', 'service', 'complaint'],
  enumerator: ['verification'],
  partner: [],
  auditor: [],
  'data-officer': ['subject-request', 'inspection', 'complaint'],
};

/** All purposes that the given roles bring together, each once. */
export function purposesOf(roles: readonly Role[]): Purpose[] {
  const held = new Set(roles.flatMap((role) => ROLE_PURPOSES[role]));
  return PURPOSES.filter((purpose) => held.has(purpose));
}
