import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../secrets/index.ts';
import type { SecretBox } from './secret-box.ts';

/** What the values are bound to when they are sealed: renaming one makes every value of it unreadable. */
export const FACTOR_COLUMN = 'identity.second_factor.sealed_secret';
export const PENDING_COLUMN = 'identity.second_factor.sealed_pending';
export const RECOVERY_COLUMN = 'identity.recovery_code.sealed_code';

type FactorColumn = typeof FACTOR_COLUMN | typeof PENDING_COLUMN;
export type SealedCode = Readonly<{ codeHash: string; sealedCode: Uint8Array | null }>;
export type NewCode = Readonly<{ codeHash: string; sealedCode: Uint8Array }>;

/** Seals what a second factor rests on with the keys of the installation, which a lost session secret leaves alone. */
export type FactorBox = Readonly<{
  seal(column: FactorColumn, userId: string, secret: Uint8Array): Uint8Array;
  /** Undefined for what was changed, moved or sealed with a key that is not here. */
  open(column: FactorColumn, userId: string, sealed: Uint8Array): Uint8Array | undefined;
  sealCode(userId: string, code: string): NewCode;
  isCode(userId: string, code: string, kept: SealedCode): boolean;
}>;

/** `old` reads the recovery codes of earlier versions, which are hashes under a key made of the session secret. */
export function openFactorBox(secrets: Secrets, old: SecretBox): FactorBox {
  const digestOf = (userId: string, code: string): Buffer =>
    createHash('sha256').update(`${userId}:${code}`).digest();
  return {
    seal: (column, row, secret) => secrets.seal({ column, row }, Buffer.from(secret).toString('base64')),
    open(column, row, sealed) {
      const found = secrets.read({ column, row }, sealed);
      return found === null ? undefined : Buffer.from(found, 'base64');
    },
    sealCode(userId, code) {
      const codeHash = randomBytes(32).toString('hex');
      const digest = digestOf(userId, code).toString('hex');
      return { codeHash, sealedCode: secrets.seal({ column: RECOVERY_COLUMN, row: codeHash }, digest) };
    },
    isCode(userId, code, { codeHash, sealedCode }) {
      if (sealedCode === null) return old.digest(`${userId}:${code}`) === codeHash;
      const kept = secrets.read({ column: RECOVERY_COLUMN, row: codeHash }, sealedCode);
      return kept !== null && timingSafeEqual(Buffer.from(kept, 'hex'), digestOf(userId, code));
    },
  };
}
