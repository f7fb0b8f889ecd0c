-- Where an actor may look. A place is a Kemendagri code, deeper by rw and rt of three digits each
-- (18.72.01.1001.003.007); whoever holds a place sees all that lies in it. '*' is everywhere, for background work alone.
create function platform.is_place(place text) returns boolean
  language sql immutable
  as $$ select place ~ '^\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(\.\d{3}(\.\d{3})?)?)?)?)?$' $$;

-- Patterns rather than codes: policies ask `place like any ((select platform.place_patterns())::text[])`, which
-- PostgreSQL computes once a query.
create function platform.place_patterns() returns text[]
  language sql stable
  as $$
    select coalesce(array_agg(pattern), '{}')
    from unnest(string_to_array(nullif(current_setting('app.places', true), ''), ' ')) as held (place),
      lateral (values
        (case when held.place = '*' then '%' else held.place end),
        (case when held.place = '*' then '%' else held.place || '.%' end)
      ) as patterns (pattern)
  $$;
