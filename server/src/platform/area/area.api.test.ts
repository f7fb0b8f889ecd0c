import type { AreaImport, AreaList, Boundaries } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { initCity, SETUP_PERMISSIONS, setupActor } from '../setup/index.ts';
import { writeXlsx } from '../tabular/index.ts';
import { testDatabase } from '../testing/index.ts';
import { type TestApi, testApi, testPerson } from '../testing/test-api.ts';
import { areaRoutes } from './index.ts';
import { fileForm, geojson, polygon, square, type TestFeature, testFeatures } from './testing-geojson.ts';

const bappeda = testPerson('secretariat', 'bappeda');
const wakil = testPerson('chair', 'wakil');
let db: Database;
let api: TestApi;
let areas: AreaList['areas'];
/** One invented square for each kelurahan, where the list places it. */
let kelurahan: TestFeature[];

beforeAll(async () => {
  db = await testDatabase();
  await db.asSystem('setup', SETUP_PERMISSIONS, (tx) =>
    initCity(tx, setupActor, fixedClock('2026-11-24T01:00:00Z'), { city: { code: '18.72' }, isDemo: false }),
  );
  api = testApi(db, areaRoutes);
  areas = (await list()).areas;
  kelurahan = testFeatures(areas, 'village');
});
afterAll(() => db.close());

const list = async () => (await api.ask(wakil, 'GET', '/areas')).body as unknown as AreaList;
const drawn = async () => (await api.ask(wakil, 'GET', '/areas/boundaries')).body as unknown as Boundaries;
const send = (text: string, path = '/areas/boundaries', name = 'batas.geojson', who = bappeda) =>
  api.send(who, path, fileForm(text, name));
async function taken(text: string, path?: string, name?: string): Promise<AreaImport> {
  const { status, body } = await send(text, path, name);
  expect([status, body]).toEqual([200, expect.anything()]);
  return body as unknown as AreaImport;
}
async function refusal(features: unknown[], more: object = {}) {
  const { status, body } = await send(geojson(features, more));
  expect([status, body]).toEqual([422, expect.objectContaining({ code: 'boundaries-invalid' })]);
  return (body as unknown as { reason: string; reasonEn: string }).reason;
}
/** The features with one changed. */
const changed = (at: number, change: (feature: TestFeature) => object): TestFeature[] =>
  kelurahan.map((feature, index) => (index === at ? { ...feature, ...change(feature) } : feature));

describe('the list of areas', () => {
  it('is Metro below Lampung and Indonesia, in both code systems', async () => {
    const { areas: all, boundaries } = await list();
    const count = (level: string) => all.filter((area) => area.level === level).length;
    expect(['country', 'province', 'city', 'district', 'village'].map(count)).toEqual([1, 1, 1, 5, 22]);
    expect(all.find((area) => area.code === '18.72.01.1001')).toEqual({
      code: '18.72.01.1001',
      level: 'village',
      name: 'Metro',
      bpsCode: '1872022001',
      bpsName: 'Metro',
      parentCode: '18.72.01',
      latitude: -5.121655,
      longitude: 105.304474,
    });
    expect(boundaries).toBeNull();
  });

  it('is not shown to a visitor', async () => {
    const { status, body } = await api.ask(null, 'GET', '/areas');
    expect([status, body]).toEqual([401, expect.objectContaining({ code: 'not-signed-in' })]);
  });
});

