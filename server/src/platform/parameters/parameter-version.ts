import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { once, parametersFolder, readParameterText } from './parameter-files.ts';

/** Parameter files below a folder, with forward slashes and in one order on every machine. */
export function listParameterFiles(folder: string = parametersFolder): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(csv|yaml)$/.test(entry.name))
    .map((entry) => relative(folder, resolve(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** SHA-256 over names and contents; line ends are made equal so that a checkout on Windows has the same version. */
export function hashParameterFiles(folder: string = parametersFolder): string {
  const hash = createHash('sha256');
  for (const file of listParameterFiles(folder)) {
    const text = readParameterText(file, folder).replaceAll('\r\n', '\n');
    hash.update(`${file}\0${Buffer.byteLength(text)}\0${text}`);
  }
  return hash.digest('hex');
}

/** The version of all parameters, as shown when a figure is walked back. */
export const parameterVersion: () => string = once(() => hashParameterFiles());
