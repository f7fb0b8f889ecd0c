import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import { type GivenFiles, givenPair } from './given-certificate.ts';
import { localCertificate } from './local-certificate.ts';
import { serverNames } from './server-names.ts';

export type ServerCertificateOptions = Readonly<{
  dataDir: string;
  /** names and addresses under which the server is asked for, besides those of the machine itself */
  hosts: readonly string[];
  /** certificate and key of the city; null makes a local pair */
  tls: GivenFiles | null;
  clock: Clock;
}>;

export type ServerCertificate = Readonly<{
  /** PEM, ready for `https.createServer` */
  cert: string;
  key: string;
  /** SHA-256 fingerprint of what people compare: the local authority, else the given certificate */
  fingerprint: string;
  /** the local authority that devices have to trust; absent with a given certificate */
  caFile?: string;
  /** true when devices have to trust it for the first time, or anew */
  isNewAuthority: boolean;
}>;

/**
 * What https is served with: the given pair, or one made here and kept in the data folder.
 * @throws Problem config-invalid when a given or kept pair cannot be used
 */
export async function serverCertificate(options: ServerCertificateOptions): Promise<ServerCertificate> {
  const now = options.clock.now();
  if (options.tls !== null) {
    const pair = givenPair(options.tls, now);
    return { ...pair, fingerprint: new X509Certificate(pair.cert).fingerprint256, isNewAuthority: false };
  }
  const local = await localCertificate(options.dataDir, serverNames(options.hosts), now);
  const authority = new X509Certificate(readFileSync(local.caFile));
  return { ...local, fingerprint: authority.fingerprint256 };
}
