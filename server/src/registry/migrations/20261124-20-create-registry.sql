-- The register of families: card, members and dwelling. Counts come from here, never a poverty rate.
create schema registry;
grant usage on schema registry to pilar_app;

create table registry.dwelling (
  id uuid primary key,
  area_code text not null references platform.area (code),
  rw smallint not null check (rw between 0 and 999),
  rt smallint not null check (rt between 0 and 999),
  address text not null,
  codebook text not null,
  tenure smallint,
  floor_area_m2 real,
  floor smallint,
  wall smallint,
  roof smallint,
  water smallint,
  waste_distance smallint,
  light smallint,
  power smallint,
  fuel smallint,
  toilet smallint,
  closet smallint,
  disposal smallint,
  source text not null
);
create index dwelling_area on registry.dwelling (area_code, rw, rt);

create table registry.family (
  id uuid primary key,
  dwelling_id uuid not null references registry.dwelling (id),
  nomor_kk text not null check (nomor_kk ~ '^\d{16}$'),
  livelihood text,
  size smallint not null check (size >= 0),
  -- National desil: imported, dated, read-only.
  desil smallint check (desil between 1 and 10),
  desil_version text,
  desil_as_of date,
  programmes text not null default '',
  source text not null,
  check ((desil is null) or (desil_version is not null and desil_as_of is not null))
);
create index family_dwelling on registry.family (dwelling_id);
create unique index family_nomor_kk on registry.family (nomor_kk);

create table registry.person (
  id uuid primary key,
  family_id uuid not null references registry.family (id),
  nik text check (nik ~ '^\d{16}$'),
  name text not null,
  sex text not null check (sex in ('L', 'P')),
  birth_date date,
  codebook text not null,
  relation smallint,
  marital smallint,
  school_attendance smallint,
  education smallint,
  is_working smallint,
  sector smallint,
  employment_status smallint,
  is_seeking_work smallint,
  turnover_class smallint,
  disability smallint,
  chronic smallint,
  health_insurance smallint,
  pregnant smallint,
  source text not null
);
create index person_family on registry.person (family_id);

do $$
declare
  name text;
begin
  foreach name in array array['dwelling', 'family', 'person'] loop
    execute format('alter table registry.%I enable row level security', name);
    execute format('alter table registry.%I force row level security', name);
    execute format('grant select, insert on registry.%I to pilar_app', name);
    -- The right to count opens the rows to counting queries only: no route returns a row of them yet.
    execute format(
      'create policy %I on registry.%I for select to pilar_app using ((select platform.has_permission(''registry.count'')))',
      name || '_count', name);
    execute format(
      'create policy %I on registry.%I for insert to pilar_app with check ((select platform.has_permission(''registry.fill'')))',
      name || '_fill', name);
  end loop;
end $$;
