-- Which keys the sealed columns of this database need. The keys themselves lie outside the database; their
-- fingerprints tell at the start, before anything is read, whether the right ones are there.
create table platform.secret_key (
  use text not null check (use in ('seal', 'search')),
  id smallint not null check (id > 0),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{32}$'),
  added_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (use, id)
);
alter table platform.secret_key enable row level security;
alter table platform.secret_key force row level security;
grant select, insert, update on platform.secret_key to pilar_app;
create policy secret_key_read on platform.secret_key for select to pilar_app
  using ((select platform.has_permission('secret.keep')));
create policy secret_key_add on platform.secret_key for insert to pilar_app
  with check ((select platform.has_permission('secret.keep')));
create policy secret_key_retire on platform.secret_key for update to pilar_app
  using ((select platform.has_permission('secret.keep')))
  with check ((select platform.has_permission('secret.keep')));
