import type { Breach, BreachList, ChangeBreach, CloseBreach, ReportBreach } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { addBreach, type BreachChange, changeBreach, listBreaches, lockBreach } from './breach.store.ts';
import { getClockRule } from './clock-rule.ts';
import { localDate } from './working-days.ts';

const ENTITY = 'protection.breach';
const HOUR_MS = 3_600_000;
type Row = NonNullable<Awaited<ReturnType<typeof lockBreach>>>;

export async function getBreaches(tx: Tx, clock: Clock): Promise<BreachList> {
  return { now: clock.now().toISOString(), breaches: (await listBreaches(tx)).map(viewOf) };
}

function viewOf(row: Row): Breach {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    knownAt: row.known_at.toISOString(),
    happened: row.happened,
    how: row.how,
    dataKinds: row.data_kinds,
    personCount: row.person_count,
    done: row.done,
    reportedAt: row.reported_at.toISOString(),
    reportedBy: row.reported_by,
    dueAt: row.due_at.toISOString(),
    dueNote: row.due_note,
    authorityNotifiedAt: row.authority_notified_at?.toISOString() ?? null,
    personsNotifiedAt: row.persons_notified_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    closingNote: row.closing_note,
  };
}

/** The clock starts when the breach became known, not when somebody found time to report it. */
export async function reportBreach(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  report: ReportBreach,
): Promise<BreachList> {
  const knownAt = new Date(report.knownAt);
  if (knownAt > clock.now()) {
    throw new Problem('body-invalid', {
      field: 'knownAt',
      reason: 'waktu diketahui belum tiba',
      reasonEn: 'the time it became known is still to come',
    });
  }
  const rule = getClockRule('breach-notice', localDate(knownAt), 'knownAt');
  const dueAt = new Date(knownAt.getTime() + rule.amount * HOUR_MS);
  const by = actor.userName;
  const id = await addBreach(tx, { ...report, at: clock.now(), by, dueAt, dueNote: rule.note });
  await writeAudit(tx, actor, clock, {
    action: 'breach.report',
    entity: ENTITY,
    entityId: id,
    after: report,
  });
  return getBreaches(tx, clock);
}

async function openBreach(tx: Tx, id: string): Promise<Row> {
  const row = await lockBreach(tx, id);
  if (row === undefined) throw new Problem('not-found', { what: 'insiden' });
  if (row.closed_at !== null) throw new Problem('breach-closed');
  return row;
}

export async function updateBreach(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, ...change }: ChangeBreach & Readonly<{ id: string }>,
): Promise<BreachList> {
  const before = await openBreach(tx, id);
  const now = clock.now();
  const columns: BreachChange = {
    ...(change.happened === undefined ? {} : { happened: change.happened }),
    ...(change.how === undefined ? {} : { how: change.how }),
    ...(change.dataKinds === undefined ? {} : { data_kinds: change.dataKinds }),
    ...(change.personCount === undefined ? {} : { person_count: change.personCount }),
    ...(change.done === undefined ? {} : { done: change.done }),
    // Said once: a notice that has gone out does not go out later.
    ...(change.isAuthorityNotified && before.authority_notified_at === null
      ? { authority_notified_at: now }
      : {}),
    ...(change.arePersonsNotified && before.persons_notified_at === null ? { persons_notified_at: now } : {}),
  };
  if (Object.keys(columns).length === 0) return getBreaches(tx, clock);
  await changeBreach(tx, id, columns);
  const shownBefore = Object.fromEntries(Object.entries(before).filter(([name]) => name in columns));
  await writeAudit(tx, actor, clock, {
    action: 'breach.change',
    entity: ENTITY,
    entityId: id,
    before: shownBefore,
    after: columns,
  });
  return getBreaches(tx, clock);
}

export async function closeBreach(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, note }: CloseBreach & Readonly<{ id: string }>,
): Promise<BreachList> {
  await openBreach(tx, id);
  await changeBreach(tx, id, { closed_at: clock.now(), closing_note: note });
  await writeAudit(tx, actor, clock, { action: 'breach.close', entity: ENTITY, entityId: id, reason: note });
  return getBreaches(tx, clock);
}
