import { BlockList, isIP } from 'node:net';

/** OID of the extension "name constraints" (RFC 5280, 4.2.1.10). */
export const NAME_CONSTRAINTS = '2.5.29.30';

/** Networks that no public site has: this machine and office networks. */
const PRIVATE_NETWORKS = [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
] as const;
const PRIVATE_NAMES = ['localhost', 'local'];

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const office = new BlockList();
for (const [network, bits] of PRIVATE_NETWORKS) office.addSubnet(network, bits, family(network));

export function isPrivate(name: string): boolean {
  if (isIP(name) !== 0) return office.check(name, family(name));
  return PRIVATE_NAMES.some((domain) => name === domain || name.endsWith(`.${domain}`));
}

/**
 * What an authority may sign for: this machine, office networks, and the names it was made with. Devices that trust it
 * trust nothing else through it, even if its key is stolen.
 */
export function nameConstraints(names: readonly string[]): Uint8Array {
  const subtrees = [
    ...PRIVATE_NAMES.map((name) => subtreeOf(name)),
    ...PRIVATE_NETWORKS.map(([network, bits]) => networkSubtree(network, bits)),
    ...names.filter((name) => !isPrivate(name)).map(subtreeOf),
  ];
  return der(0x30, der(0xa0, Buffer.concat(subtrees)));
}

/** Whether an authority with these constraints may sign for a name. */
export function isPermitted(constraints: Uint8Array, name: string): boolean {
  return isPrivate(name) || Buffer.from(constraints).includes(subtreeOf(name));
}

function subtreeOf(name: string): Buffer {
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(name)] ?? 0;
  return bits === 0 ? der(0x30, der(0x82, Buffer.from(name, 'latin1'))) : networkSubtree(name, bits);
}

function networkSubtree(network: string, bits: number): Buffer {
  const address = addressBytes(network);
  const mask = Buffer.from(
    address.map((_, at) => (0xff << (8 - Math.min(8, Math.max(0, bits - at * 8)))) & 0xff),
  );
  return der(0x30, der(0x87, Buffer.concat([address, mask])));
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  // The address parser of URLs writes every IPv6 address in one form; `::` stands for what is missing.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const all = [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

/** One value in DER: tag, length, content. */
function der(tag: number, content: Uint8Array): Buffer {
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
