import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DatabaseConfig } from '../platform/db/index.ts';
import {
  type ProviderSettings,
  readProviderSettings,
} from '../platform/identity/provider/provider-settings.ts';
import { Problem } from '../platform/problem.ts';

export type Config = Readonly<{
  port: number;
  host: string;
  /** true when PILAR_HOST is set: other machines may come, and may use the demo accounts */
  isOpenToOthers: boolean;
  dataDir: string;
  databaseUrl: string | null;
  /** the login that serves on a PostgreSQL server; null: the owner makes one */
  databaseAppUrl: string | null;
  /** the keys that seal NIK and KK numbers; never inside the database */
  keyFile: string;
  tls: Readonly<{ certFile: string; keyFile: string }> | null;
  isHttps: boolean;
  isEmpty: boolean;
  logLevel: string | null;
  /** an office whose accounts open Pilar too */
  provider: ProviderSettings | null;
}>;

export const DEFAULT_PORT = 8720;

/**
 * Reads what the environment and the command line say. A value that cannot be used stops the start with a sentence;
 * nothing is guessed.
 * @param root folder of the project; the default data folder lies in it
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  root: string,
): Config {
  const unknown = argv.find((word) => word !== '--empty' && word !== '--https');
  if (unknown !== undefined) {
    throw new Problem('command-invalid', {
      reason: `${unknown} tidak dikenal; yang dikenal: --empty (kota kosong), --https (dengan sertifikat)`,
      reasonEn: `${unknown} is not known; known are: --empty (an empty city), --https (with a certificate)`,
    });
  }
  const tls = readTls(env);
  const dataDir = resolve(root, given(env.PILAR_DATA_DIR) ?? '.pilar');
  return {
    port: readPort(env.PORT),
    host: readHost(env.PILAR_HOST),
    isOpenToOthers: given(env.PILAR_HOST) !== undefined,
    dataDir,
    databaseUrl: readDatabaseUrl('DATABASE_URL', env.DATABASE_URL),
    databaseAppUrl: readAppUrl(env),
    keyFile: resolve(root, given(env.PILAR_KEYS) ?? resolve(dataDir, 'keys.json')),
    tls,
    isHttps: tls !== null || argv.includes('--https'),
    isEmpty: argv.includes('--empty'),
    logLevel: readLogLevel(env.PILAR_LOG_LEVEL),
    provider: readProviderSettings(env),
  };
}

function given(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

function readPort(value: string | undefined): number {
  const text = given(value);
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw refused('PORT', text, 'harus bilangan 0 sampai 65535', 'must be a whole number from 0 to 65535');
  }
  return port;
}

function readHost(value: string | undefined): string {
  const text = given(value) ?? '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]+$/.test(text)) {
    throw refused('PILAR_HOST', text, 'harus alamat atau nama komputer', 'must be an address or a host name');
  }
  return text;
}

function readDatabaseUrl(name: string, value: string | undefined): string | null {
  const text = given(value);
  if (text === undefined) return null;
  const isPostgres = /^postgres(ql)?:\/\/[^\s]+$/.test(text);
  // The address may hold a password: it is never repeated.
  if (!isPostgres) {
    throw refused(name, '…', 'harus diawali postgresql://', 'must begin with postgresql://');
  }
  return text;
}

function readAppUrl(env: Readonly<Record<string, string | undefined>>): string | null {
  const url = readDatabaseUrl('DATABASE_APP_URL', env.DATABASE_APP_URL);
  if (url === null || given(env.DATABASE_URL) !== undefined) return url;
  throw refused(
    'DATABASE_APP_URL',
    '…',
    'perlu DATABASE_URL juga: pemiliknya menjalankan migrasi',
    'needs DATABASE_URL too: its owner runs the migrations',
  );
}

/** Where the database of this configuration lies, for whoever opens it. */
export function databaseOf({ databaseUrl, databaseAppUrl, dataDir }: Config): DatabaseConfig {
  if (databaseUrl === null) return { dataDir };
  return { databaseUrl, login: databaseAppUrl === null ? { folder: dataDir } : { url: databaseAppUrl } };
}

function readTls(env: Readonly<Record<string, string | undefined>>): Config['tls'] {
  const certFile = given(env.PILAR_TLS_CERT);
  const keyFile = given(env.PILAR_TLS_KEY);
  if (certFile === undefined && keyFile === undefined) return null;
  if (certFile === undefined || keyFile === undefined) {
    const name = certFile === undefined ? 'PILAR_TLS_CERT' : 'PILAR_TLS_KEY';
    throw refused(name, '', 'sertifikat dan kunci harus diisi keduanya', 'certificate and key go together');
  }
  for (const [name, file] of [
    ['PILAR_TLS_CERT', certFile],
    ['PILAR_TLS_KEY', keyFile],
  ] as const) {
    if (!existsSync(file)) throw refused(name, file, 'berkas tidak ada', 'there is no such file');
  }
  return { certFile, keyFile };
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'];

function readLogLevel(value: string | undefined): string | null {
  const text = given(value);
  if (text === undefined) return null;
  if (!LOG_LEVELS.includes(text)) {
    throw refused(
      'PILAR_LOG_LEVEL',
      text,
      `pilih ${LOG_LEVELS.join(', ')}`,
      `choose ${LOG_LEVELS.join(', ')}`,
    );
  }
  return text;
}

function refused(name: string, value: string, reason: string, reasonEn: string): Problem {
  return new Problem('config-invalid', { name, value, reason, reasonEn });
}
