import type { DesilTable, DesilTrace } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCity } from '../measurement/testing-city.ts';
import type { Database } from '../platform/db/index.ts';
import { putSharingFlag } from '../platform/disclosure/index.ts';
import { testSecrets } from '../platform/secrets/testing-secrets.ts';
import { readTable } from '../platform/tabular/index.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { desilRoutes, fillRegister } from './index.ts';

/** Families by kelurahan and desil 1, 2, 5. One cell is small: two families of desil 2 in Metro. */
const COUNTS = {
  '18.72.01.1001': { 1: 12, 2: 2, 5: 30 },
  '18.72.01.1003': { 1: 9, 2: 8, 5: 16 },
  '18.72.02.1001': { 1: 17, 2: 11, 5: 15 },
} as const;
type Family = Readonly<{ area: string; desil: number; size: number }>;
const FAMILIES: readonly Family[] = Object.entries(COUNTS).flatMap(([area, byDesil]) =>
  Object.entries(byDesil).flatMap(([desil, count]) =>
    Array.from({ length: count }, (_, at) => ({ area, desil: Number(desil), size: 1 + (at % 4) })),
  ),
);

const chair = testPerson('chair');
const secretariat = testPerson('secretariat');
let db: Database;
let now = '2026-11-24T02:00:00Z';
let api: TestApi;

const uuid = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

async function fill(families: readonly Family[], from: number): Promise<void> {
  const each = <T>(make: (family: Family, at: number) => T): T[] =>
    families.map((family, at) => make(family, from + at));
  const rows = families.length;
  const register = {
    dwellings: {
      rows,
      columns: {
        id: each((_, at) => uuid(1, at)),
        area_code: each(({ area }) => area),
        rw: each(() => 1),
        rt: each(() => 2),
        address: each(() => 'Jalan Contoh'),
      },
    },
    families: {
      rows,
      columns: {
        id: each((_, at) => uuid(2, at)),
        dwelling_id: each((_, at) => uuid(1, at)),
        nomor_kk: each((_, at) => `187201010101${String(at).padStart(4, '0')}`),
        size: each(({ size }) => size),
        desil: each(({ desil }) => desil),
        desil_version: each(() => 'contoh-1'),
        desil_as_of: each(() => '2025-07-01'),
      },
    },
    persons: {
      rows,
      columns: {
        id: each((_, at) => uuid(3, at)),
        family_id: each((_, at) => uuid(2, at)),
        name: each(() => 'Orang Contoh'),
        sex: each(() => 'P'),
      },
    },
  };
  const filler = { userId: 'system:test', userName: 'test', roles: [], permissions: ['registry.fill'] };
  await db.asSystem('test', ['registry.fill'], (tx) =>
    fillRegister(tx, filler, api.clock, { register, source: 'data sintetis', secrets: testSecrets() }),
  );
}

const tableOf = async (who: typeof chair, level = 'village'): Promise<DesilTable> => {
  const { status, body } = await api.ask(who, 'GET', `/registry/desil?level=${level}`);
  expect(status).toBe(200);
  return body as unknown as DesilTable;
};
const fileOf = (who: typeof chair) => api.ask(who, 'GET', '/registry/desil.xlsx?level=village');

beforeAll(async () => {
  db = await testDatabase();
  await testCity(db);
  api = testApi(db, desilRoutes, {}, { now: () => new Date(now) });
  await fill(FAMILIES, 0);
});
afterAll(() => db.close());

/** Whether a hidden number among numbers that add up is the only one, and so can be worked out. */
const isAlone = (line: readonly (number | null)[]): boolean =>
  line.filter((cell) => cell === null).length === 1;

