import { Problem } from '../problem.ts';
import { refusalCode } from './database-error.ts';
import { APP_ROLES } from './scope.ts';
import type { SqlSession } from './session.ts';

const INSUFFICIENT_PRIVILEGE = '42501';
/** Two processes starting at once: the other one made the role in between. */
const ALREADY_THERE = new Set(['42710', '23505']);

type RoleState = { name: string; exists: boolean; mayUse: boolean; user: string };

async function roleState(session: SqlSession, name: string): Promise<RoleState> {
  const [state] = await session.rows<RoleState>(
    `select $1::text as name, current_user as "user", r.oid is not null as exists,
            coalesce(pg_has_role(current_user, r.oid, 'member'), false) as "mayUse"
       from (select 1) one left join pg_roles r on r.rolname = $1::text`,
    [name],
  );
  if (state === undefined) throw new Error('roleState: no answer');
  return state;
}

async function ensureRole(session: SqlSession, name: string): Promise<void> {
  const { exists, mayUse, user } = await roleState(session, name);
  try {
    if (!exists) await session.script(`create role ${name} nologin`);
  } catch (error) {
    if (refusalCode(error) === INSUFFICIENT_PRIVILEGE)
      throw new Problem('database-role-missing', { role: name, user });
    if (!ALREADY_THERE.has(refusalCode(error) ?? '')) throw error;
  }
  if (exists && mayUse) return;
  try {
    // Superusers may become any role already; for others membership is what allows `set role`.
    await session.script(`grant ${name} to current_user`);
  } catch (error) {
    if (refusalCode(error) === INSUFFICIENT_PRIVILEGE)
      throw new Problem('database-role-missing', { role: name, user });
    throw error;
  }
}

/** Roles belong to the whole server, not to one database, so they are made before the migrations. */
export async function ensureRoles(session: SqlSession): Promise<void> {
  for (const role of APP_ROLES) await ensureRole(session, role);
}
