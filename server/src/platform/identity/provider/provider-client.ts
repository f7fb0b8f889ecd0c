import { readFileSync } from 'node:fs';
import type { Configuration, CustomFetchOptions } from 'openid-client';
import type { Log } from '../../log/log.ts';
import { Problem } from '../../problem.ts';
import type { Attempt } from './provider-attempt.ts';
import { isLoopbackAddress, type ProviderSettings } from './provider-settings.ts';

/** Clocks of two offices differ; more than a minute is a fault to be seen. */
const CLOCK_TOLERANCE_SECONDS = 60;
const TIMEOUT_SECONDS = 5;
/** What a provider says of itself is asked for again after this time. */
const KEPT_MS = 3600 * 1000;
/** After a failure nobody asks again at once: a provider that is down must not hold every sign-in page up. */
const FAILURE_KEPT_MS = 5_000;

/** The library is loaded with the first sign-in that asks for it: the start of Pilar does not wait for it. */
const library = () => import('openid-client');

export type ProviderClientParts = Readonly<{
  settings: ProviderSettings;
  log: Log;
  /** tests stand between Pilar and the provider */
  fetch?: typeof fetch;
}>;

/** Speaks to the provider: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636, RFC 9700). */
export type ProviderClient = Readonly<{
  /** Where the browser goes. @throws Problem provider-unreachable */
  addressFor(attempt: Attempt): Promise<string>;
  /**
   * Whom the provider names, after its signature, issuer, audience, times, nonce and state were checked.
   * @throws Problem provider-unreachable, provider-refused
   */
  findSubject(attempt: Attempt, query: URLSearchParams): Promise<string>;
}>;

export function openProviderClient(parts: ProviderClientParts): ProviderClient {
  const { settings } = parts;
  let known: Readonly<{ made: Promise<Configuration>; until: number }> | undefined;
  const configuration = (): Promise<Configuration> => {
    if (known && known.until > performance.now()) return known.made;
    const made = discover(parts);
    const found = { made, until: performance.now() + KEPT_MS };
    known = found;
    made.catch(() => {
      if (known === found) known = { made, until: performance.now() + FAILURE_KEPT_MS };
    });
    return made;
  };
  return {
    addressFor: (attempt) =>
      guarded(parts, 'provider-unreachable', async () => {
        const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library();
        const address = buildAuthorizationUrl(await configuration(), {
          redirect_uri: settings.returnAddress,
          scope: 'openid',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
        });
        return address.href;
      }),
    findSubject: (attempt, query) =>
      guarded(parts, 'provider-refused', async () => {
        const { authorizationCodeGrant } = await library();
        const back = new URL(settings.returnAddress);
        back.search = query.toString();
        const tokens = await authorizationCodeGrant(await configuration(), back, {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.verifier,
        });
        const subject = tokens.claims()?.sub;
        if (subject === undefined) throw new Error('findSubject: the provider named nobody');
        return subject;
      }),
  };
}

async function discover({ settings, fetch: ask = fetch }: ProviderClientParts): Promise<Configuration> {
  const oidc = await library();
  const issuer = new URL(settings.issuer);
  const secret = readFileSync(settings.secretFile, 'utf8').trim();
  const found = await oidc.discovery(
    issuer,
    settings.clientId,
    { [oidc.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    oidc.ClientSecretBasic(secret),
    {
      timeout: TIMEOUT_SECONDS,
      [oidc.customFetch]: (address, options) => reach(ask, address, options),
      execute: [
        // The token arrives over TLS; its signature is checked all the same, so that a proxy on the way adds nothing.
        oidc.enableNonRepudiationChecks,
        ...(isLoopbackAddress(issuer) ? [oidc.allowInsecureRequests] : []),
      ],
    },
  );
  // The library lets a few well-known providers name another issuer than was asked for; a link names exactly one.
  const named = found.serverMetadata().issuer;
  if (named.replace(/\/$/, '') !== settings.issuer.replace(/\/$/, ''))
    throw new Error('discover: the provider names another issuer');
  return found;
}

class Unreachable extends Error {}

async function reach(
  ask: typeof fetch,
  address: string,
  { body, ...options }: CustomFetchOptions,
): Promise<Response> {
  // Forms are all that is ever sent to a provider.
  const form = body instanceof URLSearchParams ? { body } : {};
  const response = await ask(address, { ...options, ...form }).catch((error: unknown) => {
    throw new Unreachable('the provider does not answer', { cause: error });
  });
  if (response.status >= 500) throw new Unreachable(`the provider answers ${response.status}`);
  return response;
}

/** Nothing that a provider says or fails to say is our own fault; the log says which check refused, and of nobody. */
async function guarded<T>(
  { settings, log }: ProviderClientParts,
  refusal: 'provider-refused' | 'provider-unreachable',
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const causes = causesOf(error);
    const code = causes.some((cause) => cause instanceof Unreachable) ? 'provider-unreachable' : refusal;
    log.warn({ component: 'provider', refusal: code, reasons: causes.map(reasonOf) }, 'provider sign-in');
    throw new Problem(code, { name: settings.name });
  }
}

function causesOf(error: unknown): readonly unknown[] {
  const causes: unknown[] = [];
  for (let at = error; at instanceof Error && causes.length < 5; at = at.cause) causes.push(at);
  return causes;
}

const reasonOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return 'unknown';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  return 'error' in cause && typeof cause.error === 'string' ? `${code} ${cause.error}` : code;
};
