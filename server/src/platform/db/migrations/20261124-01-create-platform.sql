-- The floor of the database: who acts, what was done, settings, areas.
-- Policies wrap the helper functions in (select …): PostgreSQL then asks once a query, not once a row.

create function platform.actor_id() returns text
  language sql stable
  as $$ select nullif(current_setting('app.actor', true), '') $$;

create function platform.actor_name() returns text
  language sql stable
  as $$ select nullif(current_setting('app.actor_name', true), '') $$;

create function platform.purpose() returns text
  language sql stable
  as $$ select nullif(current_setting('app.purpose', true), '') $$;

create function platform.has_permission(permission text) returns boolean
  language sql stable
  as $$ select permission = any (string_to_array(coalesce(current_setting('app.permissions', true), ''), ' ')) $$;

-- A person; jobs and public routes act as 'system:<purpose>' and hold only the permissions they name.
create function platform.is_signed_in() returns boolean
  language sql stable
  as $$ select coalesce(platform.actor_id() not like 'system:%', false) $$;

grant usage on schema platform to pilar_app, pilar_identity;


-- What was done, by whom. Written in the transaction of the change itself; never changed afterwards.
create table platform.audit_entry (
  position bigint generated always as identity unique,
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default now(),
  actor_id text default platform.actor_id(),
  actor_name text default platform.actor_name(),
  action text not null check (action <> ''),
  entity text not null check (entity <> ''),
  entity_id text,
  before jsonb,
  after jsonb,
  purpose text default platform.purpose(),
  request_id text
);
create index audit_entry_entity_idx on platform.audit_entry (entity, entity_id, position);
create index audit_entry_actor_idx on platform.audit_entry (actor_id, position);

alter table platform.audit_entry enable row level security;
alter table platform.audit_entry force row level security;
create policy audit_entry_read on platform.audit_entry for select
  using ((select platform.has_permission('audit.read')));
-- Nobody signs with another's name.
create policy audit_entry_add on platform.audit_entry for insert
  with check (
    actor_id is not distinct from (select platform.actor_id())
    and actor_name is not distinct from (select platform.actor_name())
  );
grant select, insert on platform.audit_entry to pilar_app;

create function platform.refuse_audit_change() returns trigger
  language plpgsql
  as $$ begin raise exception 'audit entries are never changed or removed' using errcode = '42501'; end $$;
create trigger audit_entry_keep before update or delete on platform.audit_entry
  for each row execute function platform.refuse_audit_change();
create trigger audit_entry_keep_all before truncate on platform.audit_entry
  for each statement execute function platform.refuse_audit_change();


create table platform.setting (
  key text primary key check (key <> ''),
  value jsonb not null,
  updated_at timestamptz not null default now()
);
alter table platform.setting enable row level security;
alter table platform.setting force row level security;
-- Read by everybody: the name of the city stands on the first page before anyone has signed in.
create policy setting_read on platform.setting for select using (true);
create policy setting_add on platform.setting for insert
  with check ((select platform.has_permission('setting.write')));
create policy setting_change on platform.setting for update
  using ((select platform.has_permission('setting.write')))
  with check ((select platform.has_permission('setting.write')));
create policy setting_remove on platform.setting for delete
  using ((select platform.has_permission('setting.write')));
grant select, insert, update, delete on platform.setting to pilar_app;


-- Key is the Kemendagri code with dots (18.72.01.1001); the BPS code stands beside it, never in its place.
create table platform.area (
  code text primary key check (code = 'ID' or code ~ '^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$'),
  level text not null check (level in ('country', 'province', 'city', 'district', 'village')),
  name text not null check (name <> ''),
  bps_code text,
  bps_name text,
  parent_code text references platform.area (code),
  centroid_lat double precision check (centroid_lat between -90 and 90),
  centroid_lng double precision check (centroid_lng between -180 and 180),
  geometry jsonb,
  geometry_source text,
  valid_from date,
  source text,
  check ((geometry is null) = (geometry_source is null))
);
create index area_parent_code_idx on platform.area (parent_code);
create unique index area_bps_code_key on platform.area (level, bps_code);

alter table platform.area enable row level security;
alter table platform.area force row level security;
create policy area_read on platform.area for select
  using ((select platform.is_signed_in()) or (select platform.has_permission('area.read')));
create policy area_add on platform.area for insert
  with check ((select platform.has_permission('area.write')));
create policy area_change on platform.area for update
  using ((select platform.has_permission('area.write')))
  with check ((select platform.has_permission('area.write')));
create policy area_remove on platform.area for delete
  using ((select platform.has_permission('area.write')));
grant select, insert, update, delete on platform.area to pilar_app;
