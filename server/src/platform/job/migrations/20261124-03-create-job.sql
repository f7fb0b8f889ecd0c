-- Background work: one row a job, seen by the people who may see jobs and by whoever asked for it.
create table platform.job (
  id uuid primary key,
  kind text not null,
  title text not null,
  link text,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  payload jsonb not null,
  phase text,
  done double precision not null default 0,
  total double precision,
  result jsonb,
  problem jsonb,
  is_cancel_asked boolean not null default false,
  attempts integer not null default 0,
  created_by text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  heartbeat_at timestamptz,
  finished_at timestamptz,
  check ((state in ('done', 'failed', 'cancelled')) = (finished_at is not null))
);

create index job_waiting on platform.job (created_at) where state in ('queued', 'running');
create index job_created_by on platform.job (created_by, created_at);

alter table platform.job enable row level security;
alter table platform.job force row level security;
grant select, insert, update on platform.job to pilar_app;

create policy job_seen on platform.job for select to pilar_app
  using (
    (select platform.has_permission('job.read')) or (select platform.has_permission('job.run'))
    or created_by = platform.actor_id()
  );
create policy job_asked on platform.job for insert to pilar_app
  with check (created_by = platform.actor_id());
create policy job_driven on platform.job for update to pilar_app
  using (
    (select platform.has_permission('job.run')) or (select platform.has_permission('job.cancel'))
    or created_by = platform.actor_id()
  );
