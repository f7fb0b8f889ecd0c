-- What of the register's counts has left the team: kept, so that a later table can be checked against it.
create table platform.released_table (
  id uuid primary key,
  at timestamptz not null,
  data_set text not null check (data_set <> ''),
  data_version text not null check (data_version <> ''),
  -- what its owner calls this state of the data; a new edition may leave at once
  edition text not null,
  -- the places whose counts it holds, sorted; a narrower one is another table of the same cells
  places text not null,
  rule text not null,
  -- by the cell's name the count, null where it is hidden; the sums between them
  cells jsonb not null,
  relations jsonb not null
);
create index released_table_places on platform.released_table (data_set, places, at);

alter table platform.released_table enable row level security;
alter table platform.released_table force row level security;
-- What has left is no secret among those who may count; only hidden counts would be, and they are not here.
create policy released_table_read on platform.released_table for select to pilar_app
  using ((select platform.has_permission('registry.count')));
create policy released_table_add on platform.released_table for insert to pilar_app
  with check ((select platform.has_permission('registry.count')));
grant select, insert on platform.released_table to pilar_app;

-- A data set whose owner forbids handing it on. While it stands, no file of it leaves.
create table platform.sharing_flag (
  data_set text primary key check (data_set <> ''),
  is_forbidden boolean not null,
  source text not null check (source <> ''),
  contact text not null check (contact <> ''),
  changed_at timestamptz not null,
  changed_by text not null
);
alter table platform.sharing_flag enable row level security;
alter table platform.sharing_flag force row level security;
-- Every export asks it, whoever exports.
create policy sharing_flag_read on platform.sharing_flag for select to pilar_app using (true);
create policy sharing_flag_add on platform.sharing_flag for insert to pilar_app
  with check ((select platform.has_permission('protection.write')));
create policy sharing_flag_change on platform.sharing_flag for update to pilar_app
  using ((select platform.has_permission('protection.write')))
  with check ((select platform.has_permission('protection.write')));
grant select, insert, update on platform.sharing_flag to pilar_app;
