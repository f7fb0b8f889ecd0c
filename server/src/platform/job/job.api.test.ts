import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Database } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { testDatabase } from '../testing/index.ts';
import { type TestApi, testApi, testPerson } from '../testing/test-api.ts';
import { type JobContext, jobRoutes } from './index.ts';

const bappeda = testPerson('secretariat');
const operator = testPerson('operator');
const otherOperator = testPerson('operator', 'operator-lain');
let db: Database;
let api: TestApi;
/** What the job of a test does; each test says it anew. */
let work: (context: JobContext) => Promise<unknown> = async () => ({});

beforeAll(async () => {
  db = await testDatabase();
  api = testApi(db, jobRoutes, { 'test.work': { run: (_payload, context) => work(context) } });
});
afterEach(() => api.jobs.stop());
afterAll(() => db.close());

async function addJob(who: Actor = bappeda, kind = 'test.work'): Promise<string> {
  const request = { kind, title: 'Pekerjaan uji', link: '/survei', payload: {} };
  const id = await db.asActor(who, (tx) => api.jobs.enqueue(tx, who, request));
  // The test API knows the people who have asked something.
  await api.ask(who, 'GET', '/jobs');
  return id;
}

type Seen = { state: string; done: number; total: number | null; phase: string | null; attempts: number };
async function seen(id: string, who: Actor = bappeda): Promise<Seen & { problem: { code: string } | null }> {
  const { status, body } = await api.ask(who, 'GET', `/jobs/${id}`);
  expect(status).toBe(200);
  return body as unknown as Seen & { problem: { code: string } | null };
}

async function until(id: string, state: string): Promise<Awaited<ReturnType<typeof seen>>> {
  for (;;) {
    const job = await seen(id);
    if (job.state === state) return job;
    if (['done', 'failed', 'cancelled'].includes(job.state)) throw new Error(`job ended as ${job.state}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A gate that a job waits at until the test opens it. */
function gate(): { wait: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { wait: promise, open: () => resolve() };
}

describe('a job', () => {
  it('waits, runs with its progress in sight, and ends done', async () => {
    const held = gate();
    work = async ({ progress }) => {
      await progress('checking', 30, 120);
      await held.wait;
    };
    const id = await addJob();
    expect(await seen(id)).toMatchObject({ state: 'queued', done: 0 });
    await api.jobs.start();
    await until(id, 'running');
    for (;;) {
      const job = await seen(id);
      if (job.phase === 'checking') break;
    }
    expect(await seen(id)).toMatchObject({ phase: 'checking', done: 30, total: 120, attempts: 1 });
    held.open();
    expect(await until(id, 'done')).toMatchObject({ problem: null });
  });

  it('that was refused says why', async () => {
    work = async () => {
      throw new Problem('survey-no-rows', { rejected: 4 });
    };
    const id = await addJob();
    await api.jobs.start();
    expect(await until(id, 'failed')).toMatchObject({ problem: { code: 'survey-no-rows' } });
  });

  it('that is stopped ends cancelled, and what it wrote is gone', async () => {
    const held = gate();
    work = async ({ progress, db: inside, actor }) => {
      await progress('reading', 1, 2);
      await inside.asActor(actor, async (tx) => {
        await tx.selectFrom('platform.setting').select('key').execute();
      });
      await held.wait;
      await progress('checking', 2, 2);
    };
    const id = await addJob();
    await api.jobs.start();
    await until(id, 'running');
    expect((await api.ask(bappeda, 'POST', `/jobs/${id}/cancel`)).status).toBe(200);
    held.open();
    expect(await until(id, 'cancelled')).toMatchObject({ problem: null });
    const again = await api.ask(bappeda, 'POST', `/jobs/${id}/cancel`);
    expect([again.status, again.body]).toMatchObject([409, { code: 'job-finished' }]);
  });

  it('whose kind nobody knows fails with a sentence', async () => {
    const id = await addJob(bappeda, 'test.unknown');
    await api.jobs.start();
    expect(await until(id, 'failed')).toMatchObject({ problem: { code: 'not-found' } });
  });

  it('left running by a process that died is taken up again', async () => {
    const id = await addJob();
    await db.asSystem('jobs', ['job.run'], (tx) =>
      tx
        .updateTable('platform.job')
        .set({ state: 'running', attempts: 1, heartbeat_at: new Date('2020-01-01T00:00:00Z') })
        .where('id', '=', id)
        .execute(),
    );
    work = async () => ({});
    await api.jobs.start();
    expect(await until(id, 'done')).toMatchObject({ attempts: 2 });
  });

  it('that takes its process down again and again is given up', async () => {
    const id = await addJob();
    await db.asSystem('jobs', ['job.run'], (tx) =>
      tx
        .updateTable('platform.job')
        .set({ state: 'running', attempts: 3, heartbeat_at: new Date('2020-01-01T00:00:00Z') })
        .where('id', '=', id)
        .execute(),
    );
    await api.jobs.start();
    expect(await until(id, 'failed')).toMatchObject({ problem: { code: 'job-gave-up' } });
  });
});

describe('who sees a job', () => {
  it('is whoever asked for it, and those who may see jobs', async () => {
    const id = await addJob(operator);
    expect((await api.ask(operator, 'GET', `/jobs/${id}`)).status).toBe(200);
    expect((await api.ask(bappeda, 'GET', `/jobs/${id}`)).status).toBe(200);
    const other = await api.ask(otherOperator, 'GET', `/jobs/${id}`);
    expect([other.status, other.body]).toMatchObject([404, { code: 'not-found' }]);
    expect((await api.ask(null, 'GET', `/jobs/${id}`)).status).toBe(401);
  });

  it('the list and the stopping ask for their permissions', async () => {
    const id = await addJob(operator);
    expect((await api.ask(operator, 'GET', '/jobs')).status).toBe(403);
    expect((await api.ask(operator, 'POST', `/jobs/${id}/cancel`)).status).toBe(403);
  });

  it('an address that names no job is not found', async () => {
    const { status, body } = await api.ask(bappeda, 'GET', '/jobs/bukan-nomor');
    expect([status, body]).toMatchObject([404, { code: 'not-found' }]);
  });
});
