import { randomBytes } from 'node:crypto';
import { InsideAddress } from '@pilar/contracts';
import { z } from 'zod';
import { openSecretBox, type SecretBox } from '../secret-box.ts';

export const ATTEMPT_COOKIE = 'pilar_provider';
const LIFE_SECONDS = 10 * 60;

/** What a person is about while the browser is at the provider. */
const Aim = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign-in') }),
  z.object({ kind: z.literal('link'), userId: z.string() }),
  z.object({ kind: z.literal('one-time-link'), userId: z.string(), linkId: z.string() }),
]);
export type Aim = z.infer<typeof Aim>;

const Attempt = z.object({
  aim: Aim,
  returnTo: InsideAddress,
  state: z.string(),
  nonce: z.string(),
  /** of PKCE: proves that whoever brings the code also asked for it */
  verifier: z.string(),
  expiresAt: z.number(),
});
export type Attempt = z.infer<typeof Attempt>;

const random = (): string => randomBytes(32).toString('base64url');

/**
 * Keeps an attempt in a sealed cookie of the browser that began it, so that strangers cannot fill a table. Each counts
 * once in this process; the provider takes each code once, whatever the process.
 */
export type Attempts = Readonly<{
  begin(aim: Aim, returnTo: string, now: Date): Readonly<{ attempt: Attempt; cookie: string }>;
  /** Undefined for a cookie that was not made here, has run out, or was taken before. */
  take(cookie: string | null, state: string, now: Date): Attempt | undefined;
}>;

export function openAttempts(secret: string, isHttps: boolean): Attempts {
  const box = openSecretBox(secret, 'pilar provider attempt');
  const taken = new Map<string, number>();
  return {
    begin(aim, returnTo, now) {
      const expiresAt = now.getTime() + LIFE_SECONDS * 1000;
      const attempt = { aim, returnTo, state: random(), nonce: random(), verifier: random(), expiresAt };
      const value = box.seal(Buffer.from(JSON.stringify(attempt)), ATTEMPT_COOKIE);
      return { attempt, cookie: attemptCookie(value, LIFE_SECONDS, isHttps) };
    },
    take(cookie, state, now) {
      for (const [key, end] of taken) if (end <= now.getTime()) taken.delete(key);
      const attempt = cookie === null ? undefined : readAttempt(box, cookie);
      if (attempt === undefined || attempt.state !== state) return undefined;
      if (attempt.expiresAt <= now.getTime() || taken.has(state)) return undefined;
      taken.set(state, attempt.expiresAt);
      return attempt;
    },
  };
}

function readAttempt(box: SecretBox, cookie: string): Attempt | undefined {
  const opened = box.open(cookie, ATTEMPT_COOKIE);
  return opened && Attempt.parse(JSON.parse(Buffer.from(opened).toString()));
}

export const endedAttemptCookie = (isHttps: boolean): string => attemptCookie('', 0, isHttps);

function attemptCookie(value: string, seconds: number, isHttps: boolean): string {
  const secure = isHttps ? '; Secure' : '';
  return `${ATTEMPT_COOKIE}=${encodeURIComponent(value)}; Path=/api/session; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
