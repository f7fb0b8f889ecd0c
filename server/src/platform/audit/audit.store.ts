import { randomUUID } from 'node:crypto';
import type { AuditWord } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import type { Actor, Tx } from '../db/index.ts';

/** A person or family that an entry is about; `entity` is the table it lives in. */
export type AuditSubject = Readonly<{ entity: string; id: string }>;

export type Audited = Readonly<{
  action: string;
  entity: string;
  entityId?: string | null;
  before?: unknown;
  after?: unknown;
  /** What a person typed as the reason. */
  reason?: string | null;
  /** Whom it is about, when these are people or families: a list of fifty families names fifty. */
  subjects?: readonly AuditSubject[];
}>;

/**
 * The audit row of a write, or of a view of persons, in the transaction of that write or view. Request, address and
 * purpose come from the transaction itself.
 * @returns the id of the entry
 */
export async function writeAudit(tx: Tx, actor: Actor, clock: Clock, audited: Audited): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('platform.audit_write')
    .values({
      id,
      at: clock.now(),
      actor_id: actor.userId,
      actor_name: actor.userName,
      action: audited.action,
      entity: audited.entity,
      entity_id: audited.entityId ?? null,
      before: json(audited.before),
      after: json(audited.after),
      reason: audited.reason ?? null,
      subjects: json(audited.subjects),
    })
    .execute();
  return id;
}

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

export type AuditFilter = Readonly<{
  before?: string | undefined;
  entity?: string | undefined;
  actor?: string | undefined;
  /** an account, or `program` */
  who?: string | undefined;
  action?: string | undefined;
  purpose?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
  words: readonly (AuditWord & Readonly<{ actorIds: readonly string[] }>)[];
  /** accounts whose full name holds `actor` */
  actorIds: readonly string[];
}>;

/** What stands in `who` for everything that no person did. */
const PROGRAM = 'program';

const holding = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** A page of entries, newest first; `before` is the id of the last entry of the page before. */
export async function listAudit(tx: Tx, filter: AuditFilter, limit: number) {
  const { entity, actor, who, action, purpose, since, until } = filter;
  let query = tx
    .selectFrom('platform.audit_entry as entry')
    .leftJoin('platform.audit_value as value', 'value.entry_id', 'entry.id')
    .selectAll('entry')
    .select((eb) => [
      'value.before',
      'value.after',
      'value.reason',
      'value.address',
      'value.salt',
      eb
        .selectFrom('platform.audit_subject as subject')
        .whereRef('subject.entry_id', '=', 'entry.id')
        // The members of a family that was opened are subjects too, but the sentence counts families.
        .whereRef('subject.entity', '=', 'entry.entity')
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('subjects'),
    ])
    .orderBy('entry.position', 'desc')
    .limit(limit);
  if (entity !== undefined) query = query.where('entry.entity', '=', entity);
  if (actor !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('entry.actor_name', 'ilike', holding(actor)),
        ...(filter.actorIds.length > 0 ? [eb('entry.actor_id', 'in', filter.actorIds)] : []),
      ]),
    );
  }
  if (who === PROGRAM) {
    query = query.where((eb) =>
      eb.or([eb('entry.actor_id', 'is', null), eb('entry.actor_id', 'like', 'system:%')]),
    );
  } else if (who !== undefined) query = query.where('entry.actor_id', '=', who);
  if (action !== undefined) query = query.where('entry.action', '=', action);
  if (purpose !== undefined) query = query.where('entry.purpose', '=', purpose);
  if (since !== undefined) query = query.where('entry.at', '>=', since);
  if (until !== undefined) query = query.where('entry.at', '<', until);
  if (filter.before !== undefined) {
    const edge = tx.selectFrom('platform.audit_entry').select('position').where('id', '=', filter.before);
    query = query.where('entry.position', '<', edge);
  }
  for (const { word, actions, purposes, actorIds } of filter.words) {
    query = query.where((eb) =>
      eb.or([
        eb('entry.actor_name', 'ilike', holding(word)),
        eb('entry.entity_id', 'ilike', holding(word)),
        eb('entry.action', 'ilike', holding(word)),
        eb('entry.entity', 'ilike', holding(word)),
        eb('value.reason', 'ilike', holding(word)),
        ...(actions.length > 0 ? [eb('entry.action', 'in', actions)] : []),
        ...(purposes.length > 0 ? [eb('entry.purpose', 'in', purposes)] : []),
        ...(actorIds.length > 0 ? [eb('entry.actor_id', 'in', actorIds)] : []),
      ]),
    );
  }
  return query.execute();
}
export type AuditRow = Awaited<ReturnType<typeof listAudit>>[number];

/** Who saw or changed one person or family, newest first. */
export async function listSights(tx: Tx, subject: AuditSubject, before: string | undefined, limit: number) {
  let query = tx
    .selectFrom('platform.audit_subject as subject')
    .innerJoin('platform.audit_entry as entry', 'entry.id', 'subject.entry_id')
    .select((eb) => [
      'entry.id',
      'entry.at',
      'entry.actor_id',
      'entry.actor_name',
      'entry.action',
      'entry.entity',
      'entry.entity_id',
      'entry.purpose',
      eb
        .not(
          eb.exists(
            eb
              .selectFrom('platform.audit_subject as other')
              .whereRef('other.entry_id', '=', 'entry.id')
              .whereRef('other.subject_id', '!=', 'subject.subject_id')
              .select('other.entry_id'),
          ),
        )
        .as('isAlone'),
    ])
    .where('subject.entity', '=', subject.entity)
    .where('subject.subject_id', '=', subject.id)
    .orderBy('entry.position', 'desc')
    .limit(limit);
  if (before !== undefined) {
    const edge = tx.selectFrom('platform.audit_entry').select('position').where('id', '=', before);
    query = query.where('entry.position', '<', edge);
  }
  return query.execute();
}