describe('boundaries', () => {
  it('are only checked first: nothing changes', async () => {
    const report = await taken(geojson(kelurahan), '/areas/boundaries?check=1');
    expect(report).toEqual({ matched: 22, missing: [], unknown: [], warnings: [] });
    expect((await list()).boundaries).toBeNull();
    expect((await drawn()).features).toEqual([]);
  });

  it('are then used, told with file and time, and leave an audit row', async () => {
    await taken(geojson(kelurahan));
    expect((await list()).boundaries).toEqual({
      source: 'batas.geojson',
      importedAt: '2026-11-24T02:00:00.000Z',
      count: 22,
    });
    const { features } = await drawn();
    expect(features).toHaveLength(22);
    expect(features[0]?.properties).toEqual({ code: '18.72.01.1001', name: 'Metro' });
    const rows = await db.asActor(testPerson('auditor'), (tx) =>
      tx
        .selectFrom('platform.audit_entry')
        .leftJoin('platform.audit_value', 'entry_id', 'id')
        .selectAll()
        .where('action', '=', 'area.boundaries.import')
        .execute(),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      actor_name: bappeda.userName,
      before: null,
      after: { source: 'batas.geojson', levels: ['village'], count: 22 },
    });
  });

  it('may be read but not changed by the chair', async () => {
    const sent = await send(geojson(kelurahan), '/areas/boundaries', 'batas.geojson', wakil);
    const removed = await api.ask(wakil, 'DELETE', '/areas/boundaries');
    for (const { status, body } of [sent, removed]) {
      expect([status, body]).toEqual([403, expect.objectContaining({ permission: 'area.write' })]);
    }
    expect((await drawn()).features).toHaveLength(22);
  });

  it('of the kecamatan come beside those of the kelurahan; a new file replaces its own level only', async () => {
    await taken(geojson(testFeatures(areas, 'district').slice(0, 4)), undefined, 'kecamatan.geojson');
    expect((await list()).boundaries).toMatchObject({
      source: 'batas.geojson; kecamatan.geojson',
      count: 26,
    });
    const report = await taken(geojson(kelurahan.slice(0, 21)), undefined, 'baru.geojson');
    expect(report.missing).toEqual([{ code: '18.72.05.1004', name: 'Margodadi' }]);
    expect((await list()).boundaries).toMatchObject({ source: 'baru.geojson; kecamatan.geojson', count: 25 });
  });

  it('are removed on request, and the list of areas stays', async () => {
    const { status, body } = await api.ask(bappeda, 'DELETE', '/areas/boundaries');
    expect(status).toBe(200);
    expect((body as unknown as AreaList).boundaries).toBeNull();
    expect((body as unknown as AreaList).areas).toHaveLength(30);
  });
});

