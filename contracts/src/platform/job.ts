import { z } from 'zod';

export const JobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

/** What a job is at, in words for the terminal and the pages, and what its numbers count. */
export const JOB_PHASES = {
  reading: { id: 'membaca berkas', en: 'reading the file', counts: 'bytes' },
  checking: { id: 'memeriksa baris', en: 'checking rows', counts: 'rows' },
  computing: { id: 'menghitung', en: 'computing', counts: 'rows' },
  saving: { id: 'menyimpan', en: 'saving', counts: 'rows' },
} as const;
export const JobPhase = z.enum(['reading', 'checking', 'computing', 'saving']);
export type JobPhase = z.infer<typeof JobPhase>;

export const Job = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  state: JobState,
  phase: JobPhase.nullable().describe('null before its first step'),
  done: z.number(),
  total: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  link: z.string().nullable().describe('page of the web to come back to'),
  problem: z.object({ code: z.string(), title: z.string(), titleEn: z.string() }).nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  attempts: z.number().int(),
});
export type Job = z.infer<typeof Job>;
export const JobList = z.object({ jobs: z.array(Job) });
export type JobList = z.infer<typeof JobList>;
export const JobStarted = z.object({ jobId: z.string() });
export type JobStarted = z.infer<typeof JobStarted>;
