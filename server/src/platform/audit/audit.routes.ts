import { AuditList, AuditQuery } from '@pilar/contracts';
import { type Route, route } from '../http/route.ts';
import { listAudit } from './audit.store.ts';

const PAGE = 100;

export const auditRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/audit',
      permission: 'audit.read',
      summary: 'Jejak audit, terbaru dahulu',
      tag: 'platform',
      query: AuditQuery,
      answer: AuditList,
    },
    ({ transaction, query }) =>
      transaction(async (tx) => {
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
      }),
  ),
];
