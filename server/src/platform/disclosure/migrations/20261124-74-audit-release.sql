-- A table that leaves is a write like any other: its audit row is made in the same transaction, whoever asks for it.
create function platform.audit_released_table() returns trigger
  language plpgsql
  as $$
    begin
      insert into platform.audit_write (action, entity, entity_id, after)
      values ('release.add', 'platform.released_table', new.id::text, jsonb_build_object(
        'dataSet', new.data_set, 'edition', new.edition, 'places', new.places, 'rule', new.rule));
      return null;
    end
  $$;
create trigger released_table_audit after insert on platform.released_table
  for each row execute function platform.audit_released_table();
