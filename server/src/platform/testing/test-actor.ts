import type { Actor } from '../db/index.ts';

/** A signed-in person holding exactly the permissions a test names. */
export function testActor(permissions: readonly string[], userId = 'ani'): Actor {
  return { userId, userName: `${userId} (contoh)`, roles: [], permissions };
}
