import { createHash } from 'node:crypto';
import { migrationFolders, readMigrations } from '../db/migration-files.ts';

/** Changes with every migration, so that no test ever starts from an outdated template. */
export function templateDigest(): string {
  const digest = createHash('sha256');
  for (const { name, sha256 } of readMigrations(migrationFolders())) digest.update(`${name} ${sha256}\n`);
  return digest.digest('hex').slice(0, 16);
}
