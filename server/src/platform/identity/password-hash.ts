import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Turns passwords into what may be kept, and compares. */
export type PasswordHasher = Readonly<{
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}>;

type Cost = Readonly<{ log2N: number; r: number; p: number }>;

/** scrypt with 32 MB and three passes, one of the settings of the OWASP Password Storage Cheat Sheet. */
const COST: Cost = { log2N: 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;

function derive(password: string, salt: Buffer, { log2N, r, p }: Cost, bytes: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const options: ScryptOptions = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r };
  // The same letters typed on two keyboards may arrive composed or decomposed.
  scrypt(password.normalize('NFKC'), salt, bytes, options, (error, key) =>
    error ? reject(error) : resolve(key),
  );
  return promise;
}

const FORM = /^scrypt:(\d+):(\d+):(\d+):([0-9a-f]+):([0-9a-f]+)$/;

/** `scrypt:15:8:3:<salt>:<key>`: the cost stands in the hash, so it can be raised and old ones still compare. */
export function scryptHasher(cost: Cost = COST): PasswordHasher {
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const key = await derive(password, salt, cost, KEY_BYTES);
      return `scrypt:${cost.log2N}:${cost.r}:${cost.p}:${salt.toString('hex')}:${key.toString('hex')}`;
    },
    async verify(hash, password) {
      const found = FORM.exec(hash);
      if (!found) return false;
      const [, log2N, r, p, salt = '', key = ''] = found;
      const expected = Buffer.from(key, 'hex');
      const kept = { log2N: Number(log2N), r: Number(r), p: Number(p) };
      const given = await derive(password, Buffer.from(salt, 'hex'), kept, expected.length);
      return timingSafeEqual(given, expected);
    },
  };
}
