import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { expectAccessible } from './axe.ts';
import { comeIn, personOf, signIn, smallSurvey } from './city.ts';
import { type Journey, see, seeHeading, type Tools } from './journey.ts';
import { expectFitsPhone } from './page-checks.ts';

const SUCCESSOR = { name: 'Wulan Pengganti', userName: 'wulan', password: 'gerimis sore di taman' } as const;
const SURVEY = 'Survei yang ditinggalkan';
const ENDED = /^Sesi Anda sudah berakhir\. Masuklah lagi/;
const PHONE = { viewport: { width: 360, height: 640 } } as const;

const dialogOf = (page: Page) => page.getByRole('dialog');
const rowOf = (page: Page, userName: string) =>
  page.getByRole('row').filter({ has: page.getByRole('cell', { name: userName, exact: true }) });

/** What the page itself would send: its cookies, its own header. */
async function addSuccessor(page: Page): Promise<void> {
  const status = await page.evaluate(async (person) => {
    const answer = await fetch('/api/users', {
      method: 'POST',
      headers: { 'x-pilar': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ ...person, roles: ['secretariat'] }),
    });
    return answer.status;
  }, SUCCESSOR);
  assert.equal(status, 200);
  await page.reload();
  await rowOf(page, SUCCESSOR.userName).waitFor();
}

async function bringSurvey(page: Page): Promise<void> {
  const status = await page.evaluate(
    async ({ text, title }) => {
      const form = new FormData();
      form.set('title', title);
      form.set('period', '2024');
      form.set('file', new File([text], 'survei.csv', { type: 'text/csv' }));
      const answer = await fetch('/api/surveys', { method: 'POST', headers: { 'x-pilar': '1' }, body: form });
      return answer.status;
    },
    { text: smallSurvey(40), title: SURVEY },
  );
  assert.equal(status, 200);
}

/** Sees what waits for the officer, gives it to the successor, and says that they leave. */
async function sayLeaving(page: Page, userName: string): Promise<void> {
  await rowOf(page, userName).getByRole('button', { name: /^Ubah/ }).click();
  await dialogOf(page).getByRole('button', { name: 'Nyatakan keluar' }).click();
  const dialog = dialogOf(page).filter({ hasText: 'Yang menunggu orang ini' });
  await dialog.getByText(SURVEY).waitFor();
  await dialog.getByText('Menunggu penanggung jawab baru.').waitFor();
  await dialog.getByLabel('Alasan', { exact: true }).selectOption({ label: 'Pensiun' });
  await dialog.getByLabel('Pengganti').selectOption({ label: `${SUCCESSOR.name} (Sekretariat TKPK)` });
  await dialog.getByText('Menjadi tanggungan pengganti.').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Nyatakan keluar' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await rowOf(page, userName)
    .filter({ hasText: /keluar .*: Pensiun/ })
    .waitFor();
}

async function seeRefused(
  desk: Page,
  phone: Page,
  officer: Readonly<{ userName: string; password: string }>,
) {
  await desk.getByRole('navigation').first().getByRole('link', { name: 'Angka resmi', exact: true }).click();
  await see(desk, ENDED);
  await expectAccessible(desk);
  await phone.reload();
  await see(phone, ENDED);
  await desk.getByLabel('Nama pengguna').fill(officer.userName);
  await desk.getByLabel('Kata sandi', { exact: true }).fill(officer.password);
  await desk.getByRole('button', { name: 'Masuk', exact: true }).click();
  await see(desk, /^Nama pengguna atau kata sandi tidak cocok/);
}

async function successorSees(tools: Tools): Promise<void> {
  const { page } = await tools.visit();
  await page.goto('/akun');
  await signIn(page, SUCCESSOR);
  await see(page, 'Yang menunggu Anda');
  await expectFitsPhone(page);
  await page.getByRole('link', { name: SURVEY }).click();
  await seeHeading(page, SURVEY);
}

async function readTrail(page: Page): Promise<void> {
  await page.goto('/jejak-audit');
  await seeHeading(page, 'Jejak audit');
  const sentence = (text: string | RegExp) =>
    page.getByRole('cell').filter({ hasText: text }).first().waitFor();
  await sentence(
    /keluar: Pensiun\. Hari terakhir \d+ \p{L}+ \d{4}; pekerjaannya diserahkan kepada Wulan Pengganti\.$/u,
  );
  await sentence(/menutup akun: Akun .* ditutup; 1 pekerjaan diserahkan kepada Wulan Pengganti\.$/);
  await sentence(/menyerahkan survei kepada orang lain$/);
}

async function run(tools: Tools): Promise<void> {
  const { step } = tools;
  const officer = await personOf(tools, 'secretariat');
  const page = await step('the administrator opens the list of users, with a successor on it', async () => {
    const opened = await comeIn(tools, 'administrator', '/pengguna');
    await addSuccessor(opened);
    return opened;
  });
  const [desk, phone] = await step(
    'the officer works at a desk and on a phone, with a survey half imported',
    async () => {
      const atDesk = await comeIn(tools, 'secretariat', '/survei');
      await bringSurvey(atDesk);
      const { page: onPhone } = await tools.visit(PHONE);
      await onPhone.goto('/survei');
      await signIn(onPhone, officer);
      return [atDesk, onPhone] as const;
    },
  );
  await step('the officer is said to leave; what waits for them is shown before', () =>
    sayLeaving(page, officer.userName),
  );
  await step('the next click is refused with a sentence, on both devices, and so is the sign-in', () =>
    seeRefused(desk, phone, officer),
  );
  await step('the successor finds the work', () => successorSees(tools));
  await step('the trail tells it in sentences', () => readTrail(page));
}

export const journey: Journey = {
  name: 'officer-leaves',
  title: 'an officer leaves: the door shuts at once, the work goes on, and the trail says why',
  needs: 'demo',
  run,
};
