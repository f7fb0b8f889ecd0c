import assert from 'node:assert/strict';
import { type CityRole, comeIn } from './city.ts';
import type { Journey, Tools } from './journey.ts';
import { settle } from './shots.ts';

const ADDRESSES = [
  ...[
    '/',
    '/angka',
    '/survei',
    '/peta',
    '/keluarga',
    '/pelindungan',
    '/wilayah',
    '/pekerjaan',
    '/akun',
    '/metode/glosarium',
    '/masalah/not-found',
  ],
  ...['/bantuan-https', '/api/docs'],
] as const;
const PEOPLE = ['/pengguna', '/jejak-audit'] as const;

declare global {
  var refusedByPolicy: string[];
}

/** Every page, as its reader sees it: the policy refuses nothing of ours, and the styles have come. */
async function walk(tools: Tools, role: CityRole, addresses: readonly string[]) {
  const page = await comeIn(tools, role);
  await page.addInitScript(() => {
    globalThis.refusedByPolicy = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      globalThis.refusedByPolicy.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  for (const address of addresses) {
    const response = await page.goto(address);
    const policy = response?.headers()['content-security-policy'] ?? '';
    assert(policy.includes("frame-ancestors 'none'") && !policy.includes('unsafe'), `${address}: ${policy}`);
    await settle(page);
    assert.deepEqual(await page.evaluate(() => globalThis.refusedByPolicy), [], `refused on ${address}`);
    const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
    assert.doesNotMatch(font, /Times/, `${address} has no style`);
  }
  return page;
}

async function strictPages(tools: Tools): Promise<void> {
  const { step } = tools;
  await step('no page of the secretariat writes a style or script that the policy refuses', async () => {
    const page = await walk(tools, 'secretariat', ADDRESSES);
    // The policy is at work: what is not ours is refused. On a page of its own, since the browser complains aloud.
    const stranger = await page.context().browser()?.newPage();
    assert(stranger !== undefined);
    await stranger.goto(new URL('/', page.url()).href);
    const refused = await stranger.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
          const style = document.createElement('style');
          style.textContent = 'body { color: red !important }';
          document.head.append(style);
        }),
    );
    assert.match(refused, /^style-src/);
    await stranger.close();
  });
  await step('nor those of the administrator, with a dialog that holds the page behind it', async () => {
    const page = await walk(tools, 'administrator', PEOPLE);
    await page.goto('/pengguna');
    await page.getByRole('button', { name: 'Tambah pengguna' }).click();
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(await page.evaluate(() => globalThis.refusedByPolicy), []);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).overflow), 'hidden');
  });
}

export const journey: Journey = {
  name: 'strict-pages',
  title: 'No page runs a script or a style that is not ours',
  needs: 'demo',
  onlyOn: 'embedded',
  run: strictPages,
};
