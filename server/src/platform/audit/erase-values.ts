import type { Clock } from '../clock.ts';
import { type Actor, bulkInsert, type Tx } from '../db/index.ts';
import { writeAudit } from './audit.store.ts';
import { erasedDigest } from './audit-digest.ts';

export type Erasure = Readonly<{
  /** values of entries written before this moment */
  before: Date;
  /** why they leave, for example the line of the retention schedule */
  reason: string;
}>;

/** One transaction stays short, and one entry of the trail names what a reader can check. */
const MOST_AT_ONCE = 10_000;

/** Values that an erasure up to this moment would take. Needs `audit.read`. */
export async function countOldAuditValues(tx: Tx, before: Date): Promise<number> {
  const { count } = await oldValues(tx, before)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The entry of an erasure keeps its own values: they prove what it took. */
function oldValues(tx: Tx, before: Date) {
  return tx
    .selectFrom('platform.audit_value as value')
    .innerJoin('platform.audit_entry as entry', 'entry.id', 'value.entry_id')
    .where('entry.at', '<', before)
    .where('entry.action', '!=', 'audit.erase');
}

/**
 * Takes the values and their salt away from old entries: what stays is who, what, when, the digest and this erasure with
 * its reason. Needs `audit.read` and `audit.erase`, which only the retention work holds.
 * @returns how many entries lost their values; at most 10,000, so that a caller asks again until none is left
 */
export async function eraseAuditValues(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  erasure: Erasure,
): Promise<number> {
  const rows = await oldValues(tx, erasure.before)
    .select('entry.id')
    .orderBy('entry.position')
    .limit(MOST_AT_ONCE)
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  const own = await writeAudit(tx, actor, clock, {
    action: 'audit.erase',
    entity: 'platform.audit_entry',
    reason: erasure.reason,
    after: { entries: ids.length, before: erasure.before.toISOString(), entriesDigest: erasedDigest(ids) },
  });
  const columns = { entry_id: ids, erasure_id: ids.map(() => own) };
  await bulkInsert(tx, 'platform.audit_erasure', columns, ids.length);
  return ids.length;
}
