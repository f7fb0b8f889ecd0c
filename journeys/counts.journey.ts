import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { expectAccessible } from './axe.ts';
import { comeIn } from './city.ts';
import { type Journey, see, seeHeading, type Tools } from './journey.ts';
import { addressOf, downloadSheet, expectFitsPhone } from './page-checks.ts';

const grid = (page: Page) => page.getByRole('grid');
const mapAreas = (page: Page) => page.locator('svg [data-code]');
const chosenRow = (page: Page) => grid(page).locator('tr[aria-selected=true]');

type Count = Readonly<{ code: string; families: number }>;

const numberOf = (text: string): number => Number(text.replaceAll('.', '').trim());

/** The rows as they stand: code and families of the chosen desil. */
async function rowsOf(page: Page): Promise<readonly Count[]> {
  const rows = await grid(page).locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => ({
      code: (await row.locator('[data-code]').getAttribute('data-code')) ?? '',
      families: numberOf((await row.locator('td').first().textContent()) ?? ''),
    })),
  );
}

const totalOf = async (page: Page): Promise<number> =>
  numberOf((await grid(page).locator('tfoot td').first().textContent()) ?? '');

async function readSorted(page: Page): Promise<void> {
  await grid(page).waitFor();
  const rows = await rowsOf(page);
  assert.equal(rows.length, 22);
  const families = rows.map((row) => row.families);
  assert.deepEqual(
    families,
    families.toSorted((a, b) => b - a),
    'most families first',
  );
  const sum = families.reduce((all, one) => all + one, 0);
  assert.equal(await totalOf(page), sum);
  const said = `${sum.toLocaleString('id-ID')} dari `;
  await see(page, new RegExp(`^${said.replaceAll('.', '\\.')}[\\d.]+ keluarga dalam registrasi`));
  await expectAccessible(page);
}

/** One place, named in table and map by the same count. */
async function link(page: Page): Promise<void> {
  const [, second] = await rowsOf(page);
  assert(second !== undefined);
  const area = mapAreas(page).and(page.locator(`[data-code="${second.code}"]`));
  const label = (await area.getAttribute('aria-label')) ?? '';
  assert.equal(numberOf(label.split(': ')[1] ?? ''), second.families, label);
  await area.click();
  assert.equal(await chosenRow(page).locator('[data-code]').getAttribute('data-code'), second.code);
  assert.equal(addressOf(page).get('wilayah'), second.code);
  const third = (await rowsOf(page))[2]?.code ?? '';
  await grid(page).locator(`tr:has([data-code="${third}"])`).click();
  await page.locator(`svg [data-code="${third}"][aria-pressed=true]`).waitFor();
  assert.equal(await page.locator('svg [aria-pressed=true]').count(), 1);
}

async function changeRange(page: Page): Promise<void> {
  const before = await totalOf(page);
  await page.getByLabel('Sampai desil').selectOption('2');
  await page.waitForURL(/desil=1-2/);
  const chosen = addressOf(page).get('wilayah');
  const rows = await rowsOf(page);
  assert((await totalOf(page)) < before, 'two desil hold fewer families than four');
  await page.reload();
  await see(page, /berada pada desil 1–2\.$/);
  assert.deepEqual(await rowsOf(page), rows);
  assert.equal(await page.getByLabel('Sampai desil').inputValue(), '2');
  assert.equal(await chosenRow(page).locator('[data-code]').getAttribute('data-code'), chosen);
}

async function exportIt(page: Page): Promise<void> {
  const sheet = await downloadSheet(page, 'Unduh Excel');
  const head = sheet.find((row) => row.includes('Desil 1')) ?? [];
  const [first, second] = [head.indexOf('Desil 1'), head.indexOf('Desil 2')];
  for (const { code, families } of await rowsOf(page)) {
    const row = sheet.find((cells) => cells[0] === code) ?? [];
    assert.equal(Number(row[first]) + Number(row[second]), families, `${code} in the workbook`);
  }
}

async function walkBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Jejak cacah' }).click();
  await page
    .getByRole('dialog')
    .getByText(/^Sama: cacah/)
    .waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** The register of the demo city; a city without one says what will stand here. */
async function readCounts(tools: Tools, page: Page): Promise<void> {
  const { step, database } = tools;
  if (database === 'postgres') {
    await step('a city without register says so, without zeros for a result', async () => {
      await see(page, 'Registrasi belum berisi keluarga');
      assert.equal(await grid(page).count(), 0);
      await page.reload();
      await see(page, 'Registrasi belum berisi keluarga');
      await expectAccessible(page);
    });
  } else {
    await step('the counts stand most first and add up to the city', () => readSorted(page));
    await step('table and map name the same place by the same count', () => link(page));
    await step('another range is in the address; a reload keeps it', () => changeRange(page));
    await step('the workbook holds the same counts', () => exportIt(page));
    await step('the counts are made again and agree', () => walkBack(page));
    await step('a range that cannot be is the first one', async () => {
      await page.goto('/peta?desil=9-2');
      await see(page, /berada pada desil 1–4\.$/);
    });
  }
  await step('the page of the counts fits a phone', () => expectFitsPhone(page));
}

