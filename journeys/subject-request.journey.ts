import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import type { PersonPage } from '@pilar/contracts';
import type { Page } from 'playwright-core';
import { ask, askFor } from './ask-from-page.ts';
import { switchSecondStepOn } from './authenticator.ts';
import { expectAccessible } from './axe.ts';
import { comeIn, personOf } from './city.ts';
import { type Journey, see, seeHeading, type Tools } from './journey.ts';
import { expectFitsPhone } from './page-checks.ts';
import { fillRegisterOnServer } from './register-on-server.ts';

const DESK = '/pelindungan';
const RIGHT = { name: 'Ratna Perbaikan', phone: '081200007788' } as const;

type Resident = PersonPage['persons'][number];
type Asked = Readonly<{ kind: string; askerName: string; details: string }>;

const dialogOf = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Somebody of the secretariat reads a resident's page: that look is what the resident will be told of. */
async function lookAtResident(tools: Tools): Promise<Resident> {
  const page = await comeIn(tools, 'secretariat', '/akun');
  await ask(page, 'PUT', '/session/purpose', { purpose: 'planning' });
  const { persons } = await askFor<PersonPage>(page, '/registry/persons');
  // Short names are shared by many, and the counter has to find this one person by name.
  const [resident] = persons
    .filter(({ nikMasked }) => nikMasked !== null)
    .sort((one, other) => other.name.length - one.name.length);
  assert(resident !== undefined, 'somebody of the register has a NIK');
  await page.goto(`/orang/${resident.id}`);
  await seeHeading(page, resident.name);
  return resident;
}

async function openForm(page: Page, { kind, askerName, details }: Asked): Promise<void> {
  await page.goto(DESK);
  await button(page, 'Terima permintaan').click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('Permintaan', { exact: true }).selectOption(kind);
  await dialog.getByLabel('Pemohon').fill(askerName);
  await dialog.getByLabel('Kontak').fill('datang ke loket, Jl. Contoh 1');
  await dialog.getByLabel('Hubungan dengan orangnya').fill('diri sendiri');
  await dialog.getByLabel('Isi permintaan').fill(details);
}

async function searchPerson(page: Page, words: string): Promise<void> {
  await dialogOf(page).getByLabel('Orang dalam registri').fill(words);
  await button(page, 'Cari orang').click();
}

/** The request leaves the form and stands in the list, where it is opened. */
async function takeIn(page: Page, kindWord: string): Promise<void> {
  await dialogOf(page).getByRole('button', { name: 'Terima permintaan' }).click();
  await dialogOf(page).waitFor({ state: 'hidden' });
  await page
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: kindWord, exact: true }) })
    .filter({ has: page.getByRole('cell', { name: 'diterima', exact: true }) })
    .getByRole('link', { name: /^Buka \d+$/ })
    .click();
  await seeHeading(page, /^Permintaan nomor \d+$/);
}

async function checkIdentity(page: Page): Promise<void> {
  await page
    .getByLabel('Bagaimana identitas diperiksa')
    .fill('KTP diperlihatkan di loket, cocok dengan orangnya');
  await button(page, 'Catat pemeriksaan identitas').click();
  await page.getByRole('cell', { name: 'identitas diperiksa' }).waitFor();
  // A step that succeeded leaves an empty field, not a reproach.
  assert.equal(await page.getByText('Isi semua bidang.').count(), 0);
}

/** The letter as it will lie in the envelope: on paper there is nothing but it. */
async function answer(page: Page, words: string, verdict: RegExp, press = 'Jawab'): Promise<void> {
  await page.getByLabel(/^(Isi surat jawaban|Bagaimana identitas diperiksa)$/).fill(words);
  await button(page, press).click();
  const letter = page.getByRole('region', { name: 'Surat jawaban' });
  await letter.getByText(words).waitFor();
  assert.match((await letter.textContent()) ?? '', verdict);
  assert.equal(await page.getByText('lewat tenggat').count(), 0);
  await page.emulateMedia({ media: 'print' });
  await letter.getByText(words).waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'hidden' });
  for (const kept of ['Langkah', 'Kontak'])
    await page.getByText(kept, { exact: true }).first().waitFor({ state: 'hidden' });
  await page.emulateMedia({ media: 'screen' });
}

