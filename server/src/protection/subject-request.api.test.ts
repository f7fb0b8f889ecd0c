import type { FoundPersons, SubjectRequestDetail, SubjectRequestList } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCity } from '../measurement/testing-city.ts';
import type { Actor, Database } from '../platform/db/index.ts';
import { testSecrets } from '../platform/secrets/testing-secrets.ts';
import { readTable } from '../platform/tabular/index.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { fillRegister, registryRoutes } from '../registry/index.ts';
import { subjectRequestRoutes } from './subject-request.routes.ts';

const officer = testPerson('data-officer');
const answering: Actor = { ...officer, userId: 'petugas', purpose: 'subject-request' };
const inspecting: Actor = { ...officer, userId: 'pengawas', purpose: 'inspection' };
const operator: Actor = { ...testPerson('operator'), purpose: 'service' };
const auditor = testPerson('auditor');
const secrets = testSecrets();
let now = '2026-11-24T02:00:00Z';
let db: Database;
let api: TestApi;

const PERSON = '00000003-0000-4000-8000-000000000001';
const NEIGHBOUR = '00000003-0000-4000-8000-000000000002';
const PATH = '/protection/requests';

async function fillTwoPeople(): Promise<void> {
  const id = (kind: number): string => `0000000${kind}-0000-4000-8000-000000000001`;
  const register = {
    dwellings: {
      rows: 1,
      columns: { id: [id(1)], area_code: ['18.72.01.1001'], rw: [1], rt: [2], address: ['Jalan Contoh 5'] },
    },
    families: {
      rows: 1,
      columns: {
        id: [id(2)],
        dwelling_id: [id(1)],
        nomor_kk: ['1872010101010001'],
        size: [2],
        desil: [3],
        desil_version: ['contoh-1'],
        desil_as_of: ['2025-07-01'],
      },
    },
    persons: {
      rows: 2,
      columns: {
        id: [PERSON, NEIGHBOUR],
        family_id: [id(2), id(2)],
        name: ['Warga Satu', 'Warga Dua'],
        nik: ['1872014101900001', null],
        sex: ['P', 'L'],
      },
    },
  };
  const filler = { userId: 'system:test', userName: 'test', roles: [], permissions: ['registry.fill'] };
  await db.asSystem('test', ['registry.fill'], (tx) =>
    fillRegister(tx, filler, api.clock, { register, source: 'data sintetis', secrets }),
  );
}

beforeAll(async () => {
  db = await testDatabase();
  await testCity(db);
  api = testApi(
    db,
    [...subjectRequestRoutes(secrets), ...registryRoutes(secrets)],
    {},
    { now: () => new Date(now) },
  );
  await fillTwoPeople();
});
afterAll(() => db.close());

const body = (kind: string, receivedOn = '2026-11-24') => ({
  ...{ kind, receivedOn, askerName: 'Warga Satu', askerContact: '0812', relation: 'diri sendiri' },
  ...{ details: 'Ingin tahu data saya', personId: PERSON },
});
async function receive(kind: string, receivedOn?: string): Promise<SubjectRequestDetail> {
  const { status, body: answer } = await api.ask(officer, 'POST', PATH, body(kind, receivedOn));
  expect(status).toBe(200);
  return answer as unknown as SubjectRequestDetail;
}
const step = (id: string, state: string, note = 'KTP dicocokkan') =>
  api.ask(officer, 'POST', `${PATH}/${id}/steps`, { state, note });
const list = async () =>
  ((await api.ask(auditor, 'GET', PATH)).body as unknown as SubjectRequestList).requests;

