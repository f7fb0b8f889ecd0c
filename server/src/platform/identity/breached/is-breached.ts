import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Filter, readFilter } from './filter.ts';
import { plainForm } from './plain-form.ts';

let filter: Filter | undefined;

/**
 * True for a password, or a word, that is on the list (README.md beside this file). Read with the first question, so that
 * the start of Pilar does not wait for it.
 */
export function isBreached(text: string): boolean {
  filter ??= readFilter(readFileSync(join(import.meta.dirname, 'passwords.bin')));
  return filter.has(plainForm(text));
}
