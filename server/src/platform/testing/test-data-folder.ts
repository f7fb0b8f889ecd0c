import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedTemplateFile } from './embedded-template.ts';

/** A data folder with a fresh, migrated embedded database on the disk: unpacked, where making one takes ten times as long. */
export async function testDataFolder(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'pg');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  execFileSync('tar', ['-xf', await embeddedTemplateFile(), '-C', folder, '--no-same-owner']);
}
