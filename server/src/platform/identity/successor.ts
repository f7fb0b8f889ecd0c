import type { Tx } from '../db/index.ts';
import type { Taker } from '../open-work/index.ts';
import { Problem } from '../problem.ts';
import { isOpenAt } from './person-view.ts';
import { findPerson } from './user.store.ts';

/** Who takes over, as the role of identity. @throws Problem successor-unfit */
export async function findTaker(
  tx: Tx,
  { id, from, now }: Readonly<{ id: string | null; from: string; now: Date }>,
): Promise<Taker | null> {
  if (id === null) return null;
  const person = await findPerson(tx, id);
  const isFit = person !== undefined && id !== from && isOpenAt(person, now) && person.closesAt === null;
  if (!isFit) throw new Problem('successor-unfit');
  return { id, name: person.name };
}
