import type { Page } from 'playwright-core';
import { expectAccessible } from './axe.ts';
import { secretariatOf, signIn, smallSurvey } from './city.ts';
import { type Journey, see, seeHeading, type Tools } from './journey.ts';
import { overflowOf } from './shots.ts';

const FILE = { name: 'susenas-2024-03.csv', mimeType: 'text/csv' };

async function upload(page: Page): Promise<void> {
  await page.goto('/survei');
  await seeHeading(page, 'Survei');
  await page.getByRole('button', { name: 'Unggah survei' }).first().click();
  const input = page.locator('input[type=file]').first();
  await input.setInputFiles({ ...FILE, name: 'foto.csv', buffer: Buffer.alloc(0) });
  await page.getByLabel('Judul').fill('Susenas uji Maret 2024');
  await page.getByLabel('Tahun').fill('2024');
  await page.getByLabel('Bulan').selectOption('03');
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await see(page, /tidak berisi baris data/);
  await input.setInputFiles({ ...FILE, buffer: Buffer.from(smallSurvey()) });
  await page.getByLabel('Judul').fill('Susenas uji Maret 2024');
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await page.waitForURL(/\/survei\/[0-9a-f-]+/);
}

async function importIt(page: Page): Promise<void> {
  await see(page, 'Kolom mana berisi apa');
  await choose(page, 'Pengeluaran per orang per bulan', 'pengeluaran');
  await choose(page, 'Penimbang', 'bobot');
  await choose(page, 'Jumlah anggota rumah tangga', 'art');
  await choose(page, 'Strata', 'strata');
  await choose(page, 'Klaster (blok sensus, PSU)', 'blok');
  await see(page, /Tanggal di kolom ini dapat dibaca dengan dua cara/);
  await page.getByRole('button', { name: /Mulai impor/ }).click();
  await see(page, 'Pilih dahulu urutan hari dan bulannya.');
  await page.getByRole('radio', { name: '1 Maret 2024' }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: /Mulai impor/ }).click();
  await see(page, 'Baris yang dipakai dan yang ditolak');
  await page.reload();
  await see(page, 'tidak tahu');
  await see(page, /^Wawancara dari 1 Maret 2024 sampai 12 Maret 2024/);
}

async function choose(page: Page, target: string, column: string): Promise<void> {
  const field = page.getByLabel(`Kolom untuk ${target}`, { exact: true });
  await field.selectOption(column);
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hitung dengan garis ini' }).click();
  await see(page, /penduduk hidup di bawah/);
  await expectAccessible(page);
  await page
    .getByRole('button', { name: /^Terbitkan/ })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Terbitkan/ })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function walkBack(page: Page): Promise<void> {
  await page.goto('/angka?indikator=p0&jenis=survey');
  await seeHeading(page, 'Angka resmi');
  const row = page.getByRole('row').filter({ hasText: 'Susenas uji Maret 2024' }).first();
  await row.getByRole('button', { name: /Jejak angka/ }).click();
  const panel = page.getByRole('dialog');
  await panel.getByText('Baris dipakai').waitFor();
  await panel.getByRole('button', { name: 'Hitung ulang' }).click();
  await panel
    .getByText(/sama dengan angka terbit/)
    .first()
    .waitFor();
  await expectAccessible(page);
}

async function run(tools: Tools): Promise<void> {
  const person = await secretariatOf(tools);
  const { page } = await tools.visit();
  await tools.step('a wrong password is refused with a sentence', async () => {
    await page.goto('/');
    await seeHeading(page, 'Masuk');
    await expectAccessible(page);
    await page.getByLabel('Nama pengguna').fill(person.userName);
    await page.getByLabel('Kata sandi', { exact: true }).fill('bukan kata sandinya');
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page
      .getByText(/tidak cocok|salah/i)
      .first()
      .waitFor();
  });
  await tools.step('the right one opens Beranda', async () => {
    await signIn(page, person);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);
  });
  await tools.step('an empty file is refused, the survey is received', () => upload(page));
  await tools.step('its columns are chosen, its rows checked; a reload loses nothing', () => importIt(page));
  await tools.step('poverty is computed and published', async () => {
    await page.goto(`${new URL(page.url()).pathname}?langkah=hitung`);
    await publish(page);
  });
  await tools.step('the published figure is walked back and computed again', () => walkBack(page));
  await tools.step('Beranda fits a phone', async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const overflow = await overflowOf(page);
    if (overflow > 0) throw new Error(`Beranda is ${overflow} px wider than a phone`);
  });
}

export const journey: Journey = {
  name: 'published-figure',
  title: 'from sign-in to a published figure and its walk-back',
  needs: 'demo',
  run,
};
