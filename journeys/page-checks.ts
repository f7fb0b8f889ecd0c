import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { expectAccessible } from './axe.ts';
import { overflowOf, settle } from './shots.ts';

const DESK = { width: 1440, height: 900 } as const;
const PHONE = { width: 360, height: 640 } as const;

/** The page as it stands, on a phone: nothing to scroll sideways, and as accessible as at a desk. */
export async function expectFitsPhone(page: Page): Promise<void> {
  await page.setViewportSize(PHONE);
  await settle(page);
  const overflow = await overflowOf(page);
  assert.equal(overflow, 0, `${page.url()} is ${overflow} px wider than a phone`);
  await expectAccessible(page);
  await page.setViewportSize(DESK);
}

type Sheet = readonly (readonly unknown[])[];

/** Presses the button and reads the workbook it gives, as an office program would: the rows of its first sheet. */
export async function downloadSheet(page: Page, button: string): Promise<Sheet> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).first().click();
  const download = await coming;
  assert.match(download.suggestedFilename(), /\.xlsx$/);
  const book = read(readFileSync(await download.path()));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  assert(sheet !== undefined, 'the workbook has no sheet');
  return utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true });
}

/** What stands in the address after the question mark. */
export const addressOf = (page: Page): URLSearchParams => new URL(page.url()).searchParams;
