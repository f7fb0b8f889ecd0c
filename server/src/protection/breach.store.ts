import { randomUUID } from 'node:crypto';
import type { ReportBreach } from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';

/** Open first, by their due time; then the closed, newest first. */
export async function listBreaches(tx: Tx) {
  return tx
    .selectFrom('protection.breach')
    .selectAll()
    .orderBy('closed_at', (order) => order.desc().nullsFirst())
    .orderBy('due_at')
    .execute();
}

export async function lockBreach(tx: Tx, id: string) {
  return tx.selectFrom('protection.breach').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export type NewBreach = ReportBreach & Readonly<{ at: Date; by: string; dueAt: Date; dueNote: string }>;

export async function addBreach(tx: Tx, breach: NewBreach): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('protection.breach')
    .values({
      id,
      title: breach.title,
      known_at: breach.knownAt,
      happened: breach.happened,
      how: breach.how,
      data_kinds: breach.dataKinds,
      person_count: breach.personCount,
      done: breach.done,
      reported_at: breach.at,
      reported_by: breach.by,
      due_at: breach.dueAt,
      due_note: breach.dueNote,
    })
    .execute();
  return id;
}

export type BreachChange = Readonly<
  Partial<{
    happened: string;
    how: string;
    data_kinds: string;
    person_count: number | null;
    done: string;
    authority_notified_at: Date;
    persons_notified_at: Date;
    closed_at: Date;
    closing_note: string;
  }>
>;

export async function changeBreach(tx: Tx, id: string, change: BreachChange): Promise<void> {
  await tx.updateTable('protection.breach').set(change).where('id', '=', id).execute();
}
