import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { Problem } from '../problem.ts';

/** Cost of guessing one passphrase: 128 MB and about half a second. */
const COST = { N: 131_072, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const KEY_BYTES = 32;
const TAG_BYTES = 16;
export const SALT_BYTES = 16;
export const PREFIX_BYTES = 7;

/** Turns one piece of an archive into what the file holds, and back. Pieces are counted; the last one is marked. */
export type Seal = Readonly<{
  close: (piece: Uint8Array, isLast: boolean) => Uint8Array;
  open: (piece: Uint8Array, isLast: boolean) => Uint8Array;
}>;

export const noSeal: Seal = { close: (piece) => piece, open: (piece) => piece };

export type SealFacts = Readonly<{ salt: string; prefix: string }>;

export function makeSealFacts(): SealFacts {
  return {
    salt: randomBytes(SALT_BYTES).toString('hex'),
    prefix: randomBytes(PREFIX_BYTES).toString('hex'),
  };
}

export function deriveKey(passphrase: string, salt: string): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), KEY_BYTES, COST, (error, key) => {
    if (error) reject(error);
    else resolve(key);
  });
  return promise;
}

/**
 * AES-256-GCM piece by piece: the nonce is the file's prefix, the number of the piece and whether it is the last, so a
 * piece that was moved, repeated, taken away or cut off at the end does not open. The header is bound to every piece.
 * @see Hoang, Reyhanitabar, Rogaway, Vizár (2015), Online Authenticated-Encryption and its Nonce-Reuse
 *   Misuse-Resistance, section 6 (STREAM), https://eprint.iacr.org/2015/189
 */
export function makeSeal(key: Uint8Array, { prefix }: SealFacts, header: Uint8Array): Seal {
  const counters = { close: 0, open: 0 };
  const nonce = (which: keyof typeof counters, isLast: boolean): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.write(prefix, 0, 'hex');
    bytes.writeUInt32BE(counters[which], PREFIX_BYTES);
    bytes[11] = isLast ? 1 : 0;
    counters[which] += 1;
    return bytes;
  };
  return {
    close: (piece, isLast) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce('close', isLast)).setAAD(header);
      return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    },
    open: (piece, isLast) => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce('open', isLast)).setAAD(header);
      const end = piece.length - TAG_BYTES;
      if (end < 0) throw new Problem('backup-locked');
      decipher.setAuthTag(piece.subarray(end));
      try {
        return Buffer.concat([decipher.update(piece.subarray(0, end)), decipher.final()]);
      } catch {
        // Wrong key and changed bytes look alike to the cipher; the checksum of the whole has been compared before.
        throw new Problem('backup-locked');
      }
    },
  };
}