describe('the codes of a boundary file', () => {
  const keyed = (properties: Parameters<typeof testFeatures>[2]) =>
    geojson(testFeatures(areas, 'village', properties));
  const check = '/areas/boundaries?check=1';

  it('are found under any name, with or without dots, and as numbers', async () => {
    const dotted = await taken(
      keyed(({ code, name }) => ({ KDEPUM: code, WADMKD: name, OBJECTID: 7 })),
      check,
    );
    const bare = await taken(
      keyed(({ code, name }) => ({ id: code.replaceAll('.', ''), nama: name })),
      check,
    );
    const numbers = await taken(
      keyed(({ code, name }) => ({ id: Number(code.replaceAll('.', '')), nama: name })),
      check,
    );
    for (const report of [dotted, bare, numbers]) expect(report).toMatchObject({ matched: 22, warnings: [] });
  });

  it('may be those of BPS, which is said', async () => {
    const report = await taken(
      keyed(({ bpsCode, bpsName }) => ({ kode: bpsCode, nama: bpsName })),
      check,
    );
    expect(report.matched).toBe(22);
    expect(report.warnings.map(({ id }) => id)).toEqual([expect.stringContaining('kode BPS')]);
  });

  it('are read in one system for the whole file: eight codes are a kelurahan in both, and another one', async () => {
    const digits = ['1872011001', '1872011002', '1872011003', '1872011004'];
    const byBps = areas.filter((area) => digits.includes(area.bpsCode ?? ''));
    const byKemendagri = areas.filter((area) => digits.includes(area.code.replaceAll('.', '')));
    expect(byBps).toHaveLength(4);
    expect(byKemendagri).toHaveLength(4);
    const named = (some: AreaList['areas'], of: (area: AreaList['areas'][number]) => string) =>
      taken(geojson(testFeatures(some, 'village', (area) => ({ kode: of(area), nama: area.name }))), check);
    const bps = await named(byBps, (area) => area.bpsCode ?? '');
    const kemendagri = await named(byKemendagri, (area) => area.code.replaceAll('.', ''));
    expect(bps.missing.map(({ code }) => code)).not.toContain('18.72.05.1003');
    expect(bps.missing.map(({ code }) => code)).toContain('18.72.01.1001');
    expect(kemendagri.missing.map(({ code }) => code)).not.toContain('18.72.01.1001');
    // Without names nothing tells the systems apart: it is refused, not guessed.
    const reason = await refusal(testFeatures(byBps, 'village', ({ bpsCode }) => ({ kode: bpsCode })));
    expect(reason).toContain('maupun kode BPS');
  });

  it('of a single kelurahan are not taken for those of its kecamatan', async () => {
    const both = ({ code, name, parentCode }: AreaList['areas'][number]) => ({
      kec: parentCode,
      nama: name,
      kode: code,
    });
    const report = await taken(geojson(testFeatures(areas, 'village', both).slice(0, 1)), check);
    expect(report).toMatchObject({ matched: 1, warnings: [] });
    expect(report.missing).toHaveLength(21);
  });

  it('of another city are refused', async () => {
    expect(await refusal([{ ...kelurahan[0], properties: { kode: '33.74.01.1001' } }])).toContain(
      'tidak ada kode wilayah',
    );
  });

  it('beyond the list are told: shapes of this city by name, neighbours by number', async () => {
    const more = [
      { ...kelurahan[0], properties: { kode: '18.72.09.1001', nama: 'Baru' } },
      { ...kelurahan[1], properties: { kode: '18.71.01.1001', nama: 'Tetangga' } },
      { ...kelurahan[2], properties: { nama: 'Tanpa kode' } },
    ];
    const report = await taken(geojson([...kelurahan, ...more]), check);
    expect(report.matched).toBe(22);
    expect(report.unknown).toEqual([
      { code: '18.72.09.1001', name: 'Baru' },
      { code: '#25', name: 'Tanpa kode' },
    ]);
    expect(report.warnings).toEqual([
      { id: 'Bidang di luar kota ini dilewati: 1.', en: 'Shapes outside this city, left out: 1.' },
    ]);
  });

  it('with another name than the list are told', async () => {
    const report = await taken(
      geojson(changed(3, ({ properties }) => ({ properties: { ...properties, nama: 'Salah' } }))),
      check,
    );
    expect(report.warnings).toHaveLength(1);
    expect(report.warnings[0]?.id).toContain('Salah (18.72.01.1004 Hadimulyo Barat)');
  });
});

