import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { AuditProof } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type Database, refusalCode, type Tx } from '../db/index.ts';
import { scryptHasher } from '../identity/index.ts';
import { addUser } from '../identity/user.service.ts';
import { testActor, testDatabase } from '../testing/index.ts';
import { type TestApi, testApi, testPerson } from '../testing/test-api.ts';
import { auditRoutes, readAuditKey, writeAudit } from './index.ts';
import { sealOnce } from './sealer.ts';

const auditor = testPerson('auditor');
const bappeda = testPerson('secretariat');
const dataDir = mkdtempSync(join(tmpdir(), 'pilar-audit-api-'));
/** A family of another place, as the register would say. */
const ELSEWHERE = randomUUID();
let db: Database;
let api: TestApi;

beforeAll(async () => {
  db = await testDatabase();
  api = testApi(db, auditRoutes({ dataDir, isInPlaces: async (_tx, subject) => subject.id !== ELSEWHERE }));
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
afterAll(async () => {
  await db.close();
  rmSync(dataDir, { recursive: true, force: true });
});

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

  it('counts what is of its own kind: a family that was opened is one, with however many members', async () => {
    const id = await db.asActor(bappeda, (tx) =>
      writeAudit(tx, bappeda, api.clock, {
        action: 'family.list',
        entity: 'registry.family',
        subjects: [
          { entity: 'registry.family', id: 'keluarga-8' },
          { entity: 'registry.family', id: 'keluarga-9' },
          { entity: 'registry.person', id: 'orang-8' },
        ],
      }),
    );
    const { body } = await api.ask(auditor, 'GET', '/audit?entity=registry.family');
    const { entries } = body as unknown as { entries: { id: string; subjectCount: number }[] };
    expect(entries.find((entry) => entry.id === id)?.subjectCount).toBe(2);
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

  it('is searched by the words of its sentences, by person, purpose and day', async () => {
    const siti = { ...testPerson('operator', 'Siti'), purpose: 'complaint' };
    await db.asActor(siti, (tx) =>
      writeAudit(tx, siti, api.clock, { action: 'estimate.publish', entity: 'measurement.estimate' }),
    );
    const actions = async (query: string) => {
      const { body } = await api.ask(auditor, 'GET', `/audit?${query}`);
      return (body as unknown as { entries: { action: string }[] }).entries.map(({ action }) => action);
    };
    expect(await actions('text=siti+menerbitkan+untuk+pengaduan')).toEqual(['estimate.publish']);
    expect(await actions('text=siti+menghapus')).toEqual([]);
    expect(await actions('text=100%25')).toEqual([]);
    expect(await actions('purpose=complaint&actor=siti')).toEqual(['estimate.publish']);
    expect(await actions('actor=siti&from=2026-11-24&until=2026-11-24')).toEqual(['estimate.publish']);
    expect(await actions('actor=siti&from=2026-11-25')).toEqual([]);
    expect(await actions('actor=siti&until=2026-11-23')).toEqual([]);
  });

  it('names people as they are called, keeps the name they signed with, and finds them by both', async () => {
    const settler = testActor(['user.read', 'user.write']);
    const { id } = await addUser(
      {
        transaction: (work) => db.asActor(settler, work),
        clock: api.clock,
        passwords: scryptHasher({ log2N: 4, r: 8, p: 1 }),
      },
      { userName: 'rahma', name: 'Siti Rahmawati', email: null, roles: ['auditor'], places: [] },
    );
    const rahma: Actor = { ...testPerson('auditor', id), userName: 'rahma' };
    await db.asActor(rahma, (tx) =>
      writeAudit(tx, rahma, api.clock, { action: 'survey.undo', entity: 'measurement.survey' }),
    );
    const ask = async (query: string) =>
      (await api.ask(auditor, 'GET', `/audit?action=survey.undo&${query}`)).body as unknown as Page;
    const [entry] = (await ask(`who=${id}`)).entries;
    expect(entry).toMatchObject({ actorName: 'rahma', actorFullName: 'Siti Rahmawati' });
    const found = async (query: string) => (await ask(query)).entries.length;
    expect(await found('text=rahmawati+membatalkan')).toBe(1);
    expect(await found('actor=siti rahm')).toBe(1);
    expect(await found('text=budi')).toBe(0);
    expect(await found('who=program')).toBe(0);
    expect(await found('who=siti')).toBe(0);
    const { response } = await api.ask(auditor, 'GET', `/audit/export.xlsx?action=survey.undo&who=${id}`);
    const book = read(new Uint8Array(await response.arrayBuffer()));
    const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    expect(rows.map((row) => [row[1], row[2]])).toEqual([
      ['Kalimat', 'Nama pengguna'],
      ['Siti Rahmawati membatalkan impor survei', 'rahma'],
    ]);
  });

  it('leaves as a workbook', async () => {
    const { status, response } = await api.ask(auditor, 'GET', '/audit/export.xlsx?entity=test.fifty');
    expect(status).toBe(200);
    const book = read(new Uint8Array(await response.arrayBuffer()));
    const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    expect(rows.map((row) => row[1])).toEqual([
      'Kalimat',
      `${bappeda.userName} melakukan “test.write” pada test.fifty 100`,
      `${bappeda.userName} melakukan “test.write” pada test.fifty 50`,
    ]);
  });

  it('shows who answers a resident who saw them, alone or in a list, and nothing of the values', async () => {
    const officer = testPerson('operator', 'petugas');
    const [id, other] = [randomUUID(), randomUUID()];
    const look = (action: string, ids: string[]) =>
      db.asActor(officer, (tx) =>
        writeAudit(tx, officer, api.clock, {
          action,
          entity: 'registry.family',
          reason: 'rahasia',
          subjects: ids.map((family) => ({ entity: 'registry.family', id: family })),
        }),
      );
    await look('family.list', [id, other]);
    await look('family.open', [id]);
    const path = `/audit/subjects/registry.family/${id}`;
    const { status, body } = await api.ask(testPerson('secretariat'), 'GET', path);
    expect([status, body]).toEqual([
      200,
      {
        sights: [
          expect.objectContaining({ action: 'family.open', isAlone: true, actorName: officer.userName }),
          expect.objectContaining({ action: 'family.list', isAlone: false }),
        ],
        next: null,
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('rahasia');
    expect((await api.ask(officer, 'GET', path)).status).toBe(403);
    expect((await api.ask(auditor, 'GET', `/audit/subjects/registry.family/x`)).status).toBe(404);
    await look('family.open', [ELSEWHERE]);
    const foreign = await api.ask(auditor, 'GET', `/audit/subjects/registry.family/${ELSEWHERE}`);
    expect([foreign.status, foreign.body]).toMatchObject([404, { code: 'not-found' }]);
  });

  it('proves that an entry stands in a signed link, by what everybody can compute', async () => {
    const first = (await page('/audit?entity=test.fifty')).entries[0]?.id;
    const path = `/audit/entries/${first}/proof`;
    const early = await api.ask(auditor, 'GET', path);
    expect([early.status, early.body]).toMatchObject([409, { code: 'audit-unsealed' }]);
    const key = readAuditKey(dataDir);
    await sealOnce({ db, clock: api.clock, key, dataDir });
    const { status, body } = await api.ask(auditor, 'GET', path);
    expect(status).toBe(200);
    const proof = AuditProof.parse(body);
    expect(proof.checks).toHaveLength(7);
    expect(proof.checks.filter(({ isRight }) => !isRight)).toEqual([]);
    const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
    const bytes = (hex: string) => Buffer.from(hex, 'hex');
    expect(proof.leaf.slice(16)).toBe(proof.digest);
    const root = proof.steps.reduce(
      (below, { side, hash }) =>
        sha(Buffer.of(1), ...(side === 'left' ? [bytes(hash), below] : [below, bytes(hash)])),
      sha(Buffer.of(0), bytes(proof.leaf)),
    );
    expect(root.toString('hex')).toBe(proof.link.root);
    const { hash, signature, keyId } = proof.link;
    expect(keyId).toBe(key.publicKey.id);
    const signed = Buffer.from(`pilar-audit-link-1 ${hash}`);
    expect(key.publicKey.verifies(signed, bytes(signature))).toBe(true);
    expect((await api.ask(bappeda, 'GET', path)).status).toBe(403);
    expect((await api.ask(auditor, 'GET', `/audit/entries/${ELSEWHERE}/proof`)).status).toBe(404);
  });

  it('is verified from the page, against the key of this machine', async () => {
    const key = readAuditKey(dataDir);
    await sealOnce({ db, clock: api.clock, key, dataDir });
    expect(await sealOnce({ db, clock: api.clock, key, dataDir })).toBe(0);
    const { status, body } = await api.ask(auditor, 'GET', '/audit/verify');
    expect([status, body]).toMatchObject([200, { isWhole: true, links: 1, unsealed: 0, findings: [] }]);
    expect(statSync(join(dataDir, 'audit-key')).mode & 0o777).toBe(0o600);
    expect((await api.ask(bappeda, 'GET', '/audit/verify')).status).toBe(403);
  });
});
