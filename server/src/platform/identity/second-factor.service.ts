import { randomBytes } from 'node:crypto';
import type {
  ProveFactor,
  RecoveryCodes,
  SecondFactor,
  SecondFactorSecret,
  SessionUser,
} from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import type { Actor, Database, Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';
import type { AttemptLimit } from './attempt-limit.ts';
import { FACTOR_COLUMN, type FactorBox, PENDING_COLUMN } from './factor-box.ts';
import type { PasswordHasher } from './password-hash.ts';
import { toSessionUser } from './person-view.ts';
import { provePassword } from './prove-password.ts';
import { makeRecoveryCodes, plainRecoveryCode } from './recovery-code.ts';
import {
  confirmFactor,
  countRecoveryCodes,
  findFactor,
  listRecoveryCodes,
  markSession,
  removeFactor,
  replaceRecoveryCodes,
  setPendingSecret,
  takeRecoveryCode,
  takeStep,
} from './second-factor.store.ts';
import { base32, matchingStep, otpAddress } from './totp.ts';
import { asIdentityRole, endSessions, findPerson, getPerson } from './user.store.ts';

/** RFC 4226 recommends 160 bits. */
const SECRET_BYTES = 20;

type Parts = Readonly<{
  db: Database;
  clock: Clock;
  passwords: PasswordHasher;
  limit: AttemptLimit;
  box: FactorBox;
}>;
/** Whose session it is, and from where: a session left open on a desk must not become a way to guess. */
export type Asker = Readonly<{ actor: Actor; token: string | null; address: string | null }>;

export type SecondFactorService = Readonly<{
  describe(asker: Asker): Promise<SecondFactor>;
  /** A new secret; the factor in use stays until it is proved. @throws Problem sign-in-failed, sign-in-too-often */
  start(asker: Asker, password: string, issuer: string): Promise<SecondFactorSecret>;
  /** Proves the secret and ends the other sessions. @throws Problem second-factor-wrong, second-factor-off */
  confirm(asker: Asker, typed: ProveFactor): Promise<RecoveryCodes>;
  /** The second step of a sign-in. @throws Problem second-factor-wrong, sign-in-too-often */
  show(asker: Asker, typed: ProveFactor): Promise<SessionUser>;
  /** New recovery codes; the old ones end. @throws Problem sign-in-failed, second-factor-off */
  renewCodes(asker: Asker, password: string): Promise<RecoveryCodes>;
  /** @throws Problem sign-in-failed, sign-in-too-often */
  end(asker: Asker, password: string): Promise<SessionUser>;
}>;

export function secondFactorService(parts: Parts): SecondFactorService {
  const { db, clock } = parts;
  const within = <T>({ actor }: Asker, work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.asActor(actor, (tx) => asIdentityRole(tx, () => work(tx)));
  return {
    describe: (asker) => within(asker, (tx) => describe(tx, asker.actor.userId)),
    async start(asker, password, issuer) {
      await provePassword(parts, asker, password);
      const { userId, userName } = asker.actor;
      const secret = randomBytes(SECRET_BYTES);
      await within(asker, (tx) =>
        setPendingSecret(tx, userId, parts.box.seal(PENDING_COLUMN, userId, secret)),
      );
      return { secret: base32(secret), address: otpAddress(secret, userName, issuer) };
    },
    confirm: (asker, { code }) => guardCode(parts, asker, () => confirm(parts, asker, within, code)),
    show: (asker, { code }) =>
      guardCode(parts, asker, () =>
        within(asker, async (tx) => {
          const { userId } = asker.actor;
          if (asker.token === null || !(await takeCode(parts, tx, userId, code))) return undefined;
          await markSession(tx, asker.token, clock.now());
          return toSessionUser(await getPerson(tx, userId), asker.actor.purpose);
        }),
      ),
    async renewCodes(asker, password) {
      await provePassword(parts, asker, password);
      return within(asker, async (tx) => {
        const person = await findPerson(tx, asker.actor.userId);
        if (!person?.hasSecondFactor) throw new Problem('second-factor-off');
        return giveCodes(parts, tx, person.id);
      });
    },
    async end(asker, password) {
      await provePassword(parts, asker, password);
      return within(asker, async (tx) => {
        await removeFactor(tx, asker.actor.userId);
        return toSessionUser(await getPerson(tx, asker.actor.userId), asker.actor.purpose);
      });
    },
  };
}

async function describe(tx: Tx, userId: string): Promise<SecondFactor> {
  const kept = await findFactor(tx, userId);
  const since = kept?.confirmedAt ?? null;
  return {
    isOn: since !== null,
    since: since?.toISOString() ?? null,
    recoveryCodesLeft: await countRecoveryCodes(tx, userId),
  };
}

function guardCode<T>({ limit }: Parts, asker: Asker, check: () => Promise<T | undefined>): Promise<T> {
  const { userName, userId } = asker.actor;
  return limit.guard({ userName, userId, address: asker.address, secret: 'code' }, check);
}

type Within = <T>(asker: Asker, work: (tx: Tx) => Promise<T>) => Promise<T>;

function confirm(
  parts: Parts,
  asker: Asker,
  within: Within,
  code: string,
): Promise<RecoveryCodes | undefined> {
  const { userId } = asker.actor;
  const at = parts.clock.now();
  return within(asker, async (tx) => {
    const pending = (await findFactor(tx, userId))?.sealedPending ?? null;
    const secret = pending === null ? undefined : parts.box.open(PENDING_COLUMN, userId, pending);
    if (secret === undefined || asker.token === null) throw new Problem('second-factor-off');
    const step = matchingStep(secret, code, at);
    if (step === undefined) return undefined;
    await confirmFactor(tx, userId, { sealed: parts.box.seal(FACTOR_COLUMN, userId, secret), step, at });
    // Whoever is signed in elsewhere has not shown it.
    await endSessions(tx, userId, asker.token);
    await markSession(tx, asker.token, at);
    return giveCodes(parts, tx, userId);
  });
}

async function giveCodes({ box }: Parts, tx: Tx, userId: string): Promise<RecoveryCodes> {
  const codes = makeRecoveryCodes();
  await replaceRecoveryCodes(
    tx,
    userId,
    codes.map((code) => box.sealCode(userId, plainRecoveryCode(code) ?? code)),
  );
  return { codes };
}

/** True once for each code of the app and each recovery code. */
async function takeCode({ box, clock }: Parts, tx: Tx, userId: string, typed: string): Promise<boolean> {
  const kept = await findFactor(tx, userId);
  const secret = kept?.sealedSecret ? box.open(FACTOR_COLUMN, userId, kept.sealedSecret) : undefined;
  const step = secret && matchingStep(secret, typed.replace(/\s/g, ''), clock.now());
  if (step !== undefined) return takeStep(tx, userId, step);
  const recovery = plainRecoveryCode(typed);
  if (recovery === undefined) return false;
  const left = await listRecoveryCodes(tx, userId);
  const found = left.find((code) => box.isCode(userId, recovery, code));
  return found !== undefined && takeRecoveryCode(tx, userId, found.codeHash, clock.now());
}
