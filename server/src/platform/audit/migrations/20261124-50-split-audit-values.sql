-- What was done stays for ever; the values it was done with lie beside it and may leave. An entry keeps the salted
-- digest of its values, so that their leaving changes nothing that was signed.

create function platform.request_id() returns text
  language sql stable
  as $$ select nullif(current_setting('app.request', true), '') $$;

create function platform.address() returns text
  language sql stable
  as $$ select nullif(current_setting('app.address', true), '') $$;

-- Each field with its length before it: no two entries are written alike. The lengths count bytes of UTF-8.
create function platform.audit_field(field text) returns text
  language sql immutable
  as $$ select coalesce(octet_length(field) || ':' || field, '-') $$;

create function platform.audit_value_digest(salt bytea, before jsonb, after jsonb, reason text, address text)
  returns bytea
  language sql immutable
  as $$
    select sha256(salt || convert_to('pilar-audit-value-1' || platform.audit_field(before::text)
      || platform.audit_field(after::text) || platform.audit_field(reason) || platform.audit_field(address), 'UTF8'))
  $$;

-- Of a JSON array [{"entity": …, "id": …}, …], in whichever order it came.
create function platform.audit_subject_digest(subjects jsonb) returns bytea
  language sql immutable
  as $$
    select sha256(convert_to('pilar-audit-subject-1' || string_agg(subject, '' order by subject collate "C"), 'UTF8'))
    from (
      select distinct platform.audit_field(named ->> 'entity') || platform.audit_field(named ->> 'id') as subject
      from jsonb_array_elements(subjects) as each (named)
    ) as listed
  $$;

create function platform.audit_instant(at timestamptz) returns text
  language sql stable
  as $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;


alter table platform.audit_entry
  add column value_digest bytea check (octet_length(value_digest) = 32),
  add column subject_digest bytea check (octet_length(subject_digest) = 32),
  add column digest bytea check (octet_length(digest) = 32);

create function platform.audit_digest(entry platform.audit_entry) returns bytea
  language sql stable
  as $$
    select sha256(convert_to('pilar-audit-entry-1'
      || platform.audit_field(entry.id::text) || platform.audit_field(platform.audit_instant(entry.at))
      || platform.audit_field(entry.actor_id) || platform.audit_field(entry.actor_name)
      || platform.audit_field(entry.action) || platform.audit_field(entry.entity)
      || platform.audit_field(entry.entity_id) || platform.audit_field(entry.purpose)
      || platform.audit_field(entry.request_id) || platform.audit_field(encode(entry.value_digest, 'hex'))
      || platform.audit_field(encode(entry.subject_digest, 'hex')), 'UTF8'))
  $$;

create table platform.audit_value (
  entry_id uuid primary key references platform.audit_entry (id),
  salt bytea not null check (octet_length(salt) = 32),
  before jsonb,
  after jsonb,
  reason text,
  address text
);

-- Whom an entry is about: a view of fifty families names fifty.
create table platform.audit_subject (
  entity text not null check (entity <> ''),
  subject_id text not null check (subject_id <> ''),
  entry_id uuid not null references platform.audit_entry (id),
  primary key (entity, subject_id, entry_id)
);
create index audit_subject_entry_idx on platform.audit_subject (entry_id);


-- Entries from before this version get their digest here. The owner is held by row-level security too, so it is lifted.
alter table platform.audit_entry no force row level security;
alter table platform.audit_entry disable trigger audit_entry_keep;
insert into platform.audit_value (entry_id, salt, before, after)
  select id, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), before, after
  from platform.audit_entry where before is not null or after is not null;
-- Milliseconds, as every reader of the trail sees them: the digest covers no part of a moment that nobody can read.
update platform.audit_entry set at = date_trunc('milliseconds', at), value_digest = (
  select platform.audit_value_digest(salt, value.before, value.after, value.reason, value.address)
  from platform.audit_value value where value.entry_id = audit_entry.id
);
update platform.audit_entry set digest = platform.audit_digest(audit_entry);
alter table platform.audit_entry enable trigger audit_entry_keep;
alter table platform.audit_entry force row level security;
alter table platform.audit_entry
  alter column digest set not null,
  drop column before,
  drop column after,
  add check (at = date_trunc('milliseconds', at));
create index audit_entry_at_idx on platform.audit_entry (at);


