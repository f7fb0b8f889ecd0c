import type { BreachList } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/db/index.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { breachRoutes } from './breach.routes.ts';

const officer = testPerson('data-officer');
const auditor = testPerson('auditor');
let now = '2026-11-24T02:00:00Z';
let db: Database;
let api: TestApi;
beforeAll(async () => {
  db = await testDatabase();
  api = testApi(db, breachRoutes, {}, { now: () => new Date(now) });
});
afterAll(() => db.close());

const PATH = '/protection/breaches';
const report = {
  title: 'Berkas unduhan terkirim ke grup percakapan',
  knownAt: '2026-11-23T20:00:00+07:00',
  happened: 'Senin sore',
  how: 'salah memilih penerima',
  dataKinds: 'nama dan alamat',
  personCount: null,
  done: '',
};
const list = async (): Promise<BreachList> =>
  (await api.ask(auditor, 'GET', PATH)).body as unknown as BreachList;

describe('a breach', () => {
  it('is due three times 24 hours after it became known, not after it was reported', async () => {
    expect((await api.ask(officer, 'POST', PATH, report)).status).toBe(200);
    const [breach] = (await list()).breaches;
    expect(breach).toMatchObject({ knownAt: '2026-11-23T13:00:00.000Z', dueAt: '2026-11-26T13:00:00.000Z' });
    expect(breach?.dueNote).toContain('3x24 jam');
    expect((await list()).now).toBe('2026-11-24T02:00:00.000Z');
  });

  it('that has not become known yet is refused, and so is one without a title', async () => {
    const early = await api.ask(officer, 'POST', PATH, { ...report, knownAt: '2026-11-24T03:00:00Z' });
    expect([early.status, early.body]).toMatchObject([422, { field: 'knownAt' }]);
    expect((await api.ask(officer, 'POST', PATH, { ...report, title: ' ' })).status).toBe(422);
  });

  it('is filled in as more is known; a notice is dated once', async () => {
    const id = (await list()).breaches[0]?.id ?? '';
    await api.ask(officer, 'PATCH', `${PATH}/${id}`, { personCount: 42, isAuthorityNotified: true });
    now = '2026-11-25T02:00:00Z';
    await api.ask(officer, 'PATCH', `${PATH}/${id}`, { done: 'berkas ditarik', isAuthorityNotified: true });
    expect((await list()).breaches[0]).toMatchObject({
      personCount: 42,
      done: 'berkas ditarik',
      how: 'salah memilih penerima',
      authorityNotifiedAt: '2026-11-24T02:00:00.000Z',
      personsNotifiedAt: null,
    });
  });

  it('is closed with a note, and then is a record', async () => {
    const id = (await list()).breaches[0]?.id ?? '';
    await api.ask(officer, 'POST', PATH, { ...report, title: 'Laptop hilang' });
    expect((await api.ask(officer, 'POST', `${PATH}/${id}/close`, { note: 'selesai' })).status).toBe(200);
    const late = await api.ask(officer, 'PATCH', `${PATH}/${id}`, { done: 'lagi' });
    expect([late.status, late.body]).toMatchObject([409, { code: 'breach-closed' }]);
    expect((await list()).breaches.map((one) => one.title)).toEqual(['Laptop hilang', report.title]);
    const entries = await db.asActor(auditor, (tx) =>
      tx.selectFrom('platform.audit_entry').select('action').orderBy('position').execute(),
    );
    expect(entries.map((entry) => entry.action)).toEqual([
      ...['breach.report', 'breach.change', 'breach.change', 'breach.report', 'breach.close'],
    ]);
  });

  it('is read with protection.read and written by the data officer', async () => {
    expect((await api.ask(testPerson('chair'), 'GET', PATH)).status).toBe(403);
    expect((await api.ask(auditor, 'POST', PATH, report)).status).toBe(403);
    expect((await api.ask(null, 'GET', PATH)).status).toBe(401);
    expect((await api.ask(officer, 'PATCH', `${PATH}/bukan-id`, {})).status).toBe(404);
  });
});
