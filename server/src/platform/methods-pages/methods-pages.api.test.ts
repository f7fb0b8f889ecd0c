import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../db/index.ts';
import { testDatabase } from '../testing/index.ts';
import { type TestApi, testApi, testPerson } from '../testing/test-api.ts';
import { methodRoutes } from './index.ts';

const operator = testPerson('operator');
const root = mkdtempSync(join(tmpdir(), 'pilar-docs-'));
const docs = join(root, 'docs');
let db: Database;
let api: TestApi;

beforeAll(async () => {
  mkdirSync(join(docs, 'methods'), { recursive: true });
  mkdirSync(join(docs, 'problems'));
  writeFileSync(join(docs, 'rahasia.md'), '# Bukan halaman');
  db = await testDatabase();
  api = testApi(db, methodRoutes(root));
});
afterAll(async () => {
  await db.close();
  rmSync(root, { recursive: true });
});

const write = (path: string, text: string) => writeFileSync(join(docs, path), text);
async function page(slug: string): Promise<{ title: string; html: string }> {
  const { status, body } = await api.ask(operator, 'GET', `/methods/${slug}`);
  expect(status).toBe(200);
  return body as unknown as { title: string; html: string };
}

describe('a page of the documentation', () => {
  it('has the first heading as its title, and headings that can be linked to', async () => {
    write(
      'methods/gini.md',
      '# Gini `G`\n\n## Galat baku\n\nSatu.\n\n## Galat baku\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
    );
    const { title, html } = await page('gini');
    expect(title).toBe('Gini G');
    expect(html).toContain('<h2 id="galat-baku">');
    expect(html).toContain('<h2 id="galat-baku-1">');
    expect(html).toContain('<td>2</td>');
  });

  it('shows raw HTML as text and leads to no script', async () => {
    write(
      'methods/bahaya.md',
      [
        '# Bahaya <img src=x onerror=alert(1)>',
        '<script>alert(1)</script>',
        '',
        'a <b onclick="x()">tebal</b> [klik](javascript:alert(1)) [klik2](JaVaScRiPt:alert(1)) [d](data:text/html,x)',
        '',
        '![gambar](x" onerror="alert(1))  [e](//lain.example/a) <javascript:alert(1)>',
        '',
        '```js"><script>',
        '<i>',
        '```',
      ].join('\n'),
    );
    const { html } = await page('bahaya');
    const tags = [...html.matchAll(/<([a-z0-9]+)([^>]*)>/g)];
    expect([...new Set(tags.map((tag) => tag[1]))].sort()).toEqual(['code', 'h1', 'p', 'pre']);
    expect(tags.filter((tag) => /\s(on\w+|src|href)=/.test(tag[2]!))).toEqual([]);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('klik');
  });

  it('leaves formulas as they are written and does not take money for one', async () => {
    write(
      'methods/fgt.md',
      '# FGT\n\n$P_{a} = \\sum_i w_i*g_i*x$ dan US$1.9 lalu US$2.15 *miring*.\n\n$$\nP_0 = \\frac{a_1*b}{c_2*d}<1\n$$\n',
    );
    const { html } = await page('fgt');
    expect(html).toContain('<code class="formula">P_{a} = \\sum_i w_i*g_i*x</code>');
    expect(html).toContain('US$1.9 lalu US$2.15 <em>miring</em>');
    expect(html).toContain('<pre class="formula"><code>P_0 = \\frac{a_1*b}{c_2*d}&lt;1</code></pre>');
  });

  it('links to other pages under their address in the application', async () => {
    write(
      'methods/tautan.md',
      '# T\n\n[g](gini.md#galat-baku) [p](../problems/file-empty.md) [k](../glossary.md) [d](../data-sources.md) [i](README.md) [x](../adr/0001.md) [b](https://bps.go.id/a?b=1&c=2)',
    );
    const { html } = await page('tautan');
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      '/metode/gini#galat-baku',
      '/metode/masalah-file-empty',
      '/metode/glosarium',
      '/metode/sumber-data',
      '/metode/indeks-metode',
      'https://bps.go.id/a?b=1&amp;c=2',
    ]);
  });

  it('explains a refusal to a visitor, and nothing else', async () => {
    write('problems/file-empty.md', '# Berkas kosong\n');
    const open = await api.ask(null, 'GET', '/problems/file-empty');
    expect([open.status, open.body]).toMatchObject([200, { title: 'Berkas kosong' }]);
    expect((await api.ask(null, 'GET', '/problems/tidak-ada')).status).toBe(404);
    expect((await api.ask(null, 'GET', '/methods/masalah-file-empty')).status).toBe(401);
  });

  it('is also a refusal and the glossary', async () => {
    write('problems/file-empty.md', '# Berkas kosong\n');
    write('glossary.md', '# Glosarium\n');
    expect(await page('masalah-file-empty')).toMatchObject({ title: 'Berkas kosong' });
    expect(await page('glosarium')).toMatchObject({ title: 'Glosarium' });
  });

  it('is read once and kept', async () => {
    write('methods/tetap.md', '# Satu\n');
    await page('tetap');
    write('methods/tetap.md', '# Dua\n');
    expect(await page('tetap')).toMatchObject({ title: 'Satu' });
  });

  it('is not found under a name that is none, nor under one that leads out of the folder', async () => {
    for (const slug of [
      'tidak-ada',
      '..%2Frahasia',
      '%2e%2e%2frahasia',
      'gini.md',
      'masalah-..%2f..%2frahasia',
      '%00',
      'GINI',
    ]) {
      const { status, body } = await api.ask(operator, 'GET', `/methods/${slug}`);
      expect([slug, status]).toEqual([slug, 404]);
      expect(body).toMatchObject({ code: 'not-found' });
    }
  });

  it('is not shown to a visitor', async () => {
    const { status, body } = await api.ask(null, 'GET', '/methods/gini');
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: 'not-signed-in' });
  });

  it('has every link of the product itself lead somewhere', async () => {
    const own = testApi(db, methodRoutes(join(import.meta.dirname, '../../../..')));
    const seen = new Set<string>();
    const waiting = ['indeks-metode', 'indeks-masalah'];
    for (let slug = waiting.pop(); slug !== undefined; slug = waiting.pop()) {
      if (seen.has(slug)) continue;
      seen.add(slug);
      const { status, body } = await own.ask(operator, 'GET', `/methods/${slug}`);
      expect([slug, status]).toEqual([slug, 200]);
      const links = String((body as unknown as { html: string }).html).matchAll(/href="\/metode\/([^"#]+)/g);
      waiting.push(...[...links].map((link) => link[1] ?? ''));
    }
    expect(seen.size).toBeGreaterThan(20);
  });

  it('is found in the documentation of the product itself', async () => {
    const own = testApi(db, methodRoutes(join(import.meta.dirname, '../../../..')));
    const { body } = await own.ask(operator, 'GET', '/methods/glosarium');
    expect(body).toMatchObject({ title: 'Glosarium', html: expect.stringContaining('kelurahan') });
  });
});
