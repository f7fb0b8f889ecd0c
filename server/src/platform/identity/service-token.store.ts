import { Purpose, ServicePermission } from '@pilar/contracts';
import type { Kysely } from 'kysely';
import type { Tables, Tx } from '../db/index.ts';

export type KeptToken = Readonly<{
  id: string;
  name: string;
  usedFor: string;
  purpose: Purpose | null;
  hint: string;
  ownerId: string;
  ownerName: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
  needsSuccessor: boolean;
  permissions: readonly ServicePermission[];
  places: readonly string[];
}>;

function tokens(db: Kysely<Tables>) {
  return db
    .selectFrom('identity.service_token as token')
    .innerJoin('identity.user as owner', 'owner.id', 'token.owner_id')
    .select(({ fn, val, selectFrom }) => [
      'token.id',
      'token.name',
      'token.used_for as usedFor',
      'token.purpose',
      'token.hint',
      'token.owner_id as ownerId',
      'owner.name as ownerName',
      'token.created_at as createdAt',
      'token.expires_at as expiresAt',
      'token.last_used_at as lastUsedAt',
      'token.ended_at as endedAt',
      'token.end_reason as endReason',
      'token.needs_successor as needsSuccessor',
      fn
        .coalesce(
          selectFrom('identity.service_token_permission as held')
            .select((held) => held.fn.agg<string[]>('array_agg', ['held.permission']).as('all'))
            .whereRef('held.token_id', '=', 'token.id'),
          val<string[]>([]),
        )
        .as('permissions'),
      fn
        .coalesce(
          selectFrom('identity.service_token_place as held')
            .select((held) =>
              held.fn.agg<string[]>('array_agg', ['held.place']).orderBy('held.place').as('all'),
            )
            .whereRef('held.token_id', '=', 'token.id'),
          val<string[]>([]),
        )
        .as('places'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof tokens>['executeTakeFirstOrThrow']>>;

const tokenOf = ({ permissions, purpose, ...row }: Row): KeptToken => ({
  ...row,
  purpose: Purpose.nullable().parse(purpose),
  permissions: ServicePermission.options.filter((known) => permissions.includes(known)),
});

export async function listTokens(db: Kysely<Tables>): Promise<readonly KeptToken[]> {
  return (await tokens(db).orderBy('token.created_at', 'desc').orderBy('token.id').execute()).map(tokenOf);
}

export async function findToken(db: Kysely<Tables>, id: string): Promise<KeptToken | undefined> {
  const row = await tokens(db).where('token.id', '=', id).executeTakeFirst();
  return row && tokenOf(row);
}

export async function findTokenByDigest(db: Kysely<Tables>, digest: string): Promise<KeptToken | undefined> {
  const row = await tokens(db).where('token.token_hash', '=', digest).executeTakeFirst();
  return row && tokenOf(row);
}

export type NewToken = Readonly<{
  id: string;
  name: string;
  usedFor: string;
  purpose: Purpose | null;
  hint: string;
  digest: string;
  ownerId: string;
  at: Date;
  expiresAt: Date;
  permissions: readonly ServicePermission[];
  places: readonly string[];
}>;

export async function insertToken(tx: Tx, token: NewToken): Promise<void> {
  await tx
    .insertInto('identity.service_token')
    .values({
      id: token.id,
      name: token.name,
      used_for: token.usedFor,
      purpose: token.purpose,
      hint: token.hint,
      token_hash: token.digest,
      owner_id: token.ownerId,
      created_by: token.ownerId,
      created_at: token.at,
      expires_at: token.expiresAt,
    })
    .execute();
  const permissions = token.permissions.map((permission) => ({ token_id: token.id, permission }));
  await tx.insertInto('identity.service_token_permission').values(permissions).execute();
  const places = token.places.map((place) => ({ token_id: token.id, place }));
  if (places.length > 0) await tx.insertInto('identity.service_token_place').values(places).execute();
}

export type TokenEnd = Readonly<{ at: Date; by: string; reason: string; needsSuccessor: boolean }>;

export async function endToken(tx: Tx, id: string, end: TokenEnd): Promise<void> {
  await tx
    .updateTable('identity.service_token')
    .set({ ended_at: end.at, ended_by: end.by, end_reason: end.reason, needs_successor: end.needsSuccessor })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Nobody has to see to an ended token any more. */
export async function settleToken(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('identity.service_token')
    .set({ needs_successor: false })
    .where('id', '=', id)
    .execute();
}

export async function giveToken(tx: Tx, id: string, ownerId: string): Promise<void> {
  await tx.updateTable('identity.service_token').set({ owner_id: ownerId }).where('id', '=', id).execute();
}

export async function markUsed(db: Kysely<Tables>, id: string, at: Date): Promise<void> {
  await db.updateTable('identity.service_token').set({ last_used_at: at }).where('id', '=', id).execute();
}

/** What a person has to see to: live tokens, and those that ended with somebody who left. */
export async function listTokensOf(tx: Tx, ownerId: string, now: Date): Promise<readonly KeptToken[]> {
  const rows = await tokens(tx)
    .where('token.owner_id', '=', ownerId)
    .where(({ and, or, eb }) =>
      or([
        eb('token.needs_successor', '=', true),
        and([eb('token.ended_at', 'is', null), eb('token.expires_at', '>', now)]),
      ]),
    )
    .orderBy('token.created_at')
    .execute();
  return rows.map(tokenOf);
}
