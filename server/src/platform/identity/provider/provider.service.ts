import type { ProviderAddress, ProviderLink } from '@pilar/contracts';
import type { Tx } from '../../db/index.ts';
import { Problem } from '../../problem.ts';
import { getLink } from '../link.service.ts';
import { asIdentityRole, getPerson } from '../user.store.ts';
import { type Aim, endedAttemptCookie, openAttempts } from './provider-attempt.ts';
import { openProviderClient } from './provider-client.ts';
import { type Finished, type FinishParts, finishAttempt } from './provider-finish.ts';
import { findLinkOf, removeProviderLink } from './provider-link.store.ts';
import type { ProviderParts, Sender } from './provider-parts.ts';

type Transaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

export type Begun = ProviderAddress & Readonly<{ cookie: string }>;

/** Sign-in and links through a provider. No account is ever made here, and none is found by an e-mail address. */
export type ProviderService = Readonly<{
  name: string;
  /** @throws Problem provider-unreachable */
  beginSignIn(returnTo: string): Promise<Begun>;
  /** @throws Problem provider-unreachable, sign-in-failed, sign-in-too-often */
  beginLink(sender: Sender, password: string): Promise<Begun>;
  /** For whoever holds a one-time link. @throws Problem provider-unreachable, link-ended */
  beginOneTimeLink(token: string): Promise<Begun>;
  /** @throws Problem provider-attempt-ended, and what finishAttempt throws */
  finish(sender: Sender, query: string): Promise<Finished>;
  describe(transaction: Transaction, userId: string): Promise<ProviderLink>;
  /** @throws Problem sign-in-failed, sign-in-too-often, not-found */
  endOwn(transaction: Transaction, sender: Sender, password: string): Promise<ProviderLink>;
  /** @throws Problem not-found */
  end(transaction: Transaction, userId: string): Promise<ProviderLink>;
}>;

export function openProviderService(parts: ProviderParts): ProviderService {
  const { clock, settings, isHttps } = parts;
  const client = openProviderClient(parts);
  const attempts = openAttempts(parts.secret, isHttps);
  const finishing: FinishParts = { ...parts, client };
  const begin = async (aim: Aim, returnTo: string): Promise<Begun> => {
    const { attempt, cookie } = attempts.begin(aim, returnTo, clock.now());
    return { address: await client.addressFor(attempt), cookie };
  };
  const end = (transaction: Transaction, userId: string) => endLink(transaction, parts, userId);
  return {
    name: settings.name,
    beginSignIn: (returnTo) => begin({ kind: 'sign-in' }, returnTo),
    async beginLink(sender, password) {
      await parts.provePassword(sender, password);
      return begin({ kind: 'link', userId: sender.actor.userId }, '/akun');
    },
    async beginOneTimeLink(token) {
      const { id, person } = await getLink(parts, token);
      return begin({ kind: 'one-time-link', userId: person.id, linkId: id }, '/');
    },
    async finish(sender, query) {
      const words = new URLSearchParams(query);
      const attempt = attempts.take(sender.attempt, words.get('state') ?? '', clock.now());
      if (attempt === undefined) throw new Problem('provider-attempt-ended');
      const { cookies, ...rest } = await finishAttempt(finishing, { attempt, words, sender });
      return { ...rest, cookies: [...cookies, endedAttemptCookie(isHttps)] };
    },
    describe: (transaction, userId) =>
      transaction((tx) =>
        asIdentityRole(tx, async () => {
          await getPerson(tx, userId);
          return describe(tx, parts, userId);
        }),
      ),
    async endOwn(transaction, sender, password) {
      await parts.provePassword(sender, password);
      return end(transaction, sender.actor.userId);
    },
    end,
  };
}

async function describe(tx: Tx, { settings }: ProviderParts, userId: string): Promise<ProviderLink> {
  const link = await findLinkOf(tx, settings.issuer, userId);
  return { name: settings.name, linkedAt: link?.linkedAt.toISOString() ?? null };
}

function endLink(transaction: Transaction, parts: ProviderParts, userId: string): Promise<ProviderLink> {
  const { issuer, name } = parts.settings;
  return transaction((tx) =>
    asIdentityRole(tx, async () => {
      if (!(await removeProviderLink(tx, issuer, userId))) throw new Problem('not-found', { what: name });
      return describe(tx, parts, userId);
    }),
  );
}
