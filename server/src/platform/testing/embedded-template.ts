import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { dumpMigrated } from '../db/embedded/dump-migrated.ts';
import { templateDigest } from './template-digest.ts';

const REPOSITORY = join(import.meta.dirname, '../../../..');
const CACHE = join(REPOSITORY, 'node_modules/.cache/pilar-test');
const STALE_MS = 120_000;

/** The package does not export its package.json, so it is read beside its entry. */
function engineVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const description: { version: string } = JSON.parse(
    readFileSync(join(entry, '../../package.json'), 'utf8'),
  );
  return description.version;
}

/** One builds, the others wait: several test threads ask at the same moment. */
async function buildOnce(path: string): Promise<void> {
  const lock = `${path}.lock`;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (existsSync(path)) return;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > STALE_MS) rmSync(lock, { recursive: true, force: true });
      await setTimeout(50);
    }
  }
  try {
    if (existsSync(path)) return;
    for (const old of readdirSync(CACHE)) if (old.endsWith('.tar')) rmSync(join(CACHE, old), { force: true });
    writeFileSync(`${path}.new`, await dumpMigrated());
    renameSync(`${path}.new`, path);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** The migrated database as a file, made once for each state of the migrations and then only read. */
export async function embeddedTemplate(): Promise<Uint8Array> {
  return readFile(await embeddedTemplateFile());
}

export async function embeddedTemplateFile(): Promise<string> {
  const path = join(CACHE, `${engineVersion()}-${templateDigest()}.tar`);
  if (!existsSync(path)) {
    mkdirSync(CACHE, { recursive: true });
    await buildOnce(path);
  }
  return path;
}
