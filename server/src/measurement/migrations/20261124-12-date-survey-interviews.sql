-- When the households of a survey were asked, where its file says so: days of the calendar of Metro (WIB).
alter table measurement.survey
  add column interview_first date,
  add column interview_last date,
  add column interview_unknown integer not null default 0 check (interview_unknown >= 0),
  add constraint survey_interview check (
    (interview_first is null) = (interview_last is null) and interview_first <= interview_last
  );
