import { networkInterfaces } from 'node:os';
import { DEMO_USERS } from '../platform/identity/index.ts';
import type { ServerCertificate } from '../platform/tls/index.ts';
import type { Config } from './config.ts';

export type StartFacts = Readonly<{
  config: Config;
  port: number;
  isDemo: boolean;
  cityName: string | null;
  setupCode: string;
  certificate: ServerCertificate | null;
}>;

/** What the terminal says once Pilar serves: the address, and how to come in. */
export function startMessage({ config, port, isDemo, cityName, setupCode, certificate }: StartFacts): string {
  const scheme = config.isHttps ? 'https' : 'http';
  const address = `${scheme}://${hostName(config.host)}:${port}`;
  const lines = [
    `Pilar melayani di ${address}`,
    ...otherAddresses(config.host).map(
      (host) => `Dari perangkat lain: ${scheme}://${hostName(host)}:${port}`,
    ),
    '',
  ];
  if (isDemo) lines.push(...demoLines(config));
  else if (cityName === null) lines.push(...setupLines(address, config, setupCode));
  else lines.push(`Kota: ${cityName}.`);
  if (certificate?.caFile !== undefined) lines.push('', ...certificateLines(address, certificate));
  lines.push('', 'Hentikan dengan Ctrl+C.');
  return `\n${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n\n`;
}

/** Where phones and other computers find this machine, when it listens on all its addresses. */
function otherAddresses(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [];
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

function hostName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function certificateLines(address: string, certificate: ServerCertificate): string[] {
  return [
    certificate.isNewAuthority
      ? 'Sertifikat baru dibuat di mesin ini; setiap perangkat perlu memercayainya sekali.'
      : 'Sertifikat dibuat di mesin ini.',
    `Cara memercayainya: ${address}/bantuan-https`,
    `Berkas: ${certificate.caFile}`,
    `Sidik jari (SHA-256): ${certificate.fingerprint}`,
  ];
}

function demoLines(config: Config): string[] {
  const width = Math.max(...DEMO_USERS.map((user) => user.userName.length));
  return [
    'Kota demo: data sintetis Kota Metro. Masuk sebagai:',
    ...DEMO_USERS.map((user) => `  ${user.userName.padEnd(width)}  ${user.password}  ${user.name}`),
    config.isOpenToOthers
      ? 'Akun demo dapat dipakai dari komputer lain, karena PILAR_HOST diisi.'
      : 'Akun demo hanya dapat dipakai dari komputer ini.',
  ];
}

function setupLines(address: string, config: Config, setupCode: string): string[] {
  return [
    `Kota belum disiapkan. Buka ${address}/mulai`,
    ...(config.isOpenToOthers ? [`Dari komputer lain, kode penyiapan: ${setupCode}`] : []),
  ];
}
