import type { AuditProof, ProofCheck } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { hex, isSameBytes } from './audit-digest.ts';
import type { PublicKey } from './audit-key.ts';
import { type Checked, checkEntry, isErasureProved } from './check-entry.ts';
import { checkLink } from './check-link.ts';
import { leafOf, merkleProof, readLeaves, rootFromProof } from './merkle.ts';
import { findWholeEntry, type LinkRow, listErasures, listLinks, type SealedEntry } from './verify.store.ts';

export type ProofParts = Readonly<{ id: string; key: PublicKey | null; clock: Clock }>;

/**
 * That an entry stands in a signed link: its leaf, its way to the root, the link, and each part computed again now.
 * @throws Problem not-found; audit-unsealed for an entry of the last seconds
 */
export async function proveEntry(tx: Tx, { id, key, clock }: ProofParts): Promise<AuditProof> {
  const found = await findWholeEntry(tx, id);
  if (found === undefined) throw new Problem('not-found', { what: 'catatan' });
  const { entry } = found;
  if (entry.link_number === null) throw new Problem('audit-unsealed');
  const [link, previous] = await linksOf(tx, entry.link_number);
  const checked = checkEntry(entry, found.subjects, await provedErasures(tx, entry));
  const leaf = leafOf(entry.position, checked.digest);
  const index = readLeaves(link.leaves).findIndex(({ position }) => position === entry.position);
  const steps = index < 0 ? [] : merkleProof(link.leaves, index);
  const isOnPath = index >= 0 && isSameBytes(rootFromProof(leaf, steps), link.root);
  return {
    position: entry.position,
    digest: hex(entry.digest),
    leaf: hex(leaf),
    steps: steps.map(({ side, hash }) => ({ side, hash: hex(hash) })),
    link: linkView(link),
    isErased: checked.isErased,
    checkedAt: clock.now().toISOString(),
    checks: [
      ...entryChecks(checked),
      { what: 'path', isRight: isOnPath },
      ...linkChecks(link, previous, key),
    ],
  };
}

async function linksOf(tx: Tx, number: number): Promise<readonly [LinkRow, LinkRow | undefined]> {
  const [link] = await listLinks(tx, number - 1, 1);
  if (link?.number !== number) throw new Problem('not-found', { what: `mata rantai ${number}` });
  const [previous] = number === 1 ? [] : await listLinks(tx, number - 2, 1);
  return [link, previous?.number === number - 1 ? previous : undefined];
}

async function provedErasures(tx: Tx, { erasure_id: id }: SealedEntry): Promise<ReadonlySet<string>> {
  if (id === null) return new Set();
  const erasures = await listErasures(tx, id);
  return new Set(erasures.filter(isErasureProved).map(({ erasureId }) => erasureId));
}

function entryChecks({ kinds }: Checked): ProofCheck[] {
  return [
    { what: 'entry', isRight: !kinds.includes('entry-changed') },
    { what: 'values', isRight: !kinds.includes('value-changed') && !kinds.includes('value-missing') },
    { what: 'subjects', isRight: !kinds.includes('subject-changed') },
  ];
}

function linkChecks(link: LinkRow, previous: LinkRow | undefined, key: PublicKey | null): ProofCheck[] {
  const kinds = checkLink(link, previous, new Map(key === null ? [] : [[key.id, key]]));
  return [
    { what: 'link', isRight: !kinds.includes('link-changed') },
    { what: 'previous', isRight: !kinds.includes('link-unjoined') },
    { what: 'signature', isRight: !kinds.includes('key-unknown') && !kinds.includes('signature-wrong') },
  ];
}

function linkView(link: LinkRow): AuditProof['link'] {
  return {
    number: link.number,
    entries: link.entry_count,
    root: hex(link.root),
    hash: hex(link.hash),
    previousHash: link.previous_hash === null ? null : hex(link.previous_hash),
    sealedAt: link.sealed_at.toISOString(),
    signature: hex(link.signature),
    keyId: link.key_id,
  };
}
