import type { Database } from '../db/index.ts';

/** Full names by account. */
export type ActorNames = ReadonlyMap<string, string>;

/** Whose accounts those are that entries are signed with. The names of today: an entry keeps the user name of its day. */
export async function listActorNames(db: Database): Promise<ActorNames> {
  const rows = await db.identity.selectFrom('identity.user').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
