// `node tools/take-pictures.ts`: the pictures of README and tour, from a fresh demo city. Run after pages changed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openCity } from '../bench/city.ts';
import { openBrowser } from '../journeys/browser.ts';
import { READER, settle } from '../journeys/shots.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'pictures');
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 640 };

type Picture = Readonly<{
  name: string;
  path: string;
  size: Readonly<{ width: number; height: number }>;
  before?: (page: Page) => Promise<void>;
}>;

const firstTrace = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /jejak/i }).first().click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(400);
};

async function take(browser: Browser, url: string, cookie: string, picture: Picture): Promise<void> {
  const context = await browser.newContext({
    ...READER,
    viewport: picture.size,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.goto(new URL(picture.path, url).href);
  await settle(page);
  await picture.before?.(page);
  await settle(page);
  await page.screenshot({ path: join(FOLDER, `${picture.name}.png`) });
  await context.close();
}

mkdirSync(FOLDER, { recursive: true });
const city = await openCity();
const browser = await openBrowser();
try {
  const { surveys } = (await city.ask('GET', '/surveys')) as { surveys: { id: string; period: string }[] };
  const survey = surveys.find(({ period }) => period === '2025-03')?.id ?? '';
  const pictures: readonly Picture[] = [
    { name: 'beranda', path: '/', size: DESK },
    { name: 'beranda-telepon', path: '/', size: PHONE },
    { name: 'jejak', path: '/', size: DESK, before: firstTrace },
    { name: 'angka', path: '/angka?indikator=p0', size: DESK },
    { name: 'survei', path: `/survei/${survey}?langkah=hitung`, size: DESK },
    { name: 'survei-kolom', path: `/survei/${survey}?langkah=kolom`, size: DESK },
    { name: 'peta', path: '/peta', size: DESK },
  ];
  for (const picture of pictures) {
    await take(browser, city.product.url, city.cookie, picture);
    process.stdout.write(`${picture.name}.png\n`);
  }
} finally {
  await browser.close();
  await city.product.dispose();
}
