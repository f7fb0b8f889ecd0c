import type {
  AddSubjectRequest,
  StepSubjectRequest,
  SubjectRequest,
  SubjectRequestDetail,
} from '@pilar/contracts';
import { RequestKind, RequestState } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { getClockRule } from './clock-rule.ts';
import { dueAfter } from './holiday.service.ts';
import { refuseStep } from './request-steps.ts';
import {
  addRequest,
  addRestriction,
  addStep,
  changeRequest,
  findRequest,
  liftRestriction,
  listRequests,
  listRestricted,
  listSteps,
  lockRequest,
} from './subject-request.store.ts';
import { localDate } from './working-days.ts';

const ENTITY = 'protection.subject_request';
const aboutPerson = (id: string | null) => (id === null ? [] : [{ entity: 'registry.person', id }]);
type Row = NonNullable<Awaited<ReturnType<typeof findRequest>>>;

/** Overdue first, then open by due date, then closed, newest last due first. */
export async function getRequests(tx: Tx, clock: Clock): Promise<SubjectRequest[]> {
  const restricted = await listRestricted(tx);
  const views = (await listRequests(tx)).map((row) => viewOf(row, clock, restricted));
  const open = views.filter((view) => view.closedAt === null);
  const closed = views.filter((view) => view.closedAt !== null);
  return [...open, ...closed.reverse()];
}

export async function getRequest(tx: Tx, clock: Clock, id: string): Promise<SubjectRequestDetail> {
  const row = await findRequest(tx, id);
  if (row === undefined) throw new Problem('not-found', { what: 'permintaan' });
  const steps = await listSteps(tx, id);
  return {
    ...viewOf(row, clock, await listRestricted(tx)),
    steps: steps.map((step) => ({
      at: step.at.toISOString(),
      by: step.by,
      state: RequestState.parse(step.state),
      note: step.note,
    })),
  };
}

function viewOf(row: Row, clock: Clock, restricted: ReadonlySet<string>): SubjectRequest {
  return {
    id: row.id,
    number: row.number,
    kind: RequestKind.parse(row.kind),
    state: RequestState.parse(row.state),
    askerName: row.asker_name,
    askerContact: row.asker_contact,
    relation: row.relation,
    details: row.details,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    dueNote: row.due_note,
    isOverdue: row.closed_at === null && row.due_on < localDate(clock.now()),
    personId: row.person_id,
    isLimited: row.person_id !== null && restricted.has(row.person_id),
    identityNote: row.identity_note,
    answer: row.answer,
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}

/** The due date is counted by the rule of the day on which the request came in, and keeps that rule's words. */
export async function receiveRequest(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  request: AddSubjectRequest,
): Promise<SubjectRequestDetail> {
  if (request.receivedOn > localDate(clock.now())) {
    throw new Problem('body-invalid', {
      field: 'receivedOn',
      reason: 'tanggal terima belum tiba',
      reasonEn: 'the date of receipt is still to come',
    });
  }
  const rule = getClockRule(`request-${request.kind}`, request.receivedOn, 'receivedOn');
  const { dueOn, note } = await dueAfter(tx, request.receivedOn, rule.amount);
  const dueNote = note === '' ? rule.note : `${rule.note}; ${note}`;
  const id = await addRequest(tx, { ...request, dueOn, dueNote });
  await addStep(tx, stepOf(id, actor, clock, { state: 'received', note: request.details }));
  await writeAudit(tx, actor, clock, {
    action: 'subject-request.receive',
    entity: ENTITY,
    entityId: id,
    after: { kind: request.kind, receivedOn: request.receivedOn, dueOn },
    subjects: aboutPerson(request.personId),
  });
  return getRequest(tx, clock, id);
}

const stepOf = (
  requestId: string,
  actor: Actor,
  clock: Clock,
  step: Pick<StepSubjectRequest, 'state' | 'note'>,
) => ({
  requestId,
  at: clock.now(),
  by: actor.userName,
  ...step,
});

export async function stepRequest(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, ...step }: StepSubjectRequest & Readonly<{ id: string }>,
): Promise<SubjectRequestDetail> {
  const row = await lockRequest(tx, id);
  if (row === undefined) throw new Problem('not-found', { what: 'permintaan' });
  refuseStep(RequestState.parse(row.state), step.state);
  const personId = step.personId === undefined ? row.person_id : step.personId;
  const isClosing = step.state === 'answered' || step.state === 'refused';
  await changeRequest(tx, id, {
    state: step.state,
    person_id: personId,
    ...(step.state === 'identified' ? { identity_note: step.note } : {}),
    ...(isClosing ? { answer: step.note, closed_at: clock.now() } : {}),
  });
  await addStep(tx, stepOf(id, actor, clock, { state: step.state, note: step.note }));
  if (row.kind === 'limit' && step.state === 'answered') {
    await limit(tx, clock, { personId, requestId: id });
  }
  await writeAudit(tx, actor, clock, {
    action: `subject-request.${step.state}`,
    entity: ENTITY,
    entityId: id,
    before: { state: row.state },
    after: { state: step.state },
    reason: step.note,
    subjects: aboutPerson(personId),
  });
  return getRequest(tx, clock, id);
}

/** To limit is to know whom: without a person of the register nothing would be hidden. */
async function limit(
  tx: Tx,
  clock: Clock,
  { personId, requestId }: Readonly<{ personId: string | null; requestId: string }>,
): Promise<void> {
  if (personId === null) {
    throw new Problem('request-step-refused', {
      reason: 'pilih dahulu orang dalam registri yang pemrosesannya dibatasi',
      reasonEn: 'first choose the person of the register whose data are to be limited',
    });
  }
  await addRestriction(tx, { personId, requestId, at: clock.now() });
}

/** The limit of a request ends; the request itself stays as it was answered. */
export async function endLimit(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, reason }: Readonly<{ id: string; reason: string }>,
): Promise<SubjectRequestDetail> {
  const row = await lockRequest(tx, id);
  if (row?.person_id == null) throw new Problem('not-found', { what: 'permintaan' });
  if (!(await liftRestriction(tx, row.person_id, clock.now()))) throw new Problem('changed-meanwhile');
  await writeAudit(tx, actor, clock, {
    action: 'subject-request.limit-end',
    entity: ENTITY,
    entityId: id,
    reason,
    subjects: aboutPerson(row.person_id),
  });
  return getRequest(tx, clock, id);
}