describe('counts for those who may read no family', () => {
  it('hide the small one, show what is not needed, and keep every sum open', async () => {
    const village = await tableOf(chair);
    const district = await tableOf(chair, 'district');
    expect(village.protection).toMatchObject({ threshold: 5 });
    const [metro, imopuro, utara] = village.rows;
    expect(metro?.byDesil[1]).toBeNull();
    expect(utara?.byDesil[0]).toBe(17);
    expect(village.total.families).toBe(FAMILIES.length);
    for (const row of [...village.rows, ...district.rows, village.total]) {
      expect(isAlone([...row.byDesil, row.unranked, row.families])).toBe(false);
    }
    const [pusat] = district.rows;
    for (let desil = 0; desil < 10; desil += 1) {
      const cells = [metro, imopuro, pusat].map((row) => row?.byDesil[desil] ?? null);
      expect(isAlone(cells), `desil ${desil + 1}`).toBe(false);
    }
    const shown = [...village.rows, ...district.rows, village.total].flatMap((row) => row.byDesil);
    expect(shown.filter((count) => count !== null && count > 0 && count < 5)).toEqual([]);
    expect(shown.filter((count) => count === null).length).toBeGreaterThan(1);
    expect(shown.filter((count) => count === null).length).toBeLessThan(9);
  });

  it('are full for those who work with the families, on the screen alone', async () => {
    const full = await tableOf(secretariat);
    expect(full.protection).toBeNull();
    expect(full.rows[0]?.byDesil[1]).toBe(2);
    const { status, response } = await fileOf(secretariat);
    expect(status).toBe(200);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const sheet = await readTable(bytes, 'cacah.xlsx');
    expect(sheet.columns.find((column) => column.name === 'Desil 2')?.cells[0]).toBe('dijaga');
    const notes = await readTable(bytes, 'cacah.xlsx', { sheet: 'Keterangan' });
    expect(JSON.stringify(notes.columns)).toContain('dijaga bukan nol');
  });

  it('of a kecamatan show nothing that the city hid', async () => {
    const pusat = testPerson('kecamatan', 'camat', ['18.72.01']);
    const city = await tableOf(chair);
    const { response } = await fileOf(pusat);
    const sheet = await readTable(new Uint8Array(await response.arrayBuffer()), 'cacah.xlsx');
    for (let desil = 1; desil <= 10; desil += 1) {
      const column = sheet.columns.find((one) => one.name === `Desil ${desil}`);
      for (const [at, row] of city.rows.slice(0, 2).entries()) {
        if (row.byDesil[desil - 1] === null) expect(column?.cells[at], `desil ${desil}`).toBe('dijaga');
      }
    }
  });

  it('are walked back without a second table to subtract', async () => {
    const { body } = await api.ask(chair, 'GET', '/registry/desil/trace');
    const trace = body as unknown as DesilTrace;
    expect([trace.families, trace.recountedFamilies, trace.isRecountShown]).toEqual([120, 120, true]);
  });
});

describe('a file of counts', () => {
  it('is refused for less than a kelurahan', async () => {
    const narrow = testPerson('enumerator', 'pencacah', ['18.72.01.1001.001.002']);
    const { status, body } = await fileOf(narrow);
    expect([status, body]).toMatchObject([403, { code: 'export-place-small' }]);
  });

  it('is refused while its owner forbids handing it on, by name', async () => {
    const officer = testPerson('data-officer');
    const flag = {
      isForbidden: true,
      source: 'Kemensos',
      contact: 'Dinas Sosial',
      at: new Date(now),
      by: 'x',
    };
    const put = (isForbidden: boolean) =>
      db.asActor(officer, (tx) => putSharingFlag(tx, 'desil-dtsen', { ...flag, isForbidden }));
    await put(true);
    const { status, body } = await fileOf(secretariat);
    expect([status, body]).toMatchObject([403, { code: 'onward-sharing-refused', contact: 'Dinas Sosial' }]);
    await put(false);
    expect((await fileOf(secretariat)).status).toBe(200);
  });
});

describe('two states of the data', () => {
  it('cannot be subtracted within the days of a release, and hide what changed a little after them', async () => {
    await fill([{ area: '18.72.02.1001', desil: 1, size: 3 }], 5000);
    const before = await tableOf(chair);
    expect(before.rows[2]?.byDesil[0]).toBe(17);
    expect(before.protection?.releasedAt).toBe('2026-11-24T02:00:00.000Z');
    const trace = (await api.ask(chair, 'GET', '/registry/desil/trace')).body as unknown as DesilTrace;
    expect([trace.families, trace.recountedFamilies, trace.isRecountShown]).toEqual([120, null, false]);
    now = '2026-12-25T02:00:00Z';
    const after = await tableOf(chair);
    expect(after.protection?.releasedAt).toBe('2026-12-25T02:00:00.000Z');
    expect(after.rows[2]?.byDesil[0]).toBeNull();
    expect((await tableOf(secretariat)).rows[2]?.byDesil[0]).toBe(18);
  });
});
