import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DURABLE_START, DurableFs } from './durable-fs.ts';

function syncPath(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
}

/**
 * Makes a new database beside its final place and moves it there when all of it is on the disk:
 * a process killed half-way leaves only a `.new` folder, which the next start throws away.
 */
export async function createDataFolder(folder: string, engine: WebAssembly.Module): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  if (existsSync(folder)) return;
  const database = await PGlite.create({
    fs: new DurableFs(draft),
    startParams: DURABLE_START,
    pgliteWasmModule: engine,
  });
  await database.close();
  syncTree(draft);
  renameSync(draft, folder);
  syncPath(join(folder, '..'));
}
