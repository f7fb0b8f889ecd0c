import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncPath } from './archive-writer.ts';
import { type FileHead, KEY_FILE } from './data-files.ts';

/** A restore is made whole in here, beside the city in use. */
export const restoreFolder = (dataDir: string): string => join(dataDir, 'restore');
const markerOf = (dataDir: string): string => join(dataDir, 'restore.ready');
const oldFolder = (dataDir: string): string => join(dataDir, 'pg.replaced');

export function clearRestore(dataDir: string): void {
  rmSync(restoreFolder(dataDir), { recursive: true, force: true });
}

/** Writes the files of an archive into the folder of the restore. */
export function fileReceiver(dataDir: string) {
  let open: number | undefined;
  const end = (): void => {
    if (open !== undefined) closeSync(open);
    open = undefined;
  };
  return {
    file: async ({ name, mode }: FileHead): Promise<void> => {
      end();
      const path = join(restoreFolder(dataDir), 'files', name);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      open = openSync(path, 'wx', mode & 0o700);
    },
    fileBytes: async (bytes: Uint8Array): Promise<void> => {
      if (open !== undefined) writeSync(open, bytes);
    },
    end,
  };
}

/** From here on the restore is finished by whoever comes next: the mark is on the disk when this returns. */
export function markReady(dataDir: string): void {
  const path = markerOf(dataDir);
  writeFileSync(`${path}.new`, 'Pemulihan sudah utuh dan sedang dipasang.\n', { flush: true });
  renameSync(`${path}.new`, path);
  if (process.platform !== 'win32') syncPath(dataDir);
}

/**
 * Puts a whole restore in the place of what was there. Each step can be done again, so a machine that stops in between
 * goes on at the next start. Without the mark nothing is touched and an unfinished restore is thrown away.
 */
export function finishRestore(dataDir: string): boolean {
  if (!existsSync(markerOf(dataDir))) return false;
  const fresh = join(restoreFolder(dataDir), 'pg');
  const current = join(dataDir, 'pg');
  if (existsSync(fresh)) {
    if (existsSync(current)) {
      rmSync(oldFolder(dataDir), { recursive: true, force: true });
      renameSync(current, oldFolder(dataDir));
    }
    renameSync(fresh, current);
  }
  const files = join(restoreFolder(dataDir), 'files');
  if (existsSync(files)) moveFiles(files, dataDir, '');
  if (process.platform !== 'win32') syncPath(dataDir);
  rmSync(markerOf(dataDir), { force: true });
  rmSync(oldFolder(dataDir), { recursive: true, force: true });
  clearRestore(dataDir);
  return true;
}

function moveFiles(from: string, dataDir: string, folder: string): void {
  for (const entry of readdirSync(join(from, folder), { withFileTypes: true })) {
    const name = join(folder, entry.name);
    if (entry.isDirectory()) {
      mkdirSync(join(dataDir, name), { recursive: true, mode: 0o700 });
      moveFiles(from, dataDir, name);
    } else {
      if (name === KEY_FILE) keepOldKeys(join(dataDir, name), join(from, name));
      renameSync(join(from, name), join(dataDir, name));
    }
  }
}

/** The backup of the city that is replaced may need the keys of this machine; they stay beside those that come. */
function keepOldKeys(held: string, coming: string): void {
  if (!existsSync(held)) return;
  const bytes = readFileSync(held);
  if (bytes.equals(readFileSync(coming))) return;
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  renameSync(held, held.replace(/\.json$/, `-before-restore-${mark}.json`));
}

/** Whether a file of the data folder already holds what the archive brings. */
export function isSameFile(path: string, bytes: Uint8Array): boolean {
  return existsSync(path) && readFileSync(path).equals(bytes);
}
