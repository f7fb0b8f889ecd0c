-- Who may sign in, with which roles, and what came of it. Only the role pilar_identity reaches these tables: the
-- identity library through its own connection, the application by changing to that role inside its transaction.
create schema identity;
grant usage on schema identity to pilar_identity;

-- Columns of the library (docs/adr/0004-identity.md) plus our own: is_active, is_demo, last_sign_in_at.
create table identity."user" (
  id text primary key,
  user_name text not null unique check (user_name = lower(user_name) and user_name ~ '^[a-z0-9._-]{3,60}$'),
  name text not null check (name <> ''),
  -- The library wants an address. Whoever has none gets one that cannot be delivered, and never sees it.
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  is_active boolean not null default true,
  is_demo boolean not null default false,
  last_sign_in_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table identity.user_role (
  user_id text not null references identity."user" (id),
  role text not null check (role in ('administrator', 'secretariat', 'chair', 'opd', 'operator', 'auditor')),
  primary key (user_id, role)
);

create table identity.account (
  id text primary key,
  user_id text not null references identity."user" (id),
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index account_user_id_idx on identity.account (user_id);

create table identity.session (
  id text primary key,
  user_id text not null references identity."user" (id),
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_user_id_idx on identity.session (user_id);

-- Short-lived codes of the library (second factor, invitations); empty until those exist.
create table identity.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_identifier_idx on identity.verification (identifier);

-- Failed sign-ins of the last day, to slow down guessing. Names and addresses only as keyed hashes: what is typed
-- into the name field is sometimes a password or a nik.
create table identity.sign_in_failure (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  user_key text not null,
  address_key text,
  user_id text references identity."user" (id)
);
create index sign_in_failure_user_key_idx on identity.sign_in_failure (user_key, at);
create index sign_in_failure_address_key_idx on identity.sign_in_failure (address_key, at);
create index sign_in_failure_user_id_idx on identity.sign_in_failure (user_id);

grant select, insert, update on identity."user" to pilar_identity;
grant select, insert, delete on identity.user_role to pilar_identity;
grant select, insert, update on identity.account to pilar_identity;
grant select, insert, update, delete on identity.session, identity.verification to pilar_identity;
grant select, insert, update (user_key), delete on identity.sign_in_failure to pilar_identity;
grant insert on platform.audit_entry to pilar_identity;

alter table identity."user" enable row level security;
alter table identity."user" force row level security;
alter table identity.user_role enable row level security;
alter table identity.user_role force row level security;
alter table identity.account enable row level security;
alter table identity.account force row level security;
alter table identity.session enable row level security;
alter table identity.session force row level security;
alter table identity.verification enable row level security;
alter table identity.verification force row level security;
alter table identity.sign_in_failure enable row level security;
alter table identity.sign_in_failure force row level security;

-- The library's own connection holds no permission: it can neither add a person nor give a role, whatever it is asked.
create policy user_read on identity."user" for select to pilar_identity using (true);
create policy user_add on identity."user" for insert to pilar_identity
  with check ((select platform.has_permission('user.write')));
create policy user_change on identity."user" for update to pilar_identity using (true) with check (true);

create policy user_role_read on identity.user_role for select to pilar_identity using (true);
create policy user_role_add on identity.user_role for insert to pilar_identity
  with check ((select platform.has_permission('user.write')));
create policy user_role_remove on identity.user_role for delete to pilar_identity
  using ((select platform.has_permission('user.write')));

create policy account_read on identity.account for select to pilar_identity using (true);
create policy account_add on identity.account for insert to pilar_identity
  with check ((select platform.has_permission('user.write')));
-- A password is changed by its owner or by somebody who may change users.
create policy account_change on identity.account for update to pilar_identity
  using (user_id = (select platform.actor_id()) or (select platform.has_permission('user.write')))
  with check (user_id = (select platform.actor_id()) or (select platform.has_permission('user.write')));

create policy session_all on identity.session to pilar_identity using (true) with check (true);
create policy verification_all on identity.verification to pilar_identity using (true) with check (true);
create policy sign_in_failure_all on identity.sign_in_failure to pilar_identity using (true) with check (true);

-- Audit rows of these tables are written by the database itself, in the transaction of the change, because the
-- library's statements pass no code of ours. Passwords, tokens and undeliverable addresses never enter them.
create function identity.write_audit(action text, user_id text, before jsonb, after jsonb) returns void
  language sql
  as $$
    insert into platform.audit_entry (action, entity, entity_id, before, after)
    values ($1, 'identity.user', $2, $3, $4)
  $$;

create function identity.shown(person identity."user") returns jsonb
  language sql immutable
  as $$
    select jsonb_build_object(
      'userName', person.user_name, 'name', person.name,
      'email', case when person.email like '%.invalid' then null else person.email end,
      'isActive', person.is_active, 'isDemo', person.is_demo)
  $$;

create function identity.audit_user() returns trigger
  language plpgsql
  as $$
    begin
      if tg_op = 'INSERT' then
        perform identity.write_audit('user.add', new.id, null, identity.shown(new));
      elsif identity.shown(old) is distinct from identity.shown(new) then
        perform identity.write_audit('user.change', new.id, identity.shown(old), identity.shown(new));
      end if;
      -- Whoever is switched off is out at once, on every machine.
      if tg_op = 'UPDATE' and old.is_active and not new.is_active then
        delete from identity.session where session.user_id = new.id;
      end if;
      return null;
    end
  $$;
create trigger user_audit after insert or update on identity."user"
  for each row execute function identity.audit_user();

create function identity.audit_user_role() returns trigger
  language plpgsql
  as $$
    begin
      if tg_op = 'INSERT' then
        perform identity.write_audit('user.role.add', new.user_id, null, jsonb_build_object('role', new.role));
      else
        perform identity.write_audit('user.role.remove', old.user_id, jsonb_build_object('role', old.role), null);
      end if;
      return null;
    end
  $$;
create trigger user_role_audit after insert or delete on identity.user_role
  for each row execute function identity.audit_user_role();

create function identity.audit_password() returns trigger
  language plpgsql
  as $$
    begin
      if old.password is distinct from new.password then
        perform identity.write_audit('user.password.change', new.user_id, null, null);
      end if;
      return null;
    end
  $$;
create trigger account_audit after update on identity.account
  for each row execute function identity.audit_password();

create function identity.open_session() returns trigger
  language plpgsql
  as $$
    declare
      acting text := current_setting('app.actor', true);
      acting_name text := current_setting('app.actor_name', true);
      person identity."user";
    begin
      select * into person from identity."user" where id = new.user_id;
      if not person.is_active then
        raise exception 'the account is switched off' using errcode = 'PI001';
      end if;
      update identity."user" set last_sign_in_at = new.created_at where id = new.user_id;
      -- The person who signs in is the one who acts; the library's connection has no person.
      perform set_config('app.actor', person.id, true), set_config('app.actor_name', person.user_name, true);
      perform identity.write_audit('session.sign-in', person.id, null, null);
      perform set_config('app.actor', coalesce(acting, ''), true),
              set_config('app.actor_name', coalesce(acting_name, ''), true);
      return new;
    end
  $$;
create trigger session_open before insert on identity.session
  for each row execute function identity.open_session();

-- A session slides with use, but not for ever.
create function identity.limit_session() returns trigger
  language plpgsql
  as $$
    begin
      new.expires_at := least(new.expires_at, old.created_at + interval '7 days');
      new.created_at := old.created_at;
      new.user_id := old.user_id;
      return new;
    end
  $$;
create trigger session_limit before update on identity.session
  for each row execute function identity.limit_session();

create function identity.audit_session_end() returns trigger
  language plpgsql
  as $$
    begin
      perform identity.write_audit('session.end', old.user_id, null, jsonb_build_object(
        'reason', case when old.expires_at < now() then 'expired' else 'ended' end));
      return null;
    end
  $$;
create trigger session_audit after delete on identity.session
  for each row execute function identity.audit_session_end();

create function identity.audit_sign_in_failure() returns trigger
  language plpgsql
  as $$
    begin
      perform identity.write_audit('session.refuse', new.user_id, null,
        jsonb_build_object('userKey', left(new.user_key, 16)));
      return null;
    end
  $$;
create trigger sign_in_failure_audit after insert on identity.sign_in_failure
  for each row execute function identity.audit_sign_in_failure();
