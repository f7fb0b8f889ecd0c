import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { ensureChromium, packageVersion } from './chromium-files.ts';

/** Default flags that would make the browser less strict, or less like a real one, than a user's. */
const UNTRUTHFUL = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--disable-site-isolation-trials',
]);

/** No page draws with WebGL, and a graphics processor played by software takes more than half of the journeys' time. */
const GRAPHICS = /^--(?:use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu-blocklist|in-process-gpu)\b/;

/** Further flags of the package that hide what a user's browser would refuse or isolate. */
const isTruthful = (flag: string): boolean =>
  !UNTRUTHFUL.has(flag) &&
  flag !== '--allow-running-insecure-content' &&
  !flag.startsWith('--disable-features=');

export class BrowserMissing extends Error {}

const firstLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';

type Start = Readonly<{ executablePath: string; args: readonly string[]; env: NodeJS.ProcessEnv }>;

function launch({ executablePath, args, env }: Start): Promise<Browser> {
  const known = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return playwright.launch({
    executablePath,
    args: [...args],
    env: Object.fromEntries(known),
    headless: true,
  });
}

const withLibraries = (env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv => ({
  ...env,
  LD_LIBRARY_PATH: [folder, env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
});

/** The browser of the registry; where the system lacks NSS, with the copy the package brings. */
async function openPackaged(): Promise<Browser> {
  const files = await ensureChromium();
  const args = [...chromium.args.filter((flag) => isTruthful(flag) && !GRAPHICS.test(flag)), '--disable-gpu'];
  const env = { ...process.env, FONTCONFIG_FILE: files.fontSettings };
  const start = { executablePath: files.executable, args, env };
  const browser = await launch(start).catch(() =>
    launch({ ...start, env: withLibraries(env, files.libraries) }),
  );
  const [wanted] = packageVersion.split('.');
  const [got] = browser.version().split('.');
  if (got === wanted) return browser;
  await browser.close();
  throw new Error(`Chromium ${got} started where the package is ${wanted}`);
}

/**
 * Opens the browser of the journeys: that of CHROME_PATH when set, else the one of the registry.
 * @throws BrowserMissing with a sentence that says what to do.
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROME_PATH;
  try {
    if (own === undefined) return await openPackaged();
    return await launch({ executablePath: own, args: ['--no-sandbox'], env: process.env });
  } catch (error) {
    const which = own === undefined ? `of @sparticuz/chromium ${packageVersion}` : `at CHROME_PATH=${own}`;
    throw new BrowserMissing(
      `Peramban untuk uji perjalanan tidak dapat dijalankan (${firstLine(error)}). Pasang Chromium dan setel CHROME_PATH ke programnya, lalu ulangi.\n` +
        `The browser ${which} could not be started. Install Chromium, set CHROME_PATH to its program, and try again.`,
      { cause: error },
    );
  }
}
