import { z } from 'zod';
import type { Role } from './permission.ts';
import type { Bilingual } from './text.ts';

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

/** The purposes in the users' words, as a choice and within a sentence of the trail. */
export const PURPOSE_NAMES: Readonly<Record<Purpose, Bilingual>> = {
  verification: { id: 'Verifikasi dan pemutakhiran data', en: 'Verifying and updating data' },
  service: { id: 'Pelayanan kepada keluarga', en: 'Serving a family' },
  planning: { id: 'Perencanaan program', en: 'Planning programmes' },
  complaint: { id: 'Menangani pengaduan atau sanggahan', en: 'Handling a complaint or objection' },
  'subject-request': { id: 'Permintaan warga atas datanya', en: 'A resident’s request about their data' },
  inspection: { id: 'Pemeriksaan pelindungan data', en: 'Inspecting data protection' },
};

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
