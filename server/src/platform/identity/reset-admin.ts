import { parseArgs } from 'node:util';
import type { Clock } from '../clock.ts';
import type { Database, Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { findCity } from './city.store.ts';
import { findLeaving, setCloses, setReturned } from './departure.store.ts';
import { type PasswordHasher, scryptHasher } from './password-hash.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { removeFactor } from './second-factor.store.ts';
import {
  asIdentityRole,
  endSessions,
  findPersonByName,
  listPeople,
  type Person,
  setPasswordHash,
  setRoles,
  updatePerson,
} from './user.store.ts';

export const RESET_ADMIN_HELP = `pilar reset-admin [NAMA]

  Menyetel ulang kata sandi seorang pengelola di komputer tempat data berada, bila tidak ada lagi yang dapat masuk.
  Akunnya diaktifkan, langkah keduanya dimatikan, dan semua sesinya berakhir; semua itu tercatat di jejak audit.
  Tanpa NAMA, daftar pengelola dicetak. Hentikan Pilar lebih dahulu bila memakai basis data bawaan.

  --promote   menjadikan NAMA pengelola bila ia bukan pengelola

  Kata sandi baru ditanyakan di layar, atau dibaca dari PILAR_ADMIN_PASSWORD.
`;

export type ResetAdminParts = Readonly<{
  db: Database;
  clock: Clock;
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** asks on the terminal; absent where there is none */
  ask?: ((question: string) => Promise<string>) | undefined;
  print: (text: string) => unknown;
  passwords?: PasswordHasher;
}>;

/** Who acts in the audit trail: somebody at the machine itself. */
const PURPOSE = 'reset-admin';

/** @throws Problem command-invalid, not-found, password-weak */
export async function runResetAdmin(parts: ResetAdminParts): Promise<void> {
  const { db, clock, print, passwords = scryptHasher() } = parts;
  const { name, isPromoted } = readWords(parts.argv);
  if (name === undefined) {
    print(await listAdministrators(db));
    return;
  }
  const person = await getAdministrator(db, name, isPromoted);
  const password = await readPassword(parts);
  refuseWeakPassword(password, { ...person, city: (await db.asSystem(PURPOSE, [], findCity))?.name });
  const hash = await passwords.hash(password);
  await db.asSystem(PURPOSE, ['user.write'], (tx) =>
    asIdentityRole(tx, async () => {
      if (!person.isActive) await updatePerson(tx, person.id, { isActive: true }, clock.now());
      await undoLeaving(tx, person.id, clock.now());
      if (!person.roles.includes('administrator')) {
        await setRoles(tx, person.id, person.roles, [...person.roles, 'administrator']);
      }
      await setPasswordHash(tx, person.id, hash, clock.now());
      await removeFactor(tx, person.id);
      await endSessions(tx, person.id, null);
    }),
  );
  print(`Kata sandi ${person.userName} disetel ulang. Masuklah dengan kata sandi baru.\n`);
}

/** Whoever is said to leave and is needed at the machine stays. */
async function undoLeaving(tx: Tx, userId: string, at: Date): Promise<void> {
  const leaving = await findLeaving(tx, userId);
  if (leaving) await setReturned(tx, leaving.id, { at, by: `system:${PURPOSE}`, reason: PURPOSE });
  await setCloses(tx, userId, null, at);
}

function readWords(argv: readonly string[]): Readonly<{ name: string | undefined; isPromoted: boolean }> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { promote: { type: 'boolean', default: false } },
    });
    if (positionals.length <= 1) return { name: positionals[0], isPromoted: values.promote };
  } catch {
    // An option that is not known: the sentence below says how to go on.
  }
  throw new Problem('command-invalid', {
    reason: `reset-admin ${argv.join(' ')}`,
    reasonEn: `reset-admin ${argv.join(' ')}`,
  });
}

async function listAdministrators(db: Database): Promise<string> {
  const people = await listPeople(db.identity);
  const lines = people
    .filter(({ roles }) => roles.includes('administrator'))
    .map(({ userName, isActive }) => `  ${userName}${isActive ? '' : '  (nonaktif)'}`);
  return `Pengelola kota ini:\n${lines.join('\n') || '  (tidak ada)'}\n`;
}

async function getAdministrator(db: Database, name: string, isPromoted: boolean): Promise<Person> {
  const person = await findPersonByName(db.identity, name);
  if (!person) throw new Problem('not-found', { what: 'pengguna' });
  if (isPromoted || person.roles.includes('administrator')) return person;
  throw new Problem('command-invalid', {
    reason: 'orang ini bukan pengelola; tambahkan --promote untuk menjadikannya pengelola',
    reasonEn: 'this person is no administrator; add --promote to make them one',
  });
}

async function readPassword({ env, ask }: ResetAdminParts): Promise<string> {
  const given = env.PILAR_ADMIN_PASSWORD ?? (await ask?.('Kata sandi baru: '));
  if (given === undefined || given === '') {
    throw new Problem('command-invalid', {
      reason: 'kata sandi baru belum diberikan; isi PILAR_ADMIN_PASSWORD atau jalankan di terminal',
      reasonEn: 'no new password was given; set PILAR_ADMIN_PASSWORD or run in a terminal',
    });
  }
  return given;
}
