import type { Tx } from '../platform/db/index.ts';

/** Who did what with one person of the register, newest first. */
export async function listAboutPerson(tx: Tx, personId: string) {
  return tx
    .selectFrom('platform.audit_entry as entry')
    .leftJoin('platform.audit_subject as subject', (join) =>
      join
        .onRef('subject.entry_id', '=', 'entry.id')
        .on('subject.entity', '=', 'registry.person')
        .on('subject.subject_id', '=', personId),
    )
    .select(['entry.at', 'entry.actor_name', 'entry.action', 'entry.purpose'])
    .where(({ or, and, eb }) =>
      or([
        eb('subject.subject_id', 'is not', null),
        and([eb('entry.entity', '=', 'registry.person'), eb('entry.entity_id', '=', personId)]),
      ]),
    )
    .orderBy('entry.position', 'desc')
    .execute();
}
