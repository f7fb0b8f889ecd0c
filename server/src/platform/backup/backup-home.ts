import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from '../problem.ts';
import type { ArchiveHeader } from './archive-form.ts';
import { readHead } from './archive-reader.ts';
import { DRAFT } from './archive-writer.ts';

/** Where and how this installation keeps its backups. */
export type BackupHome = Readonly<{
  dir: string;
  dataDir: string;
  /** the key ring of the sealed columns; may lie outside the data folder */
  keyFile: string;
  keep: number;
  /** `HH.MM` in WIB; null: no daily backup */
  at: string | null;
  passphrase: string | null;
}>;

export const ENDING = '.pilarbak';
export const DEFAULT_KEEP = 14;
export const CLOCK_TIME = /^([01]\d|2[0-3])[.:][0-5]\d$/;

type Env = Readonly<Record<string, string | undefined>>;
const given = (value: string | undefined): string | null =>
  value === undefined || value.trim() === '' ? null : value.trim();

/** @throws Problem config-invalid */
export function readBackupHome(
  env: Env,
  { dataDir, keyFile }: Readonly<{ dataDir: string; keyFile: string }>,
): BackupHome {
  const at = given(env.PILAR_BACKUP_AT);
  if (at !== null && !CLOCK_TIME.test(at)) {
    throw refused('PILAR_BACKUP_AT', at, 'tulis jam seperti 02.30 (WIB)', 'write a time such as 02.30 (WIB)');
  }
  const keep = given(env.PILAR_BACKUP_KEEP) ?? String(DEFAULT_KEEP);
  if (!/^[1-9]\d{0,3}$/.test(keep)) {
    throw refused(
      'PILAR_BACKUP_KEEP',
      keep,
      'harus bilangan 1 sampai 9999',
      'must be a number from 1 to 9999',
    );
  }
  const passphrase = env.PILAR_BACKUP_PASSPHRASE ?? '';
  if (passphrase !== '' && passphrase.length < 12) {
    throw refused('PILAR_BACKUP_PASSPHRASE', '…', 'paling sedikit 12 huruf', 'at least 12 characters');
  }
  return {
    dir: resolve(given(env.PILAR_BACKUP_DIR) ?? join(dataDir, 'backups')),
    dataDir,
    keyFile,
    keep: Number(keep),
    at: at?.replace(':', '.') ?? null,
    passphrase: passphrase === '' ? null : passphrase,
  };
}

function refused(name: string, value: string, reason: string, reasonEn: string): Problem {
  return new Problem('config-invalid', { name, value, reason, reasonEn });
}

export type BackupFile = Readonly<{ name: string; path: string; bytes: number; header: ArchiveHeader }>;

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Every backup of the folder, newest first. What is no archive is not listed; drafts never are. */
export function listBackups(dir: string): BackupFile[] {
  return namesIn(dir)
    .filter((name) => name.endsWith(ENDING))
    .flatMap((name) => {
      const path = join(dir, name);
      try {
        const { header, bytes } = readHead(path);
        return [{ name, path, bytes, header }];
      } catch (error) {
        if (error instanceof Problem) return [];
        throw error;
      }
    })
    .sort((a, b) => (a.header.createdAt < b.header.createdAt ? 1 : -1));
}

const NAME = /^pilar-\d{8}-\d{4}(\d{2})?\.pilarbak$/;

/** @throws Problem not-found for every other name, so that no address reaches outside the folder */
export function findBackup(dir: string, name: string): BackupFile {
  const found = NAME.test(name) ? listBackups(dir).find((backup) => backup.name === name) : undefined;
  if (found === undefined) throw new Problem('not-found', { what: 'cadangan' });
  return found;
}

/** A name by the minute, in WIB; by the second where that minute has one. */
export function newBackupPath(dir: string, at: Date): string {
  const stamp = new Date(at.getTime() + 7 * 3_600_000)
    .toISOString()
    .replaceAll(/[-:]/g, '')
    .replace('T', '-');
  const taken = new Set(namesIn(dir));
  const byMinute = `pilar-${stamp.slice(0, 13)}${ENDING}`;
  return join(dir, taken.has(byMinute) ? `pilar-${stamp.slice(0, 15)}${ENDING}` : byMinute);
}

/** Keeps the newest few of a kind that is made without being asked; what somebody asked for is never removed. */
export function pruneBackups(
  dir: string,
  reason: Exclude<ArchiveHeader['reason'], 'asked'>,
  keep: number,
): string[] {
  const old = listBackups(dir)
    .filter(({ header }) => header.reason === reason)
    .slice(keep);
  for (const { path } of old) rmSync(path, { force: true });
  return old.map(({ name }) => name);
}

/** What a killed backup left behind. */
export function clearDrafts(dir: string): void {
  for (const name of namesIn(dir)) {
    if (name.endsWith(DRAFT) || name.startsWith(COPY))
      rmSync(join(dir, name), { recursive: true, force: true });
  }
}

/** Folders of this name hold a copy of the embedded database while it is read. */
export const COPY = '.copy-';
