import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Product, ProductOptions } from './server.ts';
import { READER } from './shots.ts';

export type DatabaseKind = 'embedded' | 'postgres';

/** What a journey is given. */
export type Journey = Readonly<{
  name: string;
  /** A sentence: the promise that this journey keeps. */
  title: string;
  /** 'demo': a filled demo city (embedded), else a new one; 'none': the journey needs no product, or starts its own. */
  needs: 'demo' | 'none';
  /** Plays on this database alone: it looks at pages, not at what is kept behind them. */
  onlyOn?: DatabaseKind;
  run: (tools: Tools) => Promise<void>;
}>;

export type Tools = Readonly<{
  database: DatabaseKind;
  browser: Browser;
  /** The product of this journey alone. On a PostgreSQL server it has no demo: it begins with the first-run page. */
  product: Product;
  /** Starts a further product that ends with the journey. */
  startProduct: (options?: ProductOptions) => Promise<Product>;
  /** A new visitor: no cookies, the language and clock of Metro. */
  visit: (options?: BrowserContextOptions) => Promise<Visitor>;
  /** One step of the journey; its name is a sentence that is printed. */
  step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}>;

export type Visitor = Readonly<{
  page: Page;
  context: BrowserContext;
  /** What went wrong on the page without being seen: thrown errors, refused scripts, answers of 500 and above. */
  troubles: string[];
}>;

/** A refused request writes such a line by itself; that the refusal is shown is what a journey looks at. */
const EXPECTED = /Failed to load resource: the server responded with a status of 4\d\d/;

/** Waiting for longer than this is no waiting: something is wrong. Kept high, the machine may be busy. */
export const PATIENCE_MS = 20_000;

export async function openVisitor(
  browser: Browser,
  baseURL: string | undefined,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    ...READER,
    viewport: { width: 1440, height: 900 },
    ...(baseURL === undefined ? {} : { baseURL }),
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error on ${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) {
      troubles.push(`console on ${page.url()}: ${message.text()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} from ${response.url()}`);
  });
  return { page, context, troubles };
}

/** Waits until a reader sees this text; the whole of it when `text` is a pattern with ^ and $. */
export async function see(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** Waits until the page's main heading says this. */
export async function seeHeading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
