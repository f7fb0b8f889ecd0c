import { createHash } from 'node:crypto';

/** A column of a survey kept as bytes: numbers as little-endian float64, texts as codes into a dictionary. */
export type StoredColumn = Readonly<{
  name: string;
  kind: 'number' | 'text';
  bytes: Uint8Array;
  dictionary: readonly string[] | null;
}>;

export type TextColumn = Readonly<{ codes: Float64Array; labels: readonly string[] }>;

/** The columns with a role of their own; every other name is a group column of the file. */
export const ROLE_COLUMNS = {
  row: '#row',
  welfare: '#welfare',
  weight: '#weight',
  size: '#size',
  strata: '#strata',
  psu: '#psu',
  interview: '#interview',
} as const;

export function storeNumbers(name: string, values: Float64Array): StoredColumn {
  return { name, kind: 'number', bytes: bytesOf(values), dictionary: null };
}

export function storeTexts(name: string, values: readonly string[]): StoredColumn {
  const codeOf = new Map<string, number>();
  const codes = Float64Array.from(values, (value) => {
    const known = codeOf.get(value);
    if (known !== undefined) return known;
    codeOf.set(value, codeOf.size);
    return codeOf.size - 1;
  });
  return { name, kind: 'text', bytes: bytesOf(codes), dictionary: [...codeOf.keys()] };
}

function bytesOf(values: Float64Array): Uint8Array {
  // Own copy: a view of a larger buffer would carry the rest along.
  return new Uint8Array(values.slice().buffer);
}

export function readNumbers(column: StoredColumn): Float64Array {
  const copy = column.bytes.slice();
  return new Float64Array(copy.buffer, copy.byteOffset, Math.floor(copy.byteLength / 8));
}

export function readTexts(column: StoredColumn): string[] {
  const dictionary = column.dictionary ?? [];
  return Array.from(readNumbers(column), (code) => dictionary[code] ?? '');
}

/** The data version of a survey: SHA-256 over names, kinds, dictionaries and bytes, in order of name. */
export function dataVersionOf(columns: readonly StoredColumn[]): string {
  const hash = createHash('sha256');
  const ordered = [...columns].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const column of ordered) {
    hash.update(JSON.stringify([column.name, column.kind, column.dictionary, column.bytes.byteLength]));
    hash.update(column.bytes);
  }
  return hash.digest('hex');
}
