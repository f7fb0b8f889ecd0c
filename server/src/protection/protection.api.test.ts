import type { Assessment, ProcessingRecord, SharingFlags } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/db/index.ts';
import { refuseOnwardSharing } from '../platform/disclosure/index.ts';
import { findSource } from '../platform/parameters/index.ts';
import { testSecrets } from '../platform/secrets/testing-secrets.ts';
import { readTable } from '../platform/tabular/index.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { fillDemoAssessment } from './assessment.service.ts';
import { protectionRoutes } from './index.ts';

const officer = testPerson('data-officer');
const auditor = testPerson('auditor');
const chair = testPerson('chair');
let db: Database;
let api: TestApi;
beforeAll(async () => {
  db = await testDatabase();
  api = testApi(db, protectionRoutes(testSecrets()));
});
afterAll(() => db.close());

const auditOf = (action: string) =>
  db.asActor(auditor, (tx) =>
    tx.selectFrom('platform.audit_entry').select('actor_id').where('action', '=', action).execute(),
  );

describe('the record of processing', () => {
  it('names basis, article and how sure the reading is, with sources that exist', async () => {
    const { status, body } = await api.ask(auditor, 'GET', '/protection/processing');
    expect(status).toBe(200);
    const { activities } = body as unknown as ProcessingRecord;
    expect(activities.map((one) => one.code)).toContain('registri');
    for (const one of activities) {
      expect(one.article, one.code).toContain('UU 27/2022');
      // None of the choices of a basis has been read in the law itself.
      expect(one.confidence, one.code).not.toBe('tinggi');
      for (const id of one.source) expect(findSource(id), id).toBeDefined();
    }
  });

  it('leaves as a workbook with the same activities', async () => {
    const { response } = await api.ask(officer, 'GET', '/protection/processing.xlsx');
    const sheet = await readTable(new Uint8Array(await response.arrayBuffer()), 'catatan.xlsx');
    const names = sheet.columns.find((column) => column.name === 'Kegiatan')?.cells;
    expect(names).toHaveLength(6);
    expect(names?.[0]).toBe('Registri keluarga');
  });

  it('is closed to roles without protection.read, and to visitors', async () => {
    for (const path of ['/protection/processing', '/protection/processing.xlsx', '/protection/assessment']) {
      expect((await api.ask(chair, 'GET', path)).status).toBe(403);
      expect((await api.ask(null, 'GET', path)).status).toBe(401);
    }
  });
});

describe('the impact assessment', () => {
  const get = async () =>
    (await api.ask(auditor, 'GET', '/protection/assessment')).body as unknown as Assessment;

  it('begins with a draft that answers every question, and in the demo city with a first version', async () => {
    const empty = await get();
    expect(empty.versions).toEqual([]);
    expect(Object.keys(empty.draft.answers).sort()).toEqual(empty.questions.map((one) => one.code).sort());
    for (const risk of empty.draft.risks) {
      expect(risk.residualLikelihood * risk.residualImpact).toBeLessThan(risk.likelihood * risk.impact);
    }
    await db.asActor(officer, (tx) => fillDemoAssessment(tx, officer, api.clock));
    await db.asActor(officer, (tx) => fillDemoAssessment(tx, officer, api.clock));
    expect((await get()).versions.map((one) => one.version)).toEqual([1]);
  });

  it('keeps every version, and refuses whoever wrote from an older one', async () => {
    const { draft } = await get();
    const change = { ...draft, title: 'Registri, ditinjau', basedOn: 1 };
    expect((await api.ask(officer, 'POST', '/protection/assessment', change)).status).toBe(200);
    const late = await api.ask(officer, 'POST', '/protection/assessment', change);
    expect([late.status, late.body]).toMatchObject([409, { code: 'changed-meanwhile' }]);
    expect((await get()).versions.map((one) => one.title)).toEqual(['Registri, ditinjau', draft.title]);
    expect(await auditOf('assessment.save')).toHaveLength(2);
  });

  it('is signed once, and only as it stands now', async () => {
    const sign = (version: number) => api.ask(officer, 'POST', `/protection/assessment/${version}/sign`);
    expect((await sign(1)).status).toBe(409);
    const { body } = await sign(2);
    const { versions } = body as unknown as Assessment;
    expect(versions[0]).toMatchObject({ version: 2, signedBy: officer.userName });
    expect((await sign(2)).status).toBe(409);
    const forged = db.asActor(officer, (tx) =>
      tx
        .updateTable('protection.assessment_version')
        .set({ title: 'lain' })
        .where('version', '=', 2)
        .execute(),
    );
    await expect(forged).rejects.toThrow('never changed');
  });

  it('is written by the data officer alone, and grades run from 1 to 4', async () => {
    const { draft } = await get();
    const body = { ...draft, basedOn: 2 };
    expect((await api.ask(auditor, 'POST', '/protection/assessment', body)).status).toBe(403);
    const [risk] = draft.risks;
    const wrong = { ...body, risks: [{ ...risk, impact: 5 }] };
    expect((await api.ask(officer, 'POST', '/protection/assessment', wrong)).status).toBe(422);
  });
});

describe('a data set that must not be handed on', () => {
  const flag = { isForbidden: true, source: 'Kemensos, surat 12/2026', contact: 'Dinas Sosial' };

  it('stops every export with the flag, its source and whom to ask, until it is lifted', async () => {
    const { status, body } = await api.ask(officer, 'PUT', '/protection/sharing/desil-dtsen', flag);
    expect(status).toBe(200);
    expect((body as unknown as SharingFlags).flags[0]).toMatchObject({
      dataSet: 'desil-dtsen',
      isForbidden: true,
    });
    const ask = () => db.asActor(chair, (tx) => refuseOnwardSharing(tx, 'desil-dtsen'));
    await expect(ask()).rejects.toMatchObject({
      code: 'onward-sharing-refused',
      facts: { dataSet: 'desil-dtsen', source: flag.source, contact: flag.contact },
    });
    await db.asActor(chair, (tx) => refuseOnwardSharing(tx, 'survei'));
    await api.ask(officer, 'PUT', '/protection/sharing/desil-dtsen', { ...flag, isForbidden: false });
    await ask();
    expect(await auditOf('sharing.forbid')).toEqual([{ actor_id: officer.userId }]);
  });

  it('is flagged by the data officer alone, and only if Pilar knows it', async () => {
    expect((await api.ask(auditor, 'PUT', '/protection/sharing/survei', flag)).status).toBe(403);
    const odd = await api.ask(officer, 'PUT', '/protection/sharing/lain', flag);
    expect([odd.status, odd.body]).toMatchObject([400, { code: 'query-invalid' }]);
    const smuggled = db.asActor(auditor, (tx) =>
      tx.updateTable('platform.sharing_flag').set({ is_forbidden: true }).executeTakeFirst(),
    );
    expect((await smuggled).numUpdatedRows).toBe(0n);
  });
});
