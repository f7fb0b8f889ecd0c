-- A link closes a set of entries for ever: a Merkle tree over them, the hash of the link before, and a signature whose
-- key never enters the database.

create table platform.audit_key (
  id text primary key check (id ~ '^[0-9a-f]{64}$'),
  public_key bytea not null,
  first_used_at timestamptz not null
);

-- `leaves` names each entry of the link: position (8 bytes) and digest (32 bytes), in the order of the tree. From it
-- verification says which entry was changed or is missing, not only that something is wrong.
create table platform.audit_link (
  number integer primary key check (number > 0),
  entry_count integer not null check (entry_count > 0),
  first_position bigint not null,
  last_position bigint not null check (last_position >= first_position),
  leaves bytea not null,
  root bytea not null check (octet_length(root) = 32),
  previous_hash bytea check (octet_length(previous_hash) = 32),
  sealed_at timestamptz not null check (sealed_at = date_trunc('milliseconds', sealed_at)),
  key_id text not null references platform.audit_key (id),
  hash bytea not null unique check (octet_length(hash) = 32),
  signature bytea not null check (octet_length(signature) = 64),
  check (octet_length(leaves) = 40 * entry_count),
  check ((previous_hash is null) = (number = 1))
);
alter table platform.audit_link alter column leaves set storage external;
create index audit_link_key_id_idx on platform.audit_link (key_id);

-- The link is written after its entries are marked, in one transaction.
alter table platform.audit_entry
  add column link_number integer references platform.audit_link (number) deferrable initially deferred;
create index audit_entry_link_number_idx on platform.audit_entry (link_number, position);
create index audit_entry_unsealed_idx on platform.audit_entry (position) where link_number is null;

-- Values that retention took away, and the entry that says when, by whom and why.
create table platform.audit_erasure (
  entry_id uuid primary key references platform.audit_entry (id),
  erasure_id uuid not null references platform.audit_entry (id)
);
create index audit_erasure_erasure_id_idx on platform.audit_erasure (erasure_id);


-- An entry is sealed once; nothing else of it ever changes.
create function platform.keep_audit_entry() returns trigger
  language plpgsql
  as $$
    declare
      number integer := new.link_number;
    begin
      if tg_op = 'UPDATE' and old.link_number is null and number is not null then
        new.link_number := null;
        if new is not distinct from old then
          new.link_number := number;
          return new;
        end if;
      end if;
      raise exception 'audit entries are never changed or removed' using errcode = '42501';
    end
  $$;
drop trigger audit_entry_keep on platform.audit_entry;
create trigger audit_entry_keep before update or delete on platform.audit_entry
  for each row execute function platform.keep_audit_entry();

create function platform.keep_audit_value() returns trigger
  language plpgsql
  as $$
    begin
      if tg_op = 'DELETE' and exists (select from platform.audit_erasure where entry_id = old.entry_id) then
        return old;
      end if;
      raise exception 'audit values are never changed, and leave only by an erasure' using errcode = '42501';
    end
  $$;
drop trigger audit_value_keep on platform.audit_value;
create trigger audit_value_keep before update or delete on platform.audit_value
  for each row execute function platform.keep_audit_value();

create function platform.erase_audit_value() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
    begin
      if not exists (select from platform.audit_entry where id = new.erasure_id and action = 'audit.erase')
        or exists (select from platform.audit_entry where id = new.entry_id and action = 'audit.erase') then
        raise exception 'an erasure is named by its own entry, whose values stay' using errcode = '42501';
      end if;
      delete from platform.audit_value where entry_id = new.entry_id;
      return null;
    end
  $$;
create trigger audit_erasure_erase after insert on platform.audit_erasure
  for each row execute function platform.erase_audit_value();

create trigger audit_erasure_keep before update or delete on platform.audit_erasure
  for each row execute function platform.refuse_audit_change();
create trigger audit_erasure_keep_all before truncate on platform.audit_erasure
  for each statement execute function platform.refuse_audit_change();
create trigger audit_link_keep before update or delete on platform.audit_link
  for each row execute function platform.refuse_audit_change();
create trigger audit_link_keep_all before truncate on platform.audit_link
  for each statement execute function platform.refuse_audit_change();
create trigger audit_key_keep before update or delete on platform.audit_key
  for each row execute function platform.refuse_audit_change();
create trigger audit_key_keep_all before truncate on platform.audit_key
  for each statement execute function platform.refuse_audit_change();


drop policy audit_entry_read on platform.audit_entry;
create policy audit_entry_read on platform.audit_entry for select
  using (
    (select platform.has_permission('audit.read')) or (select platform.has_permission('audit.seal'))
    or (select platform.has_permission('subject-request.read')) and subject_digest is not null
  );
create policy audit_entry_seal on platform.audit_entry for update
  using ((select platform.has_permission('audit.seal')))
  with check ((select platform.has_permission('audit.seal')));
grant update (link_number) on platform.audit_entry to pilar_app;
-- The erasing trigger belongs to the owner, who is held by row-level security too.
create policy audit_entry_own on platform.audit_entry for select to current_user
  using ((select platform.has_permission('audit.erase')));
create policy audit_value_own on platform.audit_value for select to current_user
  using ((select platform.has_permission('audit.erase')));
create policy audit_value_erase on platform.audit_value for delete to current_user
  using ((select platform.has_permission('audit.erase')));

alter table platform.audit_key enable row level security;
alter table platform.audit_key force row level security;
create policy audit_key_read on platform.audit_key for select
  using ((select platform.has_permission('audit.read')) or (select platform.has_permission('audit.seal')));
create policy audit_key_add on platform.audit_key for insert
  with check ((select platform.has_permission('audit.seal')));
grant select, insert on platform.audit_key to pilar_app;

alter table platform.audit_link enable row level security;
alter table platform.audit_link force row level security;
create policy audit_link_read on platform.audit_link for select
  using ((select platform.has_permission('audit.read')) or (select platform.has_permission('audit.seal')));
create policy audit_link_add on platform.audit_link for insert
  with check ((select platform.has_permission('audit.seal')));
grant select, insert on platform.audit_link to pilar_app;

alter table platform.audit_erasure enable row level security;
alter table platform.audit_erasure force row level security;
create policy audit_erasure_read on platform.audit_erasure for select
  using ((select platform.has_permission('audit.read')) or (select platform.has_permission('audit.erase')));
create policy audit_erasure_add on platform.audit_erasure for insert
  with check ((select platform.has_permission('audit.erase')));
create policy audit_erasure_own on platform.audit_erasure for select to current_user
  using ((select platform.has_permission('audit.erase')));
grant select, insert on platform.audit_erasure to pilar_app;
