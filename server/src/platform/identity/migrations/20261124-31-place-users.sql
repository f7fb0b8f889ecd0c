-- Ten roles, the places of each person, and the purpose that a session has chosen.
alter table identity.user_role drop constraint user_role_role_check;
alter table identity.user_role add constraint user_role_role_check check (role in (
  'administrator', 'secretariat', 'chair', 'opd', 'kecamatan', 'operator', 'enumerator', 'partner', 'auditor',
  'data-officer'
));

create table identity.user_place (
  user_id text not null references identity."user" (id),
  place text not null check (platform.is_place(place)),
  primary key (user_id, place)
);

-- People from before this version: those whose work is the whole city keep the whole city. Operators of a kelurahan see
-- no family until an administrator names their kelurahan. The owner is held by row-level security too, so it is lifted.
alter table identity.user_role no force row level security;
alter table platform.setting no force row level security;
insert into identity.user_place (user_id, place)
  select distinct held.user_id, setting.value ->> 'code'
  from identity.user_role held, platform.setting
  where setting.key = 'city' and not exists (
    select from identity.user_role narrow where narrow.user_id = held.user_id and narrow.role = 'operator'
  );
alter table identity.user_role force row level security;
alter table platform.setting force row level security;

alter table identity.user_place enable row level security;
alter table identity.user_place force row level security;
grant select, insert, delete on identity.user_place to pilar_identity;
create policy user_place_read on identity.user_place for select to pilar_identity using (true);
create policy user_place_add on identity.user_place for insert to pilar_identity
  with check ((select platform.has_permission('user.write')));
create policy user_place_remove on identity.user_place for delete to pilar_identity
  using ((select platform.has_permission('user.write')));

create function identity.audit_user_place() returns trigger
  language plpgsql
  as $$
    begin
      if tg_op = 'INSERT' then
        perform identity.write_audit('user.place.add', new.user_id, null, jsonb_build_object('place', new.place));
      else
        perform identity.write_audit('user.place.remove', old.user_id, jsonb_build_object('place', old.place), null);
      end if;
      return null;
    end
  $$;
create trigger user_place_audit after insert or delete on identity.user_place
  for each row execute function identity.audit_user_place();

-- Why the person of this session looks at families; chosen by them, written beside each view.
alter table identity.session add column purpose text check (purpose ~ '^[a-z][a-z-]*$');