type Place = Readonly<{ code: string; level: string; longitude: number | null; latitude: number | null }>;

/** Squares around the centres: no boundaries of any city, but in the right places. */
async function squaresOf(page: Page, shift = 0): Promise<string> {
  const { areas } = await page.evaluate<{ areas: readonly Place[] }>(
    "fetch('/api/areas').then((answer) => answer.json())",
  );
  const features = areas.flatMap(({ code, level, longitude, latitude }) => {
    if (level !== 'village' || longitude === null || latitude === null) return [];
    const ring = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
      [-1, -1],
    ].map(([x = 0, y = 0]) => [longitude + shift + x * 0.004, latitude + y * 0.004]);
    return [
      {
        type: 'Feature',
        properties: { kode: code },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
    ];
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

async function choose(page: Page, name: string, content: string): Promise<void> {
  const file = { name, mimeType: 'application/geo+json', buffer: Buffer.from(content) };
  await page.locator('input[type=file][aria-label="Berkas batas wilayah"]').setInputFiles(file);
}

const tiles = (page: Page) => page.locator('svg .map-outline rect');
const polygons = (page: Page) => page.locator('svg .map-outline path');

async function refuseWrong(page: Page): Promise<void> {
  await choose(page, 'batas.txt', 'bukan peta');
  await see(page, /Berkas ini bukan \.geojson, \.json/);
  await choose(page, 'batas.geojson', '{"type": "FeatureCollection", "features": [');
  await see(page, /Batas wilayah tidak dapat dipakai: berkas bukan GeoJSON yang utuh/);
  await choose(page, 'batas.geojson', (await squaresOf(page)).replaceAll('"18.72.', '"73.71.'));
  await see(page, /tidak ada kode wilayah kota ini di dalamnya/);
  await choose(page, 'batas.geojson', await squaresOf(page, 2));
  await see(page, /kebanyakan bidang tidak terletak di tempat wilayahnya/);
  assert.equal(await page.getByRole('button', { name: 'Pakai batas ini' }).count(), 0);
  await expectAccessible(page);
  await page.reload();
  await see(page, /^Batas resmi belum diimpor/);
  await tiles(page).first().waitFor();
}

async function useBoundaries(page: Page): Promise<void> {
  await choose(page, 'batas-uji.geojson', await squaresOf(page));
  await see(page, '22 wilayah cocok dengan daftar.');
  assert.equal(await polygons(page).count(), 0, 'a check changes nothing');
  await page.getByRole('button', { name: 'Pakai batas ini' }).click();
  await see(page, /^22 batas dari batas-uji\.geojson/);
  await polygons(page).first().waitFor();
  await page.reload();
  await polygons(page).first().waitFor();
  assert.equal(await polygons(page).count(), 22);
  assert.equal(await tiles(page).count(), 0);
  await see(page, 'Batas wilayah: batas-uji.geojson.');
  await expectAccessible(page);
}

async function removeBoundaries(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hapus batas' }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Batal' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await polygons(page).count(), 22, 'nothing was confirmed');
  await page.getByRole('button', { name: 'Hapus batas' }).click();
  await dialog.getByRole('button', { name: 'Hapus batas' }).click();
  await see(page, /^Batas resmi belum diimpor/);
  await tiles(page).first().waitFor();
  assert.equal(await polygons(page).count(), 0);
}

async function run(tools: Tools): Promise<void> {
  const { step } = tools;
  const page = await step('the page of the counts opens', async () => {
    const opened = await comeIn(tools, 'secretariat', '/peta');
    await seeHeading(opened, 'Peta desil');
    return opened;
  });
  await readCounts(tools, page);
  await page.goto('/wilayah');
  await seeHeading(page, 'Wilayah');
  await step('boundaries that are not of this city are refused', () => refuseWrong(page));
  await step('boundaries are checked, then used; the map is drawn by them', () => useBoundaries(page));
  await step('the page of areas fits a phone', () => expectFitsPhone(page));
  if (tools.database === 'embedded') {
    await step('the counts are drawn by the same boundaries', async () => {
      await page.goto('/peta');
      await polygons(page).first().waitFor();
      assert.equal(await polygons(page).count(), 22);
      await expectAccessible(page);
      await page.goto('/wilayah');
    });
  }
  await step('removed, the map is a diagram again', () => removeBoundaries(page));
}

export const journey: Journey = {
  name: 'counts',
  title: 'families by desil in table and map, and the boundaries that draw it',
  needs: 'demo',
  run,
};