describe('a subject request', () => {
  it('gets its due date from the rule of its day, over weekends, and keeps the rule’s words', async () => {
    // Thursday 26 November and three working days: Friday, Monday, Tuesday.
    now = '2026-11-26T02:00:00Z';
    const request = await receive('see', '2026-11-26');
    expect(request).toMatchObject({ dueOn: '2026-12-01', state: 'received', isOverdue: false });
    expect(request.dueNote).toContain('asumsi');
    expect(request.dueNote).toContain('hari libur 2026 belum diisi');
    expect((await receive('object', '2026-11-25')).dueOn).toBe('2026-12-02');
  });

  it('is overdue from the day after, and stands first', async () => {
    now = '2026-12-01T16:59:00Z';
    expect((await list()).map((one) => one.isOverdue)).toEqual([false, false]);
    now = '2026-12-01T17:00:00Z';
    expect((await list()).map((one) => [one.kind, one.isOverdue])).toEqual([
      ['see', true],
      ['object', false],
    ]);
  });

  it('gives nothing before the identity is checked, and does not go back', async () => {
    const [request] = await list();
    const id = request?.id ?? '';
    const early = await step(id, 'answered');
    expect([early.status, early.body]).toMatchObject([409, { code: 'request-step-refused' }]);
    expect((await api.ask(answering, 'GET', `${PATH}/${id}/person.xlsx`)).status).toBe(409);
    expect((await step(id, 'identified')).status).toBe(200);
    expect((await step(id, 'identified')).status).toBe(409);
  });

  it('to see makes a file of all that is held, with who saw it, in a session for that purpose', async () => {
    const id = (await list())[0]?.id ?? '';
    expect((await api.ask(inspecting, 'GET', `${PATH}/${id}/person.xlsx`)).status).toBe(409);
    // Numbers in full: the right to open them comes with the second factor.
    const oneFactor = {
      ...answering,
      permissions: answering.permissions.filter((one) => one !== 'registry.unmask'),
    };
    const weak = await api.ask(oneFactor, 'GET', `${PATH}/${id}/person.xlsx`);
    expect([weak.status, weak.body]).toMatchObject([403, { permission: 'registry.unmask' }]);
    expect((await api.ask(auditor, 'GET', `${PATH}/${id}/person.xlsx`)).status).toBe(403);
    await api.ask(answering, 'GET', `${PATH}/${id}/person.xlsx`);
    const { status, response } = await api.ask(answering, 'GET', `${PATH}/${id}/person.xlsx`);
    expect(status).toBe(200);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = async (sheet: string) =>
      JSON.stringify((await readTable(bytes, 'x.xlsx', { sheet })).columns);
    expect(await text('Orang')).toContain('Warga Satu');
    expect(await text('Orang')).toContain('1872014101900001');
    expect(await text('Keluarga')).toContain('1872010101010001');
    expect(await text('Rumah')).toContain('Jalan Contoh 5');
    const seen = await readTable(bytes, 'x.xlsx', { sheet: 'Siapa melihat' });
    expect(seen.columns.find((column) => column.name === 'Tindakan')?.cells).toContain(
      'subject-request.file',
    );
    const made = await db.asActor(auditor, (tx) =>
      tx
        .selectFrom('platform.audit_entry as entry')
        .innerJoin('platform.audit_value as value', 'value.entry_id', 'entry.id')
        .select(['entry.purpose', 'value.after', 'value.reason'])
        .where('entry.action', '=', 'subject-request.file')
        .execute(),
    );
    expect(made[1]).toEqual({
      purpose: 'subject-request',
      after: { opened: ['nik', 'phone', 'nomor_kk', 'address'] },
      reason: expect.stringContaining('KTP dicocokkan'),
    });
    expect(JSON.stringify(made)).not.toContain('1872014101900001');
  });

  it('is answered once, with each step kept and audited', async () => {
    const id = (await list())[0]?.id ?? '';
    await step(id, 'in-work', 'dikumpulkan');
    const { body: answer } = await step(id, 'answered', 'Data Saudara kami lampirkan.');
    expect(answer).toMatchObject({ answer: 'Data Saudara kami lampirkan.', isOverdue: false });
    const { steps } = answer as unknown as SubjectRequestDetail;
    expect(steps.map((one) => one.state)).toEqual(['received', 'identified', 'in-work', 'answered']);
    expect((await step(id, 'refused')).status).toBe(409);
    const entries = await db.asActor(auditor, (tx) =>
      tx.selectFrom('platform.audit_entry').select('action').where('entity_id', '=', id).execute(),
    );
    expect(entries.map((entry) => entry.action)).toEqual(
      expect.arrayContaining([
        'subject-request.receive',
        'subject-request.identified',
        'subject-request.answered',
      ]),
    );
  });

  it('is closed to those without the right, also in the database', async () => {
    expect((await api.ask(operator, 'GET', PATH)).status).toBe(403);
    expect((await api.ask(auditor, 'POST', PATH, body('see'))).status).toBe(403);
    expect((await api.ask(null, 'GET', PATH)).status).toBe(401);
    const rows = await db.asActor(operator, (tx) =>
      tx.selectFrom('protection.subject_request').select('id').execute(),
    );
    expect(rows).toEqual([]);
  });

  it('of before any rule is refused in words, one of an older letter has its clock', async () => {
    const { status, body: answer } = await api.ask(officer, 'POST', PATH, body('see', '2024-10-16'));
    expect([status, answer]).toMatchObject([422, { code: 'body-invalid', field: 'receivedOn' }]);
    expect((await receive('see', '2026-09-01')).dueOn).toBe('2026-09-04');
  });

  it('of tomorrow is refused', async () => {
    const { status, body: answer } = await api.ask(officer, 'POST', PATH, body('see', '2027-01-01'));
    expect([status, answer]).toMatchObject([422, { field: 'receivedOn' }]);
  });
});

