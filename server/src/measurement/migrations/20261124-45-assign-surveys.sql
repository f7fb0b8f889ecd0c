-- In whose hands a survey is that is not imported yet, when not in those of whoever brought it.
alter table measurement.survey add column assigned_to text;

-- Handing over is work of the program, done for an administrator who need not read or write surveys.
create policy survey_hand_over_see on measurement.survey for select to pilar_app
  using ((select platform.has_permission('work.hand-over')));
create policy survey_hand_over on measurement.survey for update to pilar_app
  using ((select platform.has_permission('work.hand-over')))
  with check ((select platform.has_permission('work.hand-over')));
