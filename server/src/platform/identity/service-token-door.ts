import { isInPlace, permissionsOf, purposesOf } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import type { Actor, Database } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { isOpenAt } from './person-view.ts';
import { findTokenByDigest, type KeptToken, markUsed } from './service-token.store.ts';
import { digestOfToken, isTokenText } from './service-token-text.ts';
import { findPerson, type Person } from './user.store.ts';

/** What a program that sends a token may do now. @throws Problem token-refused, token-too-often */
export type TokenDoor = Readonly<{ admit(text: string): Promise<Actor> }>;

/** A program reads in bursts; over time it reads no faster than one request in half a second. */
const BURST = 60;
const A_SECOND = 2;
/** The day of the last use is of interest, not the second: each write waits for the disk. */
const NOTE_MILLISECONDS = 60_000;

/** Rights are those of the token that its owner holds today: whoever loses a role takes it from their tokens too. */
export function actorOfToken(token: KeptToken, owner: Person): Actor {
  const held = permissionsOf(owner.roles);
  const purposes = purposesOf(owner.roles);
  const { purpose } = token;
  return {
    userId: `token:${token.id}`,
    userName: `Token ${token.name}`,
    roles: ['service'],
    permissions: token.permissions.filter((permission) => held.includes(permission)),
    places: token.places.filter((place) => owner.places.some((wider) => isInPlace(place, wider))),
    purpose: purpose !== null && purposes.includes(purpose) ? purpose : null,
  };
}

function limiter() {
  const spent = new Map<string, { left: number; at: number }>();
  return (id: string, now: number): void => {
    const before = spent.get(id) ?? { left: BURST, at: now };
    const grown = Math.min(BURST, before.left + (Math.max(0, now - before.at) / 1000) * A_SECOND);
    if (grown < 1) throw new Problem('token-too-often', { seconds: Math.ceil((1 - grown) / A_SECOND) });
    spent.set(id, { left: grown - 1, at: now });
  };
}

export function openTokenDoor({ db, clock }: Readonly<{ db: Database; clock: Clock }>): TokenDoor {
  const spend = limiter();
  const noted = new Map<string, number>();
  return {
    async admit(text) {
      if (!isTokenText(text)) throw new Problem('token-refused');
      const now = clock.now();
      const token = await findTokenByDigest(db.identity, digestOfToken(text));
      if (!token || token.endedAt !== null || token.expiresAt <= now) throw new Problem('token-refused');
      const owner = await findPerson(db.identity, token.ownerId);
      if (!owner || !isOpenAt(owner, now)) throw new Problem('token-refused');
      spend(token.id, now.getTime());
      if (now.getTime() - (noted.get(token.id) ?? 0) >= NOTE_MILLISECONDS) {
        noted.set(token.id, now.getTime());
        await markUsed(db.identity, token.id, now);
      }
      return actorOfToken(token, owner);
    },
  };
}
