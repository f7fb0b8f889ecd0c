import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { canVouchFor, makeAuthority, makeServerPair, type Pair, SERVER_DAYS } from './make-certificate.ts';

const DAY = 86_400_000;
/** A server certificate is renewed this long before its end. */
const RENEW_DAYS = 30;

export type LocalCertificate = Pair & Readonly<{ caFile: string; isNewAuthority: boolean }>;

export const authorityFile = (dataDir: string): string => join(dataDir, 'tls', 'ca.crt');

/** The authority and server certificate that Pilar made for itself, made or renewed where needed. */
export async function localCertificate(
  dataDir: string,
  names: readonly string[],
  now: Date,
): Promise<LocalCertificate> {
  const folder = join(dataDir, 'tls');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const caFile = authorityFile(dataDir);
  const { pair: authority, isNew } = await keptAuthority(folder, names, now);
  const kept = isNew ? undefined : readPair(folder, 'server');
  if (kept && isUsable(kept, authority, names, now)) return answer(kept, authority, caFile, false);
  const made = await makeServerPair(authority, names, now);
  writePair(folder, 'server', made);
  return answer(made, authority, caFile, isNew);
}

/** The authority goes along with the server's certificate, so that a browser can show the whole chain. */
function answer(pair: Pair, authority: Pair, caFile: string, isNewAuthority: boolean): LocalCertificate {
  return { key: pair.key, cert: `${pair.cert.trim()}\n${authority.cert.trim()}\n`, caFile, isNewAuthority };
}

/** A new authority has to be trusted anew on every device, so it is made only when the kept one cannot serve. */
async function keptAuthority(
  folder: string,
  names: readonly string[],
  now: Date,
): Promise<{ pair: Pair; isNew: boolean }> {
  const kept = readPair(folder, 'ca');
  // It must outlive the certificates it signs.
  const isLasting = kept !== undefined && endOf(kept) > now.getTime() + (SERVER_DAYS + 1) * DAY;
  if (kept && isLasting && (await canVouchFor(kept, names))) return { pair: kept, isNew: false };
  const made = await makeAuthority(now, `Pilar ${now.toISOString().slice(0, 10)}`, names);
  writePair(folder, 'ca', made);
  return { pair: made, isNew: true };
}

function isUsable(pair: Pair, authority: Pair, names: readonly string[], now: Date): boolean {
  const certificate = new X509Certificate(pair.cert);
  const covers = (name: string): boolean =>
    isIP(name) === 0
      ? certificate.checkHost(name, { subject: 'never' }) !== undefined
      : certificate.checkIP(name) !== undefined;
  return (
    endOf(pair) > now.getTime() + RENEW_DAYS * DAY &&
    certificate.verify(new X509Certificate(authority.cert).publicKey) &&
    names.every(covers)
  );
}

const endOf = (pair: Pair): number => new X509Certificate(pair.cert).validToDate.getTime();

/**
 * A pair as it was kept; undefined when it is not there.
 * @throws Problem config-invalid for files that are no certificate with its key: a new authority is never made silently
 */
function readPair(folder: string, name: 'ca' | 'server'): Pair | undefined {
  const certFile = join(folder, `${name}.crt`);
  const keyFile = join(folder, `${name}.key`);
  if (!existsSync(certFile) || !existsSync(keyFile)) return undefined;
  const pair = { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
  if (isPair(pair)) return pair;
  // A server certificate is replaced without anybody noticing; the authority is not.
  if (name === 'server') return undefined;
  throw new Problem('config-invalid', {
    name: 'tls',
    value: certFile,
    reason: `sertifikat dan kunci di ${folder} rusak; hapus folder itu, lalu pasang sertifikat baru pada setiap perangkat`,
    reasonEn: `the certificate and key in ${folder} are damaged; delete that folder, then install the new certificate on every device`,
  });
}

function isPair(pair: Pair): boolean {
  try {
    return new X509Certificate(pair.cert).checkPrivateKey(createPrivateKey(pair.key));
  } catch {
    return false;
  }
}

function writePair(folder: string, name: 'ca' | 'server', pair: Pair): void {
  writeWhole(join(folder, `${name}.key`), pair.key);
  writeWhole(join(folder, `${name}.crt`), pair.cert);
}

/** Complete or not there; readable by its owner alone. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, path);
}
