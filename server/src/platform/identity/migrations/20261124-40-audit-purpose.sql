-- What a session looks at families for is written down when it is chosen and each time it changes.
create function identity.audit_session_purpose() returns trigger
  language plpgsql
  as $$
    begin
      if old.purpose is distinct from new.purpose then
        perform identity.write_audit('session.purpose', new.user_id,
          case when old.purpose is null then null else jsonb_build_object('purpose', old.purpose) end,
          jsonb_build_object('purpose', new.purpose));
      end if;
      return null;
    end
  $$;
create trigger session_purpose_audit after update on identity.session
  for each row execute function identity.audit_session_purpose();
