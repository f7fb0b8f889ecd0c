import type { AuditFindingKind } from '@pilar/contracts';
import { entryDigest, erasedDigest, isSameBytes, subjectDigest, valueDigest } from './audit-digest.ts';
import type { ErasureRow, Named, SealedEntry } from './verify.store.ts';

export type Checked = Readonly<{
  /** the digest of what stands there now */
  digest: Buffer;
  isErased: boolean;
  kinds: readonly AuditFindingKind[];
}>;

/** One entry against its own digests; its place in a link is asked elsewhere. */
export function checkEntry(
  entry: SealedEntry,
  subjects: readonly Named[],
  provedErasures: ReadonlySet<string>,
): Checked {
  const kinds: AuditFindingKind[] = [];
  const digest = entryDigest(entry);
  if (!isSameBytes(digest, entry.digest)) kinds.push('entry-changed');
  const value = checkValue(entry, provedErasures);
  if (value.kind !== null) kinds.push(value.kind);
  const named = subjects.length === 0 ? null : subjectDigest(subjects);
  if (!isSameBytes(named, entry.subject_digest)) kinds.push('subject-changed');
  return { digest, isErased: value.isErased, kinds };
}

function checkValue(
  entry: SealedEntry,
  provedErasures: ReadonlySet<string>,
): { kind: AuditFindingKind | null; isErased: boolean } {
  const { salt, before, after, reason, address, value_digest: expected } = entry;
  if (salt !== null) {
    const isRight = isSameBytes(valueDigest({ salt, before, after, reason, address }), expected);
    return { kind: isRight ? null : 'value-changed', isErased: false };
  }
  if (expected === null) return { kind: null, isErased: false };
  const isErased = entry.erasure_id !== null && provedErasures.has(entry.erasure_id);
  return { kind: isErased ? null : 'value-missing', isErased };
}

/** Whether an erasure took away what its own entry says, and nothing else. */
export function isErasureProved({ after, entryIds }: ErasureRow): boolean {
  const claimed =
    typeof after === 'object' && after !== null && 'entriesDigest' in after && after.entriesDigest;
  return claimed === erasedDigest(entryIds);
}
