import type { ChangePassword, Purpose, SessionUser, Setup, SignIn } from '@pilar/contracts';
import { UserName } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import type { Actor, Database, Tx } from '../db/index.ts';
import type { Log } from '../log/log.ts';
import { Problem } from '../problem.ts';
import type { Secrets } from '../secrets/index.ts';
import { type AttemptLimit, openAttemptLimit } from './attempt-limit.ts';
import { type AuthLibrary, type FoundSession, openAuthLibrary } from './auth-library.ts';
import { findCity } from './city.store.ts';
import { deviceWords } from './device-words.ts';
import { openFactorBox } from './factor-box.ts';
import { deviceCookie, type KnownDevices, openKnownDevices } from './known-device.ts';
import { type PasswordHasher, scryptHasher } from './password-hash.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { heldPurpose, isOpenAt, toActor, toSessionUser } from './person-view.ts';
import { provePassword } from './prove-password.ts';
import { openProviderService, type ProviderService } from './provider/provider.service.ts';
import type { Sender } from './provider/provider-parts.ts';
import type { ProviderSettings } from './provider/provider-settings.ts';
import { resealFactors } from './reseal-factors.ts';
import { type SecondFactorService, secondFactorService } from './second-factor.service.ts';
import { openSecretBox } from './secret-box.ts';
import { setSessionOrigin, setSessionPurpose } from './session.store.ts';
import { COOKIE_NAME, endedCookie, sessionCookie } from './session-cookie.ts';
import { readSessionSecret } from './session-secret.ts';
import { addFirstAdministrator } from './user.service.ts';
import {
  asIdentityRole,
  endExpiredSessions,
  endSession,
  endSessions,
  findPasswordHash,
  findPerson,
  findPersonByName,
  type Person,
  setPasswordHash,
} from './user.store.ts';

export type IdentityParts = Readonly<{
  db: Database;
  log: Log;
  clock: Clock;
  /** holds the file with the secret that signs the cookies */
  dataDir: string;
  /** seals what second factors rest on */
  secrets: Secrets;
  isHttps: boolean;
  /** true where the demo accounts may be used from other machines */
  areDemoUsersOpen: boolean;
  /** an office whose accounts open Pilar too; null where none is set up */
  provider?: ProviderSettings | null;
  /** tests stand between Pilar and the provider */
  fetch?: typeof fetch;
  /** tests pass a counting or a cheap one */
  passwords?: PasswordHasher;
}>;

/** Who a session belongs to. */
export type Identified = Readonly<{
  actor: Actor;
  token: string;
  name: string;
  /** true after the password of somebody with a second factor, until its code was shown: not signed in yet */
  awaitsCode: boolean;
}>;
/** `cookie` is the text of a Set-Cookie header; without a user the second factor comes next. */
export type OpenedSession = Readonly<{
  user: SessionUser | null;
  cookie: string;
  /** the text of a second one, which marks the browser as known */
  deviceCookie: string;
}>;
export type SignInAttempt = SignIn &
  Readonly<{
    /** null where it is not known; then only the name is counted */
    address: string | null;
    isLoopback: boolean;
    /** the cookie that marks a browser they came in from before */
    device?: string | null;
    userAgent?: string | null;
  }>;
export type Transaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

export type Identity = Readonly<{
  /** The person of a session cookie, or null: forged, ended, run out, switched off. */
  identify(cookie: string | null): Promise<Identified | null>;
  /** What a person may do now; null for somebody unknown or switched off. */
  actorById(userId: string): Promise<Actor | null>;
  actorByName(userName: string): Promise<Actor | null>;
  /** @throws Problem sign-in-failed, sign-in-too-often, demo-sign-in-remote */
  signIn(attempt: SignInAttempt): Promise<OpenedSession>;
  /** A session for whoever has just set the city up; not limited. @throws Problem sign-in-failed */
  openSession(userName: string, password: string): Promise<OpenedSession>;
  /** Ends one session and gives the cookie that forgets it. */
  signOut(transaction: Transaction, token: string | null): Promise<string>;
  findSessionUser(transaction: Transaction, actor: Actor): Promise<SessionUser | null>;
  /** What the session looks at families for, from now on. @throws Problem purpose-not-held */
  choosePurpose(request: PurposeRequest): Promise<SessionUser | null>;
  readonly secondFactor: SecondFactorService;
  /** null where none is set up */
  readonly provider: ProviderService | null;
  /** Ends the other sessions of the person. @throws Problem sign-in-failed, sign-in-too-often, password-weak */
  changePassword(request: PasswordRequest): Promise<SessionUser | null>;
  addFirstAdministrator(tx: Tx, clock: Clock, administrator: Setup['administrator']): Promise<string>;
  readonly passwords: PasswordHasher;
}>;

