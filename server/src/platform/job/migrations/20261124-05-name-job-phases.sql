-- The phase of a job is a code, worded by the pages in the reader's language. The owner is held by row-level security as
-- everybody is, so it is lifted while the rows of before are brought over.
alter table platform.job no force row level security;
update platform.job set phase = case phase
  when 'membaca berkas' then 'reading'
  when 'memeriksa baris' then 'checking'
  when 'menyimpan' then 'saving'
end;
alter table platform.job force row level security;
alter table platform.job add constraint job_phase check (phase in ('reading', 'checking', 'saving'));
