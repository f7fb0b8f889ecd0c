-- Days on which the office is closed beside Saturday and Sunday: national holidays and days of collective leave. A decree
-- of three ministers sets them each year; nothing is shipped, the data officer enters them with the decree as source.
create table protection.holiday (
  date date primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('national', 'joint-leave')),
  source text not null check (source <> ''),
  changed_at timestamptz not null,
  changed_by text not null,
  -- a day that was entered by mistake, or moved by a later decree
  removed_at timestamptz
);
alter table protection.holiday enable row level security;
alter table protection.holiday force row level security;
grant select, insert, update on protection.holiday to pilar_app;
create policy holiday_read on protection.holiday for select to pilar_app
  using ((select platform.has_permission('protection.read')) or (select platform.has_permission('subject-request.read')));
create policy holiday_add on protection.holiday for insert to pilar_app
  with check ((select platform.has_permission('protection.write')));
create policy holiday_change on protection.holiday for update to pilar_app
  using ((select platform.has_permission('protection.write')));
