import { type Job, JobPhase } from '@pilar/contracts';
import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Actor, Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { findJob, type JobRow, listJobs } from './job.store.ts';
import type { JobQueue } from './job-queue.ts';

export async function listRecentJobs(tx: Tx, clock: Clock): Promise<Job[]> {
  return (await listJobs(tx, 100)).map((row) => jobOf(row, clock.now()));
}

export async function getJob(tx: Tx, id: string, clock: Clock): Promise<Job> {
  const row = await findJob(tx, id);
  if (!row) throw new Problem('not-found', { what: 'pekerjaan' });
  return jobOf(row, clock.now());
}

export async function cancelJob(
  tx: Tx,
  actor: Actor,
  jobs: JobQueue,
  id: string,
  clock: Clock,
): Promise<Job> {
  const before = await getJob(tx, id, clock);
  if (before.finishedAt !== null) throw new Problem('job-finished');
  await jobs.askToStop(tx, id);
  await writeAudit(tx, actor, clock, { action: 'job.cancel', entity: 'platform.job', entityId: id });
  return getJob(tx, id, clock);
}

function jobOf(row: JobRow, now: Date): Job {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: stateOf(row.state),
    phase: JobPhase.nullable().parse(row.phase),
    done: row.done,
    total: row.total,
    secondsLeft: secondsLeft(row, now),
    link: row.link,
    problem: problemOf(row.problem),
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    attempts: row.attempts,
  };
}

/** Straight-line forecast from the work done so far; unknown until something is done. */
function secondsLeft(row: JobRow, now: Date): number | null {
  if (row.state !== 'running' || row.total === null || row.done <= 0 || row.started_at === null) return null;
  const seconds = (now.getTime() - row.started_at.getTime()) / 1000;
  return Math.max(0, Math.round((seconds * (row.total - row.done)) / row.done));
}

function stateOf(state: string): Job['state'] {
  switch (state) {
    case 'queued':
    case 'running':
    case 'done':
    case 'failed':
    case 'cancelled':
      return state;
    default:
      throw new Error(`job state ${state}`);
  }
}

function problemOf(problem: unknown): Job['problem'] {
  if (typeof problem !== 'object' || problem === null) return null;
  const { code, title, titleEn } = problem as Record<string, unknown>;
  return { code: String(code), title: String(title), titleEn: String(titleEn) };
}
