-- Surveys, what was estimated from them, and every published figure with its error and source.
create schema measurement;
grant usage on schema measurement to pilar_app;

-- A household survey as it was received. The state tells how far its import came.
create table measurement.survey (
  id uuid primary key,
  title text not null check (length(title) between 1 and 200),
  period text not null check (period ~ '^\d{4}(-(0[1-9]|1[0-2]))?$'),
  file_name text not null,
  file_hash text not null,
  state text not null check (state in ('received', 'importing', 'ready', 'failed', 'undone')),
  profile jsonb not null,
  mapping jsonb,
  rows_read integer not null default 0,
  rows_accepted integer not null default 0,
  rows_rejected integer not null default 0,
  data_version text,
  is_synthetic boolean not null default false,
  job_id uuid references platform.job (id),
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  check ((state = 'ready') <= (data_version is not null and mapping is not null))
);
create index survey_job on measurement.survey (job_id);
-- The same file is not imported twice, unless its first import was undone.
create unique index survey_file_once on measurement.survey (file_hash) where state <> 'undone';

create table measurement.survey_file (
  survey_id uuid primary key references measurement.survey (id),
  bytes bytea not null
);

-- Accepted rows, one column a row: little-endian float64, or codes into a dictionary of texts.
-- Columns are kept under the hash of their content: mapping a file anew adds a version and takes none away.
create table measurement.survey_column (
  survey_id uuid not null references measurement.survey (id),
  data_version text not null,
  name text not null,
  ordinal integer not null,
  kind text not null check (kind in ('number', 'text')),
  bytes bytea not null,
  dictionary jsonb,
  primary key (survey_id, data_version, name),
  check ((kind = 'text') = (dictionary is not null))
);

create table measurement.survey_rejection (
  survey_id uuid not null references measurement.survey (id),
  data_version text not null,
  ordinal integer not null,
  file_row integer not null,
  column_name text not null,
  value text not null,
  code text not null,
  primary key (survey_id, data_version, ordinal)
);

-- How a file with these column names was mapped last time.
create table measurement.column_mapping (
  fingerprint text primary key,
  mapping jsonb not null,
  updated_at timestamptz not null,
  updated_by text not null
);

create table measurement.estimate (
  id uuid primary key,
  survey_id uuid not null references measurement.survey (id),
  line double precision not null check (line > 0),
  line_source text not null,
  boundary text not null check (boundary in ('below', 'at-or-below')),
  by_column text,
  data_version text not null,
  method text not null,
  result jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  published_at timestamptz
);
create index estimate_survey on measurement.estimate (survey_id, created_at);

-- Published figures are never overwritten: a correction is a new row that names the old one.
create table measurement.figure (
  id uuid primary key,
  kind text not null check (kind in ('official', 'survey')),
  origin text not null check (origin in ('parameter', 'typed', 'uploaded', 'estimate')),
  indicator text not null,
  area_code text not null references platform.area (code),
  group_column text,
  group_value text,
  period text not null check (period ~ '^\d{4}(-(0[1-9]|1[0-2]))?$'),
  value double precision not null check (value <> 'NaN'::double precision),
  unit text not null,
  se double precision check (se >= 0),
  df double precision,
  n integer,
  ci_low double precision,
  ci_high double precision,
  rse double precision,
  rse_class text check (rse_class in ('accurate', 'caution', 'withheld')),
  method text not null,
  source_id text,
  source_title text not null,
  source_url text,
  confidence text check (confidence in ('tinggi', 'sedang', 'rendah')),
  note text,
  is_synthetic boolean not null default false,
  content_hash text not null,
  estimate_id uuid references measurement.estimate (id),
  statistic text,
  replaces uuid references measurement.figure (id),
  published_at timestamptz not null,
  published_by text not null,
  published_by_name text not null,
  check ((group_column is null) = (group_value is null)),
  check ((kind = 'survey') = (estimate_id is not null and statistic is not null)),
  check (replaces <> id)
);
create index figure_area on measurement.figure (area_code, indicator, period);
create index figure_estimate on measurement.figure (estimate_id);
-- One correction at most names a figure, so the newest is always certain.
create unique index figure_replaced_once on measurement.figure (replaces);
-- The first figure of a kind; later ones must name the one that they replace.
create unique index figure_first on measurement.figure
  (kind, indicator, area_code, period, coalesce(group_column, ''), coalesce(group_value, ''))
  where replaces is null;

-- A published figure stays as it was written, for everybody and for ever.
create function measurement.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published figure is never changed';
end $$;
create trigger figure_stays before update or delete on measurement.figure
  for each row execute function measurement.refuse_change();

do $$
declare
  entry record;
begin
  for entry in
    select * from (values
      ('survey', 'survey.read', 'survey.write'),
      ('survey_file', 'survey.read', 'survey.write'),
      ('survey_column', 'survey.read', 'survey.write'),
      ('survey_rejection', 'survey.read', 'survey.write'),
      ('column_mapping', 'survey.read', 'survey.write'),
      ('estimate', 'survey.read', 'survey.read')
    ) as rule (name, reading, writing)
  loop
    execute format('alter table measurement.%I enable row level security', entry.name);
    execute format('alter table measurement.%I force row level security', entry.name);
    execute format('grant select, insert, update on measurement.%I to pilar_app', entry.name);
    execute format(
      'create policy %I on measurement.%I for select to pilar_app using ((select platform.has_permission(%L)))',
      entry.name || '_read', entry.name, entry.reading);
    execute format(
      'create policy %I on measurement.%I for insert to pilar_app with check ((select platform.has_permission(%L)))',
      entry.name || '_add', entry.name, entry.writing);
    -- An estimate changes only once, when it is published: see its own policy below.
    continue when entry.name = 'estimate';
    execute format(
      'create policy %I on measurement.%I for update to pilar_app using ((select platform.has_permission(%L)))',
      entry.name || '_change', entry.name, entry.writing);
  end loop;
end $$;

alter table measurement.figure enable row level security;
alter table measurement.figure force row level security;
grant select, insert on measurement.figure to pilar_app;
create policy figure_read on measurement.figure for select to pilar_app
  using ((select platform.has_permission('indicator.read')));
create policy figure_official on measurement.figure for insert to pilar_app
  with check (
    (kind = 'official' and (select platform.has_permission('indicator.write')))
    or (kind = 'survey' and (select platform.has_permission('estimate.publish')))
  );
-- An estimate is marked as published by those who may publish.
create policy estimate_publish on measurement.estimate for update to pilar_app
  using ((select platform.has_permission('estimate.publish')));
