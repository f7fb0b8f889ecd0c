import type { SessionUser } from '@pilar/contracts';
import { Problem } from '../../problem.ts';
import { takeLink } from '../link.store.ts';
import { asIdentityRole, findPerson } from '../user.store.ts';
import type { Aim, Attempt } from './provider-attempt.ts';
import type { ProviderClient } from './provider-client.ts';
import { findLinkedUser, insertProviderLink } from './provider-link.store.ts';
import type { Opened, ProviderParts, Sender } from './provider-parts.ts';

export type FinishParts = ProviderParts & Readonly<{ client: ProviderClient }>;
type Return = Readonly<{ attempt: Attempt; words: URLSearchParams; sender: Sender }>;

export type Finished = Readonly<{
  kind: 'sign-in' | 'link';
  returnTo: string;
  /** null where the second factor comes next, and after linking */
  user: SessionUser | null;
  cookies: readonly string[];
}>;

/**
 * The browser is back from the provider: somebody comes in, or an account is linked.
 * @throws Problem provider-attempt-ended, provider-refused, provider-unreachable, provider-not-linked,
 *   provider-linked-elsewhere, link-ended
 */
export async function finishAttempt(
  parts: FinishParts,
  { attempt, words, sender }: Return,
): Promise<Finished> {
  const { aim, returnTo } = attempt;
  // Whoever began to link must still be the one who sits there.
  if (aim.kind === 'link' && sender.actor.userId !== aim.userId) throw new Problem('provider-attempt-ended');
  const subject = await parts.client.findSubject(attempt, words);
  if (aim.kind !== 'sign-in') await link(parts, aim, subject);
  if (aim.kind === 'link') return { kind: 'link', returnTo, user: null, cookies: [] };
  return { kind: 'sign-in', returnTo, ...(await open(parts, subject, sender)) };
}

/** In the name of the person themselves: the database lets nobody else make a link. */
async function link(
  { db, clock, settings }: FinishParts,
  aim: Exclude<Aim, { kind: 'sign-in' }>,
  subject: string,
): Promise<void> {
  const person = await findPerson(db.identity, aim.userId);
  if (!person?.isActive) throw new Problem('link-ended');
  const { id, userName, roles } = person;
  const at = clock.now();
  await db.asActor({ userId: id, userName, roles, permissions: [] }, (tx) =>
    asIdentityRole(tx, async () => {
      if (aim.kind === 'one-time-link' && !(await takeLink(tx, aim.linkId, at)))
        throw new Problem('link-ended');
      if (!(await insertProviderLink(tx, { issuer: settings.issuer, subject, userId: id, at })))
        throw new Problem('provider-linked-elsewhere', { name: settings.name });
    }),
  );
}

async function open(parts: FinishParts, subject: string, sender: Sender): Promise<Opened> {
  const { issuer, name } = parts.settings;
  const userId = await findLinkedUser(parts.db.identity, issuer, subject);
  const person = userId === undefined ? undefined : await findPerson(parts.db.identity, userId);
  const opened = person?.isActive ? await parts.openFor(person, sender) : undefined;
  if (opened) return opened;
  await parts.refuse({ name: `${issuer} ${subject}`, userId: userId ?? null });
  throw new Problem('provider-not-linked', { name });
}
