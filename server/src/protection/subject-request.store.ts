import { randomUUID } from 'node:crypto';
import type { AddSubjectRequest, RequestState } from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';

export async function listRequests(tx: Tx) {
  return tx
    .selectFrom('protection.subject_request')
    .selectAll()
    .orderBy('due_on')
    .orderBy('number')
    .execute();
}

export async function findRequest(tx: Tx, id: string) {
  return tx.selectFrom('protection.subject_request').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function lockRequest(tx: Tx, id: string) {
  return tx
    .selectFrom('protection.subject_request')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function addRequest(
  tx: Tx,
  request: AddSubjectRequest & Readonly<{ dueOn: string; dueNote: string }>,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('protection.subject_request')
    .values({
      id,
      kind: request.kind,
      asker_name: request.askerName,
      asker_contact: request.askerContact,
      relation: request.relation,
      details: request.details,
      received_on: request.receivedOn,
      due_on: request.dueOn,
      due_note: request.dueNote,
      person_id: request.personId,
    })
    .execute();
  return id;
}

export type RequestChange = Readonly<{
  state: RequestState;
  person_id?: string | null;
  identity_note?: string;
  answer?: string;
  closed_at?: Date;
}>;

export async function changeRequest(tx: Tx, id: string, change: RequestChange): Promise<void> {
  await tx.updateTable('protection.subject_request').set(change).where('id', '=', id).execute();
}

export type StepRow = Readonly<{
  requestId: string;
  at: Date;
  by: string;
  state: RequestState;
  note: string;
}>;

export async function addStep(tx: Tx, step: StepRow): Promise<void> {
  await tx
    .insertInto('protection.subject_request_step')
    .values({
      id: randomUUID(),
      request_id: step.requestId,
      at: step.at,
      by: step.by,
      state: step.state,
      note: step.note,
    })
    .execute();
}

export async function listSteps(tx: Tx, requestId: string) {
  return tx
    .selectFrom('protection.subject_request_step')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('position')
    .execute();
}

export async function listRestricted(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('protection.restriction')
    .select('person_id')
    .where('lifted_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Once however often it is asked. */
export async function addRestriction(
  tx: Tx,
  { personId, requestId, at }: Readonly<{ personId: string; requestId: string; at: Date }>,
): Promise<void> {
  await tx
    .insertInto('protection.restriction')
    .values({ id: randomUUID(), person_id: personId, request_id: requestId, since: at })
    .onConflict((conflict) => conflict.column('person_id').where('lifted_at', 'is', null).doNothing())
    .execute();
}

export async function liftRestriction(tx: Tx, personId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('protection.restriction')
    .set({ lifted_at: at })
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
