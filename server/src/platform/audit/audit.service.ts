import {
  type AuditEntry,
  type AuditList,
  type AuditQuery,
  auditSentence,
  auditWords,
  type SubjectSights,
} from '@pilar/contracts';
import type { Tx } from '../db/index.ts';
import { writeXlsx } from '../tabular/index.ts';
import { type AuditFilter, type AuditRow, type AuditSubject, listAudit, listSights } from './audit.store.ts';
import { hex } from './audit-digest.ts';

const PAGE = 100;
const MOST_EXPORTED = 10_000;
const DAY_MS = 24 * 60 * 60_000;

/** What was done by whom, newest first, a page at a time. */
export async function getAuditPage(tx: Tx, query: AuditQuery): Promise<AuditList> {
  const rows = await listAudit(tx, filterOf(query), PAGE);
  return {
    entries: rows.map(entryOf),
    next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** The same list as a workbook, as its sentences; at most the newest 10,000. */
export async function getAuditWorkbook(tx: Tx, query: AuditQuery): Promise<Uint8Array> {
  const entries = (await listAudit(tx, filterOf(query), MOST_EXPORTED)).map(entryOf);
  return writeXlsx([
    {
      name: 'Jejak audit',
      columns: [
        { name: 'Waktu (WIB)' },
        { name: 'Kalimat' },
        { name: 'Tindakan' },
        { name: 'Data' },
        { name: 'Alasan' },
        { name: 'Alamat' },
        { name: 'Sebelum' },
        { name: 'Sesudah' },
        { name: 'Mata rantai' },
        { name: 'Sidik jari' },
      ],
      rows: entries.map((entry) => [
        stamp(entry.at),
        auditSentence(entry, 'id'),
        entry.action,
        [entry.entity, entry.entityId ?? ''].join(' ').trim(),
        entry.reason,
        entry.address,
        json(entry.before),
        json(entry.after),
        entry.link,
        entry.digest,
      ]),
    },
  ]);
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

const stamp = (at: string): string =>
  new Date(Date.parse(at) + 7 * 60 * 60_000).toISOString().slice(0, 19).replace('T', ' ');

/** Days are those of the city's clock: western Indonesian time. */
function filterOf({ from, until, text, ...rest }: AuditQuery): AuditFilter {
  return {
    ...rest,
    since: from === undefined ? undefined : dayOf(from),
    until: until === undefined ? undefined : new Date(dayOf(until).getTime() + DAY_MS),
    words: text === undefined ? [] : auditWords(text),
  };
}

const dayOf = (day: string): Date => new Date(`${day}T00:00:00+07:00`);

function entryOf(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    position: row.position,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    purpose: row.purpose,
    subjectCount: row.subjects ?? 0,
    before: row.before ?? null,
    after: row.after ?? null,
    reason: row.reason,
    address: row.address,
    requestId: row.request_id,
    isErased: row.value_digest !== null && row.salt === null,
    digest: hex(row.digest),
    link: row.link_number,
  };
}

/** Who saw or changed this person or family. */
export async function getSights(
  tx: Tx,
  subject: AuditSubject,
  before: string | undefined,
): Promise<SubjectSights> {
  const rows = await listSights(tx, subject, before, PAGE);
  const sights = rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    purpose: row.purpose,
    isAlone: Boolean(row.isAlone),
  }));
  return { sights, next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null };
}
