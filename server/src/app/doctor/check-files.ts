import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readKeyFile } from '../../platform/secrets/index.ts';
import { givenPair } from '../../platform/tls/index.ts';
import type { DoctorParts } from './doctor-parts.ts';
import { type Finding, good, warning, words, wrong } from './finding.ts';

const DAY = 24 * 3_600_000;
const SOON = 30 * DAY;

/** Files whose content opens something: only their owner reads them. */
export function checkSecretFiles({ config: { dataDir, keyFile } }: DoctorParts): readonly Finding[] {
  const paths = [
    keyFile,
    ...['session-secret', 'audit-key', 'database-login', 'command-door.json'].map((name) =>
      join(dataDir, name),
    ),
  ];
  const wide = paths.filter((path) => {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
    return process.platform !== 'win32' && (mode & 0o077) !== 0;
  });
  if (wide.length === 0)
    return [
      good(
        'secret-files',
        words('Berkas rahasia hanya terbaca pemiliknya.', 'Secret files are read by their owner alone.'),
      ),
    ];
  const names = wide.join(', ');
  return [
    wrong(
      'secret-files',
      words(
        `Terbaca pengguna lain di mesin ini: ${names}.`,
        `Other users of this machine can read: ${names}.`,
      ),
      words(
        `chmod 600 ${names}; anggap isinya sudah bocor: pilar keys rotate`,
        `chmod 600 ${names}; take them as leaked: pilar keys rotate`,
      ),
    ),
  ];
}

/** @throws Problem keys-damaged */
export function checkKeyFile({ config: { dataDir, keyFile } }: DoctorParts): Finding {
  const ring = readKeyFile(keyFile);
  if (ring !== undefined)
    return good(
      'key-file',
      words(
        `Berkas kunci ${keyFile}: ${ring.keys.length} kunci.`,
        `Key file ${keyFile}: ${ring.keys.length} keys.`,
      ),
    );
  if (!existsSync(join(dataDir, 'pg')))
    return good(
      'key-file',
      words('Belum ada kunci; dibuat pada start pertama.', 'No keys yet; the first start makes them.'),
    );
  return wrong(
    'key-file',
    words(
      `Berkas kunci ${keyFile} tidak ada; NIK dan nomor KK tidak terbaca.`,
      `Key file ${keyFile} is missing; NIK and KK numbers cannot be read.`,
    ),
    words(
      'Kembalikan dari cadangannya; jangan membuat yang baru.',
      'Put it back from its copy; do not make a new one.',
    ),
  );
}

/** @throws Problem config-invalid for a pair that cannot be used */
export function checkCertificate({ config, clock }: DoctorParts): readonly Finding[] {
  const now = clock.now();
  const local = join(config.dataDir, 'tls', 'server.crt');
  const pem =
    config.tls !== null
      ? givenPair(config.tls, now).cert
      : existsSync(local)
        ? readFileSync(local, 'utf8')
        : null;
  if (pem === null) return [];
  const { validToDate: until } = new X509Certificate(pem);
  const day = until.toISOString().slice(0, 10);
  const left = until.getTime() - now.getTime();
  if (left > SOON)
    return [
      good(
        'certificate',
        words(`Sertifikat https berlaku sampai ${day}.`, `The https certificate is valid until ${day}.`),
      ),
    ];
  const said = words(`Sertifikat https berakhir ${day}.`, `The https certificate ends on ${day}.`);
  const todo =
    config.tls === null
      ? words(
          'Mulai ulang Pilar: sertifikat lokal diperbarui saat mulai.',
          'Restart Pilar: a local certificate is renewed at the start.',
        )
      : words(
          'Perpanjang sertifikat, ganti berkas PILAR_TLS_CERT dan PILAR_TLS_KEY, lalu mulai ulang.',
          'Renew it, replace PILAR_TLS_CERT and PILAR_TLS_KEY, then restart.',
        );
  return [left > 0 ? warning('certificate', said, todo) : wrong('certificate', said, todo)];
}
