import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../db/index.ts';
import { testDatabase } from '../testing/index.ts';
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
});