/** A city without a register still answers: nobody is found, and that is the letter. */
async function answerWithoutRegister(page: Page): Promise<void> {
  await openForm(page, {
    kind: 'see',
    askerName: 'Sari Pemohon',
    details: 'Data apa yang disimpan tentang saya?',
  });
  await dialogOf(page)
    .getByRole('button', { name: /^Permintaan warga atas datanya/ })
    .click();
  await searchPerson(page, 'sari pemohon');
  await see(page, 'Tidak ada orang dengan nama atau NIK itu di wilayah tugas Anda.');
  await takeIn(page, 'melihat');
  const words = 'Tidak ada data atas nama Saudara dalam registri kota.';
  await answer(page, words, /untuk melihat data pribadi belum dapat dipenuhi/, 'Tolak dengan alasan');
  await page.goto('/jejak-audit');
  await see(page, / mencari menurut nama dan tidak menemukan siapa pun untuk permintaan warga/);
}

async function receiveToSee(page: Page, resident: Resident, isPurposeChosen: boolean): Promise<void> {
  await openForm(page, {
    ...{ kind: 'see', askerName: resident.name },
    details: 'Data apa yang disimpan tentang saya, dan siapa yang melihatnya?',
  });
  if (!isPurposeChosen)
    await dialogOf(page)
      .getByRole('button', { name: /^Permintaan warga atas datanya/ })
      .click();
  await searchPerson(page, resident.name);
  await dialogOf(page)
    .getByRole('listitem')
    .filter({ hasText: resident.nikMasked ?? '' })
    .getByRole('button', { name: `Pilih ${resident.name}` })
    .first()
    .click();
  await expectAccessible(page);
  await takeIn(page, 'melihat');
  await see(page, /^Tenggat .* menurut aturan: /);
  assert.equal(
    await page.getByRole('link', { name: 'Buka orang yang dipilih' }).getAttribute('href'),
    `/orang/${resident.id}`,
  );
}

/** @returns the NIK in full, which only this file holds */
async function takeFile(page: Page, { nikMasked, name }: Resident): Promise<string> {
  const coming = page.waitForEvent('download');
  await button(page, 'Unduh semua data orang ini').click();
  const book = read(readFileSync(await (await coming).path()));
  const sheet = (title: string) =>
    utils.sheet_to_json<string[]>(book.Sheets[title] ?? assert.fail(`no sheet ${title}`), { header: 1 });
  const person = new Map(sheet('Orang').map(([key, value]) => [key, value]));
  const nik = person.get('nik') ?? '';
  assert.match(nik, /^\d{16}$/);
  assert.deepEqual([nik.slice(0, 4), nik.slice(-2)], [nikMasked?.slice(0, 4), nikMasked?.slice(-2)]);
  assert.equal(person.get('name'), name);
  assert(sheet('Siapa melihat').length > 2, 'the look of the secretariat stands in the file');
  return nik;
}

async function correct(page: Page, resident: Resident, nik: string): Promise<void> {
  await openForm(page, {
    kind: 'correct',
    askerName: resident.name,
    details: 'Nama dan telepon saya salah tulis.',
  });
  await searchPerson(page, nik);
  await dialogOf(page)
    .getByRole('button', { name: `Pilih ${resident.name}` })
    .click();
  await takeIn(page, 'memperbaiki');
  await checkIdentity(page);
  const form = page.getByRole('region', { name: 'Perbaiki data orang ini' });
  await form.getByLabel('Nama', { exact: true }).fill(RIGHT.name);
  await form.getByLabel('Telepon').fill(RIGHT.phone);
  await form.getByLabel(/^Dasar perbaikan/).fill('kutipan akta kelahiran diperlihatkan');
  await button(page, 'Simpan perbaikan').click();
  await page.getByRole('cell', { name: /^diperbaiki: nama, telepon\. kutipan akta/ }).waitFor();
  await answer(
    page,
    'Nama dan telepon Saudara telah diperbaiki.',
    /untuk memperbaiki data pribadi telah ditangani/,
  );
}

