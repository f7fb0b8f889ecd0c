import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { violationsOf } from './axe.ts';
import { type Journey, openVisitor, see, seeHeading, type Tools } from './journey.ts';
import { overflowOf, takeShots } from './shots.ts';
import { TRACES } from './stage.ts';

const page = (body: string): string =>
  `<!doctype html><html lang="id"><head><title>Halaman uji</title><meta name="viewport" content="width=device-width">
   <style>@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }</style></head>
   <body><main>${body}</main></body></html>`;

/** A page in good order, and pages that are not: each trouble the tools must see. */
const PAGES: Readonly<Record<string, string>> = {
  '/': page(
    '<h1>Angka kota</h1><p>Enam koma empat persen.</p><p id="jam"></p><script>jam.textContent = new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" }).format(new Date(Date.UTC(2023, 7, 9, 1)))</script>',
  ),
  '/buruk': page(
    '<h1>Angka</h1><img src="data:," width="9"><input type="text"><p style="color:#bbb;background:#fff">pudar</p>',
  ),
  '/terbuka': page('<h1>Tanpa kebijakan isi</h1>'),
  '/lebar': page('<h1>Lebar</h1><div style="width: 900px">lebar</div>'),
  '/rusak': page('<h1>Rusak</h1><script>setTimeout(() => { throw new Error("putus") })</script>'),
};

const POLICY = "default-src 'self' data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
const STATUS: Readonly<Record<string, number>> = { '/gagal': 500 };

async function serve(): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const body = PAGES[request.url ?? ''];
    response.writeHead(body === undefined ? (STATUS[request.url ?? ''] ?? 404) : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...(request.url === '/terbuka' ? {} : { 'content-security-policy': POLICY }),
    });
    response.end(body ?? 'tidak ada');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert(typeof address === 'object' && address !== null);
  return { server, url: `http://127.0.0.1:${address.port}` };
}

async function look(url: string, { visit, step, browser }: Tools): Promise<void> {
  await step('the page is read as a person in Metro reads it', async () => {
    const visitor = await visit();
    await visitor.page.goto(url);
    await seeHeading(visitor.page, 'Angka kota');
    // 01.00 UTC is 08.00 WIB, in Indonesian words.
    await see(visitor.page, /^9 Agustus 2023 pukul 08\.00$/);
    assert.deepEqual(await violationsOf(visitor.page), []);
    assert.deepEqual(visitor.troubles, []);
  });
  await step('axe finds the planted faults, under a strict content policy', async () => {
    const { page } = await visit();
    await page.goto(`${url}/buruk`);
    const rules = (await violationsOf(page)).map((line) => line.trim().split(' ')[0]);
    assert.deepEqual(rules.sort(), ['color-contrast', 'image-alt', 'label']);
  });
  await step('a page too wide for a phone is found', async () => {
    const { page } = await visit({ viewport: { width: 360, height: 640 } });
    await page.goto(`${url}/lebar`);
    assert((await overflowOf(page)) > 400);
    await page.goto(url);
    assert.equal(await overflowOf(page), 0);
  });
  await step('pictures are taken of two widths, light and dark', async () => {
    const files = await takeShots(browser, {
      baseUrl: url,
      routes: ['/'],
      folder: join(TRACES, 'harness-shots'),
    });
    const widths = files.map((file) => readFileSync(file).readUInt32BE(16)); // in the header of a PNG
    assert.deepEqual(widths, [360, 360, 1440, 1440]);
    const [light, dark] = files.map((file) => readFileSync(file));
    assert.notDeepEqual(light, dark);
  });
}

async function findTroubles(url: string, { browser, step }: Tools): Promise<void> {
  await step('errors that nobody sees on the page are found', async () => {
    const visitor = await openVisitor(browser, undefined);
    await visitor.page.goto(`${url}/rusak`);
    await visitor.page.waitForTimeout(100);
    await visitor.page.goto(`${url}/gagal`);
    await visitor.page.goto(`${url}/tidak-ada`);
    await visitor.context.close();
    const found = visitor.troubles.map((trouble) => trouble.replace(url, ''));
    assert.deepEqual(found.slice(0, 2), ['error on /rusak: putus', '500 from /gagal']);
    assert(!found.some((trouble) => trouble.includes('404')), found.join('\n'));
  });
  await step('the browser is as strict as that of a user', async () => {
    const visitor = await openVisitor(browser, undefined);
    await visitor.page.goto(`${url}/terbuka`);
    // Another origin that allows nobody: only a browser without its rules would read it.
    const other = JSON.stringify(url.replace('127.0.0.1', 'localhost'));
    const answer = await visitor.page.evaluate(`fetch(${other}).then(() => 'read', () => 'refused')`);
    await visitor.context.close();
    assert.equal(answer, 'refused');
  });
}

export const journey: Journey = {
  name: 'harness',
  title: 'the tools of the journeys see what they must see',
  needs: 'none',
  onlyOn: 'embedded',
  run: async (tools) => {
    const { server, url } = await serve();
    try {
      await look(url, tools);
      await findTroubles(url, tools);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  },
};
