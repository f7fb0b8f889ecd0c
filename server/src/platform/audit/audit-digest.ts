import { createHash } from 'node:crypto';

/*
 * The digests of the database's own `platform.audit_digest`, `audit_value_digest` and `audit_subject_digest`, computed
 * again outside it: who owns the database could replace its functions.
 */

export type DigestedEntry = Readonly<{
  id: string;
  at: Date;
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  entity: string;
  entity_id: string | null;
  purpose: string | null;
  request_id: string | null;
  value_digest: Uint8Array | null;
  subject_digest: Uint8Array | null;
}>;

/** Before and after as PostgreSQL writes jsonb as text. */
export type DigestedValue = Readonly<{
  salt: Uint8Array;
  before: string | null;
  after: string | null;
  reason: string | null;
  address: string | null;
}>;

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const isSameBytes = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === null || other === null ? one === other : Buffer.compare(one, other) === 0;

/** Each field with its length in bytes before it, so that no two entries are written alike. */
export function field(text: string | null): string {
  return text === null ? '-' : `${Buffer.byteLength(text)}:${text}`;
}

export function sha256(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function entryDigest(entry: DigestedEntry): Buffer {
  const fields = [
    entry.id,
    entry.at.toISOString(),
    entry.actor_id,
    entry.actor_name,
    entry.action,
    entry.entity,
    entry.entity_id,
    entry.purpose,
    entry.request_id,
    entry.value_digest === null ? null : hex(entry.value_digest),
    entry.subject_digest === null ? null : hex(entry.subject_digest),
  ];
  return sha256('pilar-audit-entry-1', ...fields.map(field));
}

export function valueDigest({ salt, before, after, reason, address }: DigestedValue): Buffer {
  return sha256(salt, 'pilar-audit-value-1', ...[before, after, reason, address].map(field));
}

export function subjectDigest(subjects: readonly Readonly<{ entity: string; id: string }>[]): Buffer {
  const named = new Set(subjects.map(({ entity, id }) => field(entity) + field(id)));
  const sorted = [...named].map((text) => Buffer.from(text)).sort(Buffer.compare);
  return sha256('pilar-audit-subject-1', ...sorted);
}

/** Of the entries that one erasure took the values from; stands in that erasure's own entry. */
export function erasedDigest(entryIds: readonly string[]): string {
  return hex(sha256('pilar-audit-erasure-1', ...entryIds.toSorted().map(field)));
}
