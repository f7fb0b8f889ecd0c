import { randomUUID } from 'node:crypto';
import { LeavingReason } from '@pilar/contracts';
import type { Kysely } from 'kysely';
import type { Tables, Tx } from '../db/index.ts';

/** That somebody leaves, and has not returned. */
export type Leaving = Readonly<{
  id: string;
  userId: string;
  reason: LeavingReason;
  note: string;
  lastDay: string;
  isClosed: boolean;
  successorId: string | null;
  successorName: string | null;
}>;

function leavings(db: Kysely<Tables>) {
  return db
    .selectFrom('identity.departure as departure')
    .leftJoin('identity.user as successor', 'successor.id', 'departure.successor_id')
    .select([
      'departure.id',
      'departure.user_id as userId',
      'departure.reason',
      'departure.note',
      'departure.day as lastDay',
      'departure.done_at',
      'departure.successor_id as successorId',
      'successor.name as successorName',
    ])
    .where('departure.kind', '=', 'leave')
    .where('departure.returned_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof leavings>['executeTakeFirstOrThrow']>>;

const leavingOf = ({ done_at: doneAt, reason, ...row }: Row): Leaving => ({
  ...row,
  reason: LeavingReason.parse(reason),
  isClosed: doneAt !== null,
});

export async function listLeavings(db: Kysely<Tables>): Promise<readonly Leaving[]> {
  return (await leavings(db).orderBy('departure.made_at').execute()).map(leavingOf);
}

export async function findLeaving(db: Kysely<Tables>, userId: string): Promise<Leaving | undefined> {
  const row = await leavings(db).where('departure.user_id', '=', userId).executeTakeFirst();
  return row && leavingOf(row);
}

export type NewDeparture = Readonly<{
  kind: 'leave' | 'move';
  userId: string;
  reason: string;
  note: string;
  day: string;
  successorId: string | null;
  madeBy: string;
  at: Date;
}>;

/** A move is done as it is written; somebody who leaves is gone when their account is closed. */
export async function addDeparture(tx: Tx, departure: NewDeparture): Promise<void> {
  await tx
    .insertInto('identity.departure')
    .values({
      id: randomUUID(),
      user_id: departure.userId,
      kind: departure.kind,
      reason: departure.reason,
      note: departure.note,
      day: departure.day,
      successor_id: departure.successorId,
      made_at: departure.at,
      made_by: departure.madeBy,
      done_at: departure.kind === 'move' ? departure.at : null,
    })
    .execute();
}

export async function setDone(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('identity.departure').set({ done_at: at }).where('id', '=', id).execute();
}

export async function setSuccessor(tx: Tx, id: string, successorId: string): Promise<void> {
  await tx
    .updateTable('identity.departure')
    .set({ successor_id: successorId })
    .where('id', '=', id)
    .execute();
}

export async function setReturned(
  tx: Tx,
  id: string,
  { at, by, reason }: Readonly<{ at: Date; by: string; reason: string }>,
): Promise<void> {
  await tx
    .updateTable('identity.departure')
    .set({ returned_at: at, returned_by: by, return_reason: reason })
    .where('id', '=', id)
    .execute();
}

/** People whose last day has ended while their account still counts as active. */
export async function listDue(db: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('identity.departure as departure')
    .innerJoin('identity.user as user', 'user.id', 'departure.user_id')
    .select('user.id')
    .where('departure.kind', '=', 'leave')
    .where('departure.returned_at', 'is', null)
    .where('departure.done_at', 'is', null)
    .where('user.closes_at', '<=', now)
    .execute();
  return rows.map(({ id }) => id);
}

/** When the account stops opening anything; null: it goes on. */
export async function setCloses(tx: Tx, userId: string, closesAt: Date | null, at: Date): Promise<void> {
  await tx
    .updateTable('identity.user')
    .set({ closes_at: closesAt, updated_at: at })
    .where('id', '=', userId)
    .execute();
}

export async function setUnit(tx: Tx, userId: string, unit: string | null, at: Date): Promise<void> {
  await tx.updateTable('identity.user').set({ unit, updated_at: at }).where('id', '=', userId).execute();
}

/** Links that were made for a person and not used. */
export async function endLinks(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx
    .updateTable('identity.one_time_link')
    .set({ expires_at: at })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .where('created_at', '<=', at)
    .execute();
}
