import type { Tx } from '../db/index.ts';
import type { PublicKey } from './audit-key.ts';

export type Unsealed = Readonly<{ position: number; digest: Uint8Array }>;

/** Committed entries that no link holds yet, in order. Another sealer's are passed over; no writer waits. */
export function takeUnsealed(tx: Tx, most: number): Promise<Unsealed[]> {
  return tx
    .selectFrom('platform.audit_entry')
    .select(['position', 'digest'])
    .where('link_number', 'is', null)
    .orderBy('position')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
}

const MARKED_AT_ONCE = 10_000;

export async function markSealed(tx: Tx, entries: readonly Unsealed[], link: number): Promise<void> {
  for (let at = 0; at < entries.length; at += MARKED_AT_ONCE) {
    const positions = entries.slice(at, at + MARKED_AT_ONCE).map(({ position }) => position);
    await tx
      .updateTable('platform.audit_entry')
      .set({ link_number: link })
      .where('position', 'in', positions)
      .where('link_number', 'is', null)
      .execute();
  }
}

export function findLastLink(tx: Tx) {
  return tx
    .selectFrom('platform.audit_link')
    .select(['number', 'hash', 'root', 'sealed_at', 'key_id', 'signature'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function addKey(tx: Tx, key: PublicKey, at: Date): Promise<void> {
  await tx
    .insertInto('platform.audit_key')
    .values({ id: key.id, public_key: key.der, first_used_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export type NewLink = Readonly<{
  number: number;
  entry_count: number;
  first_position: number;
  last_position: number;
  leaves: Uint8Array;
  root: Uint8Array;
  previous_hash: Uint8Array | null;
  sealed_at: Date;
  key_id: string;
  hash: Uint8Array;
  signature: Uint8Array;
}>;

export async function addLink(tx: Tx, link: NewLink): Promise<void> {
  await tx.insertInto('platform.audit_link').values(link).execute();
}
