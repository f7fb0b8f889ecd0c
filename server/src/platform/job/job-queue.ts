import { randomUUID } from 'node:crypto';
import { type JobPhase, type ProblemCode, type ProblemFacts, problemSentence } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import type { Actor, Database, Tx } from '../db/index.ts';
import type { Log } from '../log/log.ts';
import { Problem } from '../problem.ts';
import { addJob, askToStop, beatJob, claimJob, endJob, type JobRow, releaseRunning } from './job.store.ts';

export type Progress = (phase: JobPhase, done: number, total: number | null) => Promise<void>;

/** What a handler works with. `progress` also throws `JobStopped` when somebody asked to stop. */
export type JobContext = Readonly<{
  db: Database;
  actor: Actor;
  clock: Clock;
  jobId: string;
  progress: Progress;
}>;
type NotDone = 'failed' | 'cancelled';
export type JobHandler = Readonly<{
  /** @returns what is kept as the job's result */
  run: (payload: unknown, context: JobContext) => Promise<unknown>;
  /** Puts back what asking for the job changed, when it ends in another way than done, also before it has begun. */
  putBack?: (payload: unknown, context: JobContext, how: NotDone) => Promise<void>;
}>;

export type JobRequest = Readonly<{ kind: string; title: string; link: string | null; payload: unknown }>;

/** Thrown inside a handler when the job was cancelled: its open transaction rolls back, so nothing is half-done. */
export class JobStopped extends Error {
  override name = 'JobStopped';
}

export type JobQueueParts = Readonly<{
  db: Database;
  clock: Clock;
  log: Log;
  handlers: Readonly<Record<string, JobHandler>>;
  /** the person as they are now; null when the account has been closed meanwhile */
  actorOf: (userId: string) => Promise<Actor | null>;
  onProgress?: (title: string, phase: JobPhase, done: number, total: number | null) => void;
}>;

const IDLE_MILLISECONDS = 2_000;
const BEAT_MILLISECONDS = 250;
// A worker that has not been heard of for this long is dead: its job starts again from the beginning.
const DEAD_AFTER_MILLISECONDS = 15_000;
// A job that takes the process down with it is not tried for ever.
const MOST_ATTEMPTS = 3;

/**
 * Background work of this process. A job is a row written in the transaction of the request that asked for it;
 * a handler writes its result in one transaction, so a job that is killed has done nothing and can start again.
 */
export class JobQueue {
  readonly #parts: JobQueueParts;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = true;
  #isAsked = false;
  #isStopAsked = false;
  #running: Promise<void> = Promise.resolve();
  #stopping: Promise<void> = Promise.resolve();

  constructor(parts: JobQueueParts) {
    this.#parts = parts;
  }

