import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { expectAccessible } from './axe.ts';
import { comeIn, personOf, signIn } from './city.ts';
import { type Journey, see, seeHeading, type Tools } from './journey.ts';
import { expectFitsPhone } from './page-checks.ts';

const NEW = { name: 'Siti Aminah', userName: 'siti.aminah', password: 'gerimis sore di taman' } as const;
const OTHER_PASSWORD = 'layang-layang putus tali';

const dialogOf = (page: Page) => page.getByRole('dialog');
const rowOf = (page: Page, userName: string) => page.getByRole('row').filter({ hasText: userName });
const rail = (page: Page, name: string) =>
  page.getByRole('navigation').first().getByRole('link', { name, exact: true });

async function openDialog(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await dialogOf(page).waitFor();
}

async function refuseIncomplete(page: Page, taken: string): Promise<void> {
  await openDialog(page, 'Tambah pengguna');
  const dialog = dialogOf(page);
  const send = () => dialog.getByRole('button', { name: 'Tambah pengguna' }).click();
  await send();
  // An empty first password is no fault: the person may be invited by a link.
  for (const said of [/^Isi nama lengkap/, /^Sedikitnya tiga huruf/, /^Pilih sedikitnya satu peran/])
    await see(page, said);
  await expectAccessible(page);
  await dialog.getByLabel('Nama lengkap').fill(NEW.name);
  await dialog.getByLabel('Nama pengguna').fill(taken);
  await dialog.getByLabel(/^Operator kelurahan/).check();
  await dialog.getByLabel('Kata sandi awal', { exact: true }).fill(NEW.password);
  await send();
  await see(page, /^Tambahkan sedikitnya satu wilayah tugas/);
  await dialog.getByLabel('Kelurahan', { exact: true }).selectOption({ label: 'Imopuro' });
  await dialog.getByRole('button', { name: 'Tambahkan wilayah' }).click();
  await send();
  await see(page, `Nama pengguna "${taken}" sudah dipakai. Pilih nama lain.`);
  await dialog.getByLabel('Nama pengguna').fill(NEW.userName);
  await dialog.getByLabel('Kata sandi awal', { exact: true }).fill('123456789012345');
  await send();
  await see(page, /^Kata sandi terlalu mudah ditebak/);
}

