import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AreaList, SETUP_CODE_HEADER, type Setup } from '@pilar/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { areaRoutes } from '../area/index.ts';
import { systemClock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { type Identity, openIdentity } from '../identity/index.ts';
import { asIdentityRole } from '../identity/user.store.ts';
import { silentLog } from '../log/log.ts';
import { testSecrets } from '../secrets/testing-secrets.ts';
import { testDatabase } from '../testing/index.ts';
import { type TestApi, testApi, testPerson } from '../testing/test-api.ts';
import { type AfterInit, cityState, setupRoutes } from './index.ts';
import { forgetCity } from './testing-reset.ts';

const CODE = 'K7M2P-9QRST';
const pengelola = testPerson('administrator');

const folder = mkdtempSync(join(tmpdir(), 'pilar-setup-'));
let identity: Identity;
let db: Database;
let api: TestApi;
const routes = (afterInit?: AfterInit) => [
  ...setupRoutes({ identity, version: '0.0.0', setupCode: CODE, ...(afterInit ? { afterInit } : {}) }),
  ...areaRoutes,
];
let known: readonly string[] = [];
beforeAll(async () => {
  db = await testDatabase();
  identity = await openIdentity({
    db,
    log: silentLog,
    clock: systemClock,
    dataDir: folder,
    isHttps: false,
    areDemoUsersOpen: false,
    secrets: testSecrets(),
  });
});
beforeEach(async () => {
  await forgetCity(db);
  known = await people();
  api = testApi(db, routes());
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

type Wish = Partial<Setup> & { file?: [text: string, name: string] };
function form({ file, ...setup }: Wish = {}): FormData {
  const data = new FormData();
  count += 1;
  const administrator = {
    userName: `pengelola-${count}`,
    name: 'Ani (contoh)',
    password: 'empat kata tidak berkait',
  };
  data.set('setup', JSON.stringify({ city: { code: '18.72' }, administrator, ...setup }));
  if (file) data.set('areas', new Blob([file[0]]), file[1]);
  return data;
}
const setUp = (wish?: Wish) => api.send(null, '/setup', form(wish));
const fromElsewhere = (path: string, init: RequestInit = {}, code?: string) =>
  api.app.request(`/api${path}`, {
    ...init,
    headers: {
      'x-pilar': '1',
      'x-forwarded-for': '10.0.0.7',
      ...(code === undefined ? {} : { [SETUP_CODE_HEADER]: code }),
    },
  });
const areas = async () => (await api.ask(pengelola, 'GET', '/areas')).body as unknown as AreaList;
async function people(): Promise<string[]> {
  const rows = await db.asSystem('test', [], (tx) =>
    asIdentityRole(tx, () => tx.selectFrom('identity.user').select('user_name').execute()),
  );
  return rows.map((row) => row.user_name);
}
/** Who was added by this test. */
const newcomers = async () => (await people()).filter((name) => !known.includes(name));
let count = 0;

describe('GET /setup', () => {
  it('says to a visitor that a city is needed, and which are shipped', async () => {
    const { status, body } = await api.ask(null, 'GET', '/setup');
    expect([status, body]).toEqual([
      200,
      { isNeeded: true, needsCode: false, shippedCities: [{ code: '18.72', name: 'Kota Metro' }] },
    ]);
  });

  it('asks for a code from another machine', async () => {
    expect(await (await fromElsewhere('/setup')).json()).toMatchObject({ needsCode: true });
  });
});

describe('POST /setup', () => {
  it('starts Metro from its shipped areas, adds the administrator and signs in', async () => {
    const { status, body, response } = await setUp();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user: { userName: `pengelola-${count}` },
      city: { code: '18.72', name: 'Kota Metro', provinceCode: '18', provinceName: 'Lampung' },
      isDemo: false,
    });
    const cookie = /pilar_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
    const identified = await identity.identify(decodeURIComponent(cookie));
    expect(identified?.actor).toMatchObject({ userName: `pengelola-${count}`, roles: ['administrator'] });
    expect((await areas()).areas).toHaveLength(30);
    expect(await newcomers()).toEqual([`pengelola-${count}`]);
    expect(await cityState(db)).toEqual({ city: expect.objectContaining({ code: '18.72' }), isDemo: false });
    expect((await api.ask(null, 'GET', '/setup')).body).toMatchObject({ isNeeded: false, shippedCities: [] });
    const rows = await db.asActor(testPerson('auditor'), (tx) =>
      tx.selectFrom('platform.audit_entry').select(['action', 'actor_name']).orderBy('position').execute(),
    );
    expect(rows).toContainEqual({ action: 'city.init', actor_name: 'setup' });
    expect(rows).toContainEqual({ action: 'user.add', actor_name: 'setup' });
  });

  it('is done once: a second set-up is refused and changes nothing', async () => {
    await setUp();
    const { status, body } = await setUp({ city: { code: '33.74', name: 'Kota Lain' } });
    expect([status, body]).toEqual([409, expect.objectContaining({ code: 'setup-done' })]);
    expect((await cityState(db)).city?.code).toBe('18.72');
  });

  it('lets exactly one of two people through who send at the same moment', async () => {
    const person = (userName: string) => ({
      administrator: { userName, name: 'X', password: 'empat kata tidak berkait' },
    });
    const answers = await Promise.all([setUp(person('satu')), setUp(person('dua')), setUp(person('tiga'))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect(await newcomers()).toEqual([['satu', 'dua', 'tiga'][winner]]);
    for (const { body, status } of answers)
      if (status === 409) expect(body).toMatchObject({ code: 'setup-done' });
  });

  it('brings what comes after in the same transaction: when that fails nothing is left', async () => {
    const seen: string[] = [];
    api = testApi(
      db,
      routes(async (tx, actor, _, city) => {
        const rows = await tx.selectFrom('platform.area').select('code').execute();
        seen.push(actor.userId, city.code, String(rows.length));
        throw new Error('the series cannot be read');
      }),
    );
    const { status, body } = await setUp();
    expect([status, body]).toEqual([500, expect.objectContaining({ code: 'unexpected' })]);
    expect(seen).toEqual(['system:setup', '18.72', '30']);
    expect((await cityState(db)).city).toBeNull();
    expect(await newcomers()).toEqual([]);
  });

  it('takes the printed code from another machine, in any spelling, and refuses any other', async () => {
    const send = (code?: string) => fromElsewhere('/setup', { method: 'POST', body: form() }, code);
    for (const wrong of [undefined, '', 'K7M2P-9QRSS', 'K7M2P']) {
      const response = await send(wrong);
      expect([wrong, response.status]).toEqual([wrong, 403]);
      expect(await response.json()).toMatchObject({ code: 'setup-code-wrong' });
    }
    expect((await cityState(db)).city).toBeNull();
    expect((await send(' k7m2p 9qrst ')).status).toBe(200);
  });

  it('reads nothing of what somebody without the code sends', async () => {
    let taken = 0;
    const body = new ReadableStream({
      pull(controller) {
        taken += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    expect((await fromElsewhere('/setup', init, 'K7M2P-9QRSS')).status).toBe(403);
    // One piece is fetched ahead of any reader.
    expect(taken).toBeLessThan(2);
  });

  it('refuses a password that is guessed first, and then no city is left', async () => {
    const { status, body } = await setUp({
      administrator: { userName: 'ani', name: 'Ani (contoh)', password: 'password1234' },
    });
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'password-weak' })]);
    expect((await cityState(db)).city).toBeNull();
  });

  it('refuses a form that is not right, naming the field', async () => {
    const bad = new FormData();
    bad.set('setup', '{');
    expect((await api.send(null, '/setup', bad)).body).toMatchObject({
      code: 'body-invalid',
      field: 'setup',
    });
    expect((await setUp({ city: { code: '1872' } })).body).toMatchObject({
      code: 'body-invalid',
      field: 'setup.city.code',
    });
    const weak = await setUp({
      administrator: { userName: 'a', name: 'A', password: 'empat kata tidak berkait' },
    });
    expect(weak.body).toMatchObject({ code: 'body-invalid', field: 'setup.administrator.userName' });
  });
});

describe('a city whose areas are not shipped', () => {
  const city = { code: '33.74', name: 'Kota Contoh', provinceName: 'Provinsi Contoh' };
  const csv = [
    'kode;nama;induk',
    '33.74.01;Utara;33.74',
    '33.74.01.1001;Satu;33.74.01',
    '33.74.01.1002;Dua;33.74.01',
  ].join('\n');

  it('is asked for its list', async () => {
    const { status, body } = await setUp({ city });
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'city-unknown' })]);
  });

  it('is started from a table', async () => {
    const { body } = await setUp({ city, file: [csv, 'wilayah.csv'] });
    expect(body).toMatchObject({ city: { ...city, provinceCode: '33' } });
    const { areas: all, boundaries } = await areas();
    expect(all.map(({ code, name, parentCode }) => [code, name, parentCode])).toEqual([
      ['33', 'Provinsi Contoh', 'ID'],
      ['33.74', 'Kota Contoh', '33'],
      ['33.74.01', 'Utara', '33.74'],
      ['33.74.01.1001', 'Satu', '33.74.01'],
      ['33.74.01.1002', 'Dua', '33.74.01'],
      ['ID', 'Indonesia', null],
    ]);
    expect(boundaries).toBeNull();
  });

  it('is started from its GeoJSON: names, centres and boundaries come from there', async () => {
    const ring = (lng: number) => [
      [lng, -7],
      [lng + 0.01, -7],
      [lng + 0.01, -6.99],
      [lng, -6.99],
      [lng, -7],
    ];
    const feature = (code: string, name: string, lng: number) => ({
      type: 'Feature',
      properties: {
        KDBBPS: '3374',
        KDEBPS: `337401000${code.at(-1)}`,
        KDEPUM: code,
        WADMKD: name,
        WADMKC: 'Utara',
        WADMKK: 'Kota Contoh',
        WADMPR: 'Jawa Contoh',
      },
      geometry: { type: 'Polygon', coordinates: [ring(lng)] },
    });
    const file = JSON.stringify({
      type: 'FeatureCollection',
      features: [feature('33.74.01.1001', 'Satu', 110.4), feature('33.74.01.1002', 'Dua', 110.41)],
    });
    const { body } = await setUp({ city: { code: '33.74' }, file: [file, 'contoh.geojson'] });
    expect(body).toMatchObject({ city: { name: 'Kota Contoh', provinceName: 'Jawa Contoh' } });
    const { areas: all, boundaries } = await areas();
    expect(all.find(({ code }) => code === '33.74.01.1002')).toMatchObject({
      name: 'Dua',
      bpsCode: '3374010002',
      parentCode: '33.74.01',
      latitude: -6.995,
      longitude: 110.415,
    });
    expect(all.find(({ code }) => code === '33.74.01')).toMatchObject({ name: 'Utara', level: 'district' });
    expect(boundaries).toMatchObject({ source: 'contoh.geojson', count: 2 });
  });

  it('is not half started: a wrong row or a shape that cannot be drawn leaves no city', async () => {
    const row = await setUp({ city, file: [`${csv}\n33.74.02.1001;Tiga;33.74.02`, 'wilayah.csv'] });
    expect(row.body).toMatchObject({ code: 'areas-invalid', row: 5 });
    const shape = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { kode: '33.74.01.1001', nama: 'Satu', kecamatan: 'Utara' },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [110, -7],
                [111, -7],
              ],
            ],
          },
        },
      ],
    });
    const drawn = await setUp({ city, file: [shape, 'contoh.geojson'] });
    expect(drawn.body).toMatchObject({ code: 'boundaries-invalid' });
    expect((await cityState(db)).city).toBeNull();
    expect((await areas()).areas).toEqual([]);
  });

  it('needs a name', async () => {
    const { body } = await setUp({ city: { code: '33.74' }, file: [csv, 'wilayah.csv'] });
    expect(body).toMatchObject({ code: 'body-invalid', field: 'city.name' });
  });
});

describe('Metro with a GeoJSON', () => {
  it('keeps its shipped list and takes the boundaries', async () => {
    const file = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { kode: '1872022001', nama: 'METRO' },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [105.3, -5.125],
                [105.31, -5.125],
                [105.31, -5.115],
                [105.3, -5.115],
                [105.3, -5.125],
              ],
            ],
          },
        },
      ],
    });
    expect((await setUp({ file: [file, 'metro.geojson'] })).status).toBe(200);
    const { areas: all, boundaries } = await areas();
    expect(all.find(({ code }) => code === '18.72.01.1001')?.name).toBe('Metro');
    expect(boundaries).toMatchObject({ source: 'metro.geojson', count: 1 });
  });
});
