import type { PersonPage } from '@pilar/contracts';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCity } from '../measurement/testing-city.ts';
import type { Actor, Database } from '../platform/db/index.ts';
import { createApi } from '../platform/http/app.ts';
import { testSecrets } from '../platform/secrets/testing-secrets.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { registryRoutes } from './index.ts';
import { fillTestRegister, TEST_SECRETS, uuid } from './testing-register.ts';

const operator: Actor = { ...testPerson('operator', 'operator', ['18.72.01.1001']), purpose: 'service' };
const officer: Actor = { ...testPerson('data-officer'), purpose: 'subject-request' };
const secrets = testSecrets();
let db: Database;
let api: TestApi;

beforeAll(async () => {
  db = await testDatabase();
  await testCity(db);
  api = testApi(db, registryRoutes(secrets));
  await fillTestRegister(db, api.clock, secrets);
});
afterAll(() => db?.close());

const page = async (who: Actor, query = '') =>
  (await api.ask(who, 'GET', `/registry/persons${query}`)).body as unknown as PersonPage;

describe('persons', () => {
  it('are those of the places of who asks, families together, numbers masked', async () => {
    const { persons, total } = await page(operator);
    expect(persons.map(({ name, nikMasked }) => [name, nikMasked])).toEqual([
      ['Sri Contoh', '1872••••••••••01'],
      ['Adi Contoh', '1872••••••••••01'],
      ['=HYPERLINK("http://contoh.test")', '1872••••••••••02'],
      ['Budi Contoh', null],
    ]);
    expect(total).toBe(4);
  });

  it('come page by page after a mark, and refuse a mark of another list', async () => {
    const { persons } = await page(operator, `?after=18.72.01.1001.001.001~${uuid(2, 0)}~${uuid(3, 0)}`);
    expect(persons.map(({ id }) => id)).toEqual([uuid(3, 1), uuid(3, 2), uuid(3, 3)]);
    for (const mark of ['kemarin', `18.72~${uuid(2, 0)}`]) {
      const { status, body } = await api.ask(operator, 'GET', `/registry/persons?after=${mark}`);
      expect([status, body]).toMatchObject([400, { code: 'query-invalid' }]);
    }
  });

  it('open to what was asked of them, and show what is masked for a reason only', async () => {
    const { body } = await api.ask(operator, 'GET', `/registry/persons/${uuid(3, 0)}`);
    expect(body).toMatchObject({ name: 'Sri Contoh', hasPhone: true, age: 41, familyId: uuid(2, 0) });
    expect(JSON.stringify(body)).not.toContain('1985');
    const shown = await api.ask(officer, 'POST', `/registry/persons/${uuid(3, 0)}/unmask`, {
      fields: ['nik', 'phone', 'birthDate'],
      reason: 'permintaan warga nomor 7',
    });
    expect(shown.body).toMatchObject({
      values: { nik: '1872017006859001', phone: '081200009001', birthDate: '1985-06-30' },
    });
    const nothing = await api.ask(officer, 'POST', `/registry/persons/${uuid(3, 3)}/unmask`, {
      fields: ['nik'],
      reason: 'permintaan warga nomor 7',
    });
    expect(nothing.body).toMatchObject({ values: { nik: null } });
  });

  it('of another place are not found', async () => {
    expect((await api.ask(operator, 'GET', `/registry/persons/${uuid(3, 4)}`)).status).toBe(404);
  });

  it('keep their numbers sealed in the table, equal ones unlike each other', async () => {
    const rows = await db.asActor(officer, (tx) =>
      tx.selectFrom('registry.person_identity').selectAll().execute(),
    );
    const kept = rows.map((row) => Buffer.from(row.nik_cipher ?? []).toString('latin1')).join('|');
    expect(TEST_SECRETS.filter((secret) => kept.includes(secret))).toEqual([]);
    expect(new Set(rows.map((row) => Buffer.from(row.nik_cipher ?? []).toString('hex'))).size).toBe(6);
  });

  it('with a number that was bent outside of Pilar are refused in words, and nothing of them is shown', async () => {
    const swap = { places: ['*'] };
    await db.asSystem(
      'test',
      ['registry.seal'],
      async (tx) => {
        const other = await tx
          .selectFrom('registry.person_identity')
          .select('nik_cipher')
          .where('person_id', '=', uuid(3, 4))
          .executeTakeFirstOrThrow();
        await tx
          .updateTable('registry.person_identity')
          .set({ nik_cipher: other.nik_cipher })
          .where('person_id', '=', uuid(3, 5))
          .execute();
      },
      swap,
    );
    const { status, body } = await api.ask(officer, 'GET', `/registry/persons/${uuid(3, 5)}`);
    expect([status, body]).toMatchObject([500, { code: 'secret-unreadable' }]);
    expect(JSON.stringify(body)).not.toContain('Made');
    const list = await api.ask(officer, 'GET', '/registry/persons');
    const { persons } = list.body as unknown as { persons: { id: string; nikMasked: string | null }[] };
    const bent = persons.find(({ id }) => id === uuid(3, 5));
    expect([list.status, bent?.nikMasked]).toEqual([200, '••••••••••••••••']);
    expect(persons.filter(({ nikMasked }) => nikMasked?.startsWith('1')).length).toBeGreaterThan(1);
  });

  it('stand in no line of the log, whatever is asked and however it ends', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
    const identity = { identify: async () => ({ actor: officer, token: 't', name: 'x', awaitsCode: false }) };
    const app = createApi({
      db,
      identity,
      jobs: api.jobs,
      clock: api.clock,
      log,
      routes: registryRoutes(secrets),
      isHttps: false,
    });
    const send = (method: string, path: string, body?: unknown) =>
      app.request(`/api${path}`, {
        method,
        headers: { 'x-pilar': '1', cookie: 'pilar_session=x' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    await send('GET', '/registry/persons');
    await send('GET', `/registry/persons/${uuid(3, 5)}`);
    await send('POST', `/registry/persons/${uuid(3, 0)}/unmask`, {
      fields: ['nik'],
      reason: 'permintaan warga Sri Contoh',
    });
    await send('POST', '/registry/find-number', { number: '1872017006859001' });
    await send('POST', '/registry/find-number', { number: '1872017006859001x' });
    const text = lines.join('');
    expect(lines.length).toBeGreaterThanOrEqual(5);
    for (const secret of [...TEST_SECRETS, 'Contoh', uuid(3, 0)]) expect(text).not.toContain(secret);
  });
});
