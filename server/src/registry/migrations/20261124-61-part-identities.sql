-- Each row of a person carries its place, and names, numbers and addresses lie apart (docs/adr/0009-access.md,
-- docs/adr/0012-sealed-numbers.md). The owner of the tables is held by row-level security too, so it is lifted while
-- rows move.
alter table registry.dwelling no force row level security;
alter table registry.family no force row level security;
alter table registry.person no force row level security;

-- Codes are compared by their bytes: what lies in a place is then one stretch of an index, on every server.
alter table registry.dwelling
  add column place text collate "C" generated always as (
    area_code || '.' || lpad(rw::text, 3, '0') || '.' || lpad(rt::text, 3, '0')
  ) stored not null,
  add constraint dwelling_place_check check (platform.is_place(place)),
  add constraint dwelling_id_place_key unique (id, place);

alter table registry.family add column place text collate "C";
update registry.family set place = dwelling.place from registry.dwelling where dwelling.id = family.dwelling_id;
alter table registry.family
  alter column place set not null,
  add constraint family_id_place_key unique (id, place),
  drop constraint family_dwelling_id_fkey,
  add constraint family_dwelling_fkey foreign key (dwelling_id, place)
    references registry.dwelling (id, place) on update cascade;
drop index registry.family_dwelling;
create index family_dwelling on registry.family (dwelling_id, place);
create index family_place on registry.family (place, id);

alter table registry.person add column place text collate "C";
update registry.person set place = family.place from registry.family where family.id = person.family_id;
alter table registry.person
  alter column place set not null,
  add constraint person_id_place_key unique (id, place),
  drop constraint person_family_id_fkey,
  add constraint person_family_fkey foreign key (family_id, place)
    references registry.family (id, place) on update cascade;
drop index registry.person_family;
create index person_family on registry.person (family_id, place);
create index person_place on registry.person (place, id);

-- One identity a row: the foreign key lets a row have one place, so the pair is as good a key as the name alone, and
-- one index serves both. A number is sealed (`_cipher`) and found by its keyed digest (`_key`). Rows from before this
-- version stand in `plain_` until the program, which alone has the key, has sealed them at its next start.
create table registry.dwelling_identity (
  dwelling_id uuid not null,
  place text collate "C" not null,
  address text not null,
  primary key (dwelling_id, place),
  foreign key (dwelling_id, place) references registry.dwelling (id, place) on update cascade
);
create table registry.family_identity (
  family_id uuid not null,
  place text collate "C" not null,
  kk_cipher bytea,
  kk_key bytea,
  plain_kk text check (plain_kk ~ '^\d{16}$'),
  primary key (family_id, place),
  foreign key (family_id, place) references registry.family (id, place) on update cascade,
  check ((kk_cipher is null) = (kk_key is null)),
  check ((kk_cipher is null) <> (plain_kk is null))
);
create table registry.person_identity (
  person_id uuid not null,
  place text collate "C" not null,
  name text not null,
  nik_cipher bytea,
  nik_key bytea,
  phone_cipher bytea,
  plain_nik text check (plain_nik ~ '^\d{16}$'),
  primary key (person_id, place),
  foreign key (person_id, place) references registry.person (id, place) on update cascade,
  check ((nik_cipher is null) = (nik_key is null)),
  check (nik_cipher is null or plain_nik is null)
);
insert into registry.dwelling_identity (dwelling_id, place, address) select id, place, address from registry.dwelling;
insert into registry.family_identity (family_id, place, plain_kk) select id, place, nomor_kk from registry.family;
insert into registry.person_identity (person_id, place, name, plain_nik) select id, place, name, nik from registry.person;
create unique index family_identity_kk on registry.family_identity (kk_key);
create index person_identity_nik on registry.person_identity (nik_key);
create index family_identity_plain on registry.family_identity (family_id) where plain_kk is not null;
create index person_identity_plain on registry.person_identity (person_id) where plain_nik is not null;

alter table registry.dwelling drop column address;
alter table registry.family drop column nomor_kk;
alter table registry.person drop column nik, drop column name;

-- The purposes of contracts/src/platform/purpose.ts; a test compares the two.
create function registry.is_purpose_chosen() returns boolean
  language sql stable
  as $$
    select coalesce(platform.purpose() in
      ('verification', 'service', 'planning', 'complaint', 'subject-request', 'inspection'), false)
  $$;

do $$
declare
  held constant text := 'place like any ((select platform.place_patterns())::text[])';
  may constant text := '(select platform.has_permission(%L))';
  correct constant text := format(may, 'registry.write') || ' and (select platform.purpose()) = ''subject-request'' and ' || held;
  name text;
begin
  foreach name in array array['dwelling', 'family', 'person'] loop
    execute format('alter table registry.%I force row level security', name);
    execute format('drop policy %I on registry.%I', name || '_count', name);
    execute format('create policy %I on registry.%I for select to pilar_app using ((%s or %s) and %s)',
      name || '_see', name, format(may, 'registry.count'), format(may, 'registry.read'), held);
    execute format('grant update on registry.%I to pilar_app', name);
    execute format('create policy %I on registry.%I for update to pilar_app using (%s) with check (%s)',
      name || '_correct', name, correct, correct);

    name := name || '_identity';
    execute format('alter table registry.%I enable row level security', name);
    execute format('alter table registry.%I force row level security', name);
    execute format('grant select, insert, update on registry.%I to pilar_app', name);
    execute format('create policy %I on registry.%I for select to pilar_app using (%s and (select registry.is_purpose_chosen()) and %s)',
      name || '_see', name, format(may, 'registry.read'), held);
    execute format('create policy %I on registry.%I for insert to pilar_app with check (%s)',
      name || '_fill', name, format(may, 'registry.fill'));
    execute format('create policy %I on registry.%I for update to pilar_app using (%s) with check (%s)',
      name || '_correct', name, correct, correct);
  end loop;

  -- Sealing and changing keys: background work of the program, never a person.
  foreach name in array array['family_identity', 'person_identity'] loop
    execute format('create policy %I on registry.%I for select to pilar_app using (%s)',
      name || '_seal_see', name, format(may, 'registry.seal'));
    execute format('create policy %I on registry.%I for update to pilar_app using (%s) with check (%s)',
      name || '_seal', name, format(may, 'registry.seal'), format(may, 'registry.seal'));
  end loop;
end $$;
