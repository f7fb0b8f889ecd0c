import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Actor, Database, Tx } from '../db/index.ts';
import type { Log } from '../log/log.ts';
import { giveOpenWork, HAND_OVER, type OpenWorkSource, type Taker } from '../open-work/index.ts';
import { endLinks, findLeaving, listDue, setDone } from './departure.store.ts';
import { isOpenAt } from './person-view.ts';
import { asIdentityRole, endSessions, findPerson, getPerson, updatePerson } from './user.store.ts';

type Closing = Readonly<{
  actor: Actor;
  clock: Clock;
  sources: readonly OpenWorkSource[];
  from: Taker;
  to: Taker | null;
}>;

/** Switches the account off, ends its sessions and links, and hands over what waits. The second factor stays, unusable. */
export async function closeAccount(tx: Tx, { actor, clock, sources, from, to }: Closing): Promise<void> {
  const at = clock.now();
  await asIdentityRole(tx, async () => {
    const leaving = await findLeaving(tx, from.id);
    await updatePerson(tx, from.id, { isActive: false }, at);
    await endSessions(tx, from.id, null);
    await endLinks(tx, from.id, at);
    if (leaving) await setDone(tx, leaving.id, at);
  });
  const count = await giveOpenWork(sources, { tx, actor, clock, from, to }, true);
  await writeAudit(tx, actor, clock, {
    ...{ action: 'user.close', entity: 'identity.user', entityId: from.id },
    after: { openWork: count, successor: to?.name ?? null },
    reason: `Akun ${from.name} ditutup; ${count} pekerjaan ${to === null ? 'menunggu penanggung jawab' : `diserahkan kepada ${to.name}`}.`,
  });
}

const PURPOSE = 'leaving';
const PERMISSIONS = ['user.write', HAND_OVER];
const keeper: Actor = {
  ...{ userId: `system:${PURPOSE}`, userName: PURPOSE, roles: [], permissions: PERMISSIONS },
};

export type ClosingParts = Readonly<{ db: Database; clock: Clock; sources: readonly OpenWorkSource[] }>;

/** Closes the accounts whose last day has ended; the door is shut to them already. @returns how many */
export async function closeDueAccounts({ db, clock, sources }: ClosingParts): Promise<number> {
  const due = await listDue(db.identity, clock.now());
  for (const id of due) {
    await db.asSystem(PURPOSE, PERMISSIONS, async (tx) => {
      const people = await asIdentityRole(tx, async () => {
        const leaving = await findLeaving(tx, id);
        if (leaving === undefined || leaving.isClosed) return undefined;
        const successor =
          leaving.successorId === null ? undefined : await findPerson(tx, leaving.successorId);
        // A successor who has gone meanwhile takes nothing over: it then waits for somebody.
        const isFit = successor !== undefined && isOpenAt(successor, clock.now());
        return { person: await getPerson(tx, id), to: isFit ? successor : null };
      });
      if (people === undefined) return;
      const { person, to } = people;
      const from = { id, name: person.name };
      await closeAccount(tx, { actor: keeper, clock, sources, from, to: to && { id: to.id, name: to.name } });
    });
  }
  return due.length;
}

const LOOK_MILLISECONDS = 60_000;

/** Looks each minute while Pilar runs. */
export function startClosing(parts: ClosingParts, log: Log): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const look = (): void => {
    running = running
      .then(() => closeDueAccounts(parts))
      .catch((error: unknown) => log.error({ err: error }, 'accounts not closed'));
  };
  look();
  const timer = setInterval(look, LOOK_MILLISECONDS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
