-- A job that waits for somebody who left runs for their successor, or stops.
create policy job_hand_over_see on platform.job for select to pilar_app
  using ((select platform.has_permission('work.hand-over')));
create policy job_hand_over on platform.job for update to pilar_app
  using ((select platform.has_permission('work.hand-over')))
  with check ((select platform.has_permission('work.hand-over')));
