-- A second factor: the secret of an authenticator app (RFC 6238), encrypted by the application with a key that stands in
-- no table, and one-time recovery codes as keyed hashes.
create table identity.second_factor (
  user_id text primary key references identity."user" (id),
  -- Null until the first code proved that the app holds the secret.
  secret text,
  confirmed_at timestamptz,
  -- Shown but not proved yet; when renewing, the old secret stays valid meanwhile.
  pending_secret text,
  -- The newest time step that was used: neither it nor an older one is taken again.
  last_step bigint,
  check ((secret is null) = (confirmed_at is null))
);

create table identity.recovery_code (
  user_id text not null references identity."user" (id),
  code_hash text not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

alter table identity.session add column second_factor_at timestamptz;

grant select, insert, update, delete on identity.second_factor, identity.recovery_code to pilar_identity;
alter table identity.second_factor enable row level security;
alter table identity.second_factor force row level security;
alter table identity.recovery_code enable row level security;
alter table identity.recovery_code force row level security;

-- The library's own connection acts for nobody: it can neither give nor take a factor, nor use a code.
create policy second_factor_read on identity.second_factor for select to pilar_identity using (true);
create policy second_factor_add on identity.second_factor for insert to pilar_identity
  with check (user_id = (select platform.actor_id()));
create policy second_factor_change on identity.second_factor for update to pilar_identity
  using (user_id = (select platform.actor_id())) with check (user_id = (select platform.actor_id()));
create policy second_factor_remove on identity.second_factor for delete to pilar_identity
  using (user_id = (select platform.actor_id()) or (select platform.has_permission('user.write')));
create policy recovery_code_read on identity.recovery_code for select to pilar_identity using (true);
create policy recovery_code_add on identity.recovery_code for insert to pilar_identity
  with check (user_id = (select platform.actor_id()));
create policy recovery_code_change on identity.recovery_code for update to pilar_identity
  using (user_id = (select platform.actor_id())) with check (user_id = (select platform.actor_id()));
create policy recovery_code_remove on identity.recovery_code for delete to pilar_identity
  using (user_id = (select platform.actor_id()) or (select platform.has_permission('user.write')));

create function identity.audit_second_factor() returns trigger
  language plpgsql
  as $$
    begin
      if tg_op = 'DELETE' then
        if old.confirmed_at is not null then
          perform identity.write_audit('user.second-factor.off', old.user_id, null, null);
        end if;
      elsif new.confirmed_at is distinct from old.confirmed_at then
        perform identity.write_audit('user.second-factor.on', new.user_id, null, null);
      end if;
      return null;
    end
  $$;
create trigger second_factor_audit after update or delete on identity.second_factor
  for each row execute function identity.audit_second_factor();

create function identity.audit_recovery_code() returns trigger
  language plpgsql
  as $$
    begin
      perform identity.write_audit('user.recovery-code.use', new.user_id, null, null);
      return null;
    end
  $$;
create trigger recovery_code_audit after update on identity.recovery_code
  for each row when (old.used_at is null and new.used_at is not null)
  execute function identity.audit_recovery_code();

-- A session has shown the second factor only where its own person says so in a transaction of theirs.
create function identity.guard_session_factor() returns trigger
  language plpgsql
  as $$
    begin
      if tg_op = 'INSERT' then
        new.second_factor_at := null;
      elsif new.second_factor_at is distinct from old.second_factor_at then
        if platform.actor_id() is distinct from new.user_id then
          new.second_factor_at := old.second_factor_at;
        else
          perform identity.write_audit('session.second-factor', new.user_id, null, null);
        end if;
      end if;
      return new;
    end
  $$;
-- Named to run after session_limit, which keeps whose session it is.
create trigger session_second_factor before insert or update on identity.session
  for each row execute function identity.guard_session_factor();
