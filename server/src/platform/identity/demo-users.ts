import type { Clock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import type { PasswordHasher } from './password-hash.ts';
import { addDemoPeople, type DemoUser } from './user.service.ts';

/** Known to everybody, so it opens nothing from another machine unless PILAR_HOST says so. */
const DEMO_PASSWORD = 'kota-contoh-22';

/** The people of the demo city, one for each role. Their names say that they do not exist. */
export const DEMO_USERS: readonly DemoUser[] = [
  {
    userName: 'sekretariat',
    name: 'Sekretariat TKPK (contoh)',
    roles: ['secretariat'],
    password: DEMO_PASSWORD,
  },
  { userName: 'ketua', name: 'Wakil Wali Kota (contoh)', roles: ['chair'], password: DEMO_PASSWORD },
  { userName: 'opd', name: 'Dinas Sosial (contoh)', roles: ['opd'], password: DEMO_PASSWORD },
  { userName: 'operator', name: 'Operator Kelurahan (contoh)', roles: ['operator'], password: DEMO_PASSWORD },
  { userName: 'auditor', name: 'Inspektorat (contoh)', roles: ['auditor'], password: DEMO_PASSWORD },
  {
    userName: 'admin',
    name: 'Pengelola Sistem (contoh)',
    roles: ['administrator'],
    password: DEMO_PASSWORD,
  },
];

/** Adds those of DEMO_USERS who are not there yet. */
export function addDemoUsers(db: Database, clock: Clock, passwords?: PasswordHasher): Promise<void> {
  return addDemoPeople(db, clock, DEMO_USERS, passwords);
}
