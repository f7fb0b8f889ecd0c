import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { LinkKind, type MadeLink, type OpenedLink, type UseLink } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import type { Actor, Database, Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { findCity } from './city.store.ts';
import { findLink, insertLink, takeLink } from './link.store.ts';
import type { PasswordHasher } from './password-hash.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { isOpenAt } from './person-view.ts';
import {
  asIdentityRole,
  endSessions,
  findPasswordHash,
  getPerson,
  type Person,
  setPasswordHash,
} from './user.store.ts';

/** Long enough to reach somebody after a weekend. */
const LIFE_HOURS = 72;
const TOKEN_BYTES = 32;

/** 256 bits of chance need no slow hash. */
const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

type Transaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
export type LinkParts = Readonly<{ db: Database; clock: Clock; passwords: PasswordHasher }>;

/**
 * A link with which the person sets a password themselves: an invitation for whoever has none yet, else a reset. The
 * newest link of a person counts alone.
 * @throws Problem not-found, user-inactive
 */
export function makeLink(
  transaction: Transaction,
  clock: Clock,
  maker: Actor,
  userId: string,
): Promise<MadeLink> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const at = clock.now();
  const expiresAt = new Date(at.getTime() + LIFE_HOURS * 3600 * 1000);
  return transaction((tx) =>
    asIdentityRole(tx, async () => {
      const person = await getPerson(tx, userId);
      if (!isOpenAt(person, at)) throw new Problem('user-inactive');
      const kind: LinkKind = (await findPasswordHash(tx, userId)) === undefined ? 'invitation' : 'reset';
      const made = { id: randomUUID(), userId, kind, at, expiresAt };
      await insertLink(tx, { ...made, tokenHash: digestOf(token), createdBy: maker.userId });
      return { token, kind, expiresAt: expiresAt.toISOString() };
    }),
  );
}

type Found = Readonly<{ id: string; kind: LinkKind; person: Person }>;

/** The link of a token, and whose it is. @throws Problem link-ended */
export async function getLink({ db, clock }: Pick<LinkParts, 'db' | 'clock'>, token: string): Promise<Found> {
  const link = await findLink(db.identity, digestOf(token), clock.now());
  if (!link) throw new Problem('link-ended');
  const person = await getPerson(db.identity, link.userId);
  if (!isOpenAt(person, clock.now())) throw new Problem('link-ended');
  return { id: link.id, kind: LinkKind.parse(link.kind), person };
}

/** @throws Problem link-ended */
export async function openLink(parts: LinkParts, token: string): Promise<OpenedLink> {
  const { kind, person } = await getLink(parts, token);
  return { kind, userName: person.userName, name: person.name };
}

/** Sets the password in the name of the person and ends their sessions. @throws Problem link-ended, password-weak */
export async function followLink(parts: LinkParts, { token, password }: UseLink): Promise<OpenedLink> {
  const { db, clock, passwords } = parts;
  const { id, kind, person } = await getLink(parts, token);
  refuseWeakPassword(password, { ...person, city: (await db.asSystem('password', [], findCity))?.name });
  const hash = await passwords.hash(password);
  const owner = { userId: person.id, userName: person.userName, roles: person.roles, permissions: [] };
  await db.asActor(owner, (tx) =>
    asIdentityRole(tx, async () => {
      if (!(await takeLink(tx, id, clock.now()))) throw new Problem('link-ended');
      await setPasswordHash(tx, person.id, hash, clock.now());
      await endSessions(tx, person.id, null);
    }),
  );
  return { kind, userName: person.userName, name: person.name };
}
