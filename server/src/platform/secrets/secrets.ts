import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import { Problem } from '../problem.ts';
import { currentKey, type KeyRing } from './key-ring.ts';

/** Where a sealed value stands: it opens nowhere else. */
export type SealedPlace = Readonly<{ column: string; row: string }>;

/** Seals and opens single values with the keys of this installation. */
export type Secrets = Readonly<{
  /** Number of the key that new values are sealed with. */
  keyId: number;
  seal: (place: SealedPlace, value: string) => Uint8Array;
  /** Null when the bytes were changed, moved, or sealed with a key that is not here: for lists, which have other rows. */
  read: (place: SealedPlace, sealed: Uint8Array) => string | null;
  /** @throws Problem secret-unreadable when the bytes were changed, moved, or sealed with a key that is not here */
  open: (place: SealedPlace, sealed: Uint8Array) => string;
  /** The digest by which an exact value is found; equal values of one column give equal digests. */
  searchKey: (column: string, value: string) => Uint8Array;
  /** The digests under which the value may stand: while keys change, rows carry that of the old key or of the new one. */
  searchKeys: (column: string, value: string) => Uint8Array[];
}>;

const FORM = 1;
/** Where a sealed value names its key, as SQL counts bytes: two of them from the second on. */
export const KEY_POSITION = { from: 2, length: 2 } as const;
const [KEY_AT, IV_AT, TAG_AT, TEXT_AT] = [1, 3, 15, 31] as const;
const IV_BYTES = TAG_AT - IV_AT;
const DIGEST_BYTES = 16;

/** Form, number of the key, initial vector, tag, text: AES-256-GCM bound to column and row. */
export function makeSecrets(ring: KeyRing): Secrets {
  const { id: keyId } = currentKey(ring, 'seal');
  const keys = new Map(
    ring.keys.filter(({ use }) => use === 'seal').map(({ id, secret }) => [id, keyObject(secret)]),
  );
  const searchSecrets = ring.keys
    .filter(({ use }) => use === 'search')
    .toSorted((a, b) => b.id - a.id)
    .map(({ secret }) => keyObject(secret));
  const searchSecret = keyObject(currentKey(ring, 'search').secret);
  const read = (place: SealedPlace, sealed: Uint8Array): string | null => {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes.length < TEXT_AT || bytes[0] !== FORM) return null;
    const key = keys.get(bytes.readUInt16BE(KEY_AT));
    return key === undefined ? null : readWith(key, place, bytes);
  };
  const sealKey = keyObject(currentKey(ring, 'seal').secret);
  return {
    keyId,
    seal: (place, value) => sealWith({ id: keyId, key: sealKey }, place, value),
    read,
    open: (place, sealed) => {
      const value = read(place, sealed);
      if (value === null) throw new Problem('secret-unreadable', { column: place.column });
      return value;
    },
    searchKey: (column, value) => digestOf(searchSecret, column, value),
    searchKeys: (column, value) => searchSecrets.map((secret) => digestOf(secret, column, value)),
  };
}

const digestOf = (secret: KeyObject, column: string, value: string): Uint8Array =>
  createHmac('sha256', secret).update(`${column}\0${value}`).digest().subarray(0, DIGEST_BYTES);

// Handed to the cipher as an object, a key is taken in once instead of with every value: four times as fast.
const keyObject = (secret: string): KeyObject => createSecretKey(Buffer.from(secret, 'hex'));

const POOL = Buffer.alloc(IV_BYTES * 1024);
let poolAt = POOL.length;

/** Random and never used again. Drawn by the thousand: one by one they cost twice the sealing. */
function drawVector(): Buffer {
  if (poolAt === POOL.length) {
    randomFillSync(POOL);
    poolAt = 0;
  }
  poolAt += IV_BYTES;
  return Buffer.from(POOL.subarray(poolAt - IV_BYTES, poolAt));
}

const boundTo = ({ column, row }: SealedPlace): Buffer => Buffer.from(`${column}\0${row}`);

function sealWith(
  { id, key }: { id: number; key: KeyObject },
  place: SealedPlace,
  value: string,
): Uint8Array {
  const iv = drawVector();
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(boundTo(place));
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  const head = Buffer.alloc(IV_AT);
  head[0] = FORM;
  head.writeUInt16BE(id, KEY_AT);
  return Buffer.concat([head, iv, cipher.getAuthTag(), text]);
}

function readWith(key: KeyObject, place: SealedPlace, bytes: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(IV_AT, TAG_AT), { authTagLength: 16 })
    .setAAD(boundTo(place))
    .setAuthTag(bytes.subarray(TAG_AT, TEXT_AT));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(TEXT_AT)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