export type PurposeRequest = Readonly<{
  transaction: Transaction;
  actor: Actor;
  token: string | null;
  purpose: Purpose;
}>;
export type PasswordRequest = ChangePassword &
  Readonly<{ transaction: Transaction; actor: Actor; token: string | null; address: string | null }>;

type Inner = IdentityParts &
  Readonly<{ library: AuthLibrary; limit: AttemptLimit; passwords: PasswordHasher; devices: KnownDevices }>;

/** @throws Problem config-invalid when the file of the secret is damaged */
export async function openIdentity(parts: IdentityParts): Promise<Identity> {
  const { db, log, clock } = parts;
  const passwords = parts.passwords ?? scryptHasher();
  const secret = readSessionSecret(parts.dataDir);
  const library = openAuthLibrary({ db, log, secret, cookieName: COOKIE_NAME, passwords });
  const limit = openAttemptLimit({ db, clock, secret });
  const inner: Inner = { ...parts, passwords, library, limit, devices: openKnownDevices(secret) };
  const old = openSecretBox(secret);
  const box = openFactorBox(parts.secrets, old);
  const { unreadable } = await resealFactors(db, box, old);
  if (unreadable > 0) log.warn({ component: 'identity', unreadable }, 'second factors that no key opens');
  const toActiveActor = (person: Person | undefined): Actor | null =>
    person && isOpenAt(person, clock.now()) ? toActor(person) : null;
  return {
    passwords,
    secondFactor: secondFactorService({ db, clock, passwords, limit, box }),
    provider: openProvider(inner, secret),
    identify: (cookie) => identify(inner, cookie),
    actorById: async (userId) => toActiveActor(await findPerson(db.identity, userId)),
    actorByName: async (userName) => toActiveActor(await findPersonByName(db.identity, userName)),
    signIn: (attempt) => signIn(inner, attempt),
    openSession: async (userName, password) => {
      const opened = await open(inner, await findByTypedName(inner, userName), { password, ...NOWHERE });
      if (!opened) throw new Problem('sign-in-failed');
      return opened;
    },
    signOut: async (transaction, token) => {
      if (token !== null) await transaction((tx) => asIdentityRole(tx, () => endSession(tx, token)));
      return endedCookie(parts.isHttps);
    },
    findSessionUser: async (transaction, actor) => {
      const person = await transaction((tx) => asIdentityRole(tx, () => findPerson(tx, actor.userId)));
      return person ? toSessionUser(person, actor.purpose) : null;
    },
    choosePurpose,
    changePassword: (request) => changePassword(inner, request),
    addFirstAdministrator: (tx, at, administrator) => addFirstAdministrator(tx, at, administrator, passwords),
  };
}

function openProvider(inner: Inner, secret: string): ProviderService | null {
  const settings = inner.provider ?? null;
  if (settings === null) return null;
  return openProviderService({
    ...inner,
    settings,
    secret,
    provePassword: (asker, password) => provePassword(inner, asker, password),
    openFor: (person, sender) => openByProvider(inner, person, settings.name, sender),
    refuse: inner.limit.refuse,
  });
}

async function identify({ library, db, clock }: Inner, cookie: string | null): Promise<Identified | null> {
  if (cookie === null || cookie === '') return null;
  const session = await library.findSession(cookie);
  if (!session) return null;
  const person = await findPerson(db.identity, session.userId);
  if (!person || !isOpenAt(person, clock.now())) return null;
  const awaitsCode = person.hasSecondFactor && !session.hasShownFactor;
  return { actor: toActor(person, session), token: session.token, name: person.name, awaitsCode };
}

async function choosePurpose({
  transaction,
  actor,
  token,
  purpose,
}: PurposeRequest): Promise<SessionUser | null> {
  return transaction((tx) =>
    asIdentityRole(tx, async () => {
      const person = await findPerson(tx, actor.userId);
      if (!person || token === null) return null;
      if (heldPurpose(person, purpose) === null) throw new Problem('purpose-not-held');
      await setSessionPurpose(tx, token, purpose);
      return toSessionUser(person, purpose);
    }),
  );
}

