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

/**
 * Takes the values and their salt away from old entries: what stays is who, what, when, the digest and this erasure with
 * its reason. Needs `audit.read` and `audit.erase`, which only the retention work holds.
 * @returns how many entries lost their values
 */
export async function eraseAuditValues(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  erasure: Erasure,
): Promise<number> {
  const rows = await tx
    .selectFrom('platform.audit_value as value')
    .innerJoin('platform.audit_entry as entry', 'entry.id', 'value.entry_id')
    .select('entry.id')
    .where('entry.at', '<', erasure.before)
    .where('entry.action', '!=', 'audit.erase')
    .orderBy('entry.position')
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
