import { AuditList, AuditProof, AuditQuery, AuditVerification, SubjectSights } from '@pilar/contracts';
import { z } from 'zod';
import type { Tx } from '../db/index.ts';
import { check } from '../http/check.ts';
import { download, XLSX_TYPE } from '../http/download.ts';
import { type Route, route } from '../http/route.ts';
import { Problem } from '../problem.ts';
import { getAuditPage, getAuditWorkbook, getSights, readActorNames } from './audit.service.ts';
import type { AuditSubject } from './audit.store.ts';
import { findKeptHead } from './audit-head.ts';
import { findPublicKey } from './audit-key.ts';
import { proveEntry } from './prove-entry.ts';
import { verifyAudit } from './verify-audit.ts';

/** A reader waits for the answer; the whole trail is recomputed by `pilar audit verify`. */
const QUICK_ENTRIES = 20_000;

const Page = z.object({ before: z.uuid().optional().describe('keyset: entries older than this id') });

const Id = z.object({ id: z.uuid() });

export type AuditParts = Readonly<{
  dataDir: string;
  /** whether a person or family lies in the places of whoever asks: the trail itself knows no place */
  isInPlaces: (tx: Tx, subject: AuditSubject) => Promise<boolean>;
}>;

/** The audit trail to read, to keep and to verify. */
export function auditRoutes({ dataDir, isInPlaces }: AuditParts): readonly Route[] {
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
      async ({ db, transaction, query }) => {
        const names = await readActorNames(db);
        return transaction((tx) => getAuditPage(tx, query, names));
      },
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
      async ({ db, transaction, query }) => {
        const names = await readActorNames(db);
        const bytes = await transaction((tx) => getAuditWorkbook(tx, query, names));
        return download('jejak-audit.xlsx', XLSX_TYPE, bytes);
      },
    ),
    route(
      {
        method: 'GET',
        path: '/audit/entries/:id/proof',
        permission: 'audit.read',
        summary: 'Bukti bahwa satu catatan berada dalam mata rantai bertanda tangan, dihitung ulang',
        tag: 'platform',
        answer: AuditProof,
      },
      ({ transaction, params, clock }) => {
        const { id } = check(Id, params, 'query-invalid');
        return transaction((tx) => proveEntry(tx, { id, key: findPublicKey(dataDir), clock }));
      },
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
      async ({ db, transaction, params, query }) => {
        const subject = { entity: params.entity ?? '', id: params.id ?? '' };
        const names = await readActorNames(db);
        return transaction(async (tx) => {
          if (!(await isInPlaces(tx, subject)))
            throw new Problem('not-found', { what: 'orang atau keluarga' });
          return getSights(tx, subject, { before: query.before, names });
        });
      },
    ),
  ];
}
