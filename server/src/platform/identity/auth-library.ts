import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { createAuthEndpoint, isAPIError } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { username } from 'better-auth/plugins';
import { z } from 'zod';
import type { Database } from '../db/index.ts';
import { refusalCode } from '../db/index.ts';
import type { Log } from '../log/log.ts';
import type { PasswordHasher } from './password-hash.ts';
import { cookieValue } from './session-cookie.ts';

const IDLE_SECONDS = 12 * 3600;
/** A session in use is written at most once in this time, but for the last hours of its seven days. */
const REFRESH_SECONDS = 15 * 60;
/** Raised by the database when somebody switched off signs in (migration 20261124-02). */
const SWITCHED_OFF = 'PI001';

export type FoundSession = Readonly<{
  token: string;
  userId: string;
  /** what the session looks at families for, as it was written down; null until chosen */
  purpose: string | null;
  /** true once the second factor was shown in this session */
  hasShownFactor: boolean;
}>;

/** What Pilar asks of the identity library. Its HTTP handler is not mounted: the route table stays closed. */
export type AuthLibrary = Readonly<{
  /** Checks name and password and opens a session; undefined when they do not match. Takes equally long either way. */
  openSession(
    userName: string,
    password: string,
  ): Promise<{ session: FoundSession; cookie: string } | undefined>;
  /** A session for somebody whom a provider has named; undefined for whoever is switched off. */
  openSessionFor(
    userId: string,
    provider: string,
  ): Promise<{ session: FoundSession; cookie: string } | undefined>;
  /** The live session of a signed cookie; undefined when forged, ended or run out. Slides its end forward. */
  findSession(cookie: string): Promise<FoundSession | undefined>;
}>;

export type AuthLibraryParts = Readonly<{
  db: Database;
  secret: string;
  log: Log;
  cookieName: string;
  passwords: PasswordHasher;
}>;

const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** Opens sessions without a password; like all addresses of the library it is called from here alone. */
function sessionsByProvider() {
  const body = z.object({ userId: z.string(), provider: z.string() });
  return {
    id: 'pilar-provider',
    endpoints: {
      openSessionFor: createAuthEndpoint('/pilar/open-session', { method: 'POST', body }, async (context) => {
        const { internalAdapter } = context.context;
        const { userId, provider } = context.body;
        const user = await internalAdapter.findUserById(userId);
        if (!user) return context.json(null);
        const session = await internalAdapter.createSession(userId, false, { provider });
        await setSessionCookie(context, { session, user });
        return context.json({ token: session.token });
      }),
    },
  } as const;
}

function options({ db, secret, log, cookieName, passwords }: AuthLibraryParts) {
  return {
    database: { db: db.identity, type: 'postgres', schemaName: 'identity', transaction: true },
    secret,
    // Never called over HTTP, so this address is only a name.
    baseURL: 'http://pilar.invalid',
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // The library's messages may quote what was typed: only that something was wrong is kept.
      log: (level) =>
        level === 'error' ? log.error({ component: 'identity' }, 'identity library') : undefined,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 200,
      password: {
        hash: passwords.hash,
        verify: ({ hash, password }) => passwords.verify(hash, password),
      },
    },
    user: { fields: { emailVerified: 'email_verified', ...timestamps } },
    session: {
      expiresIn: IDLE_SECONDS,
      updateAge: REFRESH_SECONDS,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...timestamps,
      },
      // Read with the session, so that finding it stays one query; written by our own route alone.
      additionalFields: {
        purpose: { type: 'string', required: false, input: false },
        provider: { type: 'string', required: false, input: false },
        secondFactorAt: {
          type: 'date',
          required: false,
          input: false,
          fieldName: 'second_factor_at',
        },
      },
    },
    account: {
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...timestamps,
      },
    },
    verification: { fields: { expiresAt: 'expires_at', ...timestamps } },
    advanced: {
      useSecureCookies: false,
      cookies: { session_token: { name: cookieName } },
      // The library would read the catalogue, which the channel does not carry. Our migrations make its tables, and
      // the tests sign in on them.
      database: { validateSchema: false },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 1,
        maxUsernameLength: 60,
        // An unknown name must cost as much as a known one, whatever its letters.
        usernameValidator: () => true,
        schema: { user: { fields: { username: 'user_name' } } },
      }),
      sessionsByProvider(),
    ],
  } satisfies BetterAuthOptions;
}

export function openAuthLibrary(parts: AuthLibraryParts): AuthLibrary {
  const auth = betterAuth(options(parts));
  const isRefused = (error: unknown): boolean =>
    (isAPIError(error) && error.statusCode < 500) || refusalCode(error) === SWITCHED_OFF;
  return {
    async openSession(userName, password) {
      try {
        const { headers, response } = await auth.api.signInUsername({
          body: { username: userName, password },
          returnHeaders: true,
        });
        const cookie = cookieValue(headers, parts.cookieName);
        if (response === null || cookie === undefined)
          throw new Error('openSession: the library gave no cookie');
        const { token, user } = response;
        return { session: { token, userId: user.id, purpose: null, hasShownFactor: false }, cookie };
      } catch (error) {
        if (isRefused(error)) return undefined;
        throw error;
      }
    },
    async openSessionFor(userId, provider) {
      try {
        const { headers, response } = await auth.api.openSessionFor({
          body: { userId, provider },
          returnHeaders: true,
        });
        const cookie = cookieValue(headers, parts.cookieName);
        if (response === null || cookie === undefined) return undefined;
        return { session: { token: response.token, userId, purpose: null, hasShownFactor: false }, cookie };
      } catch (error) {
        if (isRefused(error)) return undefined;
        throw error;
      }
    },
    async findSession(cookie) {
      const headers = new Headers({ cookie: `${parts.cookieName}=${encodeURIComponent(cookie)}` });
      try {
        const found = await auth.api.getSession({ headers });
        if (!found) return undefined;
        const { token, userId, purpose, secondFactorAt } = found.session;
        const hasShownFactor = secondFactorAt !== null && secondFactorAt !== undefined;
        return { token, userId, purpose: purpose ?? null, hasShownFactor };
      } catch (error) {
        // Ended by another request between being read and being prolonged.
        if (isAPIError(error) && error.statusCode < 500) return undefined;
        throw error;
      }
    },
  };
}
