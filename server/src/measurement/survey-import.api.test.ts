import type { Estimate, Job, JobPhase, Survey, SurveyDetail } from '@pilar/contracts';
import { SurveyMapping } from '@pilar/contracts';
import type { Updateable } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Tables } from '../platform/db/index.ts';
import { type JobHandler, jobRoutes } from '../platform/job/index.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { measurementRoutes } from './index.ts';
import { SURVEY_IMPORT, surveyImporter } from './survey-import.ts';
import { readSurvey } from './survey-read.ts';
import { testCity } from './testing-city.ts';

type Step = Readonly<{ jobId: string; phase: JobPhase; done: number; total: number | null }>;

const bappeda = testPerson('secretariat', 'bappeda');
const MOST_ROWS = 400;
// Every file goes through the thread and comes in pieces, as one of megabytes does.
const importer = surveyImporter({ mostRows: MOST_ROWS, pieceBytes: 1_000, isLight: () => false });
let db: Database;
let api: TestApi;
let steps: Step[] = [];
let onStep: (step: Step) => Promise<void> = async () => undefined;
let stopping: Promise<unknown> = Promise.resolve();

/** The real import, each step of which a test can see before it is written. */
const watched: JobHandler = {
  ...importer,
  run: (payload, context) =>
    importer.run(payload, {
      ...context,
      progress: async (phase, done, total) => {
        const step = { jobId: context.jobId, phase, done, total };
        steps.push(step);
        await onStep(step);
        // What the thread tells is not waited for, so a later step could overtake the wish to stop.
        await stopping;
        await context.progress(phase, done, total);
      },
    }),
};

beforeAll(async () => {
  db = await testDatabase();
  await testCity(db);
  api = testApi(db, [...measurementRoutes, ...jobRoutes], { [SURVEY_IMPORT]: watched });
  await api.jobs.start();
});
afterAll(async () => {
  await api.jobs.stop();
  await db.close();
});

const csv = (rows: number, seed: number) =>
  [
    'urut;psu;bobot;pengeluaran;belanja;kelompok',
    ...Array.from(
      { length: rows },
      (_, row) =>
        `${row % 10};${Math.floor(row / 10)};${100 + seed};${300_000 + row * seed};${row};${row % 2 ? 'tani' : 'dagang'}`,
    ),
  ].join('\n');
const mapping = (about: object = {}) =>
  SurveyMapping.parse({
    welfare: { column: 'pengeluaran', numberStyle: 'plain' },
    weight: { column: 'bobot' },
    psu: 'psu',
    household: 'urut',
    groups: ['kelompok'],
    ...about,
  });
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function receive(text: string, title: string): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([text]), `${title}.csv`);
  form.set('title', title);
  form.set('period', '2025-03');
  return ((await api.send(bappeda, '/surveys', form)).body as unknown as SurveyDetail).id;
}

const survey = async (id: string) =>
  (await api.ask(bappeda, 'GET', `/surveys/${id}`)).body as unknown as Survey;
const choose = (id: string, chosen: SurveyMapping) =>
  api.ask(bappeda, 'PUT', `/surveys/${id}/mapping`, chosen);
const cancel = (jobId: string) => api.ask(bappeda, 'POST', `/jobs/${jobId}/cancel`);

async function importIt(id: string, chosen = mapping()): Promise<Job> {
  const started = await choose(id, chosen);
  expect(started.status).toBe(200);
  return ended(String(started.body.jobId));
}

