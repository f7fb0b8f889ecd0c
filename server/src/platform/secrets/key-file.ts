import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '../problem.ts';
import { KeyRing } from './key-ring.ts';

/**
 * The ring as its file holds it; undefined where there is none.
 * @throws Problem keys-damaged
 */
export function readKeyFile(path: string): KeyRing | undefined {
  if (!existsSync(path)) return undefined;
  let held: unknown;
  try {
    held = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Problem('keys-damaged', { file: path });
  }
  const ring = KeyRing.safeParse(held);
  if (!ring.success) throw new Problem('keys-damaged', { file: path });
  return ring.data;
}

/** Makes the file where there is none. Two processes starting at once end with one ring: only the first link succeeds. */
export function addKeyFile(path: string, ring: KeyRing): void {
  const draft = writeDraft(path, ring);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Puts a new ring in the place of the old one, whole or not at all. */
export function replaceKeyFile(path: string, ring: KeyRing): void {
  renameSync(writeDraft(path, ring), path);
}

function writeDraft(path: string, ring: KeyRing): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(ring, null, 2)}\n`, { mode: 0o600, flush: true });
  // The mask of the process may have taken away what was asked for, or an older draft may have been wider.
  chmodSync(draft, 0o600);
  return draft;
}
