import type { Actor, Database } from '../db/index.ts';
import type { AttemptLimit } from './attempt-limit.ts';
import type { PasswordHasher } from './password-hash.ts';
import { findPasswordHash } from './user.store.ts';

export type ProveParts = Readonly<{ db: Database; passwords: PasswordHasher; limit: AttemptLimit }>;

/**
 * The password again, inside an open session. One left open on a desk must not become a way to guess it, so it has a
 * counter of its own.
 * @throws Problem sign-in-failed, sign-in-too-often
 */
export async function provePassword(
  { db, passwords, limit }: ProveParts,
  { actor: { userId, userName }, address }: Readonly<{ actor: Actor; address: string | null }>,
  password: string,
): Promise<void> {
  const hash = await findPasswordHash(db.identity, userId);
  await limit.guard({ userName, address, userId, known: `session:${userId}` }, async () =>
    hash !== undefined && (await passwords.verify(hash, password)) ? true : undefined,
  );
}
