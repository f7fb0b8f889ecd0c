import type { RetentionState } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/db/index.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { retentionRoutes } from './retention.routes.ts';
import { type RetentionTarget, runRetentionDaily } from './retention.service.ts';

const officer = testPerson('data-officer');
const auditor = testPerson('auditor');
let now = new Date('2026-11-24T02:00:00Z');
const clock = { now: () => now };
const hours = (count: number): void => {
  now = new Date(now.getTime() + count * 3_600_000);
};

/** A thing that ages: written at some moments, each erased at most once. */
let written: Date[] = [new Date('2026-11-22T01:00:00Z'), new Date('2026-11-23T23:00:00Z')];
const older = (before: Date): Date[] => written.filter((at) => at < before);
const target: RetentionTarget = {
  code: 'sign-in-failure',
  count: async (_db, before) => older(before).length,
  erase: async (_db, _clock, { before }) => {
    const gone = older(before);
    written = written.filter((at) => !gone.includes(at));
    return gone.length;
  },
};

let db: Database;
let api: TestApi;
beforeAll(async () => {
  db = await testDatabase();
  api = testApi(db, retentionRoutes([target]), {}, clock);
});
afterAll(() => db.close());
const state = async (): Promise<RetentionState> =>
  (await api.ask(auditor, 'GET', '/protection/retention')).body as unknown as RetentionState;

describe('retention', () => {
  it('lists beforehand what is due by each rule, and erases nothing by looking', async () => {
    const { due, runs } = await state();
    const rule = due.find((one) => one.code === 'sign-in-failure');
    expect(rule).toMatchObject({ keepDays: 1, due: 1, before: '2026-11-23T02:00:00.000Z' });
    // Nothing is named for it here: unknown is not nothing.
    expect(due.find((one) => one.code === 'session')?.due).toBeNull();
    expect([runs, written.length]).toEqual([[], 2]);
  });

  it('runs once a day of the city, and says what it erased', async () => {
    expect(await runRetentionDaily(db, clock, [target])).toBe(true);
    expect(await runRetentionDaily(db, clock, [target])).toBe(false);
    hours(14);
    expect(await runRetentionDaily(db, clock, [target])).toBe(false);
    // 17.00 UTC is midnight in Metro.
    hours(2);
    expect(await runRetentionDaily(db, clock, [target])).toBe(true);
    expect(written).toHaveLength(1);
    hours(24);
    expect(await runRetentionDaily(db, clock, [target])).toBe(true);
    const { runs } = await state();
    expect(runs.map((run) => run.erased)).toEqual([1, 0, 1]);
    const entries = await db.asActor(auditor, (tx) =>
      tx
        .selectFrom('platform.audit_entry')
        .select('actor_name')
        .where('action', '=', 'retention.erase')
        .execute(),
    );
    expect(entries).toEqual([{ actor_name: 'retention' }, { actor_name: 'retention' }]);
  });

  it('is run by hand by the data officer alone', async () => {
    expect((await api.ask(auditor, 'POST', '/protection/retention/run')).status).toBe(403);
    expect((await api.ask(testPerson('operator'), 'GET', '/protection/retention')).status).toBe(403);
    written = [new Date('2026-01-01T00:00:00Z')];
    expect((await api.ask(officer, 'POST', '/protection/retention/run')).status).toBe(200);
    expect(written).toEqual([]);
  });

  it('leaves runs that nobody can invent', async () => {
    const invented = db.asActor(officer, (tx) =>
      tx
        .insertInto('protection.retention_run')
        .values({ id: crypto.randomUUID(), at: now, by: 'x', code: 'y', before: now, erased: 3 })
        .execute(),
    );
    await expect(invented).rejects.toMatchObject({ code: '42501' });
  });
});
