import type { AuditFindingKind } from '@pilar/contracts';
import { hex, isSameBytes } from './audit-digest.ts';
import type { PublicKey } from './audit-key.ts';
import { linkHash, signedBytes } from './audit-link.ts';
import { type Leaf, merkleRoot } from './merkle.ts';
import type { LinkRow } from './verify.store.ts';

/** One link against itself, its key and the link before; its entries are asked elsewhere. */
export function checkLink(
  link: LinkRow,
  previous: LinkRow | undefined,
  keys: ReadonlyMap<string, PublicKey>,
): AuditFindingKind[] {
  const kinds: AuditFindingKind[] = [];
  const hash = linkHash(link);
  if (!isSameBytes(hash, link.hash) || !isRootOf(link)) kinds.push('link-changed');
  if (!isSameBytes(link.previous_hash, previous?.hash ?? null)) kinds.push('link-unjoined');
  const key = keys.get(link.key_id);
  if (key === undefined) kinds.push('key-unknown');
  else if (!key.verifies(signedBytes(hash), link.signature)) kinds.push('signature-wrong');
  return kinds;
}

function isRootOf({ leaves, root, entry_count: count }: LinkRow): boolean {
  if (count === 0 || leaves.length !== count * 40) return false;
  return isSameBytes(merkleRoot(leaves), root);
}

export type Placed = Readonly<{ position: number; digest: Buffer; isChanged: boolean }>;
export type PlaceFinding = Readonly<{ kind: AuditFindingKind; position: number }>;

/**
 * The entries that stand in a link against those it was closed over. An entry whose digest belongs to another place of
 * the link was moved; one that is nowhere was deleted; one that the link does not know was put in.
 */
export function comparePlaces(leaves: readonly Leaf[], placed: readonly Placed[]): PlaceFinding[] {
  const expected = new Map(leaves.map((leaf) => [leaf.position, hex(leaf.digest)]));
  const known = new Set(expected.values());
  const found = new Map(placed.map((entry) => [entry.position, entry]));
  const present = new Set(placed.map(({ digest }) => hex(digest)));
  const findings: PlaceFinding[] = [];
  for (const [position, digest] of expected) {
    const entry = found.get(position);
    if (entry === undefined) {
      findings.push({ kind: present.has(digest) ? 'entry-moved' : 'entry-deleted', position });
    } else if (hex(entry.digest) !== digest) {
      const isMoved = known.has(hex(entry.digest));
      if (isMoved) findings.push({ kind: 'entry-moved', position });
      else if (!entry.isChanged) findings.push({ kind: 'entry-changed', position });
    }
  }
  for (const { position, digest } of placed) {
    if (!expected.has(position) && !known.has(hex(digest)))
      findings.push({ kind: 'entry-inserted', position });
  }
  return findings;
}
