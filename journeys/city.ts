import type { Page } from 'playwright-core';
import { PATIENCE_MS, type Tools } from './journey.ts';

type Person = Readonly<{ userName: string; password: string }>;

const ADMINISTRATOR: Person = { userName: 'pengelola', password: 'pagi biru kopi empat' };
const PLANNER: Person = { userName: 'perencana', password: 'jembatan kuning sore hari' };
const DEMO_PASSWORD = 'kota-contoh-22';
const HEADERS = { 'x-pilar': '1' };

async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response;
}

/** A city without demo: set up through the API, with one planner of the secretariat. */
async function setUp(url: string): Promise<void> {
  const form = new FormData();
  const administrator = { ...ADMINISTRATOR, name: 'Pengelola Kota' };
  form.set('setup', JSON.stringify({ city: { code: '18.72' }, administrator }));
  const response = await send(`${url}/api/setup`, { method: 'POST', headers: HEADERS, body: form });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await send(`${url}/api/users`, {
    method: 'POST',
    headers: { ...HEADERS, cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ ...PLANNER, name: 'Perencana Bappeda', roles: ['secretariat'] }),
  });
}

/** A planner of the secretariat: of the demo city, or of a city that this makes first. */
export async function secretariatOf({ database, product }: Tools): Promise<Person> {
  if (database === 'embedded') return { userName: 'sekretariat', password: DEMO_PASSWORD };
  const session = await (await send(`${product.url}/api/session`, {})).json();
  if (session.city === null) await setUp(product.url);
  return PLANNER;
}

export async function signIn(page: Page, { userName, password }: Person): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(userName);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('navigation').first().waitFor({ timeout: PATIENCE_MS });
}

/** A survey as a planner has it: 240 households in 24 blocks of 4 strata, spending written in rupiah. */
export function smallSurvey(households = 240): string {
  const lines = ['nomor;strata;blok;bobot;art;pengeluaran;pekerjaan'];
  for (let row = 0; row < households; row += 1) {
    const block = Math.floor(row / 10);
    // A fixed unevenness: some far below the line, most above, no two rows alike.
    const rupiah = 420_000 + ((row * 7_919) % 97) * 18_000 + block * 1_500;
    const work = ['petani', 'buruh', 'pedagang'][row % 3];
    const spending = `Rp${rupiah.toLocaleString('id-ID')}`;
    lines.push([row + 1, block % 4, block, 80 + (row % 7), 1 + (row % 6), spending, work].join(';'));
  }
  // One row that must be refused, with its reason.
  lines.push([households + 1, 0, 0, 80, 4, 'tidak tahu', 'buruh'].join(';'));
  return `${lines.join('\n')}\n`;
}
