import { randomUUID } from 'node:crypto';
import type { AddUser, ChangeUser, Setup, User, UserList } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import { type Database, refusalConstraint, type Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { findCity } from './city.store.ts';
import { viewUser, viewUsers } from './describe-user.ts';
import { type PasswordHasher, scryptHasher } from './password-hash.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { placesFor } from './place-rule.ts';
import { removeFactor } from './second-factor.store.ts';
import {
  asIdentityRole,
  countActiveAdministrators,
  endSessions,
  getPerson,
  insertPerson,
  listPeople,
  lockAdministrators,
  type NewPerson,
  type Person,
  setPasswordHash,
  setPlaces,
  setRoles,
  updatePerson,
} from './user.store.ts';

type Transaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
export type UserParts = Readonly<{ transaction: Transaction; clock: Clock; passwords: PasswordHasher }>;

export function listUsers(transaction: Transaction): Promise<UserList> {
  return transaction((tx) => asIdentityRole(tx, async () => ({ users: await viewUsers(tx) })));
}

/** @throws Problem password-weak, user-name-taken, body-invalid for a taken address or a place the roles may not have */
export async function addUser({ transaction, clock, passwords }: UserParts, user: AddUser): Promise<User> {
  const { password, ...rest } = user;
  const cityName = (await transaction(findCity))?.name;
  if (password !== undefined) refuseWeakPassword(password, { ...user, city: cityName });
  const hash = password === undefined ? null : await passwords.hash(password);
  const person = { ...newPerson(clock, hash), ...rest };
  return transaction(async (tx) => {
    const places = placesFor(user.roles, user.places, (await findCity(tx))?.code ?? null);
    return asIdentityRole(tx, async () => {
      await addPerson(tx, { ...person, places });
      return viewUser(tx, person.id);
    });
  });
}

function newPerson(clock: Clock, passwordHash: string | null) {
  return {
    id: randomUUID(),
    accountId: randomUUID(),
    email: null,
    isDemo: false,
    passwordHash,
    at: clock.now(),
  };
}

/** The database alone knows who else has a name or an address; its refusal becomes our answer. */
async function addPerson(tx: Tx, person: NewPerson): Promise<void> {
  try {
    await insertPerson(tx, person);
  } catch (error) {
    throw answerToTaken(error, person.userName);
  }
}

function answerToTaken(error: unknown, userName: string): unknown {
  const rule = refusalConstraint(error);
  if (rule === 'user_user_name_key') return new Problem('user-name-taken', { userName });
  if (rule !== 'user_email_key') return error;
  return new Problem('body-invalid', {
    field: 'email',
    reason: 'alamat ini sudah dipakai akun lain',
    reasonEn: 'another account has this address',
  });
}

/**
 * Changes a person, all of it or nothing. A new password ends the sessions of that person.
 * @throws Problem not-found, password-weak, last-administrator, user-left, body-invalid for a taken address or a place that the
 *   roles may not have
 */
export async function changeUser(
  { transaction, clock, passwords }: UserParts,
  id: string,
  change: ChangeUser,
): Promise<User> {
  const { password, roles, places, ...rest } = change;
  // Hashing takes a tenth of a second, in which no transaction should hold the database.
  const passwordHash = password === undefined ? undefined : await passwords.hash(password);
  return transaction(async (tx) => {
    const city = await findCity(tx);
    return asIdentityRole(tx, async () => {
      await lockAdministrators(tx);
      const person = await getPerson(tx, id);
      if (password !== undefined) refuseWeakPassword(password, { ...person, city: city?.name });
      // Whoever is said to leave comes back with a reason, by the way that says so.
      if (rest.isActive === true && person.closesAt !== null) throw new Problem('user-left');
      await updateOrRefuse(tx, person, rest, clock.now());
      if (roles) await setRoles(tx, id, person.roles, roles);
      // New roles are held against the old places too: a secretary who becomes an operator must be given a kelurahan.
      if (roles || places) {
        const wanted = placesFor(roles ?? person.roles, places ?? person.places, city?.code ?? null);
        await setPlaces(tx, id, person.places, wanted);
      }
      if (passwordHash !== undefined) {
        await setPasswordHash(tx, id, passwordHash, clock.now());
        await endSessions(tx, id, null);
      }
      if ((await countActiveAdministrators(tx)) === 0) throw new Problem('last-administrator');
      return viewUser(tx, id);
    });
  });
}

/**
 * For somebody whose telephone and recovery codes are gone: they sign in by password alone and begin anew.
 * @throws Problem not-found
 */
export function endSecondFactor(transaction: Transaction, id: string): Promise<User> {
  return transaction((tx) =>
    asIdentityRole(tx, async () => {
      await getPerson(tx, id);
      await removeFactor(tx, id);
      await endSessions(tx, id, null);
      return viewUser(tx, id);
    }),
  );
}

async function updateOrRefuse(
  tx: Tx,
  person: Person,
  change: Pick<ChangeUser, 'name' | 'email' | 'isActive'>,
  at: Date,
): Promise<void> {
  const { name, email, isActive } = change;
  const given = {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(isActive === undefined ? {} : { isActive }),
  };
  try {
    await updatePerson(tx, person.id, given, at);
  } catch (error) {
    throw answerToTaken(error, person.userName);
  }
}

/**
 * The first administrator of a city, in the transaction that sets it up; it must hold user.write.
 * @returns the id of the person
 * @throws Problem password-weak, user-name-taken
 */
export async function addFirstAdministrator(
  tx: Tx,
  clock: Clock,
  { userName, name, password }: Setup['administrator'],
  passwords: PasswordHasher = scryptHasher(),
): Promise<string> {
  const city = await findCity(tx);
  refuseWeakPassword(password, { userName, name, city: city?.name });
  const rest = { userName, name, roles: ['administrator'] as const };
  const places = placesFor(rest.roles, [], city?.code ?? null);
  const person = { ...newPerson(clock, await passwords.hash(password)), ...rest, places };
  await asIdentityRole(tx, () => addPerson(tx, person));
  return person.id;
}

export type DemoUser = Readonly<
  Pick<AddUser, 'userName' | 'name' | 'roles' | 'places'> & { password: string }
>;

/** Adds the people of a demo city who are not there yet; done again, it changes nothing. */
export async function addDemoPeople(
  db: Database,
  clock: Clock,
  people: readonly DemoUser[],
  passwords: PasswordHasher = scryptHasher(),
): Promise<void> {
  // The demo password is printed at each start: one hash of it for all keeps no secret less, and a first start shorter.
  const given = [...new Set(people.map(({ password }) => password))];
  const hashes = new Map(
    await Promise.all(given.map(async (password) => [password, await passwords.hash(password)] as const)),
  );
  const ready = people.map(({ password, ...person }) => ({
    ...newPerson(clock, hashes.get(password) ?? ''),
    ...person,
    isDemo: true,
  }));
  await db.asSystem('demo', ['user.write'], (tx) =>
    asIdentityRole(tx, async () => {
      const known = new Set((await listPeople(tx)).map((person) => person.userName));
      for (const person of ready) if (!known.has(person.userName)) await insertPerson(tx, person);
    }),
  );
}
