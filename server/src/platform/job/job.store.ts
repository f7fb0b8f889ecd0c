import type { JobPhase } from '@pilar/contracts';
import type { Tx } from '../db/index.ts';

export type JobRow = Awaited<ReturnType<typeof findJob>> & object;

export type NewJob = Readonly<{
  id: string;
  kind: string;
  title: string;
  link: string | null;
  payload: unknown;
  createdBy: string;
  at: Date;
}>;

export async function addJob(tx: Tx, job: NewJob): Promise<void> {
  await tx
    .insertInto('platform.job')
    .values({
      id: job.id,
      kind: job.kind,
      title: job.title,
      link: job.link,
      payload: JSON.stringify(job.payload),
      created_by: job.createdBy,
      created_at: job.at,
    })
    .execute();
}

export async function findJob(tx: Tx, id: string) {
  return tx.selectFrom('platform.job').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listJobs(tx: Tx, limit: number) {
  return tx
    .selectFrom('platform.job')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

type Claim = Readonly<{
  deadBefore: Date;
  /** any job, or one that somebody asked to stop */
  which: 'any' | 'only-stopped';
}>;

/**
 * Takes the oldest waiting job, or one whose worker has died (no heartbeat since `deadBefore`).
 * SKIP LOCKED lets several processes share one PostgreSQL without taking the same job.
 */
export async function claimJob(tx: Tx, at: Date, { deadBefore, which }: Claim) {
  let candidates = tx
    .selectFrom('platform.job')
    .select('id')
    .where((where) =>
      where.or([
        where('state', '=', 'queued'),
        where.and([where('state', '=', 'running'), where('heartbeat_at', '<', deadBefore)]),
      ]),
    )
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked();
  if (which === 'only-stopped') candidates = candidates.where('is_cancel_asked', '=', true);
  const waiting = await candidates.executeTakeFirst();
  if (!waiting) return undefined;
  return tx
    .updateTable('platform.job')
    .set((job) => ({
      state: 'running',
      started_at: at,
      heartbeat_at: at,
      attempts: job('attempts', '+', 1),
      done: 0,
      total: null,
    }))
    .where('id', '=', waiting.id)
    .returningAll()
    .executeTakeFirst();
}

/**
 * Gives back what a dead process left running. Only for the embedded database, where no other process can be at work;
 * on a server the heartbeat tells.
 */
export async function releaseRunning(tx: Tx): Promise<void> {
  await tx.updateTable('platform.job').set({ state: 'queued' }).where('state', '=', 'running').execute();
}

export type Beat = Readonly<{ phase: JobPhase | null; done: number; total: number | null; at: Date }>;

/** Writes progress and tells whether somebody asked to stop. */
export async function beatJob(tx: Tx, id: string, beat: Beat): Promise<boolean> {
  const row = await tx
    .updateTable('platform.job')
    .set({ phase: beat.phase, done: beat.done, total: beat.total, heartbeat_at: beat.at })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('is_cancel_asked')
    .executeTakeFirst();
  return row?.is_cancel_asked ?? true;
}

export type Ending = Readonly<{
  state: 'done' | 'failed' | 'cancelled';
  result?: unknown;
  problem?: unknown;
  at: Date;
}>;

export async function endJob(tx: Tx, id: string, ending: Ending): Promise<void> {
  await tx
    .updateTable('platform.job')
    .set({
      state: ending.state,
      finished_at: ending.at,
      result: ending.result === undefined ? null : JSON.stringify(ending.result),
      problem: ending.problem === undefined ? null : JSON.stringify(ending.problem),
    })
    .where('id', '=', id)
    .execute();
}

/** The queue ends a job of this kind: its handler then leaves what it was to change as it was. */
export async function askToStop(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('platform.job')
    .set({ is_cancel_asked: true })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .execute();
}

/** Jobs of a person that have not ended. */
export async function listUnfinished(tx: Tx, userId: string) {
  return tx
    .selectFrom('platform.job')
    .select(['id', 'title', 'link', 'created_at'])
    .where('created_by', '=', userId)
    .where('state', 'in', ['queued', 'running'])
    .where('is_cancel_asked', '=', false)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** From its next attempt on a job runs with the rights of somebody else. */
export async function giveJob(tx: Tx, id: string, userId: string): Promise<void> {
  await tx.updateTable('platform.job').set({ created_by: userId }).where('id', '=', id).execute();
}
