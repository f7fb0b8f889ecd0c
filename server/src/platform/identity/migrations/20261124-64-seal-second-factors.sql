-- Second factors move to the keys that seal numbers (platform/secrets). What was sealed under a key made of the session
-- secret stays in its old column until the next start seals it anew.
alter table identity.second_factor add column sealed_secret bytea, add column sealed_pending bytea;
alter table identity.second_factor drop constraint second_factor_check;
alter table identity.second_factor add constraint second_factor_proved
  check ((secret is null and sealed_secret is null) = (confirmed_at is null));
alter table identity.second_factor add constraint second_factor_once check (secret is null or sealed_secret is null);

-- A new code is a sealed digest under a name of chance; older ones stay keyed hashes until they are used or replaced.
alter table identity.recovery_code add column sealed_code bytea;

-- The program itself seals anew: at the start after this change, and whenever keys change.
create policy second_factor_reseal on identity.second_factor for update to pilar_identity
  using ((select platform.has_permission('secret.keep'))) with check ((select platform.has_permission('secret.keep')));
create policy recovery_code_reseal on identity.recovery_code for update to pilar_identity
  using ((select platform.has_permission('secret.keep'))) with check ((select platform.has_permission('secret.keep')));
