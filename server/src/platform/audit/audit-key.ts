import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { addSecretFile } from '../secret-file/index.ts';
import { hex, sha256 } from './audit-digest.ts';

export type PublicKey = Readonly<{
  id: string;
  der: Buffer;
  verifies: (data: Buffer, signature: Uint8Array) => boolean;
}>;
export type AuditKey = Readonly<{ publicKey: PublicKey; sign: (data: Buffer) => Buffer }>;

const fileOf = (dataDir: string): string => join(dataDir, 'audit-key');

/**
 * The Ed25519 key that signs the links of the audit trail: a file of the data folder that only its owner reads. Who
 * owns the database alone can therefore close no link.
 * @throws Problem config-invalid for a file that holds something else
 */
export function readAuditKey(dataDir: string): AuditKey {
  const path = fileOf(dataDir);
  if (!existsSync(path)) addSecretFile(path, newKey());
  const key = privateKeyOf(path);
  return { publicKey: publicKeyOf(createPublicKey(key)), sign: (data) => sign(null, data, key) };
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The key of this machine, when it has one. */
export function findPublicKey(dataDir: string): PublicKey | null {
  const path = fileOf(dataDir);
  return existsSync(path) ? publicKeyOf(createPublicKey(privateKeyOf(path))) : null;
}

/** Public keys kept elsewhere: one or several PEM blocks. @throws Problem command-invalid */
export function readPublicKeys(pem: string): PublicKey[] {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g) ?? [];
  try {
    const keys = blocks.map((block) => createPublicKey(block));
    if (keys.length > 0 && keys.every(({ asymmetricKeyType }) => asymmetricKeyType === 'ed25519'))
      return keys.map(publicKeyOf);
  } catch {
    // Told below, together with a file that holds no key.
  }
  throw new Problem('command-invalid', {
    reason: 'berkas kunci publik tidak berisi kunci Ed25519',
    reasonEn: 'the public key file holds no Ed25519 key',
  });
}

export function pemOf({ der }: PublicKey): string {
  return createPublicKey({ key: der, format: 'der', type: 'spki' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
}

function publicKeyOf(key: KeyObject): PublicKey {
  const der = key.export({ type: 'spki', format: 'der' });
  return { id: hex(sha256(der)), der, verifies: (data, signature) => verify(null, data, key, signature) };
}

function privateKeyOf(path: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path, 'utf8'));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'ENOENT'))
      throw error;
  }
  throw new Problem('config-invalid', {
    name: 'audit-key',
    value: path,
    reason: 'berkas rusak; kembalikan dari cadangan, sebab kunci baru memulai tanda tangan baru',
    reasonEn: 'the file is damaged; bring it back from a backup, since a new key begins new signatures',
  });
}
