import pg from 'pg';
import { Problem } from '../../problem.ts';
import { refusalCode } from '../database-error.ts';
import { APP_ROLES } from '../scope.ts';
import type { SqlSession } from '../session.ts';
import { type Login, readLogin } from './login-file.ts';
import { scramVerifier } from './scram-verifier.ts';

const INSUFFICIENT_PRIVILEGE = '42501';
/** Two processes starting at once: the other one made the role in between. */
const ALREADY_THERE = new Set(['42710', '23505']);
const MEANS = 'login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls';

async function setLogin(session: SqlSession, { name, password }: Login): Promise<void> {
  const [found] = await session.rows<{ database: string; exists: boolean }>(
    `select current_database() as database, exists (select from pg_roles where rolname = $1) as exists`,
    [name],
  );
  const secret = `password ${pg.escapeLiteral(scramVerifier(password))}`;
  const make = () => session.script(`create role ${name} ${MEANS} ${secret}`);
  if (found?.exists !== true) {
    await make().catch((error: unknown) => {
      if (!ALREADY_THERE.has(refusalCode(error) ?? '')) throw error;
    });
  } else await session.script(`alter role ${name} login ${secret}`);
  await session.script(`grant ${APP_ROLES.join(', ')} to ${name}`);
  // Only a warning where the owner may not give it; PUBLIC has it unless somebody took it away.
  await session.script(`grant connect on database ${pg.escapeIdentifier(found?.database ?? '')} to ${name}`);
}

/**
 * Makes (or gives back its password to) the role by which the application signs in: it owns nothing, has no right of
 * its own, and may become `pilar_app` and `pilar_identity`.
 * @returns the address to sign in with
 * @throws Problem database-login-missing where the owner may not make roles
 */
export async function makeAppLogin(
  session: SqlSession,
  databaseUrl: string,
  folder: string,
): Promise<string> {
  const login = readLogin(folder);
  try {
    await setLogin(session, login);
  } catch (error) {
    if (refusalCode(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    const [owner] = await session.rows<{ user: string }>('select current_user as "user"');
    throw new Problem('database-login-missing', { user: owner?.user ?? '' });
  }
  return loginUrl(databaseUrl, login);
}

/** The address of the database with the application's own login in it. */
export function loginUrl(databaseUrl: string, { name, password }: Login): string {
  const url = new URL(databaseUrl);
  url.username = name;
  url.password = password;
  return url.href;
}
