import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from '../../problem.ts';

export type Holder = Readonly<{ pid: number; startedAt: string }>;

function readHolder(path: string): Holder | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof found !== 'object' || found === null || !('pid' in found) || !('startedAt' in found))
      return undefined;
    return { pid: Number(found.pid), startedAt: String(found.startedAt) };
  } catch {
    return undefined;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked/.test(error.message);
}

/**
 * At most one process in a data folder: the engine itself has no lock, and a second one loses commits silently.
 * The truth is an operating-system file lock (held through an open SQLite transaction, the only such lock Node
 * offers): it ends with its process however that dies, cannot be mistaken for a later process with the same
 * number, and two processes cannot both break it. The JSON file beside it only tells people who holds it.
 * @throws Problem database-locked naming folder and process.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const note = join(directory, 'lock.json');
  const lock = new DatabaseSync(join(directory, 'lock'), { timeout: 250 });
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Problem('database-locked', { dir: directory, pid: readHolder(note)?.pid ?? '?' });
  }
  writeFileSync(
    note,
    JSON.stringify({ pid: process.pid, startedAt: new Date().toISOString() } satisfies Holder),
  );
  return () => {
    rmSync(note, { force: true });
    lock.close();
  };
}

/**
 * Keeps starts away from a folder that nobody holds, for as long as somebody only reads it: nothing is written there.
 * @returns who holds it, or how to let go
 */
export function holdForReading(
  directory: string,
): Readonly<{ holder: Holder }> | Readonly<{ release: () => void }> {
  const path = join(directory, 'lock');
  if (!existsSync(path)) return { release: () => undefined };
  const lock = new DatabaseSync(path, { readOnly: true, timeout: 250 });
  try {
    lock.exec('begin; select count(*) from sqlite_master');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    return { holder: readHolder(join(directory, 'lock.json')) ?? { pid: 0, startedAt: '' } };
  }
  return { release: () => (lock.isOpen ? lock.close() : undefined) };
}
