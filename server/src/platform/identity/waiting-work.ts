import type { OpenWorkList, WaitingWork } from '@pilar/contracts';
import type { Actor, Database } from '../db/index.ts';
import { listOpenWork, type OpenWorkSource, widenedForWork } from '../open-work/index.ts';
import { listLeavings } from './departure.store.ts';
import { asIdentityRole, getPerson } from './user.store.ts';

type Parts = Readonly<{ db: Database; actor: Actor; sources: readonly OpenWorkSource[] }>;

/** What waits for one person. @throws Problem not-found */
export function getOpenWork({ db, actor, sources }: Parts, userId: string): Promise<OpenWorkList> {
  return db.asActor(widenedForWork(actor), async (tx) => {
    await asIdentityRole(tx, () => getPerson(tx, userId));
    return { groups: await listOpenWork(tx, sources, userId) };
  });
}

/** What people left behind that nobody has taken over. */
export function getWaitingWork({ db, actor, sources }: Parts): Promise<WaitingWork> {
  return db.asActor(widenedForWork(actor), async (tx) => {
    const left = await asIdentityRole(tx, async () => {
      const closed = (await listLeavings(tx)).filter(({ isClosed }) => isClosed);
      return Promise.all(closed.map(({ userId }) => getPerson(tx, userId)));
    });
    const people = [];
    for (const { id, name } of left) {
      const groups = await listOpenWork(tx, sources, id);
      if (groups.length > 0) people.push({ id, name, groups });
    }
    return { people };
  });
}
