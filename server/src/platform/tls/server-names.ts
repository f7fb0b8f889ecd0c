import { hostname, networkInterfaces } from 'node:os';
import { isPrivate } from './name-constraints.ts';

const ANYWHERE = new Set(['0.0.0.0', '::', '*']);
const NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i;

/** Names under which this machine is reached: itself, its name, its addresses in the office network, the given ones. */
export function serverNames(hosts: readonly string[]): string[] {
  const own = hostname().toLowerCase();
  const names = NAME.test(own) ? [own, ...(own.includes('.') ? [] : [`${own}.local`])] : [];
  const given = hosts.filter((host) => !ANYWHERE.has(host)).map((host) => host.toLowerCase());
  return [...new Set(['localhost', '127.0.0.1', '::1', ...given, ...names, ...lanAddresses()])];
}

/** Public addresses are left to PILAR_HOST: those of IPv6 change by the day, and a server on the net has a certificate. */
function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && isPrivate(address))
    .map(({ address }) => address);
}
