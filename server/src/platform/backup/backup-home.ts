import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Problem } from '../problem.ts';
import type { ArchiveHeader } from './archive-form.ts';
import { readHead } from './archive-reader.ts';
import { DRAFT } from './archive-writer.ts';

/** How many days, weeks and months back one backup each is kept. */
export type Retention = Readonly<{ daily: number; weekly: number; monthly: number }>;

/** Where and how this installation keeps its backups. */
export type BackupHome = Readonly<{
  dir: string;
  dataDir: string;
  /** the key ring of the sealed columns; may lie outside the data folder */
  keyFile: string;
  keep: Retention;
  /** `HH.MM` of the city's clock; null: no daily backup */
  at: string | null;
  /** somebody chose the hour: then a demo city is backed up too */
  isHourChosen: boolean;
  passphrase: string | null;
}>;

export const ENDING = '.pilarbak';
/** Between midnight and the first call to prayer nobody works, in every zone. */
export const DEFAULT_HOUR = '01.30';
export const DEFAULT_KEEP: Retention = { daily: 7, weekly: 4, monthly: 12 };
export const CLOCK_TIME = /^([01]\d|2[0-3])[.:][0-5]\d$/;

type Env = Readonly<Record<string, string | undefined>>;
const given = (value: string | undefined): string | null =>
  value === undefined || value.trim() === '' ? null : value.trim();

/** @throws Problem config-invalid */
export function readBackupHome(
  env: Env,
  { dataDir, keyFile }: Readonly<{ dataDir: string; keyFile: string }>,
): BackupHome {
  const hour = given(env.PILAR_BACKUP_AT);
  const at = hour ?? DEFAULT_HOUR;
  if (at !== 'off' && !CLOCK_TIME.test(at)) {
    throw refused(
      'PILAR_BACKUP_AT',
      at,
      'tulis jam seperti 02.30, atau off',
      'write a time such as 02.30, or off',
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
    keep: readKeep(given(env.PILAR_BACKUP_KEEP)),
    at: at === 'off' ? null : at.replace(':', '.'),
    isHourChosen: hour !== null,
    passphrase: passphrase === '' ? null : passphrase,
  };
}

/** `7/4/12`: days, weeks, months; a single number: days alone. */
function readKeep(text: string | null): Retention {
  if (text === null) return DEFAULT_KEEP;
  if (!/^[1-9]\d{0,3}(\/\d{1,3}\/\d{1,3})?$/.test(text)) {
    throw refused(
      'PILAR_BACKUP_KEEP',
      text,
      'tulis hari/minggu/bulan seperti 7/4/12, atau satu bilangan hari',
      'write days/weeks/months such as 7/4/12, or one number of days',
    );
  }
  const [daily = 1, weekly = 0, monthly = 0] = text.split('/').map(Number);
  return { daily, weekly, monthly };
}

function refused(name: string, value: string, reason: string, reasonEn: string): Problem {
  return new Problem('config-invalid', { name, value, reason, reasonEn });
}

export type BackupFile = Readonly<{ name: string; path: string; bytes: number; header: ArchiveHeader }>;

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return [];
    throw error;
  }
}

/** A bare name that is not here is looked for among the backups, as the page *Cadangan* writes it. */
export function locateBackup(dir: string, file: string): string {
  const isBare = basename(file) === file && !existsSync(file);
  return isBare && existsSync(join(dir, file)) ? join(dir, file) : resolve(file);
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

/** What a killed backup left behind. */
export function clearDrafts(dir: string): void {
  for (const name of namesIn(dir)) {
    if (name.endsWith(DRAFT) || name.startsWith(COPY))
      rmSync(join(dir, name), { recursive: true, force: true });
  }
}

/** Folders of this name hold a copy of the embedded database while it is read. */
export const COPY = '.copy-';
