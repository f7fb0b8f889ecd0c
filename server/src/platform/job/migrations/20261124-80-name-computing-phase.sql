-- An analysis reads and checks no file: it computes.
alter table platform.job drop constraint job_phase;
alter table platform.job add constraint job_phase check (phase in ('reading', 'checking', 'computing', 'saving'));
