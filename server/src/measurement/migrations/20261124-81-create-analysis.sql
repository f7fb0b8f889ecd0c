-- Answers of the analyses (groups, change, curves, small areas): one row for each question of one state of the data.
create table measurement.analysis (
  id uuid primary key,
  -- hash over request, data versions, covariates and method: the same question is answered from here
  key text not null unique,
  kind text not null check (kind in ('groups', 'change', 'curves', 'small-area')),
  -- the area whose register counts served as covariates; null where only surveys were read
  place text collate "C" check (platform.is_place(place)),
  request jsonb not null,
  inputs jsonb not null,
  answer jsonb not null,
  method text not null,
  is_synthetic boolean not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null
);

alter table measurement.analysis enable row level security;
alter table measurement.analysis force row level security;
-- An answer is never changed: other data or another method give another row.
grant select, insert on measurement.analysis to pilar_app;
create policy analysis_read on measurement.analysis for select to pilar_app
  using (
    (select platform.has_permission('survey.read'))
    and (place is null or place like any ((select platform.place_patterns())::text[]))
  );
create policy analysis_add on measurement.analysis for insert to pilar_app
  with check (
    (select platform.has_permission('survey.read'))
    and (place is null or place like any ((select platform.place_patterns())::text[]))
  );
