import type { Page } from 'playwright-core';
import { codeAt, stepOf } from '../server/src/platform/identity/totp.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app makes of the text that the page shows; groups of letters are typed with spaces. */
export function codeNow(secret: string): string {
  const letters = [...secret.replace(/\s/g, '')];
  const bits = letters.map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return codeAt(Uint8Array.from(bytes), stepOf(new Date()));
}

/** On the account page: the second step, from the password to the printed codes. */
export async function switchSecondStepOn(page: Page, password: string): Promise<void> {
  await page.getByRole('button', { name: 'Nyalakan langkah kedua' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kata sandi', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Lanjut' }).click();
  const secret = await dialog.locator('code.secret').textContent();
  await dialog.getByLabel('Kode enam angka').fill(codeNow(secret ?? ''));
  await dialog.getByRole('button', { name: 'Buktikan dan nyalakan' }).click();
  await dialog.getByRole('listitem').first().waitFor();
  await dialog.getByRole('button', { name: 'Sudah saya simpan' }).click();
  await page.getByText(/^Menyala sejak/).waitFor();
}
