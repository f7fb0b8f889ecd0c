import type { DesilTable, DesilTrace } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCity } from '../measurement/testing-city.ts';
import type { Database } from '../platform/db/index.ts';
import { testSecrets } from '../platform/secrets/testing-secrets.ts';
import { readTable } from '../platform/tabular/index.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { desilRoutes, fillRegister } from './index.ts';

const operator = testPerson('operator');
let db: Database;
let api: TestApi;

/** Dwelling, desil and members of five families, by hand: three in Metro Pusat, two in Metro Utara. */
const FAMILIES = [
  { area: '18.72.01.1001', desil: 1, members: 4 },
  { area: '18.72.01.1001', desil: 1, members: 2 },
  { area: '18.72.01.1003', desil: 5, members: 3 },
  { area: '18.72.02.1001', desil: 10, members: 1 },
  { area: '18.72.02.1001', desil: null, members: 6 },
] as const;

const uuid = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const each = <T>(make: (family: (typeof FAMILIES)[number], at: number) => T): T[] => FAMILIES.map(make);

async function fillByHand(): Promise<void> {
  const persons = FAMILIES.flatMap((family, at) => Array.from({ length: family.members }, () => at));
  const register = {
    dwellings: {
      rows: FAMILIES.length,
      columns: {
        id: each((_, at) => uuid(1, at)),
        area_code: each(({ area }) => area),
        rw: each(() => 1),
        rt: each(() => 2),
        address: each(() => 'Jalan Contoh'),
      },
    },
    families: {
      rows: FAMILIES.length,
      columns: {
        id: each((_, at) => uuid(2, at)),
        dwelling_id: each((_, at) => uuid(1, at)),
        nomor_kk: each((_, at) => `187201010101${String(at).padStart(4, '0')}`),
        size: each(({ members }) => members),
        desil: each(({ desil }) => desil),
        desil_version: each(({ desil }) => (desil === null ? null : 'contoh-1')),
        desil_as_of: each(({ desil }) => (desil === null ? null : '2025-07-01')),
      },
    },
    persons: {
      rows: persons.length,
      columns: {
        id: persons.map((_, at) => uuid(3, at)),
        family_id: persons.map((family) => uuid(2, family)),
        name: persons.map(() => 'Orang Contoh'),
        sex: persons.map(() => 'P'),
      },
    },
  };
  await db.asSystem('test', ['registry.fill'], (tx) => {
    const filler = { userId: 'system:test', userName: 'test', roles: [], permissions: ['registry.fill'] };
    return fillRegister(tx, filler, api.clock, { register, source: 'data sintetis', secrets: testSecrets() });
  });
}

async function table(level: string): Promise<DesilTable> {
  const { status, body } = await api.ask(operator, 'GET', `/registry/desil?level=${level}`);
  expect(status).toBe(200);
  return body as unknown as DesilTable;
}

beforeAll(async () => {
  db = await testDatabase();
  await testCity(db);
  api = testApi(db, desilRoutes);
});
afterAll(() => db.close());

describe('the counts of an empty register', () => {
  it('are zeros for every kelurahan, without a date and without a mark', async () => {
    const { rows, total, asOf, isSynthetic } = await table('village');
    expect(rows.map(({ areaCode, families }) => [areaCode, families])).toEqual([
      ['18.72.01.1001', 0],
      ['18.72.01.1003', 0],
      ['18.72.02.1001', 0],
    ]);
    expect({ families: total.families, asOf, isSynthetic }).toEqual({
      families: 0,
      asOf: null,
      isSynthetic: false,
    });
  });
});

