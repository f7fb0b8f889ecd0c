import type { AuditList, AuditQuery } from '@pilar/contracts';
import type { z } from 'zod';
import type { Tx } from '../db/index.ts';
import { listAudit } from './audit.store.ts';

const PAGE = 100;

/** What was written by whom, newest first, a page at a time. */
export async function getAuditPage(tx: Tx, query: z.infer<typeof AuditQuery>): Promise<AuditList> {
  const filter = {
    ...(query.before === undefined ? {} : { before: query.before }),
    ...(query.entity === undefined ? {} : { entity: query.entity }),
  };
  const rows = await listAudit(tx, filter, PAGE);
  const entries = rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    before: row.before,
    after: row.after,
  }));
  return { entries, next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null };
}
