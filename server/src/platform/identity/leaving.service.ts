import type { HandOverWork, LeaveUser, MoveUser, ReturnUser, User } from '@pilar/contracts';
import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Actor, Database, Tx } from '../db/index.ts';
import { giveOpenWork, type OpenWorkSource, type Taker, widenedForWork } from '../open-work/index.ts';
import { Problem } from '../problem.ts';
import { findCity } from './city.store.ts';
import { closeAccount } from './close-account.ts';
import {
  addDeparture,
  findLeaving,
  type Leaving,
  setCloses,
  setReturned,
  setSuccessor,
  setUnit,
} from './departure.store.ts';
import { describeUser } from './describe-user.ts';
import { closingOf, leavingInWords, moveInWords, refuseLater, refuseUnsaidReason } from './leaving-rule.ts';
import { isOpenAt } from './person-view.ts';
import { placesFor } from './place-rule.ts';
import { findTaker } from './successor.ts';
import {
  asIdentityRole,
  countActiveAdministrators,
  endSessions,
  getPerson,
  lockAdministrators,
  type Person,
  setPlaces,
  setRoles,
  updatePerson,
} from './user.store.ts';

export type LeavingParts = Readonly<{
  db: Database;
  clock: Clock;
  actor: Actor;
  sources: readonly OpenWorkSource[];
}>;

const ENTITY = 'identity.user';
const inOneStep = <T>(
  { db, actor }: LeavingParts,
  work: (tx: Tx, acting: Actor) => Promise<T>,
): Promise<T> => {
  const acting = widenedForWork(actor);
  return db.asActor(acting, (tx) => work(tx, acting));
};
const takerOf = ({ id, name }: Person): Taker => ({ id, name });

/**
 * Says that somebody leaves. From the end of their last day, or at once, their account opens nothing; what waits for them
 * goes to the successor.
 * @throws Problem not-found, user-left, successor-unfit, last-administrator, body-invalid
 */
export function leaveUser(parts: LeavingParts, id: string, leave: LeaveUser): Promise<User> {
  const now = parts.clock.now();
  refuseUnsaidReason(leave);
  const closesAt = closingOf(leave.lastDay, now);
  return inOneStep(parts, async (tx, acting) => {
    const { person, to } = await asIdentityRole(tx, async () => {
      await lockAdministrators(tx);
      const leaver = await getPerson(tx, id);
      if (await findLeaving(tx, id)) throw new Problem('user-left');
      const taker = await findTaker(tx, { id: leave.successorId, from: id, now });
      const { reason, note, lastDay: day, successorId } = leave;
      await addDeparture(tx, {
        ...{ kind: 'leave', userId: id, reason, note, day, successorId, madeBy: acting.userId, at: now },
      });
      await setCloses(tx, id, closesAt, now);
      if ((await countActiveAdministrators(tx)) === 0) throw new Problem('last-administrator');
      return { person: leaver, to: taker };
    });
    await writeAudit(tx, acting, parts.clock, {
      ...{ action: 'user.leave', entity: ENTITY, entityId: id },
      after: { reason: leave.reason, note: leave.note, lastDay: leave.lastDay, successor: to?.name ?? null },
      reason: leavingInWords({ name: person.name, ...leave, successorName: to?.name ?? null }),
    });
    if (closesAt <= now) await closeAccount(tx, { ...parts, actor: acting, from: takerOf(person), to });
    return describeUser(tx, id);
  });
}

/**
 * Another role, place or unit, at once: all sessions end, so that the next one has the new rights.
 * @throws Problem not-found, user-left, user-inactive, successor-unfit, last-administrator, body-invalid
 */