describe('the shapes of a boundary file', () => {
  const check = '/areas/boundaries?check=1';
  const withShape = (geometry: object) => changed(0, () => ({ geometry }));
  const outline = square([105.304474, -5.121655]);

  it('are kept as RFC 7946 asks: outlines counterclockwise, holes clockwise, heights dropped', async () => {
    const hole = square([105.304474, -5.121655], 0.0002);
    const high = [...outline].reverse().map(([lng, lat]) => [lng, lat, 55.5]);
    await taken(geojson(withShape({ type: 'Polygon', coordinates: [high, hole] })));
    const first = (await drawn()).features[0]?.geometry.coordinates as unknown as [number, number][][];
    const turn = (ring: [number, number][]) =>
      ring.slice(1).reduce((sum, [x, y], at) => sum + ring[at]![0] * y - x * ring[at]![1], 0);
    expect(turn(first[0]!)).toBeGreaterThan(0);
    expect(turn(first[1]!)).toBeLessThan(0);
    expect(first.flat().every((position) => position.length === 2)).toBe(true);
  });

  it('may have several parts, in one feature or in several', async () => {
    const part = (lng: number) => [square([lng, -5.121655])];
    const multi = withShape({ type: 'MultiPolygon', coordinates: [part(105.304474), part(105.31)] });
    expect((await taken(geojson(multi), check)).warnings).toEqual([]);
    const island = { ...kelurahan[0], geometry: polygon(square([105.31, -5.1216])) };
    await taken(geojson([...kelurahan, island]));
    const [metro] = (await drawn()).features;
    expect(metro?.geometry.type).toBe('MultiPolygon');
  });

  it('that cannot be drawn are refused, naming the area and what is wrong; the earlier boundaries stay', async () => {
    const before = await drawn();
    const cases: [object | null, string][] = [
      [polygon(outline.slice(0, 4)), 'tidak tertutup'],
      [polygon([outline[0]!, outline[1]!, outline[0]!, outline[0]!]), 'tidak mempunyai luas'],
      [
        polygon(
          [
            [105.3, -5.13],
            [105.31, -5.12],
            [105.31, -5.13],
            [105.3, -5.12],
            [105.3, -5.13],
          ].map(([a, b]) => [a!, b!]),
        ),
        'memotong dirinya sendiri',
      ],
      [polygon(outline, square([105.4, -5.2])), 'lubangnya terletak di luar'],
      [{ type: 'Polygon', coordinates: [outline.map(([lng]) => [lng, 'x'])] }, 'bukan angka'],
      [{ type: 'Polygon', coordinates: [] }, 'tidak mempunyai garis batas'],
      [{ type: 'Point', coordinates: [105.3, -5.1] }, 'berupa Point'],
      [null, 'tidak mempunyai bidang'],
    ];
    for (const [geometry, said] of cases) {
      const reason = await refusal(changed(0, () => ({ geometry })));
      expect(reason).toContain('Metro (18.72.01.1001)');
      expect(reason).toContain(said);
    }
    expect(await drawn()).toEqual(before);
  });

  it('are refused in metres, with exchanged axes, in another system or outside Indonesia', async () => {
    const moved = (change: (position: number[]) => number[]) =>
      kelurahan.map((feature) => {
        const rings = feature.geometry?.coordinates as number[][][];
        return {
          ...feature,
          geometry: { type: 'Polygon', coordinates: rings.map((ring) => ring.map(change)) },
        };
      });
    expect(await refusal(moved(([lng = 0, lat = 0]) => [lat, lng]))).toContain('tertukar');
    expect(await refusal(moved(([lng = 0, lat = 0]) => [lng * 5000, lat * 110_000]))).toContain(
      'bukan derajat',
    );
    expect(await refusal(moved(([lng = 0, lat = 0]) => [lng - 100, lat + 45]))).toContain(
      'di luar Indonesia',
    );
    const crs = (name: string) => ({ crs: { type: 'name', properties: { name } } });
    expect(await refusal(kelurahan, crs('urn:ogc:def:crs:EPSG::32748'))).toContain('EPSG::32748');
    const degrees = await taken(geojson(kelurahan, crs('urn:ogc:def:crs:OGC:1.3:CRS84')), check);
    expect(degrees.matched).toBe(22);
  });

  it('may be bent around a neighbour, so that the centre of one lies in the other', async () => {
    const [lng, lat] = [105.286377, -5.091288];
    const at = (x: number, y: number): [number, number] => [lng + x / 1000, lat + y / 1000];
    // Banjarsari as a horseshoe with its centre in the gap, and Purwosari in the gap.
    const horseshoe = [
      at(-4, -3),
      at(4, -3),
      at(4, 4),
      at(3, 4),
      at(3, -1),
      at(-3, -1),
      at(-3, 4),
      at(-4, 4),
      at(-4, -3),
    ];
    const bent = kelurahan.map((feature) => {
      const code = feature.properties.kode;
      if (code === '18.72.02.1001') return { ...feature, geometry: polygon(horseshoe) };
      if (code === '18.72.02.1002')
        return {
          ...feature,
          geometry: polygon([at(-2, -0.9), at(13, -0.9), at(13, 7), at(-2, 7), at(-2, -0.9)]),
        };
      return feature;
    });
    expect((await taken(geojson(bent), check)).warnings).toEqual([]);
  });

  it('that lie where other areas are, are told; when most do, the file is refused', async () => {
    const swapped = changed(0, () => ({ geometry: kelurahan[5]?.geometry }));
    swapped[5] = { ...kelurahan[5]!, geometry: kelurahan[0]!.geometry };
    const report = await taken(geojson(swapped), check);
    expect(report.warnings).toHaveLength(1);
    expect(report.warnings[0]?.id).toContain('Metro (18.72.01.1001), Banjarsari (18.72.02.1001)');
    const turned = kelurahan.map((feature, at) => ({
      ...feature,
      geometry: kelurahan[(at + 1) % 22]!.geometry,
    }));
    expect(await refusal(turned)).toContain('tidak terletak di tempat wilayahnya');
  });
});

