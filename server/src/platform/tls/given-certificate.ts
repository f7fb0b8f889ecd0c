import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Problem } from '../problem.ts';
import type { Pair } from './make-certificate.ts';

export type GivenFiles = Readonly<{ certFile: string; keyFile: string }>;

/**
 * The certificate and key of the city, checked before anything is served with them.
 * @throws Problem config-invalid when a file cannot be read, the two do not belong together, or the time has run out
 */
export function givenPair({ certFile, keyFile }: GivenFiles, now: Date): Pair {
  const cert = readText('PILAR_TLS_CERT', certFile);
  const key = readText('PILAR_TLS_KEY', keyFile);
  const certificate = readCertificate(cert, certFile);
  if (!certificate.checkPrivateKey(readKey(key, keyFile))) {
    throw refused('PILAR_TLS_KEY', keyFile, `bukan kunci dari ${certFile}`, `not the key of ${certFile}`);
  }
  refuseOutOfTime(certificate, certFile, now);
  return { cert, key };
}

function refuseOutOfTime(certificate: X509Certificate, file: string, now: Date): void {
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  const { validFromDate: from, validToDate: to } = certificate;
  if (to.getTime() <= now.getTime()) {
    throw refused(
      'PILAR_TLS_CERT',
      file,
      `masa berlakunya habis pada ${day(to)}`,
      `it ran out on ${day(to)}`,
    );
  }
  if (from.getTime() > now.getTime()) {
    throw refused(
      'PILAR_TLS_CERT',
      file,
      `baru berlaku pada ${day(from)}`,
      `it is valid only from ${day(from)}`,
    );
  }
}

function readText(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw refused(name, file, 'berkas tidak dapat dibaca', 'the file cannot be read');
  }
}

function readCertificate(pem: string, file: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw refused('PILAR_TLS_CERT', file, 'bukan sertifikat PEM', 'not a PEM certificate');
  }
}

function readKey(pem: string, file: string) {
  try {
    return createPrivateKey(pem);
  } catch {
    throw refused(
      'PILAR_TLS_KEY',
      file,
      'bukan kunci PEM, atau dilindungi kata sandi',
      'not a PEM key, or protected by a password',
    );
  }
}

function refused(name: string, value: string, reason: string, reasonEn: string): Problem {
  return new Problem('config-invalid', { name, value, reason, reasonEn });
}
