import {
  type AuditEntry,
  type AuditList,
  type AuditQuery,
  auditSentence,
  auditWords,
  type SubjectSights,
} from '@pilar/contracts';
import type { Database, Tx } from '../db/index.ts';
import { writeXlsx } from '../tabular/index.ts';
import { type ActorNames, listActorNames } from './actor-name.store.ts';
import { type AuditFilter, type AuditRow, type AuditSubject, listAudit, listSights } from './audit.store.ts';
import { hex } from './audit-digest.ts';

const PAGE = 100;
const MOST_EXPORTED = 10_000;
const DAY_MS = 24 * 60 * 60_000;

/** Asked before the transaction of a reader: the accounts are out of its reach. */
export const readActorNames = (db: Database): Promise<ActorNames> => listActorNames(db);

/** What was done by whom, newest first, a page at a time. */
export async function getAuditPage(tx: Tx, query: AuditQuery, names: ActorNames): Promise<AuditList> {
  const rows = await listAudit(tx, filterOf(query, names), PAGE);
  return {
    entries: rows.map((row) => entryOf(row, names)),
    next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** The same list as a workbook, as its sentences; at most the newest 10,000. */
export async function getAuditWorkbook(tx: Tx, query: AuditQuery, names: ActorNames): Promise<Uint8Array> {
  const rows = await listAudit(tx, filterOf(query, names), MOST_EXPORTED);
  const entries = rows.map((row) => entryOf(row, names));
  return writeXlsx([
    {
      name: 'Jejak audit',
      columns: [
        { name: 'Waktu (WIB)' },
        { name: 'Kalimat' },
        { name: 'Nama pengguna' },
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
        entry.actorName,
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
function filterOf({ from, until, text, ...rest }: AuditQuery, names: ActorNames): AuditFilter {
  const called = (part: string): string[] =>
    [...names].flatMap(([id, name]) => (name.toLowerCase().includes(part.toLowerCase()) ? [id] : []));
  return {
    ...rest,
    since: from === undefined ? undefined : dayOf(from),
    until: until === undefined ? undefined : new Date(dayOf(until).getTime() + DAY_MS),
    words: auditWords(text ?? '').map((word) => ({ ...word, actorIds: called(word.word) })),
    actorIds: rest.actor === undefined ? [] : called(rest.actor),
  };
}

const dayOf = (day: string): Date => new Date(`${day}T00:00:00+07:00`);

const nameOf = (id: string | null, names: ActorNames): string | null =>
  id === null ? null : (names.get(id) ?? null);

function entryOf(row: AuditRow, names: ActorNames): AuditEntry {
  return {
    id: row.id,
    position: row.position,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    actorFullName: nameOf(row.actor_id, names),
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

/** Who saw or changed this person or family, an entry a line. */
export async function getSights(
  tx: Tx,
  subject: AuditSubject,
  { before, names }: Readonly<{ before: string | undefined; names: ActorNames }>,
): Promise<SubjectSights> {
  const rows = await listSights(tx, subject, before, PAGE);
  const sights = rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    actorFullName: nameOf(row.actor_id, names),
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    purpose: row.purpose,
    isAlone: Boolean(row.isAlone),
  }));
  return { sights, next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null };
}