describe('a limited person', () => {
  const names = (who: Actor) =>
    db.asActor(who, async (tx) => {
      const rows = await tx.selectFrom('registry.person_identity').select('name').orderBy('name').execute();
      return rows.map((row) => row.name);
    });

  it('leaves every list, except for whoever answers a request, until the limit ends', async () => {
    const { id } = await receive('limit');
    await step(id, 'identified');
    expect(await names(operator)).toEqual(['Warga Dua', 'Warga Satu']);
    const { body: answer } = await step(id, 'answered', 'Pemrosesan dibatasi.');
    expect(answer).toMatchObject({ isLimited: true });
    expect(await names(operator)).toEqual(['Warga Dua']);
    expect(await names(inspecting)).toEqual(['Warga Dua']);
    expect(await names(answering)).toEqual(['Warga Dua', 'Warga Satu']);
    const end = (who: Actor) =>
      api.ask(who, 'POST', `${PATH}/${id}/end-limit`, { reason: 'dicabut pemohon' });
    expect((await end(auditor)).status).toBe(403);
    expect((await end(officer)).status).toBe(200);
    expect((await end(officer)).status).toBe(409);
    expect(await names(operator)).toEqual(['Warga Dua', 'Warga Satu']);
  });

  it('must be known: a limit without a person hides nobody and is refused', async () => {
    const { body: answer } = await api.ask(officer, 'POST', PATH, { ...body('limit'), personId: null });
    const { id } = answer as unknown as SubjectRequestDetail;
    await step(id, 'identified');
    expect((await step(id, 'answered')).status).toBe(409);
  });
});

describe('the person of a request', () => {
  const find = async (who: Actor, text: string) => {
    const { status, body: answer } = await api.ask(who, 'POST', '/registry/persons/find', { text });
    return { status, found: answer as unknown as FoundPersons };
  };

  it('is found by words of the name or by the number, masked, within the rights of who searches', async () => {
    const byName = await find(answering, 'satu  WARGA');
    expect(byName.found.persons.map(({ id, nikMasked }) => [id, nikMasked])).toEqual([
      [PERSON, '1872••••••••••01'],
    ]);
    expect((await find(answering, 'warga')).found.persons).toHaveLength(2);
    expect((await find(answering, '1872014101900001')).found.persons.map(({ id }) => id)).toEqual([PERSON]);
    expect((await find(answering, '%%%')).found.persons).toEqual([]);
    expect((await find(officer, 'warga')).status).toBe(403);
    expect((await find(auditor, 'warga')).status).toBe(403);
    const elsewhere = { ...answering, userId: 'lain', places: ['18.72.02'] };
    expect((await find(elsewhere, 'warga')).found).toEqual({ persons: [], hasMore: false });
    const seen = await db.asActor(auditor, (tx) =>
      tx
        .selectFrom('platform.audit_entry as entry')
        .innerJoin('platform.audit_subject as subject', 'subject.entry_id', 'entry.id')
        .select('subject.subject_id')
        .where('entry.action', '=', 'person.find')
        .orderBy('entry.position')
        .execute(),
    );
    expect(seen.length).toBe(3);
    const inVain = await db.asActor(auditor, (tx) =>
      tx.selectFrom('platform.audit_entry').select('action').where('action', 'like', '%.find-none').execute(),
    );
    expect(inVain.map(({ action }) => action)).toEqual(['person.find-none', 'person.find-none']);
  });

  it('is corrected at their request: in the register, with before and after, numbers masked', async () => {
    const { id } = await receive('correct');
    const correct = (who: Actor, changes: object) =>
      api.ask(who, 'POST', `${PATH}/${id}/correct`, { changes, reason: 'KTP-el diperlihatkan' });
    const changes = { name: 'Warga Kesatu', birthDate: '1990-01-02', nik: '1872014201900009', sex: 'P' };
    expect((await correct(answering, changes)).status).toBe(409);
    await step(id, 'identified');
    expect((await correct(officer, changes)).status).toBe(409);
    expect((await correct(auditor, changes)).status).toBe(403);
    expect((await correct(answering, { birthDate: '2099-01-01' })).status).toBe(422);
    const { status, body: answer } = await correct(answering, changes);
    expect([status, answer]).toMatchObject([200, { state: 'in-work' }]);
    const { steps } = answer as unknown as SubjectRequestDetail;
    expect(steps.at(-1)?.note).toBe('diperbaiki: nama, tanggal lahir, NIK. KTP-el diperlihatkan');
    expect((await find(answering, '1872014201900009')).found.persons[0]).toMatchObject({
      id: PERSON,
      name: 'Warga Kesatu',
      nikMasked: '1872••••••••••09',
    });
    expect((await find(answering, '1872014101900001')).found.persons).toEqual([]);
    const entry = await db.asActor(auditor, (tx) =>
      tx
        .selectFrom('platform.audit_entry as entry')
        .innerJoin('platform.audit_value as value', 'value.entry_id', 'entry.id')
        .select(['value.before', 'value.after', 'value.reason'])
        .where('entry.action', '=', 'person.correct')
        .execute(),
    );
    expect(entry).toEqual([
      {
        before: { name: 'Warga Satu', birthDate: null, nik: '1872••••••••••01' },
        after: { name: 'Warga Kesatu', birthDate: '1990-01-02', nik: '1872••••••••••09' },
        reason: 'KTP-el diperlihatkan',
      },
    ]);
    expect((await correct(answering, changes)).status).toBe(422);
    await step(id, 'answered', 'Sudah diperbaiki.');
    expect((await correct(answering, { name: 'Lain' })).status).toBe(409);
  });
});