async function seeInRegister(page: Page, { id, nikMasked }: Resident, nik: string): Promise<void> {
  await page.goto(`/orang/${id}`);
  await seeHeading(page, RIGHT.name);
  await see(page, nikMasked ?? '');
  const seen = page.getByRole('region', { name: 'Siapa yang melihat data ini' });
  await seen
    .getByText(/ membuka orang .* untuk perencanaan program/)
    .first()
    .waitFor();
  await seen
    .getByText(/ memperbaiki data orang .* untuk permintaan warga atas datanya/)
    .first()
    .waitFor();
  await seen
    .getByText(/ membuat berkas jawaban permintaan warga/)
    .first()
    .waitFor();
  const text = (await page.locator('main').textContent()) ?? '';
  for (const number of [nik, RIGHT.phone]) assert(!text.includes(number), 'the page shows a number in full');
  await expectFitsPhone(page);
}

async function readTrail(page: Page, resident: Resident, nik: string): Promise<void> {
  await page.goto('/jejak-audit');
  const row = (sentence: RegExp) => page.getByRole('row').filter({ hasText: sentence }).first();
  for (const sentence of [
    / menerima permintaan warga/,
    / membuat berkas jawaban permintaan warga/,
    / menjawab permintaan warga/,
  ])
    await row(sentence).waitFor();
  await row(/ memperbaiki data orang/)
    .getByRole('button')
    .click();
  for (const name of ['nama', 'telepon'])
    await dialogOf(page).getByRole('rowheader', { name, exact: true }).waitFor();
  for (const words of [resident.name, RIGHT.name, '••••88', 'kutipan akta kelahiran diperlihatkan'])
    await dialogOf(page).getByText(words).first().waitFor();
  const text = (await page.locator('body').textContent()) ?? '';
  for (const number of [nik, RIGHT.phone]) assert(!text.includes(number), 'the trail shows a number in full');
  await expectAccessible(page);
}

async function run(tools: Tools): Promise<void> {
  const { step } = tools;
  const isEmpty = tools.database === 'postgres';
  const page = await step('the data officer comes in and switches the second step on', async () => {
    const opened = await comeIn(tools, 'data-officer', '/akun');
    await switchSecondStepOn(opened, (await personOf(tools, 'data-officer')).password);
    return opened;
  });
  if (isEmpty)
    await step('without a register nobody is found, and the letter says so', () =>
      answerWithoutRegister(page),
    );
  const resident = await step('somebody of the secretariat looks at a resident', async () => {
    await fillRegisterOnServer(tools.product);
    return lookAtResident(tools);
  });
  await step('the resident asks to see; the clock begins', () => receiveToSee(page, resident, isEmpty));
  const nik = await step('the identity is checked, and the file holds everything in full', async () => {
    await checkIdentity(page);
    await expectFitsPhone(page);
    return takeFile(page, resident);
  });
  await step('answered within the clock, with a letter to print', () =>
    answer(page, 'Berkas data Saudara terlampir.', /untuk melihat data pribadi telah ditangani/),
  );
  await step('the resident asks to correct, and it is done', () => correct(page, resident, nik));
  await step('the register shows it, masked, and who saw it', () => seeInRegister(page, resident, nik));
  await step('the trail tells it in sentences', () => readTrail(page, resident, nik));
}

export const journey: Journey = {
  name: 'subject-request',
  title: 'a resident asks to see and to correct, and is answered within the clock',
  needs: 'demo',
  run,
};