/** The first session of a city is not described: nobody else can have opened it. */
const NOWHERE = { address: null, userAgent: null } as const;

/** No account has this name, so it fails like any unknown one: after one hash. */
const NOBODY = '?';

type Typed = Readonly<{ name: string; known: Person | undefined }>;

async function findByTypedName({ db }: Inner, userName: string): Promise<Typed> {
  const name = UserName.safeParse(userName).data ?? NOBODY;
  return { name, known: await findPersonByName(db.identity, name) };
}

async function open(
  inner: Inner,
  { name, known }: Typed,
  { password, address, userAgent }: Pick<SignInAttempt, 'password' | 'address' | 'userAgent'>,
): Promise<OpenedSession | undefined> {
  const { library, db } = inner;
  const before = known && (await findPasswordHash(db.identity, known.id));
  const opened = await library.openSession(name, password);
  const person = opened && (await findPerson(db.identity, opened.session.userId));
  // The password may have been changed between its check and the session: that change ended the sessions it could see.
  // Whatever it could not see ends here, since it then sees the new password.
  if (opened && before !== (await findPasswordHash(db.identity, opened.session.userId))) {
    await endSession(db.identity, opened.session.token);
    return undefined;
  }
  if (!opened || !person) return undefined;
  return welcome(inner, person, opened, { address, userAgent });
}

type From = Readonly<{ address: string | null; userAgent?: string | null | undefined }>;

/** Nobody is let in whose account closed, by whatever door they came. */
async function welcome(
  { db, clock, isHttps, devices }: Inner,
  person: Person,
  opened: Readonly<{ session: FoundSession; cookie: string }>,
  { address, userAgent }: From,
): Promise<OpenedSession | undefined> {
  if (!isOpenAt(person, clock.now())) {
    await endSession(db.identity, opened.session.token);
    return undefined;
  }
  const device = deviceWords(userAgent ?? null);
  await setSessionOrigin(db.identity, opened.session.token, { address, device });
  return {
    user: person.hasSecondFactor ? null : toSessionUser(person),
    cookie: sessionCookie(opened.cookie, isHttps),
    deviceCookie: deviceCookie(devices.mark(person.id), isHttps),
  };
}

/** Pilar's own second factor is asked for all the same: what another office checked is not known here. */
async function openByProvider(inner: Inner, person: Person, provider: string, sender: Sender) {
  if (person.isDemo && !sender.isLoopback && !inner.areDemoUsersOpen)
    throw new Problem('demo-sign-in-remote');
  const opened = await inner.library.openSessionFor(person.id, provider);
  if (!opened) return undefined;
  const welcomed = await welcome(inner, person, opened, sender);
  if (!welcomed) return undefined;
  const { user, cookie, deviceCookie: device } = welcomed;
  return { user, cookies: [cookie, device] };
}

async function signIn(inner: Inner, attempt: SignInAttempt): Promise<OpenedSession> {
  const { userName, address, isLoopback, device } = attempt;
  const { db, limit, areDemoUsersOpen, devices } = inner;
  const typed = await findByTypedName(inner, userName);
  // Demo names and their password are public: that they exist is no secret.
  if (typed.known?.isDemo && !isLoopback && !areDemoUsersOpen) throw new Problem('demo-sign-in-remote');
  const userId = typed.known?.id ?? null;
  const known = userId === null ? undefined : devices.counterOf(device ?? null, userId);
  const opened = await limit.guard({ userName, address, userId, known }, () => open(inner, typed, attempt));
  await endExpiredSessions(db.identity);
  return opened;
}

async function changePassword(inner: Inner, request: PasswordRequest): Promise<SessionUser | null> {
  const { transaction, actor, token, address, current, next } = request;
  const { db, clock, passwords } = inner;
  const { userId, userName } = actor;
  await provePassword(inner, { actor, address }, current);
  refuseWeakPassword(next, {
    userName,
    name: (await findPerson(db.identity, userId))?.name ?? '',
    city: (await transaction(findCity))?.name,
  });
  const nextHash = await passwords.hash(next);
  return transaction((tx) =>
    asIdentityRole(tx, async () => {
      await setPasswordHash(tx, userId, nextHash, clock.now());
      await endSessions(tx, userId, token);
      const person = await findPerson(tx, userId);
      return person ? toSessionUser(person, actor.purpose) : null;
    }),
  );
}
