import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../log/log.ts';
import { openAttempts } from './provider-attempt.ts';
import { openProviderClient, type ProviderClient } from './provider-client.ts';
import { CLIENT, forgeToken, makeSigningKey, RETURN_ADDRESS, startProvider } from './testing-provider.ts';

const NAME = 'Akun Metro';
type Answer = Readonly<{ id_token: string }>;

describe('What a provider says of somebody', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  let client: ProviderClient;
  let folder: string;
  /** what stands between Pilar and the provider */
  let between: (answer: Answer) => Answer;
  let answered: (path: string) => Response | undefined;
  let reasons: readonly string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    provider = await startProvider();
    folder = mkdtempSync(join(tmpdir(), 'pilar-provider-'));
    writeFileSync(join(folder, 'secret'), CLIENT.secret);
  });
  beforeEach(() => {
    [between, answered, reasons] = [(answer) => answer, () => undefined, []];
    client = openClient();
    asked.length = 0;
  });
  afterAll(async () => {
    await provider?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const reach: typeof fetch = async (address, options) => {
    const path = new URL(String(address)).pathname;
    asked.push(path);
    const instead = answered(path);
    if (instead) return instead;
    const response = await fetch(address, options);
    return path === '/token' && response.ok ? Response.json(between(await response.json())) : response;
  };
  const keepReasons = (line: Readonly<{ reasons: readonly string[] }>): void => {
    reasons = line.reasons;
  };
  const openClient = (issuer = provider.issuer) =>
    openProviderClient({
      settings: {
        ...{ issuer, clientId: CLIENT.id, secretFile: join(folder, 'secret') },
        ...{ name: NAME, returnAddress: RETURN_ADDRESS },
      },
      log: { ...silentLog, warn: keepReasons } as never,
      fetch: reach,
    });
  const attempt = () =>
    openAttempts('ab'.repeat(32), false).begin({ kind: 'sign-in' }, '/', new Date('2026-11-24')).attempt;

  /** Who came in, or the code of the refusal. */
  async function comeIn(change = (address: URL) => address): Promise<string> {
    const begun = attempt();
    try {
      const address = change(new URL(await client.addressFor(begun)));
      const query = await provider.visit(address.href, 'pegawai-17');
      return await client.findSubject(begun, new URLSearchParams(query));
    } catch (error) {
      return (error as { code: string }).code;
    }
  }

  const seconds = () => Math.floor(Date.now() / 1000);
  const reissue = (answer: Answer, claims: object, key = provider.key): Answer => ({
    ...answer,
    id_token: forgeToken(answer.id_token, key, claims),
  });
  const unsigned = (answer: Answer) => ({ ...answer, id_token: answer.id_token.replace(/[^.]*$/, '') });
  const without = ({ id_token, ...rest }: Answer) => rest as Answer;

  it('is its name for them, whoever carried the token', async () => {
    expect(await comeIn()).toBe('pegawai-17');
    between = (answer) => reissue(answer, { exp: seconds() - 30 });
    expect(await comeIn()).toBe('pegawai-17');
  });

  it.each<[string, (answer: Answer) => Answer, string]>([
    ['run out', (it) => reissue(it, { exp: seconds() - 90 }), 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'],
    ['not valid yet', (it) => reissue(it, { nbf: seconds() + 90 }), 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'],
    ['for another client', (it) => reissue(it, { aud: 'lain' }), 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['of another issuer', (it) => reissue(it, { iss: 'https://x' }), 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['with another nonce', (it) => reissue(it, { nonce: 'lain' }), 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['without a nonce', (it) => reissue(it, { nonce: undefined }), 'OAUTH_INVALID_RESPONSE'],
    ['signed with another key', (it) => reissue(it, {}, { ...makeSigningKey() }), 'OAUTH_INVALID_RESPONSE'],
    ['not signed', unsigned, 'OAUTH_INVALID_RESPONSE'],
    ['missing', without, 'OAUTH_INVALID_RESPONSE'],
  ])('is refused where its token is %s', async (_what, change, reason) => {
    between = change;
    expect([await comeIn(), reasons]).toEqual(['provider-refused', expect.arrayContaining([reason])]);
  });

  it('is refused where the provider was asked with another nonce, or without proof of the asker', async () => {
    const setting = (name: string, value: string) => (address: URL) => {
      address.searchParams.set(name, value);
      return address;
    };
    expect(await comeIn(setting('nonce', 'nonce-orang-lain'))).toBe('provider-refused');
    expect(await comeIn(setting('code_challenge', 'A'.repeat(43)))).toBe('provider-refused');
    expect(reasons.join()).toContain('invalid_grant');
  });

  it('is not heard where it names another issuer than was set up', async () => {
    const text = await (await fetch(`${provider.issuer}/.well-known/openid-configuration`)).text();
    answered = (path) =>
      path.endsWith('/openid-configuration')
        ? Response.json(JSON.parse(text.replace(`"${provider.issuer}"`, '"https://lain.example"')))
        : undefined;
    expect(await comeIn()).toBe('provider-unreachable');
  });

  it.each([
    ['does not answer', () => Promise.reject(new TypeError('fetch failed')) as never],
    ['is broken', () => new Response('', { status: 502 })],
    ['is not there', () => new Response('', { status: 404 })],
    ['sends a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ])('cannot be asked where it %s; it is asked once, and again a little later', async (_what, answer) => {
    answered = answer;
    expect([await comeIn(), await comeIn(), asked.length]).toEqual([
      'provider-unreachable',
      'provider-unreachable',
      1,
    ]);
  });

  it('is asked for once an hour, not with each sign-in', async () => {
    await comeIn();
    await comeIn();
    expect(asked.filter((path) => path.includes('well-known'))).toHaveLength(1);
    expect(asked.filter((path) => path === '/token')).toHaveLength(2);
  });
});
