import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Actor, Tx } from '../db/index.ts';

/** A person or family that an entry is about; `entity` is the table it lives in. */
export type AuditSubject = Readonly<{ entity: string; id: string }>;

export type Audited = Readonly<{
  action: string;
  entity: string;
  entityId?: string | null;
  before?: unknown;
  after?: unknown;
  /** What a person typed as the reason. */
  reason?: string | null;
  /** Whom it is about, when these are people or families: a list of fifty families names fifty. */
  subjects?: readonly AuditSubject[];
}>;

/**
 * The audit row of a write, or of a view of persons, in the transaction of that write or view. Request, address and
 * purpose come from the transaction itself.
 * @returns the id of the entry
 */
export async function writeAudit(tx: Tx, actor: Actor, clock: Clock, audited: Audited): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('platform.audit_write')
    .values({
      id,
      at: clock.now(),
      actor_id: actor.userId,
      actor_name: actor.userName,
      action: audited.action,
      entity: audited.entity,
      entity_id: audited.entityId ?? null,
      before: json(audited.before),
      after: json(audited.after),
      reason: audited.reason ?? null,
      subjects: json(audited.subjects),
    })
    .execute();
  return id;
}

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

/** A page of entries, newest first; `before` is the id of the last entry of the page before. */
export async function listAudit(tx: Tx, filter: { before?: string; entity?: string }, limit: number) {
  let query = tx
    .selectFrom('platform.audit_entry as entry')
    .leftJoin('platform.audit_value as value', 'value.entry_id', 'entry.id')
    .selectAll('entry')
    .select(['value.before', 'value.after'])
    .orderBy('entry.position', 'desc')
    .limit(limit);
  if (filter.entity !== undefined) query = query.where('entry.entity', '=', filter.entity);
  if (filter.before !== undefined) {
    const edge = tx.selectFrom('platform.audit_entry').select('position').where('id', '=', filter.before);
    query = query.where('entry.position', '<', edge);
  }
  return query.execute();
}
