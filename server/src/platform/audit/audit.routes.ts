import { AuditList, AuditQuery, AuditVerification, SubjectSights } from '@pilar/contracts';
import { z } from 'zod';
import { download, XLSX_TYPE } from '../http/download.ts';
import { type Route, route } from '../http/route.ts';
import { getAuditPage, getAuditWorkbook, getSights } from './audit.service.ts';
import { findKeptHead } from './audit-head.ts';
import { findPublicKey } from './audit-key.ts';
import { verifyAudit } from './verify-audit.ts';

/** A reader waits for the answer; the whole trail is recomputed by `pilar audit verify`. */
const QUICK_ENTRIES = 20_000;

const Page = z.object({ before: z.uuid().optional().describe('keyset: entries older than this id') });

/** The audit trail to read, to keep and to verify. */
export function auditRoutes({ dataDir }: Readonly<{ dataDir: string }>): readonly Route[] {
  return [
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
    route(
      {
        method: 'GET',
        path: '/audit/export.xlsx',
        permission: 'audit.read',
        summary: 'Jejak audit yang sedang dilihat, sebagai Excel',
        tag: 'platform',
        query: AuditQuery.omit({ before: true }),
        answer: 'file',
      },
      async ({ transaction, query }) =>
        download('jejak-audit.xlsx', XLSX_TYPE, await transaction((tx) => getAuditWorkbook(tx, query))),
    ),
    route(
      {
        method: 'GET',
        path: '/audit/verify',
        permission: 'audit.read',
        summary: 'Pemeriksaan keutuhan: semua mata rantai, dan isi 20.000 catatan terbaru',
        tag: 'platform',
        answer: AuditVerification,
      },
      ({ transaction, clock }) => {
        const [key, head] = [findPublicKey(dataDir), findKeptHead(dataDir)];
        return verifyAudit({
          read: transaction,
          clock,
          keys: key === null ? [] : [key],
          heads: head === null ? [] : [head],
          newestEntries: QUICK_ENTRIES,
        });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/audit/subjects/:entity/:id',
        permission: 'subject-request.read',
        summary: 'Siapa melihat atau mengubah orang atau keluarga ini',
        tag: 'platform',
        query: Page,
        answer: SubjectSights,
      },
      ({ transaction, params, query }) =>
        transaction((tx) =>
          getSights(tx, { entity: params.entity ?? '', id: params.id ?? '' }, query.before),
        ),
    ),
  ];
}
