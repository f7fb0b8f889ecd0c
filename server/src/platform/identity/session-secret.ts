import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { addSecretFile } from '../secret-file/index.ts';

const FORM = /^[0-9a-f]{64}$/;

/**
 * The secret that signs session cookies: 32 random bytes in a file of the data folder that only its owner reads.
 * It stands in no table, so a copy of the database alone opens no session. Without the file a new one is made
 * and everybody signs in again.
 * @throws Problem config-invalid for a file that holds something else
 */
export function readSessionSecret(dataDir: string): string {
  const path = join(dataDir, 'session-secret');
  if (!existsSync(path)) addSecretFile(path, `${randomBytes(32).toString('hex')}\n`);
  const secret = readFileSync(path, 'utf8').trim();
  if (FORM.test(secret)) return secret;
  throw new Problem('config-invalid', {
    name: 'session-secret',
    value: path,
    reason: 'berkas rusak; hapus berkas ini, lalu semua orang masuk lagi',
    reasonEn: 'the file is damaged; delete it, then everybody signs in again',
  });
}