describe('a file that is no boundary file, or means harm', () => {
  it('is refused with a sentence', async () => {
    const cases: [string, string][] = [
      ['kode;nama\n1;2\n', 'bukan GeoJSON'],
      ['{"type":"FeatureCollection","features":[', 'bukan GeoJSON'],
      ['{"type":"Topology","objects":{}}', 'TopoJSON'],
      ['{"type":"FeatureCollection","features":[]}', 'satu bidang pun'],
      ['[1,2]', 'bukan GeoJSON'],
      ['null', 'bukan GeoJSON'],
      [`${'['.repeat(200_000)}`, 'bukan GeoJSON'],
    ];
    for (const [text, said] of cases) {
      const { status, body } = await send(text);
      expect([text.slice(0, 40), status]).toEqual([text.slice(0, 40), 422]);
      expect((body as unknown as { reason: string }).reason).toContain(said);
    }
    const none = await api.send(bappeda, '/areas/boundaries', new FormData());
    expect(none.body).toMatchObject({ code: 'upload-missing' });
  });

  it('is refused when it is too fine, too tangled or too large, before it costs much', async () => {
    const circle = (count: number) =>
      Array.from({ length: count + 1 }, (_, at) => {
        const turn = (2 * Math.PI * (at % count)) / count;
        return [105.304474 + 0.01 * Math.cos(turn), -5.121655 + 0.01 * Math.sin(turn)] as [number, number];
      });
    expect(await refusal(changed(0, () => ({ geometry: polygon(circle(260_000)) })))).toContain(
      'terlalu rinci',
    );
    // Long thin teeth: every side overlaps every other from west to east, and none crosses.
    const teeth: [number, number][] = [];
    for (let at = 0; at < 30_000; at += 1)
      teeth.push([at % 2 === 0 ? 105.29 : 105.32, -5.15 + at * 1e-6 * 2]);
    teeth.push([105.33, -5.08], [105.33, -5.16], [105.29, -5.16], teeth[0]!);
    expect(await refusal(changed(0, () => ({ geometry: polygon(teeth) })))).toContain('terlalu kusut');
    // Each hole alone is small; to look for all of them in a fine outline is not.
    const holes = Array.from({ length: 20_000 }, (_, at) =>
      square([105.304474 + (at % 100) * 1e-5, -5.121655 + Math.floor(at / 100) * 1e-5], 2e-6),
    );
    expect(await refusal(changed(0, () => ({ geometry: polygon(circle(50_000), ...holes) })))).toContain(
      'terlalu kusut',
    );
    const large = await send(geojson(kelurahan, { fill: 'x'.repeat(31 * 1_048_576) }));
    expect((large.body as unknown as { reason: string }).reason).toContain('batasnya 30 MB');
  });

  it('with names of the language itself as properties is read like any other', async () => {
    const hostile = geojson(kelurahan).replace('{"kode"', '{"__proto__":{"kode":"x"},"constructor":1,"kode"');
    expect((await taken(hostile, '/areas/boundaries?check=1')).matched).toBe(22);
  });
});

