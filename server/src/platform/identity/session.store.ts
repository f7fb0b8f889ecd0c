import type { Purpose } from '@pilar/contracts';
import type { Kysely } from 'kysely';
import type { Tables, Tx } from '../db/index.ts';

/** Kept with the session and ended with it; the database writes the audit row. */
export async function setSessionPurpose(tx: Tx, token: string, purpose: Purpose): Promise<void> {
  await tx.updateTable('identity.session').set({ purpose }).where('token', '=', token).execute();
}

export type SessionOrigin = Readonly<{ address: string | null; device: string }>;

export async function setSessionOrigin(
  db: Kysely<Tables>,
  token: string,
  { address, device }: SessionOrigin,
): Promise<void> {
  await db
    .updateTable('identity.session')
    .set({ ip_address: address, device })
    .where('token', '=', token)
    .execute();
}

/** The sessions of a person that have not run out, the newest first. */
export function listSessions(tx: Tx, userId: string) {
  return tx
    .selectFrom('identity.session')
    .select(['id', 'token', 'ip_address', 'device', 'provider', 'created_at', 'updated_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', (eb) => eb.fn<Date>('now'))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Ends one session of a person; false when there is none of this name. */
export async function endSessionOf(tx: Tx, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('identity.session')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
