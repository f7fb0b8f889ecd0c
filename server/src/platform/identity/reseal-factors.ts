import type { Database } from '../db/index.ts';
import { FACTOR_COLUMN, type FactorBox, PENDING_COLUMN } from './factor-box.ts';
import { listOldFactors, setSealedFactor } from './second-factor.store.ts';
import type { SecretBox } from './secret-box.ts';
import { asIdentityRole } from './user.store.ts';

/**
 * Second factors that an earlier version sealed under a key made of the session secret are sealed with the keys of the
 * installation, all in one transaction. One that no longer opens stays as it is: its person needs a new one either way.
 * @returns how many factors were sealed anew, and how many did not open
 */
export async function resealFactors(
  db: Database,
  box: FactorBox,
  old: SecretBox,
): Promise<Readonly<{ resealed: number; unreadable: number }>> {
  return db.asSystem('keys', ['secret.keep'], (tx) =>
    asIdentityRole(tx, async () => {
      let [resealed, unreadable] = [0, 0];
      for (const { userId, secret, pendingSecret } of await listOldFactors(tx)) {
        const opened = secret === null ? null : old.open(secret, userId);
        const pending = pendingSecret === null ? undefined : old.open(pendingSecret, userId);
        if (opened === undefined) {
          unreadable += 1;
          continue;
        }
        await setSealedFactor(tx, userId, {
          sealedSecret: opened && box.seal(FACTOR_COLUMN, userId, opened),
          sealedPending: pending ? box.seal(PENDING_COLUMN, userId, pending) : null,
        });
        resealed += 1;
      }
      return { resealed, unreadable };
    }),
  );
}
