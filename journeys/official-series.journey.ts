import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { expectAccessible } from './axe.ts';
import { comeIn } from './city.ts';
import { type Journey, see, seeHeading, type Tools } from './journey.ts';
import { addressOf, downloadSheet, expectFitsPhone } from './page-checks.ts';

const SOURCE = 'Berita resmi statistik uji 2026';
const SUBJECT = 'Kota Metro Maret 2026';

const dialogOf = (page: Page) => page.getByRole('dialog');
const publishButton = (page: Page) => dialogOf(page).getByRole('button', { name: /^Terbitkan/ });
const rowsOfMarch = (page: Page) =>
  page.getByRole('row').filter({ hasText: 'Maret 2026' }).filter({ hasText: 'Kota Metro' });

async function chooseIndicator(page: Page, typed: string, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Indikator' });
  // Until the catalogue is there the field has no name to show, and what is typed would be replaced by it.
  await page
    .getByText(/^Persentase penduduk miskin \(P0\) Kota Metro|^Rasio Gini/)
    .first()
    .waitFor();
  await field.click();
  await field.fill(typed);
  await page.getByRole('option', { name, exact: true }).click();
}

async function open(tools: Tools): Promise<Page> {
  const page = await comeIn(tools, 'secretariat', '/angka');
  await seeHeading(page, 'Angka resmi');
  await chooseIndicator(page, 'gini', 'Rasio Gini pengeluaran');
  await page.waitForURL(/indikator=gini/);
  await expectAccessible(page);
  await page.reload();
  await see(page, /^Rasio Gini pengeluaran Kota Metro/);
  await chooseIndicator(page, '(P0)', 'Persentase penduduk miskin (P0)');
  await page.waitForURL((address) => !address.search.includes('gini'));
  await see(page, /^Persentase penduduk miskin \(P0\) Kota Metro/);
  return page;
}

/** Everything that is not clear is refused beside its field, before anything is sent. */
async function refuseUnclear(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tambah angka' }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('Periode').fill('2026-13');
  await dialog.getByLabel('Nilai').fill('6.187');
  await publishButton(page).click();
  await see(page, /Tulis tahun, misalnya 2025/);
  await see(page, /dapat dibaca dengan dua cara/);
  await see(page, /Sebut judul terbitannya/);
  await see(page, 'Pilih salah satu.');
  await expectAccessible(page);
}

async function fillAndPublish(page: Page, value: string): Promise<void> {
  const dialog = dialogOf(page);
  await dialog.getByLabel('Periode').fill('2026-03');
  await dialog.getByLabel('Nilai').fill(value);
  await dialog.getByLabel('Sumber', { exact: true }).fill(SOURCE);
  await dialog.getByLabel('Keyakinan pada sumber').selectOption('tinggi');
  await see(page, `akan terbit: ${value} %`);
  await publishButton(page).click();
}

async function add(page: Page): Promise<void> {
  await fillAndPublish(page, '6,18');
  await dialogOf(page).waitFor({ state: 'hidden' });
  await rowsOfMarch(page).filter({ hasText: SOURCE }).waitFor();
  await see(page, /6,18\s%? pada Maret 2026, menurut angka resmi terbaru/);
}

async function refuseTwice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tambah angka' }).click();
  await fillAndPublish(page, '7,01');
  await see(page, /sudah ada|sudah terbit/);
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'hidden' });
  assert.equal(await rowsOfMarch(page).count(), 1);
}

async function correct(page: Page): Promise<void> {
  await page.getByRole('button', { name: `Koreksi angka ${SUBJECT}` }).click();
  await see(page, /Koreksi ini mengganti Persentase penduduk miskin \(P0\), Kota Metro, Maret 2026, 6,18/);
  await dialogOf(page).getByLabel('Nilai').fill('6,12');
  await expectAccessible(page);
  await publishButton(page).click();
  await dialogOf(page).waitFor({ state: 'hidden' });
  await see(page, /6,12\s%? pada Maret 2026, menurut angka resmi terbaru/);
}

async function readHistory(page: Page): Promise<void> {
  await page.getByLabel('Wilayah', { exact: true }).selectOption('18.72');
  await page.getByLabel('Tampilkan angka yang sudah diganti').check();
  await page.waitForURL(/riwayat=1/);
  const look = async () => {
    await rowsOfMarch(page).filter({ hasText: '6,18' }).filter({ hasText: 'sudah diganti' }).waitFor();
    await rowsOfMarch(page).filter({ hasText: '6,12' }).filter({ hasText: 'koreksi' }).waitFor();
    assert.equal(await rowsOfMarch(page).count(), 2);
  };
  await look();
  await page.reload();
  await look();
  assert.equal(addressOf(page).get('wilayah'), '18.72');
  assert.equal(await page.getByLabel('Wilayah', { exact: true }).inputValue(), '18.72');
  await expectAccessible(page);
}

async function walkBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: `6,12 %. Jejak angka ${SUBJECT}` }).click();
  const panel = dialogOf(page);
  await panel.getByRole('button', { name: /^6,18/ }).waitFor();
  await panel.getByText(SOURCE).first().waitFor();
  await expectAccessible(page);
  await panel.getByRole('button', { name: /^6,18/ }).click();
  await panel.getByText('Angka ini sudah diganti oleh koreksi yang lebih baru.').waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
}

async function exportIt(page: Page): Promise<void> {
  const rows = await downloadSheet(page, 'Unduh Excel');
  const ours = rows.filter((row) => row.includes(SOURCE));
  assert.equal(ours.length, 2, 'the figure and the one it replaced');
  for (const value of [6.12, 6.18])
    assert(
      ours.some((row) => row.includes(value)),
      `${value} is missing`,
    );
}

async function readOnly(tools: Tools): Promise<void> {
  const page = await comeIn(tools, 'chair', '/angka?isi=1');
  await see(page, /6,12\s%? pada Maret 2026/);
  await rowsOfMarch(page).first().waitFor();
  for (const name of ['Tambah angka', 'Unggah daftar', /^Koreksi angka/]) {
    assert.equal(await page.getByRole('button', { name }).count(), 0, `the chair is offered ${name}`);
  }
  assert.equal(await dialogOf(page).count(), 0, 'the chair is offered the form');
  const asked = `fetch('/api/figures', { method: 'POST', headers: { 'x-pilar': '1', 'content-type': 'application/json' },
    body: '{}' }).then((answer) => answer.status)`;
  assert.equal(await page.evaluate(asked), 403);
  await expectAccessible(page);
}

async function run(tools: Tools): Promise<void> {
  const { step } = tools;
  const page = await step('an indicator is chosen; a reload keeps it', () => open(tools));
  await step('an entry that can be read in two ways, or has no source, is refused', () =>
    refuseUnclear(page),
  );
  await step('the figure is published and leads the page', () => add(page));
  await step('the same period a second time is refused', () => refuseTwice(page));
  await step('it is corrected, not overwritten', () => correct(page));
  await step('the history shows what was replaced; a reload keeps the view', () => readHistory(page));
  await step('the walk-back leads from the correction to the old figure', () => walkBack(page));
  await step('the workbook holds what is seen', () => exportIt(page));
  await step('the page fits a phone', () => expectFitsPhone(page));
  await step('Beranda says the corrected figure', async () => {
    await page.goto('/');
    await page.locator('.home-sentence').filter({ hasText: '6,12' }).waitFor();
    await expectAccessible(page);
  });
  await step('the chair reads it and is offered no form', () => readOnly(tools));
}

export const journey: Journey = {
  name: 'official-series',
  title: 'an official figure entered, corrected and read back with its history',
  needs: 'demo',
  run,
};
