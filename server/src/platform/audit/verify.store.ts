import type { Tx } from '../db/index.ts';

export function listLinks(tx: Tx, after: number, most: number) {
  return tx
    .selectFrom('platform.audit_link')
    .selectAll()
    .where('number', '>', after)
    .orderBy('number')
    .limit(most)
    .execute();
}
export type LinkRow = Awaited<ReturnType<typeof listLinks>>[number];

/** Entries with all that their digests cover; before and after as the database's text. */
function entriesWhole(tx: Tx) {
  return tx
    .selectFrom('platform.audit_entry as entry')
    .leftJoin('platform.audit_value as value', 'value.entry_id', 'entry.id')
    .leftJoin('platform.audit_erasure as erasure', 'erasure.entry_id', 'entry.id')
    .selectAll('entry')
    .select((eb) => [
      'value.salt',
      'value.reason',
      'value.address',
      'erasure.erasure_id',
      eb.cast<string | null>('value.before', 'text').as('before'),
      eb.cast<string | null>('value.after', 'text').as('after'),
    ]);
}

/** One entry, with whom it names. */
export async function findWholeEntry(tx: Tx, id: string) {
  const entry = await entriesWhole(tx).where('entry.id', '=', id).executeTakeFirst();
  if (entry === undefined) return undefined;
  return { entry, subjects: (await listSubjects(tx, [id])).get(id) ?? [] };
}

/** Entries of one link, or (null) of none. */
export async function listSealedEntries(tx: Tx, link: number | null, after: number, most: number) {
  const entries = await entriesWhole(tx)
    .where('entry.link_number', link === null ? 'is' : '=', link)
    .where('entry.position', '>', after)
    .orderBy('entry.position')
    .limit(most)
    .execute();
  // Of all of them: a person may have been put into an entry that names nobody.
  const ids = entries.map(({ id }) => id);
  return { entries, subjects: await listSubjects(tx, ids) };
}
export type SealedEntry = Awaited<ReturnType<typeof listSealedEntries>>['entries'][number];
export type Named = Readonly<{ entity: string; id: string }>;

async function listSubjects(tx: Tx, entryIds: readonly string[]): Promise<Map<string, Named[]>> {
  if (entryIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('platform.audit_subject')
    .select(['entry_id', 'entity', 'subject_id as id'])
    .where('entry_id', 'in', entryIds)
    .execute();
  return Map.groupBy(rows, ({ entry_id }) => entry_id);
}

export type ErasureRow = Readonly<{
  erasureId: string;
  position: number;
  after: unknown;
  entryIds: string[];
}>;

/** Every erasure, or one, with what it says it took away, and what it really names. */
export async function listErasures(tx: Tx, only?: string): Promise<ErasureRow[]> {
  let query = tx
    .selectFrom('platform.audit_erasure as erasure')
    .innerJoin('platform.audit_entry as own', 'own.id', 'erasure.erasure_id')
    .leftJoin('platform.audit_value as value', 'value.entry_id', 'own.id')
    .select(['erasure.erasure_id', 'erasure.entry_id', 'own.position', 'own.action', 'value.after']);
  if (only !== undefined) query = query.where('erasure.erasure_id', '=', only);
  const rows = await query.execute();
  const byErasure = Map.groupBy(rows, ({ erasure_id }) => erasure_id);
  return [...byErasure].map(([erasureId, own]) => ({
    erasureId,
    position: own[0]?.position ?? 0,
    after: own[0]?.action === 'audit.erase' ? own[0].after : null,
    entryIds: own.map(({ entry_id }) => entry_id),
  }));
}

/** Links that entries name, whether they are there or not. */
export async function listNamedLinks(tx: Tx): Promise<number[]> {
  const rows = await tx
    .selectFrom('platform.audit_entry')
    .select('link_number')
    .distinct()
    .where('link_number', 'is not', null)
    .execute();
  return rows.flatMap(({ link_number }) => (link_number === null ? [] : [link_number]));
}
