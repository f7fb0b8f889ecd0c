import { field, hex, sha256 } from './audit-digest.ts';

/** What a link says of its entries; its hash covers all of it, and the signature covers the hash. */
export type LinkStatement = Readonly<{
  number: number;
  entry_count: number;
  first_position: number;
  last_position: number;
  root: Uint8Array;
  previous_hash: Uint8Array | null;
  sealed_at: Date;
  key_id: string;
}>;

export function linkHash(link: LinkStatement): Buffer {
  const fields = [
    String(link.number),
    String(link.entry_count),
    String(link.first_position),
    String(link.last_position),
    hex(link.root),
    link.previous_hash === null ? null : hex(link.previous_hash),
    link.sealed_at.toISOString(),
    link.key_id,
  ];
  return sha256('pilar-audit-link-1', ...fields.map(field));
}

/** The signature is made over a text of its own, so that the key signs nothing else by accident. */
export function signedBytes(hash: Uint8Array): Buffer {
  return Buffer.from(`pilar-audit-link-1 ${hex(hash)}`);
}
