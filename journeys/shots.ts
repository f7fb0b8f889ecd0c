import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const WIDTHS = [360, 1440] as const;
export const SCHEMES = ['light', 'dark'] as const;

/** Settings of a reader in Metro. */
export const READER = { locale: 'id-ID', timezoneId: 'Asia/Jakarta' } as const;

/** Until nothing moves any more: data fetched, fonts there, transitions over. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

/** `/survei/12?tahun=2025` -> `survei-12-tahun-2025`. */
export const nameOf = (route: string): string =>
  route.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'beranda';

export type Shots = Readonly<{
  baseUrl: string;
  routes: readonly string[];
  folder: string;
  /** A signed-in session, as `context.storageState()` gives it. */
  storageState?: BrowserContextOptions['storageState'];
}>;

/** Pictures of each route as a phone and an office PC show it, light and dark. @returns the files. */
export async function takeShots(browser: Browser, shots: Shots): Promise<readonly string[]> {
  mkdirSync(shots.folder, { recursive: true });
  const files: string[] = [];
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({
        ...READER,
        colorScheme,
        viewport: { width, height: width === 360 ? 640 : 900 },
        ...(shots.storageState === undefined ? {} : { storageState: shots.storageState }),
      });
      const page = await context.newPage();
      for (const route of shots.routes) {
        await page.goto(new URL(route, shots.baseUrl).href);
        await settle(page);
        const path = join(shots.folder, `${nameOf(route)}-${width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
        files.push(path);
      }
      await context.close();
    }
  }
  return files;
}

/** Pixels by which a page is wider than its window: sideways scrolling that a phone should not need. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
