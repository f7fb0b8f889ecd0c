import { Place } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { testDatabase } from '../testing/index.ts';
import { type TestApi, testApi } from '../testing/test-api.ts';
import { check } from './check.ts';
import { type Route, route } from './route.ts';

const said = z.object({ text: z.string(), list: z.array(z.string()).optional() });
const about = { permission: 'public', summary: 'uji', tag: 'platform', answer: 'json' } as const;
let isShut = false;
let named = 0;
const routes: readonly Route[] = [
  route({ ...about, method: 'POST', path: '/say', body: said }, async ({ body }) => body),
  route({ ...about, method: 'GET', path: '/find', query: said }, async ({ query }) => query),
  route({ ...about, method: 'GET', path: '/named/:thing' }, async ({ params }) => {
    named += 1;
    return params;
  }),
  route({ ...about, method: 'GET', path: '/who' }, async ({ isLoopback, address }) => ({
    isLoopback,
    address,
  })),
  route(
    {
      ...about,
      method: 'POST',
      path: '/file',
      files: ['file'],
      admit: async () => {
        if (isShut) throw new Problem('setup-done');
      },
    },
    async ({ files }) => ({ name: files.file?.name, size: files.file?.bytes.length }),
  ),
];
let db: Database;
let api: TestApi;
beforeAll(async () => {
  db = await testDatabase();
  api = testApi(db, routes);
});
afterAll(() => db.close());

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) => {
  // `duplex` is asked for by Node where a body is a stream; the web's own types do not know it.
  const init: RequestInit & { duplex: 'half' } = {
    ...{ method: 'POST', body, duplex: 'half' },
    headers: { 'x-pilar': '1', ...headers },
  };
  return api.app.request(`/api${path}`, init);
};
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
];

/** A body that never says how long it is, and counts how much of it was taken. */
function endless(piece: string) {
  let taken = 0;
  const stream = new ReadableStream({
    pull(controller) {
      taken += piece.length;
      controller.enqueue(new TextEncoder().encode(piece));
    },
  });
  return { stream, taken: () => taken };
}

describe('the body of a request', () => {
  it('is given up when it grows beyond a form, whatever it says of its length', async () => {
    const { stream, taken } = endless('['.repeat(65_536));
    expect(await codeOf(await post('/say', stream))).toEqual([413, 'body-too-large']);
    expect(taken()).toBeLessThan(3_000_000);
    expect((await post('/say', JSON.stringify({ text: 'a'.repeat(900_000) }))).status).toBe(200);
  });

  it('is not read from whoever need not send one', async () => {
    isShut = true;
    const { stream, taken } = endless('a'.repeat(65_536));
    expect(await codeOf(await post('/file', stream))).toEqual([409, 'setup-done']);
    expect(taken()).toBeLessThan(200_000);
    isShut = false;
  });

  it('with a file is a multipart form, and nothing else', async () => {
    const plain = new URLSearchParams({ file: 'isi' });
    expect(await codeOf(await post('/file', plain))).toEqual([422, 'upload-missing']);
    const form = new FormData();
    form.set('file', new Blob(['isi']), `${'panjang'.repeat(60)}.csv`);
    const kept = (await (await post('/file', form)).json()) as { name: string; size: number };
    expect([kept.name.length, kept.name.endsWith('.csv'), kept.size]).toEqual([200, true, 3]);
  });

  it.each([
    ['in a field', { text: 'a\0b' }, 'text'],
    ['in a list', { text: 'a', list: ['b', '\ud800'] }, 'list.1'],
    ['in a name', { text: 'a', list: { 'b\0': 1 } }, 'list'],
  ])('with marks that no database keeps is refused, %s', async (_where, body, field) => {
    const response = await post('/say', JSON.stringify(body));
    expect([response.status, await response.json()]).toMatchObject([422, { code: 'body-invalid', field }]);
    const asked = await api.ask(null, 'GET', '/find?text=a%00b');
    expect([asked.status, asked.body]).toMatchObject([400, { code: 'query-invalid', field: 'text' }]);
  });
});

it('a reason that the contract itself gives is said in both languages, as those of the library are', () => {
  const reasonsOf = (value: unknown) => {
    try {
      check(z.object({ place: Place }), { place: value }, 'body-invalid');
    } catch (error) {
      return error instanceof Problem ? error.facts : error;
    }
    return undefined;
  };
  expect(reasonsOf('Metro')).toEqual({
    field: 'place',
    reason: 'kode wilayah, boleh dengan RW dan RT',
    reasonEn: 'the code of an area, with RW and RT if wanted',
  });
  const { reason, reasonEn } = reasonsOf(5) as Record<string, string>;
  expect([reason, reasonEn]).toEqual([
    expect.stringMatching(/diharapkan/),
    expect.stringMatching(/expected/),
  ]);
});

describe('the address of a request', () => {
  it.each(['%00', 'a%00b'])('that holds what no database keeps names nothing: %s', async (thing) => {
    const before = named;
    expect(await codeOf(await api.app.request(`/api/named/${thing}`))).toEqual([404, 'not-found']);
    expect(named).toBe(before);
    expect((await api.app.request('/api/named/18.72')).status).toBe(200);
    expect(named).toBe(before + 1);
  });
});

describe('a body that is cut off', () => {
  it('is no failure of the program: nothing is logged as one, nothing is answered', async () => {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"text":'));
        controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
      },
    });
    const response = await post('/say', stream);
    expect([response.status, await response.text()]).toEqual([499, '']);
  });
});

describe('a body nested without end', () => {
  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('is refused as a field, not as a failure: %s', async (_name, open, close) => {
    const levels = 100_000;
    const nested = `${open.repeat(levels)}1${close.repeat(levels)}`;
    const response = await post('/say', `{"text":"a","list":${nested}}`);
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { code: 'body-invalid', field: 'list', reason: 'tersusun terlalu dalam' },
    ]);
  });
});

describe('whoever asks from this machine', () => {
  const who = async (headers: Record<string, string>) =>
    (await (await api.app.request('/api/who', { headers })).json()) as {
      isLoopback: boolean;
      address: string;
    };

  it.each(['localhost:8720', '127.0.0.1:8720', '[::1]:8720', 'localhost'])(
    'is local under %s',
    async (host) => {
      expect(await who({ host })).toMatchObject({ isLoopback: true });
    },
  );

  it.each(['evil.example:8720', '127.0.0.1.evil.example', 'pilar.metro.go.id', '', ' '])(
    'is not local under the name "%s", which a page elsewhere may have made lead here',
    async (host) => {
      expect(await who({ host })).toMatchObject({ isLoopback: false });
    },
  );

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
    'is not local behind a proxy that says %s',
    async (name) => {
      expect(await who({ host: 'localhost', [name]: '10.0.0.7' })).toMatchObject({ isLoopback: false });
    },
  );
});
