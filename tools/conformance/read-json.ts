import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotSupported } from './not-supported.ts';

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON data file of the golden folder. */
export function readJsonData(folder: string, name: string): unknown {
  const path = join(folder, 'data', name);
  if (!existsSync(path)) throw new NotSupported(`${name} is not in the folder`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
