import type { Home } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/db/index.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { bringOfficialSeries, measurementRoutes } from './index.ts';
import { testCity } from './testing-city.ts';

const bappeda = testPerson('secretariat');
const operator = testPerson('operator');
let db: Database;
let api: TestApi;

beforeAll(async () => {
  db = await testDatabase();
  await testCity(db);
  api = testApi(db, measurementRoutes);
});
afterAll(() => db.close());

async function home(): Promise<Home> {
  const { status, body } = await api.ask(operator, 'GET', '/home');
  expect(status).toBe(200);
  return body as unknown as Home;
}

describe('Beranda of a city with nothing but its name', () => {
  it('has four gauges that say what they will show, and no number', async () => {
    const { gauges, isEmpty } = await home();
    expect(isEmpty).toBe(true);
    expect(gauges.map((gauge) => gauge.key)).toEqual(['share', 'depth', 'living', 'inequality']);
    const shown = gauges.flatMap((gauge) =>
      gauge.measures.flatMap(({ official, survey }) => [official, survey]),
    );
    expect(shown.filter((figure) => figure !== null)).toEqual([]);
  });
});

describe('Beranda of Metro', () => {
  beforeAll(async () => {
    await db.asActor(bappeda, (tx) => bringOfficialSeries(tx, bappeda, api.clock, ['18.72', '18', 'ID']));
  });

  it('says the official figures and that the changed line forbids comparing them', async () => {
    const { sentence } = await home();
    expect(sentence.id).toContain('6,78');
    expect(sentence.id).toContain('6,44');
    expect(sentence.id).toContain('garis kemiskinan naik 18,5 persen');
    expect(sentence.id).toContain('tidak dapat dibandingkan langsung');
  });

  it('never calls an official figure without error a rise or a fall', async () => {
    const { gauges } = await home();
    const words = gauges.flatMap((gauge) => gauge.measures.map((measure) => measure.direction.word));
    expect(words.filter((word) => word === 'down' || word === 'up')).toEqual([]);
  });

  it('compares the share with Lampung and Indonesia of the same time', async () => {
    const { gauges } = await home();
    const share = gauges.find((gauge) => gauge.key === 'share')?.measures[0];
    expect(share?.official).toMatchObject({ value: 6.44, period: '2025-03' });
    expect(share?.comparison.map(({ areaCode, period }) => [areaCode, period])).toEqual([
      ['18', '2025-03'],
      ['ID', '2025-03'],
    ]);
  });

  it('is closed to a visitor', async () => {
    const { status, body } = await api.ask(null, 'GET', '/home');
    expect([status, body]).toMatchObject([401, { code: 'not-signed-in' }]);
  });

  it('is closed to an account that may read no figure', async () => {
    const nobody = { ...operator, userId: 'tanpa-izin', permissions: ['area.read'] };
    const { status, body } = await api.ask(nobody, 'GET', '/home');
    expect([status, body]).toMatchObject([403, { permission: 'indicator.read' }]);
  });
});
