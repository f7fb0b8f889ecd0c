import type { Kysely } from 'kysely';
import type { Tables, Tx } from '../../db/index.ts';

export async function findLinkedUser(
  db: Kysely<Tables>,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('identity.provider_link')
    .select('user_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.user_id;
}

export async function findLinkOf(
  db: Kysely<Tables>,
  issuer: string,
  userId: string,
): Promise<Readonly<{ linkedAt: Date }> | undefined> {
  return db
    .selectFrom('identity.provider_link')
    .select('linked_at as linkedAt')
    .where('issuer', '=', issuer)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

export type NewProviderLink = Readonly<{ issuer: string; subject: string; userId: string; at: Date }>;

/** False when the account there, or the one here, is linked already. */
export async function insertProviderLink(tx: Tx, link: NewProviderLink): Promise<boolean> {
  const row = await tx
    .insertInto('identity.provider_link')
    .values({ issuer: link.issuer, subject: link.subject, user_id: link.userId, linked_at: link.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('user_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends the link and, in the database, the sessions that it opened. False when there was none. */
export async function removeProviderLink(tx: Tx, issuer: string, userId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('identity.provider_link')
    .where('issuer', '=', issuer)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
