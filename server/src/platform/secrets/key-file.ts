import { existsSync, readFileSync } from 'node:fs';
import { Problem } from '../problem.ts';
import { addSecretFile, replaceSecretFile } from '../secret-file/index.ts';
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

/** Makes the file where there is none. */
export function addKeyFile(path: string, ring: KeyRing): void {
  addSecretFile(path, textOf(ring));
}

/** Puts a new ring in the place of the old one. */
export function replaceKeyFile(path: string, ring: KeyRing): void {
  replaceSecretFile(path, textOf(ring));
}

const textOf = (ring: KeyRing): string => `${JSON.stringify(ring, null, 2)}\n`;