async function add(page: Page): Promise<void> {
  const dialog = dialogOf(page);
  await dialog.getByLabel('Kata sandi awal', { exact: true }).fill(NEW.password);
  await dialog.getByRole('button', { name: 'Tambah pengguna' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await rowOf(page, NEW.userName)
    .filter({ hasText: 'Operator kelurahan' })
    .filter({ hasText: 'Imopuro' })
    .waitFor();
  await page.reload();
  await rowOf(page, NEW.userName).filter({ hasText: 'belum pernah' }).waitFor();
  await expectAccessible(page);
}

/** The newcomer sees what an operator may see, and is told so where they may not go. */
async function arrive(tools: Tools): Promise<Page> {
  const { page } = await tools.visit();
  await page.goto('/pengguna');
  await signIn(page, NEW);
  await seeHeading(page, 'Halaman ini bukan untuk peran Anda');
  await see(page, /tidak memiliki hak untuk halaman ini/);
  await rail(page, 'Beranda').waitFor();
  for (const name of ['Pengguna', 'Jejak audit'])
    assert.equal(await rail(page, name).count(), 0, `an operator is offered ${name}`);
  const status = await page.evaluate<number>("fetch('/api/users').then((answer) => answer.status)");
  assert.equal(status, 403);
  await expectAccessible(page);
  return page;
}

async function change(page: Page, work: () => Promise<void>): Promise<void> {
  await openDialog(page, `Ubah ${NEW.name}`);
  await work();
  await dialogOf(page).waitFor({ state: 'hidden' });
}

async function giveRole(page: Page, newcomer: Page): Promise<void> {
  await change(page, async () => {
    const dialog = dialogOf(page);
    await dialog.getByLabel(/^Pemeriksa/).check();
    await dialog.getByLabel(/^Operator kelurahan/).uncheck();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Simpan' }).click();
  });
  await rowOf(page, NEW.userName).filter({ hasText: 'Pemeriksa' }).waitFor();
  await newcomer.reload();
  await seeHeading(newcomer, 'Pengguna');
  await rail(newcomer, 'Jejak audit').waitFor();
  assert.equal(await newcomer.getByRole('button', { name: 'Tambah pengguna' }).count(), 0);
}

async function close(page: Page, newcomer: Page): Promise<void> {
  const confirmed = dialogOf(page).filter({ hasText: `Nonaktifkan ${NEW.name}?` });
  await openDialog(page, `Ubah ${NEW.name}`);
  await dialogOf(page).getByRole('button', { name: 'Nonaktifkan' }).click();
  await confirmed.getByRole('button', { name: 'Batal' }).click();
  await confirmed.waitFor({ state: 'hidden' });
  assert.equal(await newcomer.evaluate<number>("fetch('/api/areas').then((answer) => answer.status)"), 200);
  await dialogOf(page).getByRole('button', { name: 'Nonaktifkan' }).click();
  await expectAccessible(page);
  await confirmed.getByRole('button', { name: 'Nonaktifkan' }).click();
  await rowOf(page, NEW.userName).filter({ hasText: 'nonaktif' }).waitFor();
  // Their open session ends with it, and the door stays shut.
  await newcomer.reload();
  await newcomer.getByLabel('Nama pengguna').fill(NEW.userName);
  await newcomer.getByLabel('Kata sandi', { exact: true }).fill(NEW.password);
  await newcomer.getByRole('button', { name: 'Masuk', exact: true }).click();
  await see(newcomer, /^Nama pengguna atau kata sandi tidak cocok/);
  await expectAccessible(newcomer);
}

async function open(page: Page, newcomer: Page): Promise<void> {
  await change(page, () => dialogOf(page).getByRole('button', { name: 'Aktifkan kembali' }).click());
  await change(page, async () => {
    const dialog = dialogOf(page);
    await dialog.getByLabel('Kata sandi baru', { exact: true }).fill(OTHER_PASSWORD);
    await dialog.getByRole('button', { name: 'Setel ulang kata sandi' }).click();
  });
  await newcomer.getByRole('button', { name: 'Masuk', exact: true }).click();
  await see(newcomer, /^Nama pengguna atau kata sandi tidak cocok/);
  await signIn(newcomer, { userName: NEW.userName, password: OTHER_PASSWORD });
}

async function keepLast(page: Page, administrator: string): Promise<void> {
  await rowOf(page, administrator).getByRole('button', { name: /^Ubah/ }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel(/^Pengelola/).uncheck();
  await dialog.getByLabel(/^Pemeriksa/).check();
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await see(page, /^Ini pengelola terakhir/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await rowOf(page, administrator).filter({ hasText: 'Pengelola' }).waitFor();
}

/** Who did what stands in the trail; what must not stand there does not. */
async function readTrail(page: Page): Promise<void> {
  await page.goto('/jejak-audit');
  await seeHeading(page, 'Jejak audit');
  await page.getByRole('row').nth(3).waitFor();
  await expectAccessible(page);
  const text = await page.evaluate<string>("fetch('/api/audit').then((answer) => answer.text())");
  assert.match(text, /user\.add/);
  for (const secret of [NEW.password, OTHER_PASSWORD])
    assert(!text.includes(secret), 'a password stands in the audit trail');
  await expectFitsPhone(page);
}

async function run(tools: Tools): Promise<void> {
  const { step } = tools;
  const [administrator, taken] = [
    await personOf(tools, 'administrator'),
    await personOf(tools, 'secretariat'),
  ];
  const page = await step('the administrator opens the list of users', async () => {
    const opened = await comeIn(tools, 'administrator', '/pengguna');
    await seeHeading(opened, 'Pengguna');
    await rowOf(opened, administrator.userName).waitFor();
    await expectAccessible(opened);
    return opened;
  });
  await step('an empty form, a taken name, an easy password are refused', () =>
    refuseIncomplete(page, taken.userName),
  );
  await step('a user is added and stays after a reload', () => add(page));
  await step('the page of users fits a phone', () => expectFitsPhone(page));
  const newcomer = await step('the newcomer comes in and sees only what the role may', () => arrive(tools));
  await step('another role opens other pages at once', () => giveRole(page, newcomer));
  await step('deactivated, their session ends and they cannot come in', () => close(page, newcomer));
  await step('reactivated with a new password, they can', () => open(page, newcomer));
  await step('the last administrator stays one', () => keepLast(page, administrator.userName));
  await step('all of it stands in the audit trail, without passwords', () => readTrail(page));
}

export const journey: Journey = {
  name: 'people',
  title: 'people come, get their roles, leave and return; each change is on record',
  needs: 'demo',
  run,
};
