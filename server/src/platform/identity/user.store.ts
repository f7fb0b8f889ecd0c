import { Role } from '@pilar/contracts';
import type { Kysely } from 'kysely';
import { asRole, lockTable, type Tables, type Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';

/** Ends addresses that the library wants and nobody has (RFC 2606: never delivered). */
const NO_ADDRESS = '@tanpa-surel.invalid';

export type Person = Readonly<{
  id: string;
  userName: string;
  name: string;
  email: string | null;
  isActive: boolean;
  isDemo: boolean;
  unit: string | null;
  /** from then on the account opens nothing; null: nobody says that they leave */
  closesAt: Date | null;
  roles: readonly Role[];
  places: readonly string[];
  /** true once an authenticator app was proved */
  hasSecondFactor: boolean;
  createdAt: Date;
  lastSignInAt: Date | null;
}>;

/**
 * Runs work on the identity tables inside a transaction of the application: the role changes for it and changes back,
 * so that the person, the city and the audit rows are saved together or not at all.
 */
export function asIdentityRole<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  return asRole(tx, 'pilar_identity', work);
}

function people(db: Kysely<Tables>) {
  return db
    .selectFrom('identity.user as user')
    .leftJoin('identity.user_role as role', 'role.user_id', 'user.id')
    .leftJoin('identity.second_factor as factor', 'factor.user_id', 'user.id')
    .groupBy(['user.id', 'factor.user_id'])
    .select(({ fn, val, selectFrom }) => [
      'user.id',
      'user.user_name',
      'user.name',
      'user.email',
      'user.is_active',
      'user.is_demo',
      'user.unit',
      'user.closes_at',
      'user.created_at',
      'user.last_sign_in_at',
      'factor.confirmed_at',
      fn
        .coalesce(
          fn
            .agg<string[]>('array_agg', ['role.role'])
            .orderBy('role.role')
            .filterWhere('role.role', 'is not', null),
          val<string[]>([]),
        )
        .as('roles'),
      fn
        .coalesce(
          selectFrom('identity.user_place as held')
            .select((held) =>
              held.fn.agg<string[]>('array_agg', ['held.place']).orderBy('held.place').as('places'),
            )
            .whereRef('held.user_id', '=', 'user.id'),
          val<string[]>([]),
        )
        .as('places'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof people>['executeTakeFirstOrThrow']>>;

const toPerson = (row: Row): Person => ({
  id: row.id,
  userName: row.user_name,
  name: row.name,
  email: row.email.endsWith(NO_ADDRESS) ? null : row.email,
  isActive: row.is_active,
  isDemo: row.is_demo,
  unit: row.unit,
  closesAt: row.closes_at,
  roles: row.roles.map((role) => Role.parse(role)),
  places: row.places,
  hasSecondFactor: row.confirmed_at !== null,
  createdAt: row.created_at,
  lastSignInAt: row.last_sign_in_at,
});

export async function findPerson(db: Kysely<Tables>, id: string): Promise<Person | undefined> {
  const row = await people(db).where('user.id', '=', id).executeTakeFirst();
  return row && toPerson(row);
}

/** @throws Problem not-found */
export async function getPerson(db: Kysely<Tables>, id: string): Promise<Person> {
  const person = await findPerson(db, id);
  if (!person) throw new Problem('not-found', { what: 'pengguna' });
  return person;
}

export async function findPersonByName(db: Kysely<Tables>, userName: string): Promise<Person | undefined> {
  const row = await people(db).where('user.user_name', '=', userName.toLowerCase()).executeTakeFirst();
  return row && toPerson(row);
}

export async function listPeople(db: Kysely<Tables>): Promise<Person[]> {
  const rows = await people(db).orderBy('user.user_name').execute();
  return rows.map(toPerson);
}

export type NewPerson = Readonly<{
  id: string;
  accountId: string;
  userName: string;
  name: string;
  email: string | null;
  isDemo: boolean;
  roles: readonly Role[];
  places: readonly string[];
  /** null: none yet, nobody can come in by password */
  passwordHash: string | null;
  at: Date;
}>;

/** A person with a password, as the library itself would keep them. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<void> {
  const times = { created_at: person.at, updated_at: person.at };
  await tx
    .insertInto('identity.user')
    .values({
      id: person.id,
      user_name: person.userName.toLowerCase(),
      name: person.name,
      email: person.email?.toLowerCase() ?? `${person.id}${NO_ADDRESS}`,
      is_demo: person.isDemo,
      ...times,
    })
    .execute();
  await tx
    .insertInto('identity.account')
    .values({
      id: person.accountId,
      user_id: person.id,
      account_id: person.id,
      provider_id: 'credential',
      password: person.passwordHash,
      ...times,
    })
    .execute();
  await insertRoles(tx, person.id, person.roles);
  await insertPlaces(tx, person.id, person.places);
}

async function insertRoles(tx: Tx, userId: string, roles: readonly Role[]): Promise<void> {
  const rows = [...new Set(roles)].map((role) => ({ user_id: userId, role }));
  if (rows.length > 0) await tx.insertInto('identity.user_role').values(rows).execute();
}

export async function setRoles(
  tx: Tx,
  userId: string,
  before: readonly Role[],
  after: readonly Role[],
): Promise<void> {
  const gone = before.filter((role) => !after.includes(role));
  if (gone.length > 0) {
    await tx
      .deleteFrom('identity.user_role')
      .where('user_id', '=', userId)
      .where('role', 'in', gone)
      .execute();
  }
  await insertRoles(
    tx,
    userId,
    after.filter((role) => !before.includes(role)),
  );
}

async function insertPlaces(tx: Tx, userId: string, places: readonly string[]): Promise<void> {
  const rows = [...new Set(places)].map((place) => ({ user_id: userId, place }));
  if (rows.length > 0) await tx.insertInto('identity.user_place').values(rows).execute();
}

export async function setPlaces(
  tx: Tx,
  userId: string,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const gone = before.filter((place) => !after.includes(place));
  if (gone.length > 0) {
    await tx
      .deleteFrom('identity.user_place')
      .where('user_id', '=', userId)
      .where('place', 'in', gone)
      .execute();
  }
  await insertPlaces(
    tx,
    userId,
    after.filter((place) => !before.includes(place)),
  );
}

export type PersonChange = Readonly<{ name?: string; email?: string | null; isActive?: boolean }>;

export async function updatePerson(tx: Tx, id: string, change: PersonChange, at: Date): Promise<void> {
  await tx
    .updateTable('identity.user')
    .set({
      updated_at: at,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.email === undefined ? {} : { email: change.email?.toLowerCase() ?? `${id}${NO_ADDRESS}` }),
      ...(change.isActive === undefined ? {} : { is_active: change.isActive }),
    })
    .where('id', '=', id)
    .execute();
}

export async function findPasswordHash(db: Kysely<Tables>, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('identity.account')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? undefined;
}

export async function setPasswordHash(tx: Tx, userId: string, hash: string, at: Date): Promise<void> {
  await tx
    .updateTable('identity.account')
    .set({ password: hash, updated_at: at })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .execute();
}

/** Everybody who changes who the administrators are takes turns, so that the last one cannot vanish between two. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await lockTable(tx, 'identity.user_role');
}

/** Those who will still be there: whoever is said to leave counts no more. */
export async function countActiveAdministrators(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('identity.user_role')
    .innerJoin('identity.user', 'identity.user.id', 'identity.user_role.user_id')
    .where('role', '=', 'administrator')
    .where('is_active', '=', true)
    .where('closes_at', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Ends the sessions of a person; `except` is kept. */
export async function endSessions(tx: Tx, userId: string, except: string | null): Promise<void> {
  let query = tx.deleteFrom('identity.session').where('user_id', '=', userId);
  if (except !== null) query = query.where('token', '<>', except);
  await query.execute();
}

export async function endSession(tx: Pick<Kysely<Tables>, 'deleteFrom'>, token: string): Promise<void> {
  await tx.deleteFrom('identity.session').where('token', '=', token).execute();
}

/** Sessions nobody came back to. */
export async function endExpiredSessions(db: Kysely<Tables>): Promise<void> {
  await db
    .deleteFrom('identity.session')
    .where(({ eb, fn }) => eb('expires_at', '<', fn<Date>('now', [])))
    .execute();
}