describe('the counts by desil', () => {
  beforeAll(fillByHand);

  it('are those of the families of each kelurahan, the unranked apart', async () => {
    const { rows, total, asOf, desilVersion, isSynthetic } = await table('village');
    expect({ asOf, desilVersion, isSynthetic }).toEqual({
      asOf: '2025-07-01',
      desilVersion: 'contoh-1',
      isSynthetic: true,
    });
    expect(rows.map(({ families, persons, unranked }) => [families, persons, unranked])).toEqual([
      [2, 6, 0],
      [1, 3, 0],
      [2, 7, 1],
    ]);
    expect(rows[0]?.byDesil).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(total).toMatchObject({
      families: 5,
      persons: 16,
      unranked: 1,
      byDesil: [2, 0, 0, 0, 1, 0, 0, 0, 0, 1],
    });
  });

  it('of a kecamatan are the sums of its kelurahan', async () => {
    const { rows } = await table('district');
    expect(rows.map(({ areaCode, families, persons }) => [areaCode, families, persons])).toEqual([
      ['18.72.01', 3, 9],
      ['18.72.02', 2, 7],
    ]);
  });

  it('are recounted from the rows by their walk-back, and agree', async () => {
    const { status, body } = await api.ask(operator, 'GET', '/registry/desil/trace');
    const trace = body as unknown as DesilTrace;
    expect(status).toBe(200);
    expect([trace.families, trace.recountedFamilies]).toEqual([5, 5]);
    expect([trace.persons, trace.recountedPersons]).toEqual([16, 16]);
    expect(trace.dataVersion).toBe((await table('village')).dataVersion);
  });

  it('leave as a workbook that says it is synthetic and guards small counts', async () => {
    const { status, response } = await api.ask(operator, 'GET', '/registry/desil.xlsx?level=village');
    expect(status).toBe(200);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const sheet = await readTable(bytes, 'cacah.xlsx');
    const persons = sheet.columns.find((column) => column.name === 'Jiwa');
    // Every kelurahan holds fewer than five families: nothing of them leaves, and no zero stands in for it. The city
    // holds five.
    expect(persons?.cells).toEqual(['dijaga', 'dijaga', 'dijaga', 16]);
    const notes = await readTable(bytes, 'cacah.xlsx', { sheet: 'Keterangan' });
    expect(JSON.stringify(notes.columns)).toContain('DATA SINTETIS');
  });

  it('are refused for an unknown level, to a visitor, and without the right to count', async () => {
    const odd = await api.ask(operator, 'GET', '/registry/desil?level=rt');
    expect([odd.status, odd.body]).toMatchObject([400, { code: 'query-invalid' }]);
    expect((await api.ask(null, 'GET', '/registry/desil')).status).toBe(401);
    const reader = { ...operator, userId: 'pembaca', permissions: ['area.read'] };
    for (const path of ['/registry/desil', '/registry/desil.xlsx', '/registry/desil/trace']) {
      expect((await api.ask(reader, 'GET', path)).status).toBe(403);
    }
  });

  it('are those of the places of who asks, and say where they are not the whole', async () => {
    const narrow = testPerson('operator', 'operator-metro', ['18.72.01.1001']);
    const { body } = await api.ask(narrow, 'GET', '/registry/desil?level=village');
    const village = body as unknown as DesilTable;
    expect(village.rows.map(({ areaCode, families, isPartial }) => [areaCode, families, isPartial])).toEqual([
      ['18.72.01.1001', 2, false],
    ]);
    expect(village.total).toMatchObject({ areaCode: '18.72', families: 2, persons: 6, isPartial: true });
    const district = (await api.ask(narrow, 'GET', '/registry/desil?level=district'))
      .body as unknown as DesilTable;
    expect(district.rows.map(({ areaCode, families, isPartial }) => [areaCode, families, isPartial])).toEqual(
      [['18.72.01', 2, true]],
    );
    const trace = (await api.ask(narrow, 'GET', '/registry/desil/trace')).body as unknown as DesilTrace;
    expect([trace.families, trace.recountedFamilies, trace.recountedPersons]).toEqual([2, 2, 6]);
    expect((await table('village')).total).toMatchObject({ families: 5, isPartial: false });
  });

  it('of somebody without a place are none', async () => {
    const { body } = await api.ask(testPerson('operator', 'tanpa-wilayah', []), 'GET', '/registry/desil');
    expect(body).toMatchObject({ rows: [], total: { families: 0, isPartial: true } });
  });

  it('are refused by the database itself to an actor without the right', async () => {
    const reader = { ...operator, permissions: ['area.read'] };
    const rows = await db.asActor(reader, (tx) => tx.selectFrom('registry.family').select('id').execute());
    expect(rows).toEqual([]);
  });
});
