import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps small secrets in tables, under a key that stands in none. */
export type SecretBox = Readonly<{
  /** `owner` is bound in: what was kept for one person cannot be moved to another. */
  seal(plain: Uint8Array, owner: string): string;
  /** Undefined for what was sealed under another key or for another owner, or was changed. */
  open(sealed: string, owner: string): Uint8Array | undefined;
  /** A keyed hash, for what only has to be recognised. */
  digest(text: string): string;
}>;

/** AES-256-GCM and HMAC-SHA-256 with keys derived from the secret of the session cookies (RFC 5869). */
export function openSecretBox(secret: string, use = 'pilar second factor'): SecretBox {
  const derive = (of: string) => Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', of, 32));
  const key = derive(use);
  const hashKey = derive('pilar recovery code');
  return {
    seal(plain, owner) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed, 'base64');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      } catch {
        return undefined;
      }
    },
    digest: (text) => createHmac('sha256', hashKey).update(text).digest('hex'),
  };
}
