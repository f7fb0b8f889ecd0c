import { permissionsOf, type Role } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../platform/clock.ts';
import type { Database } from '../platform/db/index.ts';
import { createApi, type Route } from '../platform/http/index.ts';
import { silentLog } from '../platform/log/log.ts';
import { handMadeWorkbook, sheetXml, storedZip, zipBomb } from '../platform/tabular/testing-workbook.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { testPilar } from './testing-pilar.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const zip = (parts: Readonly<Record<string, Uint8Array>>): Buffer =>
  storedZip(new Map(Object.entries(parts).map(([name, bytes]) => [name, Buffer.from(bytes)])));
const book = handMadeWorkbook([
  {
    name: 'a',
    xml: sheetXml([
      ['kode', 'nama'],
      ['1', 'x'],
    ]),
  },
]);

/** A workbook whose directory claims that one part unpacks to nearly the largest size that a zip can say. */
function declaredHuge(): Uint8Array {
  const bytes = Buffer.from(book);
  const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(0xfffffffe, central + 24);
  return bytes;
}

/** Says by zip64 that a part has ten thousand million bytes. */
function declaredTenGigabytes(): Uint8Array {
  const bytes = Buffer.from(zip({ 'xl/workbook.xml': text('<workbook/>') }));
  const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const end = bytes.indexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(10_000_000_000n, 4);
  bytes.writeUInt32LE(0xffffffff, central + 24);
  bytes.writeUInt16LE(12, central + 30);
  return Buffer.concat([bytes.subarray(0, end), extra, bytes.subarray(end)]);
}

/** Files that are not what they are called, or that say what cannot be. */
const FILES: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['a workbook that unpacks to 100 MB', 'a.xlsx', () => zipBomb(100_000_000, 100)],
  ['a workbook that lies about its size', 'a.xlsx', () => zipBomb(1_000, 50)],
  ['a part of 4 GB, declared', 'a.xlsx', declaredHuge],
  ['a part of 10 GB, declared', 'a.xlsx', declaredTenGigabytes],
  ['a zip in a zip', 'a.xlsx', () => zip({ 'xl/workbook.xml': zip({ a: zip({ b: text('c') }) }) })],
  ['names that lead out of the folder', 'a.xlsx', () => zip({ '../../../etc/cron.d/x': text('* * * * *') })],
  ['Parquet called a workbook', 'a.xlsx', () => text('PAR1 not really PAR1')],
  ['a program called CSV', 'a.csv', () => Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0])],
  ['a PDF called CSV', 'a.csv', () => text('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
  [
    'a picture that is also a page',
    'a.csv',
    () =>
      Buffer.concat([
        Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
        text('<script>alert(1)</script>'),
      ]),
  ],
  [
    'GeoJSON nested without end',
    'a.geojson',
    () => text(`{"type":"FeatureCollection","features":${'['.repeat(200_000)}`),
  ],
  ['nothing', 'a.csv', () => new Uint8Array(0)],
];

let pilar: Awaited<ReturnType<typeof testPilar>>;
let db: Database;
let app: ReturnType<typeof createApi>;
let uploads: readonly Route[];

beforeAll(async () => {
  pilar = await testPilar();
  db = await testDatabase();
  const roles: readonly Role[] = ['secretariat', 'data-officer', 'administrator'];
  const actor = {
    ...{ userId: 'ani', userName: 'ani', roles, permissions: permissionsOf(roles), places: ['18.72'] },
    ...{ purpose: 'verification' as const },
  };
  const identified = { actor, token: 'ani', name: 'Ani (contoh)', hasSecondFactor: true };
  app = createApi({
    db,
    identity: { identify: async () => identified } as unknown as Parameters<typeof createApi>[0]['identity'],
    jobs: pilar.jobs,
    clock: fixedClock('2026-11-24T02:00:00Z'),
    log: silentLog,
    routes: pilar.routes,
    isHttps: false,
  });
  uploads = pilar.routes.filter(({ files }) => files !== undefined);
});
afterAll(async () => {
  await db.close();
  await pilar.close();
});

const nameOf = (route: Route): string => `${route.method} ${route.path}`;
const addressOf = (route: Route): string =>
  `/api${route.path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')}`;

async function send(route: Route, fileName: string, bytes: Uint8Array) {
  const form = new FormData();
  for (const field of route.files ?? []) form.set(field, new Blob([Uint8Array.from(bytes)]), fileName);
  // Fields beside the file that the two forms of this kind ask for; others ignore them.
  form.set('title', 'Survei');
  form.set('period', '2025');
  const administrator = { userName: 'siti.aminah', name: 'Siti', password: 'gerimis sore di taman' };
  form.set(
    'setup',
    JSON.stringify({ city: { code: '99.71', name: 'Kota', provinceName: 'P' }, administrator }),
  );
  return app.request(addressOf(route), { method: route.method, headers: { 'x-pilar': '1' }, body: form });
}

describe('every route that takes a file', () => {
  it('is walked here', () => {
    expect(uploads.length).toBeGreaterThan(3);
  });

  it.each(FILES)('refuses with a sentence and soon: %s', async (_what, fileName, make) => {
    const bytes = make();
    for (const route of uploads) {
      const started = performance.now();
      const response = await send(route, fileName, bytes);
      const body = await response.json();
      expect([nameOf(route), response.status >= 400 && response.status < 500, body.code]).toEqual([
        nameOf(route),
        true,
        expect.any(String),
      ]);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(performance.now() - started).toBeLessThan(20_000);
    }
  });

  it('stops reading a body without end, whatever length it claims', async () => {
    for (const route of uploads) {
      let sent = 0;
      const piece = new Uint8Array(8_388_608);
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += piece.length;
          controller.enqueue(piece);
        },
      });
      const response = await app.request(addressOf(route), {
        method: route.method,
        headers: {
          'x-pilar': '1',
          'content-type': 'multipart/form-data; boundary=b',
          'content-length': '10',
        },
        body,
        duplex: 'half',
      } as RequestInit);
      expect([nameOf(route), response.status, await response.json()]).toMatchObject([
        nameOf(route),
        413,
        { code: 'body-too-large' },
      ]);
      expect(sent).toBeLessThan(300_000_000);
    }
  });

  it('believes no length that is declared: 10 GB are neither set aside nor waited for', async () => {
    for (const route of uploads) {
      const before = process.memoryUsage().arrayBuffers;
      const response = await app.request(addressOf(route), {
        method: route.method,
        headers: {
          'x-pilar': '1',
          'content-type': 'multipart/form-data; boundary=b',
          'content-length': '10000000000',
        },
        body: '--b--\r\n',
      });
      expect([nameOf(route), response.status < 500 && response.status >= 400]).toEqual([nameOf(route), true]);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200_000_000);
    }
  });
});
