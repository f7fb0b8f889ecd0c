-- Data protection as work: impact assessment, requests of persons, breaches, and what retention has erased.
create schema protection;
grant usage on schema protection to pilar_app;

create table protection.assessment_version (
  id uuid primary key,
  code text not null,
  version integer not null check (version > 0),
  title text not null check (title <> ''),
  answers jsonb not null,
  risks jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  signed_at timestamptz,
  signed_by text,
  unique (code, version),
  check ((signed_at is null) = (signed_by is null))
);

create table protection.subject_request (
  id uuid primary key,
  number integer generated always as identity unique,
  kind text not null check (kind in ('see', 'correct', 'object', 'limit')),
  state text not null default 'received'
    check (state in ('received', 'identified', 'in-work', 'answered', 'refused')),
  asker_name text not null check (asker_name <> ''),
  asker_contact text not null,
  relation text not null,
  details text not null,
  received_on date not null,
  due_on date not null check (due_on >= received_on),
  due_note text not null,
  -- a person of the register; its rows stand in another domain
  person_id uuid,
  identity_note text,
  answer text,
  closed_at timestamptz,
  check ((state in ('answered', 'refused')) = (closed_at is not null)),
  check (state in ('received', 'refused') or identity_note is not null),
  check (state not in ('answered', 'refused') or answer is not null)
);
create index subject_request_person on protection.subject_request (person_id);

create table protection.subject_request_step (
  id uuid primary key,
  request_id uuid not null references protection.subject_request (id),
  position bigint generated always as identity,
  at timestamptz not null,
  by text not null,
  state text not null,
  note text not null
);
create index subject_request_step_request on protection.subject_request_step (request_id, position);

-- A person whose data are kept but shown for the request alone.
create table protection.restriction (
  id uuid primary key,
  person_id uuid not null,
  request_id uuid not null references protection.subject_request (id),
  since timestamptz not null,
  lifted_at timestamptz
);
create unique index restriction_person on protection.restriction (person_id) where lifted_at is null;
create index restriction_request on protection.restriction (request_id);

create table protection.breach (
  id uuid primary key,
  number integer generated always as identity unique,
  title text not null check (title <> ''),
  known_at timestamptz not null,
  happened text not null,
  how text not null,
  data_kinds text not null,
  person_count integer check (person_count >= 0),
  done text not null,
  reported_at timestamptz not null,
  reported_by text not null,
  due_at timestamptz not null check (due_at > known_at),
  due_note text not null,
  authority_notified_at timestamptz,
  persons_notified_at timestamptz,
  closed_at timestamptz,
  closing_note text,
  check ((closed_at is null) = (closing_note is null))
);

create table protection.retention_run (
  id uuid primary key,
  at timestamptz not null,
  by text not null,
  code text not null,
  before timestamptz not null,
  erased integer not null check (erased >= 0)
);
create index retention_run_at on protection.retention_run (at);
create index retention_run_code on protection.retention_run (code, at);

do $$
declare
  entry record;
begin
  for entry in
    select * from (values
      ('assessment_version', 'protection.read', 'protection.write', true),
      ('subject_request', 'subject-request.read', 'subject-request.write', true),
      ('subject_request_step', 'subject-request.read', 'subject-request.write', false),
      ('breach', 'protection.read', 'protection.write', true),
      ('retention_run', 'protection.read', 'retention.erase', false)
    ) as rule (name, reading, writing, changes)
  loop
    execute format('alter table protection.%I enable row level security', entry.name);
    execute format('alter table protection.%I force row level security', entry.name);
    execute format('grant select, insert on protection.%I to pilar_app', entry.name);
    execute format(
      'create policy %I on protection.%I for select to pilar_app using ((select platform.has_permission(%L)))',
      entry.name || '_read', entry.name, entry.reading);
    execute format(
      'create policy %I on protection.%I for insert to pilar_app with check ((select platform.has_permission(%L)))',
      entry.name || '_add', entry.name, entry.writing);
    continue when not entry.changes;
    execute format('grant update on protection.%I to pilar_app', entry.name);
    execute format(
      'create policy %I on protection.%I for update to pilar_app using ((select platform.has_permission(%L)))',
      entry.name || '_change', entry.name, entry.writing);
  end loop;
end $$;

-- A signed assessment is what was signed.
create function protection.keep_signed() returns trigger
  language plpgsql
  as $$ begin raise exception 'a signed assessment is never changed' using errcode = '42501'; end $$;
create trigger assessment_keep before update on protection.assessment_version
  for each row when (old.signed_at is not null) execute function protection.keep_signed();

alter table protection.restriction enable row level security;
alter table protection.restriction force row level security;
grant select, insert, update on protection.restriction to pilar_app;
-- The policies of the register ask it for everybody who reads persons; it holds ids and no reason.
create policy restriction_read on protection.restriction for select to pilar_app using (true);
create policy restriction_add on protection.restriction for insert to pilar_app
  with check ((select platform.has_permission('subject-request.write')));
create policy restriction_lift on protection.restriction for update to pilar_app
  using ((select platform.has_permission('subject-request.write')));
