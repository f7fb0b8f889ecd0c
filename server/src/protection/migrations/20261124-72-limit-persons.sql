-- A person whose data are limited leaves every list and page of the register, except for whoever answers a request.
-- The array is made once a query; rows of the identity carry the name, so nothing else can be joined to it.
create policy person_identity_limit on registry.person_identity as restrictive for select to pilar_app
  using (
    (select platform.has_permission('registry.seal'))
    or place like any ((select platform.place_patterns())::text[]) and (
      coalesce((select platform.purpose()) = 'subject-request', false)
      or not (person_id = any (array(
        select restriction.person_id from protection.restriction as restriction where restriction.lifted_at is null)))
    )
  );
