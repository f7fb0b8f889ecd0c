import type pg from 'pg';
import { Problem } from '../../problem.ts';

type State = Readonly<{
  user: string;
  isMighty: boolean;
  owns: boolean;
  hasRights: boolean;
  mayServe: boolean;
}>;

/** `member` counts roles that one may become as well as those whose rights one already has. */
const STATE = `
with ours as (
  select c.oid, c.relowner, n.nspowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
)
select r.rolname as "user",
       r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolbypassrls or r.rolreplication as "isMighty",
       pg_has_role(r.oid, (select datdba from pg_database where datname = current_database()), 'member')
         or exists (select from ours where pg_has_role(r.oid, relowner, 'member') or pg_has_role(r.oid, nspowner, 'member'))
         as owns,
       exists (select from ours where has_table_privilege(r.oid, oid, 'select, insert, update, delete, truncate'))
         as "hasRights",
       pg_has_role(r.oid, 'pilar_app', 'member') and pg_has_role(r.oid, 'pilar_identity', 'member') as "mayServe"
  from pg_roles r where r.rolname = session_user`;

function reasonOf({ isMighty, owns, hasRights, mayServe }: State) {
  if (isMighty) {
    return {
      reason: 'boleh membuat peran atau basis data, atau melewati pelindung baris',
      reasonEn: 'it may make roles or databases, or pass over row-level security',
    };
  }
  if (owns) {
    return {
      reason: 'memiliki tabel, skema, atau basis datanya',
      reasonEn: 'it owns tables, a schema or the database',
    };
  }
  if (hasRights) {
    return {
      reason: 'punya hak langsung atas tabel (buat peran itu dengan NOINHERIT)',
      reasonEn: 'it has rights on tables of its own (make the role with NOINHERIT)',
    };
  }
  if (mayServe) return undefined;
  return {
    reason: 'bukan anggota pilar_app dan pilar_identity',
    reasonEn: 'it is no member of pilar_app and pilar_identity',
  };
}

/**
 * Pilar serves only under a login that can do nothing by itself: what escapes its role then finds nothing to do.
 * @throws Problem database-login-unfit
 */
export async function refuseMightyLogin(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<State>(STATE);
  const state = rows[0];
  if (state === undefined) throw new Error('refuseMightyLogin: no answer');
  const reason = reasonOf(state);
  if (reason !== undefined) throw new Problem('database-login-unfit', { user: state.user, ...reason });
}