  /** Adds a job inside the caller's transaction; it is taken up after the commit. */
  async enqueue(tx: Tx, actor: Actor, request: JobRequest): Promise<string> {
    const id = randomUUID();
    await addJob(tx, { id, ...request, createdBy: actor.userId, at: this.#parts.clock.now() });
    this.#isAsked = true;
    return id;
  }

  /** Asks a job to stop, inside the caller's transaction: one that runs does so at its next step, one that waits at once. */
  async askToStop(tx: Tx, id: string): Promise<void> {
    await askToStop(tx, id);
    this.#isStopAsked = true;
  }

  /** Called after each request, when what it wrote is committed: a job added or stopped there is taken up at once. */
  afterRequest(): void {
    if (this.#isStopAsked) {
      this.#isStopAsked = false;
      // A job that waits ends beside the one that runs, however long that takes.
      this.#stopping = this.#stopping.then(() => this.#work(() => this.#runNext('only-stopped')));
    }
    if (!this.#isAsked) return;
    this.#isAsked = false;
    this.#wake();
  }

  async start(): Promise<void> {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    if (this.#parts.db.kind === 'embedded') await this.#asWorker(releaseRunning);
    this.#wake();
  }

  /** Waits for the job in hand, then stops taking new ones. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await Promise.all([this.#running, this.#stopping]);
  }

  #wake(): void {
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    this.#running = this.#running.then(() => this.#drain());
  }

  async #drain(): Promise<void> {
    await this.#work(() => this.#runNext('any'));
    if (!this.#isStopped) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#wake(), IDLE_MILLISECONDS);
      this.#timer.unref();
    }
  }

  async #work(next: () => Promise<boolean>): Promise<void> {
    try {
      while (!this.#isStopped && (await next()));
    } catch (error) {
      this.#parts.log.error({ err: error }, 'job queue');
    }
  }

  async #runNext(which: 'any' | 'only-stopped'): Promise<boolean> {
    const now = this.#parts.clock.now();
    const deadBefore = new Date(now.getTime() - DEAD_AFTER_MILLISECONDS);
    const job = await this.#asWorker((tx) => claimJob(tx, now, { deadBefore, which }));
    if (!job) return false;
    const ending = await this.#run(job);
    await this.#asWorker((tx) => endJob(tx, job.id, { ...ending, at: this.#parts.clock.now() }));
    return true;
  }

  async #run({
    id,
    kind,
    title,
    created_by: createdBy,
    payload,
    attempts,
    is_cancel_asked: isAsked,
  }: JobRow) {
    const beat = this.#beatOf(id, title);
    const alive = setInterval(() => beat.keepAlive(), DEAD_AFTER_MILLISECONDS / 5);
    let putBack = async (_how: NotDone): Promise<void> => undefined;
    try {
      const handler = this.#parts.handlers[kind];
      if (!handler) throw new Problem('not-found', { what: kind });
      const actor = await this.#parts.actorOf(createdBy);
      if (!actor) throw new Problem('not-permitted', { permission: kind });
      const { db, clock } = this.#parts;
      const context = { db, actor, clock, jobId: id, progress: beat.progress };
      putBack = async (how) => handler.putBack?.(payload, context, how);
      if (isAsked) throw new JobStopped();
      if (attempts > MOST_ATTEMPTS) throw new Problem('job-gave-up', { attempts: MOST_ATTEMPTS });
      return { state: 'done', result: await handler.run(payload, context) } as const;
    } catch (error) {
      const ending = this.#endingOf(error, id);
      await this.#tidy(id, () => putBack(ending.state));
      return ending;
    } finally {
      clearInterval(alive);
    }
  }

  /** The job ends as it must, also when putting back fails. */
  async #tidy(id: string, putBack: () => Promise<void>): Promise<void> {
    try {
      await putBack();
    } catch (error) {
      this.#parts.log.error({ err: error, traceId: id }, 'job not put back');
    }
  }

  #endingOf(error: unknown, id: string) {
    if (error instanceof JobStopped) return { state: 'cancelled' } as const;
    if (error instanceof Problem) {
      return { state: 'failed', problem: problemOf(error.code, error.facts, id) } as const;
    }
    this.#parts.log.error({ err: error, traceId: id }, 'job failed');
    return { state: 'failed', problem: problemOf('unexpected', { traceId: id }, id) } as const;
  }

  /** Progress is written at most four times a second: a fast handler must not wait for its own report. */
  #beatOf(id: string, title: string) {
    let last = 0;
    let latest: { phase: JobPhase | null; done: number; total: number | null } = {
      phase: null,
      done: 0,
      total: null,
    };
    const write = () => this.#asWorker((tx) => beatJob(tx, id, { ...latest, at: this.#parts.clock.now() }));
    const progress: Progress = async (phase, done, total) => {
      const isNewPhase = phase !== latest.phase;
      latest = { phase, done, total };
      this.#parts.onProgress?.(title, phase, done, total);
      if (!isNewPhase && performance.now() - last < BEAT_MILLISECONDS) return;
      last = performance.now();
      if (await write()) throw new JobStopped();
    };
    const keepAlive = () => {
      write().catch((error: unknown) => this.#parts.log.warn({ err: error }, 'job heartbeat'));
    };
    return { progress, keepAlive };
  }

  #asWorker<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#parts.db.asQueue(work);
  }
}

function problemOf(code: ProblemCode, facts: ProblemFacts, traceId: string) {
  const filled = { ...facts, traceId };
  return { code, title: problemSentence(code, filled, 'id'), titleEn: problemSentence(code, filled, 'en') };
}
