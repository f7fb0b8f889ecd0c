-- An account of an identity provider (OpenID Connect) that opens a person's account here. A subject is the provider's own
-- name for somebody, and means nothing elsewhere. Links are made by their person alone, and never by an e-mail address.
create table identity.provider_link (
  issuer text not null check (issuer ~ '^https?://'),
  subject text not null check (subject <> '' and length(subject) <= 255),
  user_id text not null references identity."user" (id),
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (user_id, issuer)
);

grant select, insert, delete on identity.provider_link to pilar_identity;
alter table identity.provider_link enable row level security;
alter table identity.provider_link force row level security;
create policy provider_link_read on identity.provider_link for select to pilar_identity using (true);
create policy provider_link_add on identity.provider_link for insert to pilar_identity
  with check (user_id = (select platform.actor_id()));
create policy provider_link_remove on identity.provider_link for delete to pilar_identity
  using (user_id = (select platform.actor_id()) or (select platform.has_permission('user.write')));

create function identity.audit_provider_link() returns trigger
  language plpgsql
  as $$
    begin
      if tg_op = 'INSERT' then
        perform identity.write_audit('user.provider.link', new.user_id, null,
          jsonb_build_object('issuer', new.issuer));
      else
        perform identity.write_audit('user.provider.unlink', old.user_id,
          jsonb_build_object('issuer', old.issuer), null);
        -- Whoever came in by it is out: the way in is gone.
        delete from identity.session where session.user_id = old.user_id and session.provider is not null;
      end if;
      return null;
    end
  $$;
create trigger provider_link_audit after insert or delete on identity.provider_link
  for each row execute function identity.audit_provider_link();

-- By whose account a session was opened, in the words of the button; null: by password. It is never changed.
alter table identity.session add column provider text check (provider <> '' and length(provider) <= 80);
create function identity.keep_session_provider() returns trigger
  language plpgsql
  as $$
    begin
      new.provider := old.provider;
      return new;
    end
  $$;
create trigger session_provider before update on identity.session
  for each row execute function identity.keep_session_provider();

create function identity.audit_session_provider() returns trigger
  language plpgsql
  as $$
    declare
      acting text := current_setting('app.actor', true);
      acting_name text := current_setting('app.actor_name', true);
    begin
      perform set_config('app.actor', new.user_id, true), set_config('app.actor_name',
        (select user_name from identity."user" where id = new.user_id), true);
      perform identity.write_audit('session.provider', new.user_id, null,
        jsonb_build_object('provider', new.provider));
      perform set_config('app.actor', coalesce(acting, ''), true),
              set_config('app.actor_name', coalesce(acting_name, ''), true);
      return null;
    end
  $$;
create trigger session_provider_audit after insert on identity.session
  for each row when (new.provider is not null)
  execute function identity.audit_session_provider();