export function moveUser(parts: LeavingParts, id: string, move: MoveUser): Promise<User> {
  const now = parts.clock.now();
  refuseLater(move.on, now);
  return inOneStep(parts, async (tx, acting) => {
    const places = placesFor(move.roles, move.places, (await findCity(tx))?.code ?? null);
    const { person, to } = await asIdentityRole(tx, async () => {
      await lockAdministrators(tx);
      const mover = await getPerson(tx, id);
      if (await findLeaving(tx, id)) throw new Problem('user-left');
      if (!isOpenAt(mover, now)) throw new Problem('user-inactive');
      const taker = await findTaker(tx, { id: move.successorId, from: id, now });
      await setRoles(tx, id, mover.roles, move.roles);
      await setPlaces(tx, id, mover.places, places);
      await setUnit(tx, id, move.unit, now);
      await endSessions(tx, id, null);
      const { reason, on: day, successorId } = move;
      await addDeparture(tx, {
        ...{ kind: 'move', userId: id, reason, note: '', day, successorId, madeBy: acting.userId, at: now },
      });
      if ((await countActiveAdministrators(tx)) === 0) throw new Problem('last-administrator');
      return { person: mover, to: taker };
    });
    await writeAudit(tx, acting, parts.clock, {
      ...{ action: 'user.move', entity: ENTITY, entityId: id },
      before: { roles: person.roles, places: person.places, unit: person.unit },
      after: { roles: move.roles, places, unit: move.unit, on: move.on, successor: to?.name ?? null },
      reason: moveInWords(person.name, move.on, move.reason),
    });
    // Whoever moves without a successor goes on with what they have begun.
    if (to !== null) {
      await giveOpenWork(
        parts.sources,
        { tx, actor: acting, clock: parts.clock, from: takerOf(person), to },
        false,
      );
    }
    return describeUser(tx, id);
  });
}

async function getLeaving(tx: Tx, id: string): Promise<Leaving> {
  const leaving = await findLeaving(tx, id);
  if (!leaving) throw new Problem('user-not-left');
  return leaving;
}

/** Undoes a leaving: the account opens again, with the password and second factor of before. Work stays where it went. */
export function returnUser(parts: LeavingParts, id: string, { reason }: ReturnUser): Promise<User> {
  const at = parts.clock.now();
  return inOneStep(parts, async (tx, acting) => {
    const { person, leaving } = await asIdentityRole(tx, async () => {
      const left = await getPerson(tx, id);
      const found = await getLeaving(tx, id);
      await setReturned(tx, found.id, { at, by: acting.userId, reason });
      await setCloses(tx, id, null, at);
      await updatePerson(tx, id, { isActive: true }, at);
      return { person: left, leaving: found };
    });
    await writeAudit(tx, acting, parts.clock, {
      ...{ action: 'user.return', entity: ENTITY, entityId: id },
      before: { reason: leaving.reason, lastDay: leaving.lastDay, successor: leaving.successorName },
      reason: `${person.name} kembali bertugas: ${reason}`,
    });
    return describeUser(tx, id);
  });
}

/** Gives what still waits for somebody who left to a successor found later. @throws Problem user-not-left, successor-unfit */
export function handOverWork(parts: LeavingParts, id: string, { successorId }: HandOverWork): Promise<User> {
  return inOneStep(parts, async (tx, acting) => {
    const { person, to } = await asIdentityRole(tx, async () => {
      const left = await getPerson(tx, id);
      const leaving = await getLeaving(tx, id);
      const taker = await findTaker(tx, { id: successorId, from: id, now: parts.clock.now() });
      await setSuccessor(tx, leaving.id, successorId);
      return { person: left, to: taker };
    });
    await writeAudit(tx, acting, parts.clock, {
      ...{ action: 'user.hand-over', entity: ENTITY, entityId: id },
      after: { successor: to?.name ?? null },
      reason: `Pekerjaan ${person.name} diserahkan kepada ${to?.name}.`,
    });
    const leaving = await asIdentityRole(tx, () => getLeaving(tx, id));
    if (leaving.isClosed) {
      await giveOpenWork(
        parts.sources,
        { tx, actor: acting, clock: parts.clock, from: takerOf(person), to },
        false,
      );
    }
    return describeUser(tx, id);
  });
}
