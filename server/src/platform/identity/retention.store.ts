import type { Database } from '../db/index.ts';

/** Failed sign-ins older than a moment. Their audit entries stay. */
export async function countOldFailures(db: Database, before: Date): Promise<number> {
  const row = await db.identity
    .selectFrom('identity.sign_in_failure')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('at', '<', before)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function eraseOldFailures(db: Database, before: Date): Promise<number> {
  const { numDeletedRows } = await db.identity
    .deleteFrom('identity.sign_in_failure')
    .where('at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Sessions that ended before a moment. */
export async function countEndedSessions(db: Database, before: Date): Promise<number> {
  const row = await db.identity
    .selectFrom('identity.session')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('expires_at', '<', before)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function eraseEndedSessions(db: Database, before: Date): Promise<number> {
  const { numDeletedRows } = await db.identity
    .deleteFrom('identity.session')
    .where('expires_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
