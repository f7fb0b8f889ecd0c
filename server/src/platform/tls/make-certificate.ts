import { createPrivateKey, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { isPermitted, NAME_CONSTRAINTS, nameConstraints } from './name-constraints.ts';
import { x509 } from './x509-library.ts';

const DAY = 86_400_000;
const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** People install the authority on their devices once, so it lasts. */
export const AUTHORITY_DAYS = 3650;
/** Apple devices trust no server certificate longer than 398 days. */
export const SERVER_DAYS = 390;

export type Pair = Readonly<{ cert: string; key: string }>;

/** A certificate authority for this installation alone: it can vouch for its names and for office networks. */
export async function makeAuthority(now: Date, name: string, names: readonly string[]): Promise<Pair> {
  const lib = await x509();
  const keys = await newKeys();
  const cert = await lib.X509CertificateGenerator.createSelfSigned({
    name: [{ O: ['Pilar'] }, { CN: [name] }],
    serialNumber: serialNumber(),
    ...validity(now, AUTHORITY_DAYS),
    keys,
    signingAlgorithm: SIGNATURE,
    extensions: [
      // Path length 0: it signs servers, never another authority.
      new lib.BasicConstraintsExtension(true, 0, true),
      new lib.KeyUsagesExtension(lib.KeyUsageFlags.keyCertSign | lib.KeyUsageFlags.cRLSign, true),
      new lib.Extension(NAME_CONSTRAINTS, true, Uint8Array.from(nameConstraints(names))),
      await lib.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: cert.toString('pem'), key: await privatePem(keys.privateKey) };
}

/** Whether the authority may sign for all of the names. */
export async function canVouchFor(authority: Pair, names: readonly string[]): Promise<boolean> {
  const lib = await x509();
  const constraints = new lib.X509Certificate(authority.cert).getExtension(NAME_CONSTRAINTS);
  const bytes = constraints ? new Uint8Array(constraints.value) : new Uint8Array();
  return names.every((name) => isPermitted(bytes, name));
}

/** A server certificate for the given names and addresses, signed by the authority. */
export async function makeServerPair(authority: Pair, names: readonly string[], now: Date): Promise<Pair> {
  const lib = await x509();
  const keys = await newKeys();
  const issuer = new lib.X509Certificate(authority.cert);
  const signingKey = await readKey(authority.key);
  const cert = await lib.X509CertificateGenerator.create({
    subject: [{ O: ['Pilar'] }, { CN: [names[0] ?? 'localhost'] }],
    issuer: issuer.subjectName,
    serialNumber: serialNumber(),
    ...validity(now, SERVER_DAYS),
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: SIGNATURE,
    extensions: [
      new lib.BasicConstraintsExtension(false, undefined, true),
      new lib.KeyUsagesExtension(lib.KeyUsageFlags.digitalSignature, true),
      new lib.ExtendedKeyUsageExtension([lib.ExtendedKeyUsage.serverAuth]),
      new lib.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      await lib.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await lib.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { cert: cert.toString('pem'), key: await privatePem(keys.privateKey) };
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
}

/** From a day before: clocks of phones run behind. */
function validity(now: Date, days: number): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(now.getTime() - DAY), notAfter: new Date(now.getTime() + days * DAY) };
}

/** Positive, as RFC 5280 asks, and never the same twice. */
function serialNumber(): string {
  return `4${randomBytes(16).toString('hex').slice(1)}`;
}

function readKey(pem: string): Promise<CryptoKey> {
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  return crypto.subtle.importKey('pkcs8', new Uint8Array(der), KEY, false, ['sign']);
}

async function privatePem(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key));
  return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
}
