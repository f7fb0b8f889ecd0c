import { type Expression, expressionBuilder } from 'kysely';
import type { Tables, Tx } from '../db/index.ts';
import { KEY_POSITION } from './secrets.ts';

export type SealedValue = Readonly<{ id: string; cipher: Uint8Array }>;
export type ResealedValue = Readonly<{
  id: string;
  cipher: Uint8Array;
  /** the digest by which the exact value is found; for columns that are not searched it is left aside */
  key: Uint8Array;
}>;
export type Batch = Readonly<{ keyId: number; after: string | null; limit: number }>;
export type ValuesOfKey = Readonly<{ keyId: number; values: number }>;

/**
 * One column of sealed values, as the part of Pilar that owns it describes it. A column that is not in the list of
 * `app/sealed-columns.ts` would be lost when keys change; a test compares that list with the database.
 */
export type SealedColumn = Readonly<{
  /** what its values are bound to */
  column: string;
  /** the right under which a change of keys reads and writes it */
  permission: string;
  /** Values of another key than this one, past a row, in the order of their rows; held until the transaction ends. */
  listOld: (tx: Tx, batch: Batch) => Promise<SealedValue[]>;
  setResealed: (tx: Tx, values: readonly ResealedValue[]) => Promise<void>;
  countByKey: (tx: Tx) => Promise<ValuesOfKey[]>;
}>;

/** The number of a key as sealed values carry it, in the two forms in which a query meets it. */
export const keyHex = (keyId: number): string => keyId.toString(16).padStart(4, '0');
export const keyOfHex = (hex: string): number => Number.parseInt(hex, 16);

/** In a query: the number of the key that a sealed value names, to be compared with `keyHex`. */
export function keyOfSealed(cipher: Expression<Uint8Array | null>) {
  const { fn, val } = expressionBuilder<Tables>();
  const key = fn('substr', [cipher, val(KEY_POSITION.from), val(KEY_POSITION.length)]);
  return fn<string>('encode', [key, val('hex')]);
}
