import type { Clock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import type { PasswordHasher } from './password-hash.ts';
import { addDemoPeople, type DemoUser } from './user.service.ts';

/** Known to everybody, so it opens nothing from another machine unless PILAR_HOST says so. */
const DEMO_PASSWORD = 'kota-contoh-22';

const METRO = '18.72';

/** The people of the demo city, one for each role. Their names say that they do not exist. */
export const DEMO_USERS: readonly DemoUser[] = [
  {
    userName: 'sekretariat',
    name: 'Sekretariat TKPK (contoh)',
    roles: ['secretariat'],
    places: [METRO],
    password: DEMO_PASSWORD,
  },
  {
    userName: 'ketua',
    name: 'Wakil Wali Kota (contoh)',
    roles: ['chair'],
    places: [METRO],
    password: DEMO_PASSWORD,
  },
  {
    userName: 'opd',
    name: 'Dinas Sosial (contoh)',
    roles: ['opd'],
    places: [METRO],
    password: DEMO_PASSWORD,
  },
  {
    userName: 'kecamatan',
    name: 'Kecamatan (contoh)',
    roles: ['kecamatan'],
    places: ['18.72.01'],
    password: DEMO_PASSWORD,
  },
  {
    userName: 'operator',
    name: 'Operator Kelurahan (contoh)',
    roles: ['operator'],
    places: ['18.72.01.1001'],
    password: DEMO_PASSWORD,
  },
  {
    userName: 'pendata',
    name: 'Pendata RT (contoh)',
    roles: ['enumerator'],
    places: ['18.72.01.1001.001.001', '18.72.01.1001.001.002'],
    password: DEMO_PASSWORD,
  },
  {
    userName: 'mitra',
    name: 'Mitra Usaha (contoh)',
    roles: ['partner'],
    places: [METRO],
    password: DEMO_PASSWORD,
  },
  {
    userName: 'auditor',
    name: 'Inspektorat (contoh)',
    roles: ['auditor'],
    places: [METRO],
    password: DEMO_PASSWORD,
  },
  {
    userName: 'pdp',
    name: 'Petugas Pelindungan Data (contoh)',
    roles: ['data-officer'],
    places: [METRO],
    password: DEMO_PASSWORD,
  },
  {
    userName: 'admin',
    name: 'Pengelola Sistem (contoh)',
    roles: ['administrator'],
    places: [METRO],
    password: DEMO_PASSWORD,
  },
];

/** Adds those of DEMO_USERS who are not there yet. */
export function addDemoUsers(db: Database, clock: Clock, passwords?: PasswordHasher): Promise<void> {
  return addDemoPeople(db, clock, DEMO_USERS, passwords);
}
