import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';

/** Where a browser lies, ready to start, and the libraries it brought along. */
export type ChromiumFiles = Readonly<{ executable: string; fontSettings: string; libraries: string }>;

const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));

/** Version of the browser's package; its first number is that of Chromium itself. */
export const packageVersion: string = JSON.parse(
  readFileSync(join(packageFolder, 'package.json'), 'utf8'),
).version;

/** Beside the package and not in the common temporary folder: another user's file cannot stand there. */
const cacheFolder = join(packageFolder, '..', '..', '.cache');

function filesIn(folder: string): ChromiumFiles {
  return {
    executable: join(folder, 'chromium'),
    fontSettings: join(folder, 'fonts.conf'),
    libraries: join(folder, 'al2023', 'lib'),
  };
}

/** The package's own settings name folders of the machine it was made for; a page without any font shows nothing. */
function writeFontSettings(fresh: string, folder: string): void {
  const settings = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>`,
  ];
  writeFileSync(join(fresh, 'fonts.conf'), `${settings.join('\n')}\n`);
}

/** The package unpacks to the temporary folder, under names without version; we give it a folder of our own. */
async function unpackTo(folder: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await chromium.executablePath();
    await inflate(join(packageFolder, 'bin', 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/**
 * Unpacks the browser once for each version of the package. Two runs at a time each unpack for themselves and the
 * first to finish gives the folder its name, so nobody starts half a browser.
 */
export async function ensureChromium(): Promise<ChromiumFiles> {
  const folder = join(cacheFolder, `chromium-${packageVersion}`);
  if (existsSync(folder)) return filesIn(folder);
  mkdirSync(cacheFolder, { recursive: true });
  const fresh = mkdtempSync(`${folder}.part-`);
  try {
    await unpackTo(fresh);
    writeFontSettings(fresh, folder);
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return filesIn(folder);
}
