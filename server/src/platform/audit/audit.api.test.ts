import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, refusalCode, type Tx } from '../db/index.ts';
import { testActor, testDatabase } from '../testing/index.ts';
import { type TestApi, testApi, testPerson } from '../testing/test-api.ts';
import { auditRoutes, writeAudit } from './index.ts';

const auditor = testPerson('auditor');
const bappeda = testPerson('secretariat');
let db: Database;
let api: TestApi;

beforeAll(async () => {
  db = await testDatabase();
  api = testApi(db, auditRoutes);
  await db.asActor(bappeda, async (tx) => {
    for (let number = 1; number <= 103; number++) {
      await writeAudit(tx, bappeda, api.clock, {
        action: 'test.write',
        entity: number % 50 === 0 ? 'test.fifty' : 'test.thing',
        entityId: String(number),
        after: { number },
      });
    }
  });
});
afterAll(() => db.close());

type Page = { entries: { id: string; entityId: string; actorName: string }[]; next: string | null };
const page = async (path: string): Promise<Page> => {
  const { status, body } = await api.ask(auditor, 'GET', path);
  expect(status).toBe(200);
  return body as unknown as Page;
};

describe('the audit trail', () => {
  it('comes newest first, a page at a time, each entry once', async () => {
    const first = await page('/audit');
    expect(first.entries).toHaveLength(100);
    expect(first.entries[0]).toMatchObject({ entityId: '103', actorName: bappeda.userName });
    const second = await page(`/audit?before=${first.next}`);
    expect(second.entries.map((entry) => entry.entityId)).toEqual(['3', '2', '1']);
    expect(second.next).toBeNull();
  });

  it('is narrowed to one kind of thing', async () => {
    const { entries } = await page('/audit?entity=test.fifty');
    expect(entries.map((entry) => entry.entityId)).toEqual(['100', '50']);
  });

  it('refuses an edge that is no entry name', async () => {
    const { status, body } = await api.ask(auditor, 'GET', '/audit?before=kemarin');
    expect([status, body]).toMatchObject([400, { code: 'query-invalid' }]);
  });

  it('is closed to a visitor and to those who may only read figures', async () => {
    expect((await api.ask(null, 'GET', '/audit')).status).toBe(401);
    const { status, body } = await api.ask(bappeda, 'GET', '/audit');
    expect([status, body]).toMatchObject([403, { permission: 'audit.read' }]);
  });

  it('signs each entry with the person of the transaction, never with another name', async () => {
    const forged = db.asActor(bappeda, (tx) =>
      writeAudit(tx, auditor, api.clock, { action: 'test.forge', entity: 'test.thing' }),
    );
    await expect(forged).rejects.toThrow();
  });

  it('keeps from where, for what, why and about whom', async () => {
    const officer = {
      ...testPerson('operator'),
      purpose: 'verification',
      origin: { requestId: 'permintaan-1', address: '10.1.2.3' },
    };
    const subjects = [
      { entity: 'registry.family', id: 'keluarga-2' },
      { entity: 'registry.family', id: 'keluarga-1' },
      { entity: 'registry.family', id: 'keluarga-1' },
    ];
    const id = await db.asActor(officer, (tx) =>
      writeAudit(tx, officer, api.clock, {
        action: 'family.unmask',
        entity: 'registry.family',
        reason: 'NIK tidak cocok di lapangan',
        subjects,
      }),
    );
    const read = await db.asActor(auditor, async (tx) => ({
      entry: await tx
        .selectFrom('platform.audit_entry')
        .select(['purpose', 'request_id'])
        .where('id', '=', id)
        .executeTakeFirst(),
      value: await tx
        .selectFrom('platform.audit_value')
        .select(['reason', 'address', 'before'])
        .where('entry_id', '=', id)
        .executeTakeFirst(),
      subjects: await tx
        .selectFrom('platform.audit_subject')
        .select('subject_id')
        .where('entry_id', '=', id)
        .orderBy('subject_id')
        .execute(),
    }));
    expect(read).toEqual({
      entry: { purpose: 'verification', request_id: 'permintaan-1' },
      value: { reason: 'NIK tidak cocok di lapangan', address: '10.1.2.3', before: null },
      subjects: [{ subject_id: 'keluarga-1' }, { subject_id: 'keluarga-2' }],
    });
    const answering = testActor(['subject-request.read'], 'petugas');
    const seen = await db.asActor(answering, async (tx) => [
      (await tx.selectFrom('platform.audit_entry').select('id').execute()).map((row) => row.id),
      (await tx.selectFrom('platform.audit_subject').select('subject_id').execute()).length,
      (await tx.selectFrom('platform.audit_value').select('entry_id').execute()).length,
    ]);
    expect(seen).toEqual([[id], 2, 0]);
  });

  it('is written through one door: no entry, value or subject is put in beside it', async () => {
    const entry = { action: 'x', entity: 'x', digest: new Uint8Array(32) };
    const value = { entry_id: randomUUID(), salt: new Uint8Array(32) };
    const subject = { entry_id: randomUUID(), entity: 'x', subject_id: 'x' };
    for (const attempt of [
      (tx: Tx) => tx.insertInto('platform.audit_entry').values(entry).execute(),
      (tx: Tx) => tx.insertInto('platform.audit_value').values(value).execute(),
      (tx: Tx) => tx.insertInto('platform.audit_subject').values(subject).execute(),
      (tx: Tx) => tx.deleteFrom('platform.audit_value').execute(),
      (tx: Tx) => tx.deleteFrom('platform.audit_subject').execute(),
    ]) {
      const tried = db.asActor(auditor, async (tx) => void (await attempt(tx)));
      await expect(tried.catch(refusalCode)).resolves.toBe('42501');
    }
  });
});
