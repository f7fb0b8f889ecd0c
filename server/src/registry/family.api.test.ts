import type { Family, FamilyPage, FamilyRow } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCity } from '../measurement/testing-city.ts';
import type { Actor, Database } from '../platform/db/index.ts';
import { testSecrets } from '../platform/secrets/testing-secrets.ts';
import { readTable } from '../platform/tabular/index.ts';
import { chosenKind, testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { registryRoutes } from './index.ts';
import { fillTestRegister, TEST_FAMILIES, TEST_SECRETS, uuid } from './testing-register.ts';

const open = (person: Actor, purpose = 'service'): Actor => ({ ...person, purpose });
const secretariat = open(testPerson('secretariat'));
const operator = open(testPerson('operator', 'operator', ['18.72.01.1001']));
const enumerator = open(testPerson('enumerator', 'pendata', ['18.72.01.1001.001.002']), 'verification');

describe.each([chosenKind()])('families on the %s database', (kind) => {
  let db: Database;
  let api: TestApi;

  beforeAll(async () => {
    db = await testDatabase({ kind });
    await testCity(db);
    const secrets = testSecrets();
    api = testApi(db, registryRoutes(secrets));
    await fillTestRegister(db, api.clock, secrets);
  }, 60_000);
  afterAll(() => db?.close());

  const page = async (who: Actor, path = '/registry/families'): Promise<FamilyPage> => {
    const { status, body } = await api.ask(who, 'GET', path);
    expect([path, status]).toEqual([path, 200]);
    return body as unknown as FamilyPage;
  };
  const numbers = ({ families }: FamilyPage) => families.map(({ id }) => Number(id.slice(-4)));
  const lastEntry = (entity = 'registry.family') =>
    db.asActor({ ...testPerson('auditor') }, async (tx) => {
      const entry = await tx
        .selectFrom('platform.audit_entry')
        .selectAll()
        .where('entity', '=', entity)
        .orderBy('position', 'desc')
        .executeTakeFirstOrThrow();
      const subjects = await tx
        .selectFrom('platform.audit_subject')
        .select(['entity', 'subject_id'])
        .where('entry_id', '=', entry.id)
        .orderBy('entity')
        .orderBy('subject_id')
        .execute();
      const value = await tx
        .selectFrom('platform.audit_value')
        .selectAll()
        .where('entry_id', '=', entry.id)
        .executeTakeFirst();
      return { entry, value, subjects: subjects.map((each) => `${each.entity} ${each.subject_id}`) };
    });

  it('are those of the places of who asks, place by place, with their number', async () => {
    expect(numbers(await page(secretariat))).toEqual([0, 1, 2, 3]);
    expect((await page(secretariat)).total).toBe(4);
    expect(numbers(await page(operator))).toEqual([0, 1]);
    expect((await page(operator)).total).toBe(2);
    expect(numbers(await page(enumerator))).toEqual([1]);
  });

  it('stand there with masked number, without address', async () => {
    const [first] = (await page(operator)).families as [FamilyRow];
    expect(first).toEqual({
      id: uuid(2, 0),
      place: '18.72.01.1001.001.001',
      areaName: 'Metro',
      headName: 'Sri Contoh',
      kkMasked: '1872••••••••••01',
      size: 2,
      livelihood: 'buruh',
      desil: 1,
      programmes: ['pkh', 'bpnt'],
    });
  });

  it.each([
    ['place=18.72.01', [0, 1, 2]],
    ['place=18.72.01.1001.001', [0, 1]],
    ['place=18.72.01.1001.001.002', [1]],
    ['desil=1', [0, 3]],
    ['desil=none', [1]],
    ['livelihood=buruh&desil=4', [2]],
    ['livelihood=nelayan', []],
  ])('are narrowed by %s, and so is their number', async (query, expected) => {
    const answer = await page(secretariat, `/registry/families?${query}`);
    expect([numbers(answer), answer.total]).toEqual([expected, expected.length]);
  });

  it('come page by page, each once, whatever the filter of another place asks', async () => {
    const foreign = await page(operator, '/registry/families?place=18.72.02');
    expect([foreign.families, foreign.total]).toEqual([[], 0]);
    const after = await page(secretariat, `/registry/families?after=18.72.01.1001.001.002~${uuid(2, 1)}`);
    expect(numbers(after)).toEqual([2, 3]);
  });

  it('leave one audit entry a view: purpose, filter, and everybody who was shown', async () => {
    await page(operator, '/registry/families?desil=1');
    const { entry, value, subjects } = await lastEntry();
    expect(entry).toMatchObject({ action: 'family.list', actor_id: 'operator', purpose: 'service' });
    expect(value?.after).toEqual({ filter: { desil: 1 }, shown: 1, total: 1 });
    expect(subjects).toEqual([`registry.family ${uuid(2, 0)}`, `registry.person ${uuid(3, 0)}`]);
  });

  it('are refused with a sentence without a purpose, without a place, and without the right', async () => {
    for (const path of ['/registry/families', `/registry/families/${uuid(2, 0)}`]) {
      const noPurpose = await api.ask({ ...operator, purpose: null }, 'GET', path);
      expect([noPurpose.status, noPurpose.body]).toMatchObject([403, { code: 'purpose-required' }]);
      const noPlace = await api.ask({ ...operator, places: [] }, 'GET', path);
      expect([noPlace.status, noPlace.body]).toMatchObject([403, { code: 'place-required' }]);
      const auditor = await api.ask(testPerson('auditor'), 'GET', path);
      expect([auditor.status, auditor.body]).toMatchObject([403, { code: 'not-permitted' }]);
    }
  });

  it('opened one by one show members and dwelling in words, and name all of them in the audit entry', async () => {
    const { body } = await api.ask(operator, 'GET', `/registry/families/${uuid(2, 0)}`);
    const family = body as unknown as Family;
    expect(family).toMatchObject({ headName: 'Sri Contoh', isSynthetic: true, desilAsOf: '2025-07-01' });
    expect(
      family.members.map(({ name, nikMasked, age, relation }) => [name, nikMasked, age, relation]),
    ).toEqual([
      ['Sri Contoh', '1872••••••••••01', 41, 'Kepala keluarga'],
      // Seven years are full the day after the day of the request.
      ['Adi Contoh', '1872••••••••••01', 6, 'Anak'],
    ]);
    expect(family.dwelling).toContainEqual({ key: 'floor', text: 'Tanah' });
    expect(family.dwelling).toContainEqual({ key: 'floor_area_m2', text: '36 m²' });
    const { entry, subjects } = await lastEntry();
    expect([entry.action, entry.entity_id]).toEqual(['family.open', uuid(2, 0)]);
    expect(subjects).toEqual([
      `registry.family ${uuid(2, 0)}`,
      `registry.person ${uuid(3, 0)}`,
      `registry.person ${uuid(3, 1)}`,
    ]);
  });

  it('of another place are not found, word for word like one that is not there', async () => {
    const refusal = async (id: string, method = 'GET', path = '', body?: unknown) => {
      const answer = await api.ask(
        open(testPerson('data-officer', 'pdp', ['18.72.01']), 'inspection'),
        method,
        `/registry/families/${id}${path}`,
        body,
      );
      const { traceId: _, ...rest } = answer.body as Record<string, unknown>;
      return [answer.status, rest];
    };
    expect(await refusal(uuid(2, 3))).toEqual(await refusal(uuid(2, 99)));
    expect((await refusal(uuid(2, 3)))[0]).toBe(404);
    const asked = { fields: ['kk'], reason: 'memeriksa laporan warga' };
    expect(await refusal(uuid(2, 3), 'POST', '/unmask', asked)).toEqual(
      await refusal(uuid(2, 99), 'POST', '/unmask', asked),
    );
  });

  it('show number and address for a typed reason, for two minutes, and keep the reason', async () => {
    const ask = (who: Actor, body: unknown) =>
      api.ask(who, 'POST', `/registry/families/${uuid(2, 0)}/unmask`, body);
    const { status, body } = await ask(secretariat, {
      fields: ['kk', 'address'],
      reason: 'mencocokkan kartu keluarga',
    });
    expect([status, body]).toEqual([
      200,
      {
        values: { kk: '1872010101089001', address: 'Jl. Rahasia No. 9001' },
        expiresAt: '2026-11-24T02:02:00.000Z',
      },
    ]);
    const { entry, value } = await lastEntry();
    expect(entry.action).toBe('family.unmask');
    expect([value?.reason, value?.after]).toEqual([
      'mencocokkan kartu keluarga',
      { fields: ['kk', 'address'] },
    ]);
    expect((await ask(secretariat, { fields: ['kk'], reason: '         x' })).body).toMatchObject({
      code: 'body-invalid',
    });
    expect((await ask(operator, { fields: ['kk'], reason: 'mencocokkan kartu' })).body).toMatchObject({
      ...{ code: 'not-permitted', permission: 'registry.unmask' },
    });
  });

  it('are offered in drop-downs only where who asks may look', async () => {
    const choices = async (who: Actor) => {
      const { areas, livelihoods } = (await api.ask(who, 'GET', '/registry/choices')).body as unknown as {
        areas: { code: string; rts: { place: string }[] }[];
        livelihoods: string[];
      };
      return [areas.flatMap(({ rts }) => rts.map(({ place }) => place)), livelihoods];
    };
    expect(await choices(enumerator)).toEqual([['18.72.01.1001.001.002'], ['petani']]);
    expect((await choices(secretariat))[0]).toHaveLength(4);
    expect(await choices({ ...operator, places: [] })).toEqual([[], []]);
  });

  it('are found by their whole number, in the places of who asks alone', async () => {
    const find = async (number: string) =>
      (await api.ask(operator, 'POST', '/registry/find-number', { number })).body;
    expect(await find(TEST_FAMILIES[0]!.kk)).toEqual({ familyId: uuid(2, 0), personId: null });
    expect(await find('1872017006859001')).toEqual({ familyId: null, personId: uuid(3, 0) });
    expect(await find(TEST_FAMILIES[3]!.kk)).toEqual({ familyId: null, personId: null });
    expect(await find('18720101010890')).toMatchObject({ code: 'body-invalid' });
  });

  it('leave as a file of what is seen: masked, with notes, and nothing that computes', async () => {
    const file = await api.ask(secretariat, 'GET', '/registry/families.xlsx?place=18.72.01');
    const bytes = new Uint8Array(await file.response.arrayBuffer());
    const sheet = await readTable(bytes, 'keluarga.xlsx');
    expect(sheet.columns.find(({ name }) => name === 'Nomor KK (disamarkan)')?.cells).toEqual([
      '1872••••••••••01',
      '1872••••••••••02',
      '1872••••••••••03',
    ]);
    const notes = JSON.stringify((await readTable(bytes, 'keluarga.xlsx', { sheet: 'Keterangan' })).columns);
    expect(notes).toContain('DATA SINTETIS');
    expect(notes).toContain('Tujuan: service');
    const csv = await (await api.ask(secretariat, 'GET', '/registry/families.csv')).response.text();
    expect(csv).toContain(`'=HYPERLINK`);
    expect(csv.split('\r\n').filter((line) => /(^|,)"?[=+@]/.test(line))).toEqual([]);
    const { entry, subjects } = await lastEntry();
    expect([entry.action, subjects.length]).toEqual(['family.export', 8]);
    expect((await api.ask(operator, 'GET', '/registry/families.csv')).status).toBe(403);
  });

  it('never show a whole number, a phone or an address on any way but unmasking', async () => {
    const everybody = [
      secretariat,
      operator,
      enumerator,
      open(testPerson('data-officer'), 'inspection'),
      open(testPerson('kecamatan', 'camat', ['18.72.01'])),
    ];
    const ids = [...TEST_FAMILIES.keys()];
    const paths = [
      ...[
        '/registry/families',
        '/registry/persons',
        '/registry/choices',
        '/registry/desil',
        '/registry/desil/trace',
      ],
      ...[
        '/registry/families.csv',
        '/registry/families.xlsx',
        '/registry/persons.csv',
        '/registry/persons.xlsx',
      ],
      ...ids.flatMap((at) => [`/registry/families/${uuid(2, at)}`, `/registry/persons/${uuid(3, at)}`]),
    ];
    let read = 0;
    for (const who of everybody) {
      for (const path of paths) {
        const { status, response } = await api.ask(who, 'GET', path);
        const bytes = new Uint8Array(await response.arrayBuffer());
        const text =
          path.endsWith('.xlsx') && status === 200 ? await sheetText(bytes) : new TextDecoder().decode(bytes);
        expect([path, TEST_SECRETS.filter((secret) => text.includes(secret))]).toEqual([path, []]);
        if (status === 200) read += text.length;
      }
    }
    expect(read).toBeGreaterThan(5_000);
    const entries = await db.asActor(testPerson('auditor'), (tx) =>
      tx.selectFrom('platform.audit_value').select(['before', 'after']).execute(),
    );
    const kept = JSON.stringify(entries);
    expect(TEST_SECRETS.filter((secret) => kept.includes(secret))).toEqual([]);
  }, 60_000);
});

async function sheetText(bytes: Uint8Array): Promise<string> {
  const parts = [await readTable(bytes, 'a.xlsx'), await readTable(bytes, 'a.xlsx', { sheet: 'Keterangan' })];
  return JSON.stringify(parts.map(({ columns }) => columns));
}
