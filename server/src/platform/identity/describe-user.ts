import type { User, UserLeaving } from '@pilar/contracts';
import type { Tx } from '../db/index.ts';
import { findLeaving, type Leaving, listLeavings } from './departure.store.ts';
import { toUser } from './person-view.ts';
import { asIdentityRole, getPerson, listPeople } from './user.store.ts';

export const leavingView = ({ reason, note, lastDay, isClosed, successorName }: Leaving): UserLeaving => ({
  ...{ reason, note, lastDay, isClosed, successorName },
});

/** A person as the list of users shows them, within the role of identity. @throws Problem not-found */
export async function viewUser(tx: Tx, id: string): Promise<User> {
  const leaving = await findLeaving(tx, id);
  return toUser(await getPerson(tx, id), leaving === undefined ? null : leavingView(leaving));
}

/** The same from outside of that role. @throws Problem not-found */
export const describeUser = (tx: Tx, id: string): Promise<User> => asIdentityRole(tx, () => viewUser(tx, id));

export async function viewUsers(tx: Tx): Promise<User[]> {
  const leavings = new Map((await listLeavings(tx)).map((leaving) => [leaving.userId, leavingView(leaving)]));
  return (await listPeople(tx)).map((person) => toUser(person, leavings.get(person.id) ?? null));
}