describe('a new list of areas', () => {
  const rows = (more: string[]) => ['kode;nama;induk', '18.72;Kota Metro;18', ...more].join('\r\n');
  const sendList = (text: string, name = 'wilayah.csv') =>
    api.send(bappeda, '/areas/list', fileForm(text, name));
  const one = [
    '18.72.01;Metro Pusat;18.72',
    '18.72.01.1001;Metro Raya;18.72.01',
    '18.72.01.1099;Pemekaran;18.72.01',
  ];

  it('adds and renames; areas it lacks are kept and told; the city keeps its name', async () => {
    const { status, body } = await sendList(rows([...one, '18.71;Kota Bandar Lampung;18']));
    expect(status).toBe(200);
    const report = body as unknown as AreaImport;
    expect(report).toMatchObject({ matched: 3, unknown: [{ code: '18.71', name: 'Kota Bandar Lampung' }] });
    expect(report.missing).toHaveLength(25);
    const { areas: all } = await list();
    expect(all.find(({ code }) => code === '18.72.01.1099')).toMatchObject({
      name: 'Pemekaran',
      level: 'village',
    });
    expect(all.find(({ code }) => code === '18.72.01.1001')).toMatchObject({
      name: 'Metro Raya',
      bpsCode: '1872022001',
    });
    expect(all).toHaveLength(31);
  });

  it('is read from Excel too', async () => {
    const bytes = await writeXlsx([
      {
        name: 'Wilayah',
        columns: [{ name: 'Kode Wilayah' }, { name: 'Nama' }, { name: 'Induk' }],
        rows: [
          [18.72, 'Kota Metro', 18],
          ['18.72.01', 'Metro Pusat', 18.72],
          ['18.72.01.1001', 'Metro', '18.72.01'],
        ],
      },
    ]);
    const { status, body } = await api.send(bappeda, '/areas/list', fileForm(bytes, 'wilayah.xlsx'));
    expect([status, body]).toEqual([200, expect.objectContaining({ matched: 2 })]);
    expect((await list()).areas.find(({ code }) => code === '18.72.01.1001')?.name).toBe('Metro');
  });

  it('is refused with the row that is wrong, and nothing changes', async () => {
    const cases: [string[], string, number][] = [
      [['18.72.01;Metro Pusat;18.72', '18.72.01.1001;;18.72.01'], 'kosong', 4],
      [['18.72.01;Metro Pusat;18.72', '18.72.01;Metro Utara;18.72'], 'dua kali', 4],
      [['18.72.02;Metro Utara;18.71'], 'induk', 3],
      [['18.72.02.1001;Banjarsari;18.72.02'], 'kecamatan 18.72.02', 3],
      [['1872022;Metro Pusat;1872'], 'kode BPS', 3],
      [['1872011001;Metro;'], 'maupun kode BPS', 3],
      [['abc;Metro;18.72'], 'bukan kode Kemendagri', 3],
    ];
    for (const [more, said, row] of cases) {
      const { status, body } = await sendList(rows(more));
      expect([status, body]).toEqual([422, expect.objectContaining({ code: 'areas-invalid', row })]);
      expect((body as unknown as { reason: string }).reason).toContain(said);
    }
    expect((await sendList('kode;induk\r\n18.72.01;18.72\r\n')).body).toMatchObject({
      code: 'column-not-found',
      column: 'nama',
    });
    expect((await list()).areas).toHaveLength(31);
  });

  it('is refused when it gives an area the BPS code of another', async () => {
    const text = 'kode;nama;kode_bps\n18.72.01;Metro Pusat;\n18.72.01.1001;Metro;1872022002\n';
    const { status, body } = await sendList(text);
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'areas-invalid' })]);
  });

  it('is refused to the chair', async () => {
    const { status } = await api.send(wakil, '/areas/list', fileForm(rows(one), 'wilayah.csv'));
    expect(status).toBe(403);
  });
});
