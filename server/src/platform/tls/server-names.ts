import { hostname, networkInterfaces } from 'node:os';

const ANYWHERE = new Set(['0.0.0.0', '::', '*']);
const NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i;

/** Names under which this machine is reached: itself, its name, its addresses in the office network, the given ones. */
export function serverNames(hosts: readonly string[]): string[] {
  const own = hostname().toLowerCase();
  const names = NAME.test(own) ? [own, ...(own.includes('.') ? [] : [`${own}.local`])] : [];
  const given = hosts.filter((host) => !ANYWHERE.has(host)).map((host) => host.toLowerCase());
  return [...new Set(['localhost', '127.0.0.1', '::1', ...given, ...names, ...lanAddresses()])];
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !address.toLowerCase().startsWith('fe80'))
    .map(({ address }) => address.split('%')[0] ?? address);
}
