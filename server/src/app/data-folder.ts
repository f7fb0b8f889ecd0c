import { accessSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '../platform/problem.ts';
import type { Config } from './config.ts';

/** What Pilar itself puts into its data folder; any of them tells that the folder is one. */
const OWN = new Set([
  'pg',
  'pg.new',
  'pg.replaced',
  'restore',
  'restore.ready',
  'backups',
  'lock',
  'lock.json',
  'demo-pending',
  'session-secret',
  'database-login',
  'keys.json',
  'tls',
]);

type Reason = Readonly<{ reason: string; reasonEn: string }>;

/**
 * Makes the data folder where it is missing. A place that cannot hold it, or holds the files of others, is refused
 * before anything is written there.
 * @throws Problem config-invalid
 */
export function prepareDataFolder({ dataDir }: Pick<Config, 'dataDir'>): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refusal(dataDir, reasonOf(error));
  }
  if (strangersIn(dataDir)) {
    throw refusal(dataDir, {
      reason: 'berisi berkas yang bukan milik Pilar; pilih folder kosong atau yang belum ada',
      reasonEn: 'holds files that are not of Pilar; choose an empty folder, or one that is not there yet',
    });
  }
}

/** Whether the folder holds files, and none of Pilar. */
export function strangersIn(dataDir: string): boolean {
  const found = readdirSync(dataDir).filter((name) => !name.startsWith('.') && name !== 'lost+found');
  return found.length > 0 && !found.some((name) => OWN.has(name));
}

/** Folder by folder: Node's own recursion never ends below a place that refuses new folders, such as /proc. */
function makeFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found !== undefined) throw Object.assign(new Error(path), { code: 'ENOTDIR' });
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function reasonOf(error: unknown): Reason {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return { reason: 'bukan folder; pilih folder', reasonEn: 'is not a folder; choose one' };
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return {
      reason: 'tidak boleh ditulis oleh pengguna ini; beri hak tulis atau pilih folder lain',
      reasonEn: 'may not be written by this user; give the right to write, or choose another folder',
    };
  }
  return {
    reason: `tidak dapat dibuat (${code}); pilih folder lain`,
    reasonEn: `cannot be made (${code}); choose another folder`,
  };
}

const refusal = (value: string, reason: Reason): Problem =>
  new Problem('config-invalid', { name: 'PILAR_DATA_DIR', value, ...reason });
