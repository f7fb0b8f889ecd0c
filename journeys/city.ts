import type { Page } from 'playwright-core';
import { PATIENCE_MS, type Tools } from './journey.ts';

type Person = Readonly<{ userName: string; password: string }>;
export type CityRole = 'administrator' | 'secretariat' | 'chair' | 'data-officer';

const DEMO_PASSWORD = 'kota-contoh-22';
const DEMO: Readonly<Record<CityRole, Person>> = {
  administrator: { userName: 'admin', password: DEMO_PASSWORD },
  secretariat: { userName: 'sekretariat', password: DEMO_PASSWORD },
  chair: { userName: 'ketua', password: DEMO_PASSWORD },
  'data-officer': { userName: 'pdp', password: DEMO_PASSWORD },
};
/** The people of a city that a journey sets up itself. */
const OWN: Readonly<Record<CityRole, Person>> = {
  administrator: { userName: 'pengelola', password: 'pagi biru kopi empat' },
  secretariat: { userName: 'perencana', password: 'jembatan kuning sore hari' },
  chair: { userName: 'ketua.tim', password: 'payung hijau angin laut' },
  'data-officer': { userName: 'pelindung', password: 'sepeda biru lewat sawah' },
};
const HEADERS = { 'x-pilar': '1' };

async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response;
}

/** A city without demo: set up through the API, with a planner of the secretariat, the chair of the team and a data officer. */
async function setUp(url: string): Promise<void> {
  const form = new FormData();
  const administrator = { ...OWN.administrator, name: 'Pengelola Kota' };
  form.set('setup', JSON.stringify({ city: { code: '18.72' }, administrator }));
  const response = await send(`${url}/api/setup`, { method: 'POST', headers: HEADERS, body: form });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  for (const [role, name] of [
    ['secretariat', 'Perencana Bappeda'],
    ['chair', 'Ketua Tim'],
    ['data-officer', 'Petugas Pelindungan Data'],
  ] as const) {
    await send(`${url}/api/users`, {
      method: 'POST',
      headers: { ...HEADERS, cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ ...OWN[role], name, roles: [role] }),
    });
  }
}

/** Somebody of the demo city, or of a city that this makes first. */
export async function personOf({ database, product }: Tools, role: CityRole): Promise<Person> {
  if (database === 'embedded') return DEMO[role];
  const session = await (await send(`${product.url}/api/session`, {})).json();
  if (session.city === null) await setUp(product.url);
  return OWN[role];
}

export const secretariatOf = (tools: Tools): Promise<Person> => personOf(tools, 'secretariat');

/** A new visitor who has signed in, at the address asked for. */
export async function comeIn(tools: Tools, role: CityRole, path = '/'): Promise<Page> {
  const person = await personOf(tools, role);
  const { page } = await tools.visit();
  await page.goto(path);
  await signIn(page, person);
  return page;
}

export async function signIn(page: Page, { userName, password }: Person): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(userName);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('navigation').first().waitFor({ timeout: PATIENCE_MS });
}

/** A survey as a planner has it: 240 households in 24 blocks of 4 strata, spending written in rupiah. */
export function smallSurvey(households = 240): string {
  const lines = ['nomor;tanggal;strata;blok;bobot;art;pengeluaran;pekerjaan'];
  for (let row = 0; row < households; row += 1) {
    const block = Math.floor(row / 10);
    // A fixed unevenness: some far below the line, most above, no two rows alike.
    const rupiah = 420_000 + ((row * 7_919) % 97) * 18_000 + block * 1_500;
    const work = ['petani', 'buruh', 'pedagang'][row % 3];
    const spending = `Rp${rupiah.toLocaleString('id-ID')}`;
    // No day above the twelfth: which number is the month has to be asked.
    const day = `${String(1 + (block % 12)).padStart(2, '0')}/03/2024`;
    lines.push([row + 1, day, block % 4, block, 80 + (row % 7), 1 + (row % 6), spending, work].join(';'));
  }
  // One row that must be refused, with its reason.
  lines.push([households + 1, '01/03/2024', 0, 0, 80, 4, 'tidak tahu', 'buruh'].join(';'));
  return `${lines.join('\n')}\n`;
}