-- Everybody writes through this one door, also the triggers of other schemas; nobody writes an entry with a digest of
-- their own. `subjects` is [{"entity": …, "id": …}, …].
create view platform.audit_write with (security_invoker = true) as
  select id, at, actor_id, actor_name, action, entity, entity_id,
    null::jsonb as before, null::jsonb as after, null::text as reason, null::jsonb as subjects
  from platform.audit_entry where false;

create function platform.write_audit() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
    declare
      entry platform.audit_entry;
      salt bytea;
      named jsonb := nullif(new.subjects, '[]'::jsonb);
    begin
      entry.id := coalesce(new.id, gen_random_uuid());
      entry.at := date_trunc('milliseconds', coalesce(new.at, now()));
      entry.actor_id := coalesce(new.actor_id, platform.actor_id());
      entry.actor_name := coalesce(new.actor_name, platform.actor_name());
      -- Nobody signs with another's name.
      if entry.actor_id is distinct from platform.actor_id() or entry.actor_name is distinct from platform.actor_name() then
        raise exception 'an audit entry is signed with the acting name' using errcode = '42501';
      end if;
      entry.action := new.action;
      entry.entity := new.entity;
      entry.entity_id := new.entity_id;
      entry.purpose := platform.purpose();
      entry.request_id := platform.request_id();
      if new.before is not null or new.after is not null or new.reason is not null or platform.address() is not null then
        salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
        entry.value_digest := platform.audit_value_digest(salt, new.before, new.after, new.reason, platform.address());
      end if;
      if named is not null then
        entry.subject_digest := platform.audit_subject_digest(named);
      end if;
      insert into platform.audit_entry
        (id, at, actor_id, actor_name, action, entity, entity_id, purpose, request_id, value_digest, subject_digest, digest)
        values (entry.id, entry.at, entry.actor_id, entry.actor_name, entry.action, entry.entity, entry.entity_id,
          entry.purpose, entry.request_id, entry.value_digest, entry.subject_digest, platform.audit_digest(entry));
      if salt is not null then
        insert into platform.audit_value (entry_id, salt, before, after, reason, address)
          values (entry.id, salt, new.before, new.after, new.reason, platform.address());
      end if;
      if named is not null then
        insert into platform.audit_subject (entity, subject_id, entry_id)
          select distinct each.named ->> 'entity', each.named ->> 'id', entry.id
          from jsonb_array_elements(named) as each (named);
      end if;
      return new;
    end
  $$;
create trigger audit_write_add instead of insert on platform.audit_write
  for each row execute function platform.write_audit();

revoke insert on platform.audit_entry from pilar_app, pilar_identity;
grant select, insert on platform.audit_write to pilar_app, pilar_identity;

create or replace function identity.write_audit(action text, user_id text, before jsonb, after jsonb) returns void
  language sql
  as $$
    insert into platform.audit_write (action, entity, entity_id, before, after)
    values ($1, 'identity.user', $2, $3, $4)
  $$;


-- The door belongs to the owner of the tables, and the owner is held by row-level security too.
alter table platform.audit_value enable row level security;
alter table platform.audit_value force row level security;
create policy audit_value_read on platform.audit_value for select
  using ((select platform.has_permission('audit.read')));
create policy audit_value_add on platform.audit_value for insert to current_user with check (true);
grant select on platform.audit_value to pilar_app;

alter table platform.audit_subject enable row level security;
alter table platform.audit_subject force row level security;
create policy audit_subject_read on platform.audit_subject for select
  using ((select platform.has_permission('audit.read')) or (select platform.has_permission('subject-request.read')));
create policy audit_subject_add on platform.audit_subject for insert to current_user with check (true);
grant select on platform.audit_subject to pilar_app;

-- Who answers a resident sees the entries that name somebody, without the values.
drop policy audit_entry_read on platform.audit_entry;
create policy audit_entry_read on platform.audit_entry for select
  using (
    (select platform.has_permission('audit.read'))
    or (select platform.has_permission('subject-request.read')) and subject_digest is not null
  );

create trigger audit_value_keep before update or delete on platform.audit_value
  for each row execute function platform.refuse_audit_change();
create trigger audit_value_keep_all before truncate on platform.audit_value
  for each statement execute function platform.refuse_audit_change();
create trigger audit_subject_keep before update or delete on platform.audit_subject
  for each row execute function platform.refuse_audit_change();
create trigger audit_subject_keep_all before truncate on platform.audit_subject
  for each statement execute function platform.refuse_audit_change();
