import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWeb } from './web-files.ts';

const PAGE = '<!doctype html><meta name="style-nonce" content="__STYLE_NONCE__"><title>Pilar</title>';
const NONCE = /name="style-nonce" content="([\w-]{20,})"/;
const SCRIPT = `console.log('${'pilar '.repeat(500)}');`;
let folder: string;
let app: Hono;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilar-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'assets', 'app-3f2a.js'), SCRIPT);
  writeFileSync(join(folder, '..', 'pilar-secret.txt'), 'rahasia');
  app = new Hono();
  serveWeb(app, folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(folder, '..', 'pilar-secret.txt'), { force: true });
});

const get = (path: string, encoding = '') => app.request(path, { headers: { 'accept-encoding': encoding } });

describe('the web', () => {
  it('answers every address of a page with the page', async () => {
    for (const path of ['/', '/masuk', '/survei/123?langkah=kolom']) {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([200, expect.stringMatching(NONCE)]);
      expect(response.headers.get('cache-control')).not.toContain('immutable');
    }
  });

  it('brings a policy with a nonce of its own each time, also under its file name', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/', '/index.html', '/masuk']) {
      const response = await get(path, 'gzip, br');
      const nonce = NONCE.exec(await response.text())?.[1] ?? 'none';
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`'nonce-${nonce}'`);
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('cache-control')).toBe('no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });

  it('packs what the browser can unpack, and lets a hashed name be kept', async () => {
    const packed = await get('/assets/app-3f2a.js', 'gzip, deflate, br');
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packed.headers.get('cache-control')).toContain('immutable');
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(bytes.length).toBeLessThan(SCRIPT.length / 4);
    expect(brotliDecompressSync(bytes).toString()).toBe(SCRIPT);
    const gzipped = await get('/assets/app-3f2a.js', 'gzip');
    expect(gunzipSync(Buffer.from(await gzipped.arrayBuffer())).toString()).toBe(SCRIPT);
    expect(await (await get('/assets/app-3f2a.js')).text()).toBe(SCRIPT);
  });

  it('a script that is not there is not the page', async () => {
    expect((await get('/assets/app-0000.js')).status).toBe(404);
  });

  it.each([
    '/../pilar-secret.txt',
    '/..%2fpilar-secret.txt',
    '/%2e%2e/pilar-secret.txt',
    '/assets/%00',
    '/%E0%A4',
  ])('no path leads out of its folder: %s', async (path) => {
    const response = await get(path);
    expect(await response.text()).not.toContain('rahasia');
  });
});
