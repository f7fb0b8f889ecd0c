import type { HolidayList, SubjectRequestDetail } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/db/index.ts';
import { testSecrets } from '../platform/secrets/testing-secrets.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { holidayRoutes } from './holiday.routes.ts';
import { subjectRequestRoutes } from './subject-request.routes.ts';

const officer = testPerson('data-officer');
const auditor = testPerson('auditor');
let now = '2026-12-23T02:00:00Z';
let db: Database;
let api: TestApi;
beforeAll(async () => {
  db = await testDatabase();
  const routes = [...subjectRequestRoutes(testSecrets()), ...holidayRoutes];
  api = testApi(db, routes, {}, { now: () => new Date(now) });
});
afterAll(() => db.close());

async function receive(kind: string, receivedOn: string): Promise<SubjectRequestDetail> {
  const { status, body } = await api.ask(officer, 'POST', '/protection/requests', {
    ...{ kind, receivedOn, askerName: 'Warga Satu', askerContact: '0812', relation: 'diri sendiri' },
    ...{ details: 'Ingin tahu data saya', personId: null },
  });
  expect(status).toBe(200);
  return body as unknown as SubjectRequestDetail;
}

describe('the working days of the clock', () => {
  const holiday = (date: string, kind: string, name: string) =>
    api.ask(officer, 'PUT', `/protection/holidays/${date}`, {
      kind,
      name,
      source: 'SKB Tiga Menteri (contoh)',
    });

  it('leave out national holidays and collective leave once they are entered, and say which', async () => {
    now = '2026-12-23T02:00:00Z';
    expect((await holiday('2026-12-25', 'national', 'Hari Natal')).status).toBe(200);
    expect((await holiday('2026-12-24', 'joint-leave', 'Cuti bersama Natal')).status).toBe(200);
    await holiday('2026-12-29', 'national', 'Salah ketik');
    const removed = await api.ask(officer, 'DELETE', '/protection/holidays/2026-12-29');
    const { holidays, emptyYears } = removed.body as unknown as HolidayList;
    expect(holidays.map(({ date, kind }) => [date, kind])).toEqual([
      ['2026-12-24', 'joint-leave'],
      ['2026-12-25', 'national'],
    ]);
    expect(emptyYears).toEqual([2027]);
    // Wednesday 23 December and three working days: Thursday and Friday are none, so Monday, Tuesday, Wednesday.
    const request = await receive('see', '2026-12-23');
    expect(request.dueOn).toBe('2026-12-30');
    expect(request.dueNote).toContain('Cuti bersama Natal (2026-12-24), Hari Natal (2026-12-25)');
    expect(request.dueNote).not.toContain('belum diisi');
    // Over the new year, of which nothing is known yet.
    now = '2026-12-30T02:00:00Z';
    const late = await receive('see', '2026-12-30');
    expect([late.dueOn, late.dueNote]).toEqual(['2027-01-04', expect.stringContaining('2027 belum diisi')]);
  });

  it('are entered by the data officer alone, with a source', async () => {
    expect((await api.ask(auditor, 'PUT', '/protection/holidays/2026-12-31', {})).status).toBe(403);
    expect((await api.ask(auditor, 'GET', '/protection/holidays')).status).toBe(200);
    expect((await holiday('2026-12-31', 'national', ' ')).status).toBe(422);
    expect((await holiday('2026-02-30', 'national', 'Bukan tanggal')).status).toBe(400);
    expect((await api.ask(officer, 'DELETE', '/protection/holidays/2026-12-31')).status).toBe(404);
  });
});
