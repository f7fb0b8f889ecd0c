import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Actor, Tx } from '../db/index.ts';

export type Audited = Readonly<{
  action: string;
  entity: string;
  entityId?: string | null;
  before?: unknown;
  after?: unknown;
}>;

/** The audit row of a write, in the transaction of that write. Call it beside every insert, update or ending. */
export async function writeAudit(tx: Tx, actor: Actor, clock: Clock, audited: Audited): Promise<void> {
  await tx
    .insertInto('platform.audit_entry')
    .values({
      id: randomUUID(),
      at: clock.now(),
      actor_id: actor.userId,
      actor_name: actor.userName,
      action: audited.action,
      entity: audited.entity,
      entity_id: audited.entityId ?? null,
      before: json(audited.before),
      after: json(audited.after),
    })
    .execute();
}

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

/** A page of entries, newest first; `before` is the id of the last entry of the page before. */
export async function listAudit(tx: Tx, filter: { before?: string; entity?: string }, limit: number) {
  let query = tx.selectFrom('platform.audit_entry').selectAll().orderBy('position', 'desc').limit(limit);
  if (filter.entity !== undefined) query = query.where('entity', '=', filter.entity);
  if (filter.before !== undefined) {
    const edge = tx.selectFrom('platform.audit_entry').select('position').where('id', '=', filter.before);
    query = query.where('position', '<', edge);
  }
  return query.execute();
}
