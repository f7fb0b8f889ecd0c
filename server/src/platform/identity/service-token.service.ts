import { randomUUID } from 'node:crypto';
import type {
  AddServiceToken,
  EndServiceToken,
  MadeServiceToken,
  ServiceToken,
  ServiceTokenList,
} from '@pilar/contracts';
import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Actor, Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { isOpenAt } from './person-view.ts';
import {
  endToken,
  findToken,
  insertToken,
  type KeptToken,
  listTokens,
  settleToken,
} from './service-token.store.ts';
import { refuseWiderThanOwner } from './service-token-rule.ts';
import { digestOfToken, hintOf, makeTokenText } from './service-token-text.ts';
import { asIdentityRole, getPerson, listPeople, type Person } from './user.store.ts';

type Transaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
export type TokenParts = Readonly<{ transaction: Transaction; clock: Clock; actor: Actor }>;

const DAY_MS = 24 * 3_600_000;
const ENTITY = 'identity.service_token';

function stateOf(token: KeptToken, owner: Person | undefined, now: Date): ServiceToken['state'] {
  if (token.endedAt !== null) return 'ended';
  if (token.expiresAt <= now) return 'expired';
  return owner !== undefined && isOpenAt(owner, now) ? 'live' : 'owner-gone';
}

function viewOf(token: KeptToken, owner: Person | undefined, now: Date): ServiceToken {
  const { id, name, usedFor, purpose, hint, permissions, places, endReason, needsSuccessor } = token;
  return {
    ...{ id, name, usedFor, purpose, hint, endReason, needsSuccessor },
    permissions: [...permissions],
    places: [...places],
    owner: { id: token.ownerId, name: token.ownerName },
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    state: stateOf(token, owner, now),
  };
}

export function listServiceTokens({ transaction, clock }: TokenParts): Promise<ServiceTokenList> {
  return transaction((tx) =>
    asIdentityRole(tx, async () => {
      const owners = new Map((await listPeople(tx)).map((person) => [person.id, person]));
      const tokens = await listTokens(tx);
      return { tokens: tokens.map((token) => viewOf(token, owners.get(token.ownerId), clock.now())) };
    }),
  );
}

async function getToken(tx: Tx, id: string): Promise<KeptToken> {
  const token = await findToken(tx, id);
  if (!token) throw new Problem('not-found', { what: 'token layanan' });
  return token;
}

/**
 * A token that reads with a part of its maker's rights. Its text leaves once.
 * @throws Problem token-too-wide, body-invalid, not-found
 */
export function makeServiceToken(
  { transaction, clock, actor }: TokenParts,
  wanted: AddServiceToken,
): Promise<MadeServiceToken> {
  const text = makeTokenText();
  const at = clock.now();
  const { name, usedFor, purpose, days, replaces } = wanted;
  const made = {
    ...{ id: randomUUID(), name, usedFor, purpose, ownerId: actor.userId, at },
    ...{ hint: hintOf(text), digest: digestOfToken(text) },
    permissions: [...new Set(wanted.permissions)],
    places: [...new Set(wanted.places)],
    expiresAt: new Date(at.getTime() + days * DAY_MS),
  };
  return transaction(async (tx) => {
    const token = await asIdentityRole(tx, async () => {
      const owner = await getPerson(tx, actor.userId);
      refuseWiderThanOwner(wanted, owner);
      await insertToken(tx, made);
      if (replaces !== null) await settleToken(tx, (await getToken(tx, replaces)).id);
      return viewOf(await getToken(tx, made.id), owner, at);
    });
    const { permissions, places, expiresAt, hint } = token;
    await writeAudit(tx, actor, clock, {
      ...{ action: 'token.make', entity: ENTITY, entityId: token.id },
      after: { name, purpose, permissions, places, expiresAt, hint, replaces },
      reason: `Token ${name}: ${usedFor}`,
    });
    return { text, token };
  });
}

/** Ends a token, or says that one which ended with its owner needs nothing in its place. @throws Problem not-found, token-ended */
export function endServiceToken(
  { transaction, clock, actor }: TokenParts,
  id: string,
  { reason }: EndServiceToken,
): Promise<ServiceToken> {
  const at = clock.now();
  return transaction(async (tx) => {
    const { before, after } = await asIdentityRole(tx, async () => {
      const token = await getToken(tx, id);
      if (token.endedAt !== null && !token.needsSuccessor) throw new Problem('token-ended');
      if (token.needsSuccessor) await settleToken(tx, id);
      else await endToken(tx, id, { at, by: actor.userId, reason, needsSuccessor: false });
      const owner = await getPerson(tx, token.ownerId);
      return { before: token, after: viewOf(await getToken(tx, id), owner, at) };
    });
    await writeAudit(tx, actor, clock, {
      ...{ action: before.needsSuccessor ? 'token.settle' : 'token.end', entity: ENTITY, entityId: id },
      before: { name: before.name, hint: before.hint },
      reason: `Token ${before.name}: ${reason}`,
    });
    return after;
  });
}
