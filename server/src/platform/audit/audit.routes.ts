import { AuditList, AuditQuery } from '@pilar/contracts';
import { type Route, route } from '../http/route.ts';
import { getAuditPage } from './audit.service.ts';

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
    ({ transaction, query }) => transaction((tx) => getAuditPage(tx, query)),
  ),
];
