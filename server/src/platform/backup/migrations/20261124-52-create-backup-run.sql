-- What became of each backup that was made or checked, so that a failure in the night is seen in the morning. The files
-- themselves lie outside the database.
create table platform.backup_run (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('make', 'check')),
  reason text not null check (reason in ('asked', 'scheduled', 'before-migration', 'before-restore')),
  ended_at timestamptz not null,
  file_name text check (file_name ~ '^[A-Za-z0-9._-]{1,120}$'),
  bytes bigint check (bytes >= 0),
  rows bigint check (rows >= 0),
  -- the refusal that ended it, and what its sentence needs; no person is in it
  problem text,
  facts jsonb,
  check (problem is not null or (file_name is not null and bytes is not null and rows is not null)),
  check ((problem is null) = (facts is null))
);
create index backup_run_ended on platform.backup_run (ended_at desc);
create index backup_run_file on platform.backup_run (file_name, ended_at desc);
alter table platform.backup_run enable row level security;
alter table platform.backup_run force row level security;
grant select, insert on platform.backup_run to pilar_app;
create policy backup_run_read on platform.backup_run for select to pilar_app
  using ((select platform.has_permission('backup.read')));
create policy backup_run_add on platform.backup_run for insert to pilar_app
  with check ((select platform.has_permission('backup.write')));
