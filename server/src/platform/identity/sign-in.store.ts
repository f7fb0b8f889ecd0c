import type { Kysely } from 'kysely';
import type { Tables, Tx } from '../db/index.ts';

export type FailureKeys = Readonly<{ userKey: string; addressKey: string | null }>;
export type FailureCount = Readonly<{ count: number; last: Date | null }>;

async function countWhere(
  db: Kysely<Tables>,
  column: 'user_key' | 'address_key',
  key: string,
  since: Date,
): Promise<FailureCount> {
  return db
    .selectFrom('identity.sign_in_failure')
    .where(column, '=', key)
    .where('at', '>', since)
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max<Date | null>('at').as('last')])
    .executeTakeFirstOrThrow();
}

export const countByUser = (db: Kysely<Tables>, key: string, since: Date): Promise<FailureCount> =>
  countWhere(db, 'user_key', key, since);
export const countByAddress = (db: Kysely<Tables>, key: string, since: Date): Promise<FailureCount> =>
  countWhere(db, 'address_key', key, since);

/** One more failure; those that no limit asks for any longer go (their audit rows stay). */
export async function addFailure(
  tx: Tx,
  failure: FailureKeys & Readonly<{ userId: string | null; at: Date; forgetBefore: Date }>,
): Promise<void> {
  await tx.deleteFrom('identity.sign_in_failure').where('at', '<', failure.forgetBefore).execute();
  await tx
    .insertInto('identity.sign_in_failure')
    .values({
      at: failure.at,
      user_key: failure.userKey,
      address_key: failure.addressKey,
      user_id: failure.userId,
    })
    .execute();
}

/** A person who came in starts afresh; the failures of the address keep counting. */
export async function forgetFailures(db: Kysely<Tables>, userKey: string): Promise<void> {
  await db
    .updateTable('identity.sign_in_failure')
    .set({ user_key: '' })
    .where('user_key', '=', userKey)
    .execute();
}
