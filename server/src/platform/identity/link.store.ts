import type { LinkKind } from '@pilar/contracts';
import type { Kysely } from 'kysely';
import type { Tables, Tx } from '../db/index.ts';

export type NewLink = Readonly<{
  id: string;
  userId: string;
  kind: LinkKind;
  tokenHash: string;
  createdBy: string;
  at: Date;
  expiresAt: Date;
}>;

export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  await tx
    .insertInto('identity.one_time_link')
    .values({
      id: link.id,
      user_id: link.userId,
      kind: link.kind,
      token_hash: link.tokenHash,
      created_by: link.createdBy,
      created_at: link.at,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** The link of a digest where it is the newest of its person, not used and not run out. */
export async function findLink(db: Kysely<Tables>, tokenHash: string, now: Date) {
  const row = await db
    .selectFrom('identity.one_time_link as link')
    .select(['link.id', 'link.user_id as userId', 'link.kind'])
    .where('link.token_hash', '=', tokenHash)
    .where('link.used_at', 'is', null)
    .where('link.expires_at', '>', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('identity.one_time_link as newer')
            .select('newer.id')
            .whereRef('newer.user_id', '=', 'link.user_id')
            .whereRef('newer.created_at', '>', 'link.created_at'),
        ),
      ),
    )
    .executeTakeFirst();
  return row;
}

/** Uses a link up: false when somebody was faster. */
export async function takeLink(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity.one_time_link')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
