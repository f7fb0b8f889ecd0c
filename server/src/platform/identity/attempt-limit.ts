import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { Lanes } from './lanes.ts';
import {
  addFailure,
  countByAddress,
  countByUser,
  type FailureCount,
  type FailureKeys,
  forgetFailures,
} from './sign-in.store.ts';

type Limit = Readonly<{ free: number; windowSeconds: number }>;

/** Five mistakes are human. A whole office may come from one address. */
const USER_LIMIT: Limit = { free: 5, windowSeconds: 24 * 3600 };
const ADDRESS_LIMIT: Limit = { free: 30, windowSeconds: 3600 };
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15 * 60;

/**
 * Seconds still to wait after failures. The wait doubles with each further one but stays under a quarter of an hour,
 * so that nobody can lock another person out for a day.
 */
export function waitSeconds({ count, last }: FailureCount, free: number, now: Date): number {
  if (count < free || last === null) return 0;
  const wait = Math.min(FIRST_WAIT_SECONDS * 2 ** (count - free), LONGEST_WAIT_SECONDS);
  return Math.max(0, Math.ceil(wait - (now.getTime() - last.getTime()) / 1000));
}

export type Attempt = Readonly<{
  userName: string;
  address: string | null;
  userId: string | null;
  /** what is guessed; a password unless said */
  secret?: 'password' | 'code';
  /**
   * The name of a counter of its own, for whoever proved before who they are: a device they came in from, or an open
   * session. Failures of others under the same name or from the same address then do not make them wait.
   */
  known?: string | undefined;
}>;
export type AttemptLimit = Readonly<{
  /**
   * Runs a check of a password, counted under the typed name and the address.
   * @throws Problem sign-in-too-often without checking; sign-in-failed or second-factor-wrong where the check answers
   *   undefined
   */
  guard<T>(attempt: Attempt, check: () => Promise<T | undefined>): Promise<T>;
  /** Writes down that somebody was not let in; nothing was guessed, so nobody waits for it. */
  refuse(who: Readonly<{ name: string; userId: string | null }>): Promise<void>;
}>;

export function openAttemptLimit(
  parts: Readonly<{ db: Database; clock: Clock; secret: string }>,
): AttemptLimit {
  const { db, clock, secret } = parts;
  const lanes = new Lanes();
  const keyOf = (kind: string, value: string): string =>
    createHmac('sha256', secret).update(`${kind}:${value}`).digest('hex');

  const fail = async (keys: FailureKeys, userId: string | null): Promise<void> => {
    const at = clock.now();
    const forgetBefore = before(at, USER_LIMIT);
    await db.identity.transaction().execute((tx) => addFailure(tx, { ...keys, userId, at, forgetBefore }));
  };

  const counted = async <T>(
    keys: FailureKeys,
    { userId, secret = 'password' }: Attempt,
    check: () => Promise<T | undefined>,
  ): Promise<T> => {
    await refuseTooOften(db, keys, clock.now());
    const result = await check();
    if (result !== undefined) {
      await forgetFailures(db.identity, keys.userKey);
      return result;
    }
    await fail(keys, userId);
    throw new Problem(secret === 'code' ? 'second-factor-wrong' : 'sign-in-failed');
  };

  return {
    guard(attempt, check) {
      const { userName, address, secret, known } = attempt;
      const kind = secret === 'code' ? 'code' : 'name';
      const userKey =
        known === undefined ? keyOf(kind, userName.trim().toLowerCase()) : keyOf(`known ${kind}`, known);
      const addressKey = address === null || known !== undefined ? null : keyOf('address', address);
      const work = () => counted({ userKey, addressKey }, attempt, check);
      // A hundred attempts at once must not all be counted before the first of them has failed.
      return lanes.run(`name ${userKey}`, () =>
        addressKey === null ? work() : lanes.run(`address ${addressKey}`, work),
      );
    },
    refuse: ({ name, userId }) => fail({ userKey: keyOf('refused', name), addressKey: null }, userId),
  };
}

const before = (now: Date, { windowSeconds }: Limit): Date => new Date(now.getTime() - windowSeconds * 1000);

async function refuseTooOften(db: Database, { userKey, addressKey }: FailureKeys, now: Date): Promise<void> {
  const byUser = await countByUser(db.identity, userKey, before(now, USER_LIMIT));
  const none: FailureCount = { count: 0, last: null };
  const byAddress =
    addressKey === null ? none : await countByAddress(db.identity, addressKey, before(now, ADDRESS_LIMIT));
  const seconds = Math.max(
    waitSeconds(byUser, USER_LIMIT.free, now),
    waitSeconds(byAddress, ADDRESS_LIMIT.free, now),
  );
  if (seconds > 0) throw new Problem('sign-in-too-often', { seconds });
}
