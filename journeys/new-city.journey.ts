import type { Page } from 'playwright-core';
import { expectAccessible } from './axe.ts';
import { type Journey, see, seeHeading, type Tools } from './journey.ts';
import { overflowOf } from './shots.ts';

const PASSWORD = 'pagi biru kopi empat';
const PAGES = ['/', '/angka', '/survei', '/peta', '/wilayah', '/pengguna', '/jejak-audit', '/akun'];

async function fill(page: Page, password: string): Promise<void> {
  await page.getByLabel('Nama lengkap').fill('Budi Santoso');
  await page.getByLabel('Nama pengguna').fill('budi.santoso');
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Siapkan kota' }).click();
}

async function run(tools: Tools): Promise<void> {
  const product =
    tools.database === 'postgres' ? tools.product : await tools.startProduct({ args: ['--empty'] });
  const { page } = await tools.visit({ baseURL: product.url });
  await tools.step('an empty city opens its first-run page', async () => {
    await page.goto('/');
    await page.waitForURL(/\/mulai/);
    await seeHeading(page, 'Menyiapkan kota');
    await expectAccessible(page);
  });
  await tools.step('a password that everybody guesses is refused; a reload begins anew', async () => {
    await fill(page, 'passwordpassword');
    await page.getByText(/mudah ditebak/).waitFor();
    await page.reload();
    await seeHeading(page, 'Menyiapkan kota');
  });
  await tools.step('the city is set up and its administrator is in', async () => {
    await fill(page, PASSWORD);
    await page.getByRole('navigation').first().waitFor();
    await see(page, 'Kota Metro');
    if (await page.getByText('data sintetis').first().isVisible())
      throw new Error('a real city says it is synthetic');
  });
  await tools.step('every page of the new city opens, is accessible and fits a phone', async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    for (const path of PAGES) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      const overflow = await overflowOf(page);
      if (overflow > 0) throw new Error(`${path} is ${overflow} px wider than a phone`);
    }
  });
  await tools.step('nobody sets it up a second time', async () => {
    const visitor = await tools.visit({ baseURL: product.url });
    await visitor.page.goto('/mulai');
    await see(visitor.page, 'Kota sudah disiapkan.');
  });
}

export const journey: Journey = {
  name: 'new-city',
  title: 'a real city from its first page, empty and without demo people',
  needs: 'demo',
  run,
};
