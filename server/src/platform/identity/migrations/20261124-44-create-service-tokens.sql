-- Tokens with which another program reads (docs/adr/0016): never more than its owner, never a change, always an end.
create table identity.service_token (
  id text primary key,
  name text not null check (name <> ''),
  used_for text not null check (used_for <> ''),
  -- what persons are looked at for; without one none are seen
  purpose text check (purpose ~ '^[a-z][a-z-]*$'),
  -- the first letters, by which a found token is recognised
  hint text not null,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  -- who answers for it: its rights are never wider than theirs
  owner_id text not null references identity."user" (id),
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  end_reason text,
  -- ended because its owner left, and nobody has said yet what takes its place
  needs_successor boolean not null default false,
  check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
  check ((ended_at is null) = (end_reason is null)),
  check (not needs_successor or ended_at is not null)
);
create index service_token_owner_id_idx on identity.service_token (owner_id);

create table identity.service_token_permission (
  token_id text not null references identity.service_token (id),
  permission text not null check (permission in (
    'area.read', 'indicator.read', 'survey.read', 'registry.count', 'registry.read'
  )),
  primary key (token_id, permission)
);
create table identity.service_token_place (
  token_id text not null references identity.service_token (id),
  place text not null check (platform.is_place(place)),
  primary key (token_id, place)
);

do $$
declare
  name text;
begin
  foreach name in array array['service_token', 'service_token_permission', 'service_token_place'] loop
    execute format('alter table identity.%I enable row level security', name);
    execute format('alter table identity.%I force row level security', name);
    execute format('grant select, insert on identity.%I to pilar_identity', name);
    execute format('create policy %I on identity.%I for select to pilar_identity using (true)', name || '_read', name);
    -- A token makes no token: its list of permissions has no token.write.
    execute format(
      'create policy %I on identity.%I for insert to pilar_identity with check ((select platform.has_permission(''token.write'')))',
      name || '_add', name);
  end loop;
end $$;
grant update (owner_id, last_used_at, ended_at, ended_by, end_reason, needs_successor)
  on identity.service_token to pilar_identity;
create policy service_token_change on identity.service_token for update to pilar_identity
  using (true) with check (true);

-- Without a right only the time of use is written; an ended token never opens again.
create function identity.guard_service_token() returns trigger
  language plpgsql
  as $$
    declare
      may boolean := platform.has_permission('token.write') or platform.has_permission('user.write');
    begin
      if not may and (new.owner_id, new.ended_at, new.ended_by, new.end_reason, new.needs_successor)
          is distinct from (old.owner_id, old.ended_at, old.ended_by, old.end_reason, old.needs_successor) then
        raise exception 'a token is ended by whoever may change tokens or users' using errcode = '42501';
      end if;
      if old.ended_at is not null and new.ended_at is distinct from old.ended_at then
        raise exception 'an ended token stays ended' using errcode = '42501';
      end if;
      return new;
    end
  $$;
create trigger service_token_guard before update on identity.service_token
  for each row execute function identity.guard_service_token();