async function ended(jobId: string): Promise<Job> {
  for (let round = 0; round < 600; round++) {
    const job = (await api.ask(bappeda, 'GET', `/jobs/${jobId}`)).body as unknown as Job;
    if (job.finishedAt !== null) return job;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('the import did not end');
}

/** What a process that died, or another that runs beside this one, may leave in the row of a job. */
const setJob = (jobId: string, change: Updateable<Tables['platform.job']>) =>
  db.asSystem('test', ['job.run'], (tx) =>
    tx.updateTable('platform.job').set(change).where('id', '=', jobId).execute(),
  );

/** Asks the running job to stop when it comes to a phase. */
function stopAt(phase: JobPhase): void {
  onStep = async (step) => {
    if (step.phase !== phase) return;
    onStep = async () => undefined;
    stopping = cancel(step.jobId).then(({ status }) => expect(status).toBe(200));
  };
}

describe('a large survey', () => {
  it('comes in pieces, is read in its thread, and gives what reading on the spot gives', async () => {
    const text = csv(200, 7);
    const id = await receive(text, 'Survei besar');
    steps = [];
    let served = 0;
    onStep = async () => {
      served += (await api.ask(bappeda, 'GET', '/surveys')).status === 200 ? 1 : 0;
    };
    expect((await importIt(id)).state).toBe('done');
    onStep = async () => undefined;
    const here = await readSurvey(
      { bytes: bytesOf(text), fileName: 'x.csv', mapping: mapping() },
      () => undefined,
    );
    expect(await survey(id)).toMatchObject({
      ...{ state: 'ready', rowsRead: 200, rowsAccepted: 200, rowsRejected: 0 },
      dataVersion: here.dataVersion,
    });
    expect([...new Set(steps.map(({ phase }) => phase))]).toEqual(['reading', 'checking', 'saving']);
    // One request between any two pieces, each of which waits for it.
    expect(served).toBeGreaterThanOrEqual(Math.ceil(text.length / 1_000));
  });

  it('tells how far it is, never back and never past the end', async () => {
    const text = csv(150, 11);
    const id = await receive(text, 'Survei bertahap');
    steps = [];
    await importIt(id);
    const reading = steps.filter(({ phase }) => phase === 'reading');
    expect(reading.length).toBeGreaterThan(text.length / 1_000);
    expect(reading.every(({ total }) => total === text.length)).toBe(true);
    expect(reading.map(({ done }) => done)).toEqual(reading.map(({ done }) => done).sort((a, b) => a - b));
    expect(reading.at(-1)?.done).toBe(text.length);
    expect(steps.filter(({ phase }) => phase === 'checking').at(-1)).toMatchObject({
      done: 150,
      total: 150,
    });
  });

  it('with too many rows is refused in words, not cut', async () => {
    const id = await receive(csv(MOST_ROWS + 1, 3), 'Survei terlalu panjang');
    const job = await importIt(id);
    expect(job.state).toBe('failed');
    expect(job.problem).toMatchObject({
      code: 'file-too-many-rows',
      title: expect.stringContaining('400 baris'),
    });
    expect(await survey(id)).toMatchObject({ state: 'failed', dataVersion: null });
    expect((await importIt(await receive(csv(MOST_ROWS, 5), 'Survei pas'))).state).toBe('done');
  });
});

describe('an import that does not end well', () => {
  it.each(['reading', 'checking', 'saving'] as const)(
    'leaves a first survey as received when stopped while "%s"',
    async (phase) => {
      const id = await receive(csv(60, 20 + phase.length), `Berhenti saat ${phase}`);
      stopAt(phase);
      expect((await importIt(id)).state).toBe('cancelled');
      expect(await survey(id)).toMatchObject({ state: 'received', dataVersion: null });
      expect((await importIt(id)).state).toBe('done');
    },
  );

  it('keeps the columns that were ready when a second import is stopped, or finds no row', async () => {
    const id = await receive(csv(90, 13), 'Survei dipetakan ulang');
    await importIt(id);
    const before = await survey(id);
    const measure = () =>
      api.ask(bappeda, 'POST', `/surveys/${id}/estimates`, { line: 310_000, lineSource: 'contoh uji' });
    const first = (await measure()).body as unknown as Estimate;

    stopAt('checking');
    expect((await importIt(id, mapping({ psu: null, household: null }))).state).toBe('cancelled');
    const { rowsRead, rowsAccepted, dataVersion } = before;
    const kept = { state: 'ready', mapping: mapping(), rowsRead, rowsAccepted, dataVersion };
    expect(await survey(id)).toMatchObject(kept);

    const unread = mapping({ welfare: { column: 'kelompok', numberStyle: 'plain' } });
    expect((await importIt(id, unread)).problem?.code).toBe('survey-no-rows');
    expect(await survey(id)).toMatchObject(kept);
    const again = (await measure()).body as unknown as Estimate;
    expect(again.groups[0]?.measures).toEqual(first.groups[0]?.measures);
    expect(first.groups[0]?.measures.length).toBeGreaterThan(0);
  });

  it('is as it was when its job is stopped while another import still runs', async () => {
    const id = await receive(csv(70, 17), 'Survei menunggu');
    await importIt(id);
    const before = await survey(id);
    const busy = await receive(csv(80, 23), 'Survei yang sedang diimpor');
    const gate = Promise.withResolvers<void>();
    const isReached = Promise.withResolvers<void>();
    onStep = async () => {
      onStep = async () => undefined;
      isReached.resolve();
      await gate.promise;
    };
    const running = importIt(busy);
    await isReached.promise;
    const waiting = await choose(id, mapping({ groups: [] }));
    expect((await choose(id, mapping())).body).toMatchObject({ code: 'survey-not-ready' });
    const jobId = String(waiting.body.jobId);
    expect((await cancel(jobId)).status).toBe(200);
    await ended(jobId);
    const { mapping: kept, dataVersion } = before;
    expect(await survey(id)).toMatchObject({ state: 'ready', mapping: kept, dataVersion });
    expect((await survey(busy)).state).toBe('importing');
    gate.resolve();
    expect((await running).state).toBe('done');
  });

  it('is as it was when its job took the process down too often', async () => {
    const id = await receive(csv(65, 29), 'Survei berat');
    await api.jobs.stop();
    const { body } = await choose(id, mapping());
    await setJob(String(body.jobId), { attempts: 3 });
    await api.jobs.start();
    expect((await ended(String(body.jobId))).problem?.code).toBe('job-gave-up');
    expect((await survey(id)).state).toBe('failed');
    expect((await importIt(id)).state).toBe('done');
  });

  it('may begin anew, or be undone, when its job ended and nobody cleared up', async () => {
    const id = await receive(csv(75, 31), 'Survei tertinggal');
    await importIt(id);
    const before = await survey(id);
    const leaveBehind = async () => {
      await api.jobs.stop();
      const { body } = await choose(id, mapping({ groups: [] }));
      expect((await api.ask(bappeda, 'POST', `/surveys/${id}/undo`)).body).toMatchObject({
        code: 'survey-not-ready',
      });
      await setJob(String(body.jobId), { state: 'failed', finished_at: new Date() });
      await api.jobs.start();
      expect((await survey(id)).state).toBe('importing');
    };
    await leaveBehind();
    stopAt('checking');
    expect((await importIt(id, mapping({ psu: null, household: null }))).state).toBe('cancelled');
    const { mapping: kept, dataVersion } = before;
    expect(await survey(id)).toMatchObject({ state: 'ready', mapping: kept, dataVersion });
    await leaveBehind();
    expect((await api.ask(bappeda, 'POST', `/surveys/${id}/undo`)).body).toMatchObject({ state: 'undone' });
  });
});
