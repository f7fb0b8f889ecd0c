import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../problem.ts';

export const FileHead = z.object({ name: z.string().min(1).max(300), mode: z.int().min(0).max(0o777) });
export type FileHead = z.infer<typeof FileHead>;

/** What belongs to the running program or to the database, not to the city's files. */
const OWN = [
  /^pg(\.|\/|$)/,
  /^lock(\.json)?$/,
  /^lock-journal$/,
  /^database-login$/,
  /^command-door\.json$/,
  /^demo-pending$/,
  /^backups(\/|$)/,
  /^backup\.(request|answer)$/,
  /^restore(\.|\/|$)/,
  /\.\d+$/,
];
/** Files that are no secret. Everything else is one: what nobody has thought of must not leave the machine unsealed. */
const OPEN = /^files\//;

export type DataFile = Readonly<{ name: string; path: string; isSecret: boolean }>;

/** The files of a data folder that belong to the city, by name, and its key ring wherever that lies. */
export function listDataFiles(dataDir: string, keyFile: string): DataFile[] {
  const inside = walk(dataDir, '').map((name) => ({
    name,
    path: join(dataDir, name),
    isSecret: !OPEN.test(name),
  }));
  const isApart = existsSync(keyFile) && !inside.some(({ path }) => path === keyFile);
  return isApart ? [...inside, { name: KEY_FILE, path: keyFile, isSecret: true }] : inside;
}

export const KEY_FILE = 'keys.json';

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (OWN.some((pattern) => pattern.test(name))) return [];
      if (entry.isDirectory()) return walk(root, name);
      return entry.isFile() ? [name] : [];
    });
}

export const readDataFile = ({ path }: DataFile): Buffer => readFileSync(path);
export const modeOf = ({ path }: DataFile): number => statSync(path).mode & 0o777;

const PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}$/;

/**
 * A name in an archive is only ever a place inside the data folder: an archive from elsewhere may say anything.
 * @throws Problem backup-damaged
 */
export function refuseStrayName(name: string): void {
  const isInside =
    name.split('/').every((part) => PART.test(part)) && !OWN.some((pattern) => pattern.test(name));
  if (isInside) return;
  throw new Problem('backup-damaged', {
    reason: 'nama berkas di dalamnya menunjuk ke luar folder data',
    reasonEn: 'a file name in it points outside the data folder',
  });
}
