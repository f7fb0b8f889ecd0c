import type { Purpose } from '@pilar/contracts';
import type { Tx } from '../db/index.ts';

/** Kept with the session and ended with it; the database writes the audit row. */
export async function setSessionPurpose(tx: Tx, token: string, purpose: Purpose): Promise<void> {
  await tx.updateTable('identity.session').set({ purpose }).where('token', '=', token).execute();
}
