import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { Problem } from '../platform/problem.ts';

export const text = { type: 'string' } as const;
export const many = { type: 'string', multiple: true } as const;
export const flag = { type: 'boolean', default: false } as const;

export const invalid = (reason: string, reasonEn: string): Problem =>
  new Problem('command-invalid', { reason, reasonEn });

/** The options of a command, strictly: an unknown one or one without its value is refused. @throws {Problem} command-invalid */
export function parsedOptions<Options extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: withSigns(argv, options), options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const isKnown = (word: string): boolean => Object.hasOwn(options, word.slice(2).split('=')[0] ?? '');
    const option = argv.find((word) => word.startsWith('--') && !isKnown(word))?.split('=')[0];
    throw option === undefined
      ? invalid('sebuah pilihan tidak mempunyai nilai', 'an option has no value')
      : invalid(`${option} tidak dikenal`, `${option} is not known`);
  }
}

/** `--line -5` is the value −5 of an option, not an option named 5. */
function withSigns(argv: readonly string[], options: ParseArgsOptionsConfig): string[] {
  const joined: string[] = [];
  for (const word of argv) {
    const last = joined.at(-1);
    const isValue = /^-\d/.test(word) && last?.startsWith('--') && options[last.slice(2)]?.type === 'string';
    if (isValue) joined[joined.length - 1] = `${last}=${word}`;
    else joined.push(word);
  }
  return joined;
}

export function required(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw invalid(`${name} diperlukan`, `${name} is needed`);
  return value;
}

export function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  const said = `${name} ${value}`.trim();
  if (allowed.length === 0) throw invalid(`${said}: tidak berparameter`, `${said}: takes no parameter`);
  throw invalid(`${said}: pilih ${allowed.join(' | ')}`, `${said}: choose ${allowed.join(' | ')}`);
}

/** A number written plainly, as in code: 0.5, 1e6. @throws {Problem} command-invalid */
export function readNumber(name: string, value: string): number {
  if (/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return Number(value);
  throw invalid(`${name} ${value}: bukan angka`, `${name} ${value}: not a number`);
}

export function optionalNumber(name: string, value: string | undefined): number | undefined {
  return value === undefined ? undefined : readNumber(name, value);
}

/** Names between commas, of one option or of several. */
export const namesOf = (values: readonly string[] | undefined): string[] =>
  (values ?? []).flatMap((list) => list.split(',')).filter((name) => name !== '');
