import { readFile } from 'node:fs/promises';
import { Problem } from './problem.ts';

const NOT_FOUND = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM']);

/** A file that somebody named on the command line. @throws Problem file-not-found */
export async function readNamedFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (NOT_FOUND.has(code)) throw new Problem('file-not-found', { file: path });
    throw error;
  }
}
