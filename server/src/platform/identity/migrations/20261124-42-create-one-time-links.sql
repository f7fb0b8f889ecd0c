-- A session says from which kind of program it is used, in words and not as the browser writes itself.
alter table identity.session add column device text check (device ~ '^[a-z-]+/[a-z-]+$');

-- One-time links with which a person sets a password: an invitation, or a reset by an administrator. Only a digest is
-- kept; the link itself is shown once.
create table identity.one_time_link (
  id text primary key,
  user_id text not null references identity."user" (id),
  kind text not null check (kind in ('invitation', 'reset')),
  token_hash text not null unique,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (expires_at > created_at)
);
create index one_time_link_user_id_idx on identity.one_time_link (user_id);

grant select, insert, update (used_at, expires_at) on identity.one_time_link to pilar_identity;
alter table identity.one_time_link enable row level security;
alter table identity.one_time_link force row level security;
create policy one_time_link_read on identity.one_time_link for select to pilar_identity using (true);
create policy one_time_link_add on identity.one_time_link for insert to pilar_identity
  with check ((select platform.has_permission('user.write')) and created_by = (select platform.actor_id()));
create policy one_time_link_change on identity.one_time_link for update to pilar_identity
  using (user_id = (select platform.actor_id()) or (select platform.has_permission('user.write')))
  with check (user_id = (select platform.actor_id()) or (select platform.has_permission('user.write')));

create function identity.audit_one_time_link() returns trigger
  language plpgsql
  as $$
    begin
      if tg_op = 'INSERT' then
        perform identity.write_audit('user.link.make', new.user_id, null,
          jsonb_build_object('kind', new.kind, 'expiresAt', new.expires_at));
      elsif old.used_at is null and new.used_at is not null then
        perform identity.write_audit('user.link.use', new.user_id, null, jsonb_build_object('kind', new.kind));
      end if;
      return null;
    end
  $$;
create trigger one_time_link_audit after insert or update on identity.one_time_link
  for each row execute function identity.audit_one_time_link();
