-- Somebody leaves or moves (docs/adr/0016): why, when, and who takes over. Nothing of theirs is deleted.
alter table identity."user"
  add column unit text check (unit <> ''),
  -- From this moment the account opens nothing, whether or not it was switched off by then.
  add column closes_at timestamptz;

create table identity.departure (
  id text primary key,
  user_id text not null references identity."user" (id),
  kind text not null check (kind in ('leave', 'move')),
  reason text not null check (reason <> ''),
  note text not null,
  -- the last day of work, or the day the move took effect
  day date not null,
  successor_id text references identity."user" (id),
  made_at timestamptz not null,
  made_by text not null,
  -- when the account was closed, or the move was done
  done_at timestamptz,
  returned_at timestamptz,
  returned_by text,
  return_reason text,
  check (successor_id <> user_id),
  check (kind = 'leave' or (done_at is not null and returned_at is null)),
  check ((returned_at is null) = (return_reason is null))
);
create index departure_user_id_idx on identity.departure (user_id);
create index departure_successor_id_idx on identity.departure (successor_id);
-- Whoever has left leaves again only after having returned.
create unique index departure_open on identity.departure (user_id) where kind = 'leave' and returned_at is null;

grant select, insert on identity.departure to pilar_identity;
grant update (successor_id, done_at, returned_at, returned_by, return_reason) on identity.departure to pilar_identity;
alter table identity.departure enable row level security;
alter table identity.departure force row level security;
create policy departure_read on identity.departure for select to pilar_identity using (true);
create policy departure_add on identity.departure for insert to pilar_identity
  with check ((select platform.has_permission('user.write')) and made_by = (select platform.actor_id()));
create policy departure_change on identity.departure for update to pilar_identity
  using ((select platform.has_permission('user.write')))
  with check ((select platform.has_permission('user.write')));

-- The door stays shut also where the program that opens it forgets to look.
create function identity.refuse_closed() returns trigger
  language plpgsql
  as $$
    begin
      if exists (select from identity."user" where id = new.user_id and closes_at <= new.created_at) then
        raise exception 'the account is closed' using errcode = 'PI001';
      end if;
      return new;
    end
  $$;
create trigger session_closed before insert on identity.session
  for each row execute function identity.refuse_closed();

-- A link that was made in the moment of leaving ends in it too.
alter table identity.one_time_link drop constraint one_time_link_check;
alter table identity.one_time_link add constraint one_time_link_check check (expires_at >= created_at);

create or replace function identity.shown(person identity."user") returns jsonb
  language sql immutable
  as $$
    select jsonb_build_object(
      'userName', person.user_name, 'name', person.name,
      'email', case when person.email like '%.invalid' then null else person.email end,
      'unit', person.unit, 'isActive', person.is_active, 'isDemo', person.is_demo)
  $$;
