import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MadeLink, OpenSessionList, ProviderAddress, ProviderOutcome } from '@pilar/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chosenKind } from '../../testing/index.ts';
import { confirmFactor, setPendingSecret } from '../second-factor.store.ts';
import { PASSWORD, type TestIdentity, testIdentity } from '../testing-identity.ts';
import { asIdentityRole } from '../user.store.ts';
import type { ProviderSettings } from './provider-settings.ts';
import { CLIENT, RETURN_ADDRESS, startProvider } from './testing-provider.ts';

const NAME = 'Akun Metro';
/** Opens with no key: here it only has to be there. */
const SEALED = Buffer.from('tersegel');

describe.each([chosenKind()])('An account of another office on the %s database', (kind) => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  let world: TestIdentity;
  let folder: string;
  let count = 0;
  let name = '';
  let id = '';
  let subject = '';
  let isDown = false;

  beforeAll(async () => {
    provider = await startProvider();
    folder = mkdtempSync(join(tmpdir(), 'pilar-provider-'));
    const secretFile = join(folder, 'secret');
    writeFileSync(secretFile, `${CLIENT.secret}\n`);
    const settings: ProviderSettings = {
      ...{ issuer: provider.issuer, clientId: CLIENT.id, secretFile },
      ...{ name: NAME, returnAddress: RETURN_ADDRESS },
    };
    world = await testIdentity({ kind, provider: settings, fetch: reach });
  });
  beforeEach(async () => {
    count += 1;
    [name, subject] = [`petugas-${count}`, `pegawai-${count}`];
    id = (await world.addPerson(name, ['secretariat'])).id;
    isDown = false;
  });
  afterAll(async () => {
    await world?.close();
    await provider?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const reach: typeof fetch = async (address, options) => {
    if (isDown) throw new TypeError('fetch failed');
    return fetch(address, options);
  };
  const setCookies = (response: Response) => response.headers.getSetCookie().join('\n');
  const cookieIn = (cookies: string, of: string) => new RegExp(`${of}=([^;\n]*)`).exec(cookies)?.[1] ?? '';
  const me = async (cookie: string) => (await world.ask('GET', '/session', { cookie })).body;
  const actions = async () => (await world.audit(id)).map(({ action }) => action);

  async function begin(path: string, body: unknown, cookie?: string) {
    const { status, body: answer, response } = await world.ask('POST', path, { body, cookie });
    expect([status, answer]).toMatchObject([200, {}]);
    return {
      address: ProviderAddress.parse(answer).address,
      attempt: cookieIn(setCookies(response), 'pilar_provider'),
    };
  }
  const start = (returnTo = '/') => begin('/session/provider/start', { returnTo });
  const finish = (query: string, attempt: string, cookie?: string) =>
    world.ask('POST', '/session/provider', { body: { query }, attempt, cookie });
  async function comeIn(who = subject) {
    const { address, attempt } = await start();
    return finish(await provider.visit(address, who), attempt);
  }
  async function link(who = subject) {
    const cookie = await world.cookieOf(name);
    const { address, attempt } = await begin('/session/provider/link', { password: PASSWORD }, cookie);
    return { cookie, answer: await finish(await provider.visit(address, who), attempt, cookie) };
  }
  const linked = async () => expect((await link()).answer.status).toBe(200);

  it('opens nothing before it is linked, and makes no account', async () => {
    const before = (await world.db.identity.selectFrom('identity.user').select('id').execute()).length;
    const { status, body, response } = await comeIn();
    expect([status, body]).toMatchObject([403, { code: 'provider-not-linked' }]);
    expect(setCookies(response)).toBe('');
    const after = await world.db.identity.selectFrom('identity.user').select('id').execute();
    expect(after).toHaveLength(before);
    const failures = await world.db.identity.selectFrom('identity.sign_in_failure').selectAll().execute();
    expect(JSON.stringify(failures)).not.toContain(subject);
  });

  it('opens the account that its person linked, and is told in words', async () => {
    await linked();
    const { address, attempt } = await start('/keluarga?wilayah=18.72.01');
    const wanted = new URL(address).searchParams;
    expect(Object.fromEntries(wanted)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', scope: 'openid' },
      redirect_uri: RETURN_ADDRESS,
    });
    const { status, body, response } = await finish(await provider.visit(address, subject), attempt);
    expect([status, ProviderOutcome.parse(body)]).toMatchObject([
      200,
      {
        kind: 'sign-in',
        returnTo: '/keluarga?wilayah=18.72.01',
        session: { provider: NAME, user: { id } },
      },
    ]);
    const cookie = cookieIn(setCookies(response), 'pilar_session');
    expect(await me(cookie)).toMatchObject({ user: { userName: name } });
    expect(cookieIn(setCookies(response), 'pilar_provider')).toBe('');
    const { sessions } = OpenSessionList.parse((await world.ask('GET', '/session/open', { cookie })).body);
    expect(sessions.map((each) => [each.provider, each.isCurrent])).toContainEqual([NAME, true]);
    expect(await actions()).toEqual(
      expect.arrayContaining(['user.provider.link', 'session.sign-in', 'session.provider']),
    );
    expect(JSON.stringify(await world.audit(id))).not.toContain(subject);
  });

  it.each(['//lain.example', '/\\lain.example', 'https://lain.example', '/\tx', 'javascript:x'])(
    'never leads to another site afterwards: %s',
    async (returnTo) => {
      const { status } = await world.ask('POST', '/session/provider/start', { body: { returnTo } });
      expect(status).toBe(422);
    },
  );

  it('asks for Pilar’s own second step all the same, and opens its rights only with it', async () => {
    await linked();
    const { body, response } = await comeIn();
    expect(body).toMatchObject({ session: { user: { needsSecondFactor: true } } });
    const cookie = cookieIn(setCookies(response), 'pilar_session');
    expect(JSON.stringify(await me(cookie))).not.toContain('registry.unmask');
    const person = { userId: id, userName: name, roles: [], permissions: [] };
    await world.db.asActor(person, (tx) =>
      asIdentityRole(tx, async () => {
        await setPendingSecret(tx, id, SEALED);
        await confirmFactor(tx, id, { sealed: SEALED, step: 1, at: world.clock.now() });
      }),
    );
    const half = await comeIn();
    expect(half.body).toMatchObject({ session: { user: null, awaitsCode: true } });
    const halfCookie = cookieIn(setCookies(half.response), 'pilar_session');
    expect((await world.ask('GET', '/session/open', { cookie: halfCookie })).status).toBe(401);
  });

  it('takes an answer once, and only in the browser that began', async () => {
    await linked();
    const { address, attempt } = await start();
    const query = await provider.visit(address, subject);
    const other = await start();
    expect((await finish(query, other.attempt)).body).toMatchObject({ code: 'provider-attempt-ended' });
    expect((await finish(query, '')).body).toMatchObject({ code: 'provider-attempt-ended' });
    const both = await Promise.all([finish(query, attempt), finish(query, attempt)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410]);
  });

  it('takes a code once, also where the attempt is another', async () => {
    await linked();
    const first = await start();
    const query = await provider.visit(first.address, subject);
    expect((await finish(query, first.attempt)).status).toBe(200);
    const second = await start();
    const state = new URL(second.address).searchParams.get('state') ?? '';
    const replayed = new URLSearchParams(query);
    replayed.set('state', state);
    const { status, body } = await finish(replayed.toString(), second.attempt);
    expect([status, body]).toMatchObject([401, { code: 'provider-refused', name: NAME }]);
  });

  it('refuses a changed state, and an attempt that is too old', async () => {
    await linked();
    const { address, attempt } = await start();
    const query = new URLSearchParams(await provider.visit(address, subject));
    query.set('state', `${query.get('state')}x`);
    expect((await finish(query.toString(), attempt)).status).toBe(410);
    const late = await start();
    const lateQuery = await provider.visit(late.address, subject);
    world.clock.pass(10 * 60);
    expect((await finish(lateQuery, late.attempt)).status).toBe(410);
  });

  it('is linked only with the password, by the person themselves, and to one account', async () => {
    const cookie = await world.cookieOf(name);
    const wrong = await world.ask('POST', '/session/provider/link', {
      cookie,
      body: { password: 'bukan ini' },
    });
    expect([wrong.status, wrong.body]).toMatchObject([401, { code: 'sign-in-failed' }]);
    const { address, attempt } = await begin('/session/provider/link', { password: PASSWORD }, cookie);
    const query = await provider.visit(address, subject);
    await world.addPerson(`${name}-lain`);
    const other = await world.cookieOf(`${name}-lain`);
    expect((await finish(query, attempt, other)).body).toMatchObject({ code: 'provider-attempt-ended' });
    await linked();
    const again = await begin('/session/provider/link', { password: PASSWORD }, other);
    const taken = await finish(await provider.visit(again.address, subject), again.attempt, other);
    expect([taken.status, taken.body]).toMatchObject([409, { code: 'provider-linked-elsewhere' }]);
  });

  it('is linked by a one-time link, which is then used up', async () => {
    await world.addPerson(`pengelola-${count}`, ['administrator']);
    const administrator = await world.cookieOf(`pengelola-${count}`);
    const made = await world.ask('POST', `/users/${id}/link`, { cookie: administrator });
    const { token } = MadeLink.parse(made.body);
    const { address, attempt } = await begin('/session/link/provider', { token });
    const opened = await finish(await provider.visit(address, subject), attempt);
    expect([opened.status, opened.body]).toMatchObject([200, { kind: 'sign-in', session: { user: { id } } }]);
    const used = await world.ask('POST', '/session/link/provider', { body: { token } });
    expect([used.status, used.body]).toMatchObject([410, { code: 'link-ended' }]);
    expect(await actions()).toEqual(expect.arrayContaining(['user.link.use', 'user.provider.link']));
  });

  it('lets nobody in who was switched off, nor after the link was ended', async () => {
    await linked();
    const opened = await comeIn();
    const cookie = cookieIn(setCookies(opened.response), 'pilar_session');
    await world.addPerson(`pengelola-${count}`, ['administrator']);
    const administrator = await world.cookieOf(`pengelola-${count}`);
    const change = (isActive: boolean) =>
      world.ask('PATCH', `/users/${id}`, { cookie: administrator, body: { isActive } });
    await change(false);
    expect(await me(cookie)).toMatchObject({ user: null });
    expect((await comeIn()).body).toMatchObject({ code: 'provider-not-linked' });
    await change(true);
    const again = cookieIn(setCookies((await comeIn()).response), 'pilar_session');
    const own = await world.cookieOf(name);
    const path = `/users/${id}/provider`;
    expect((await world.ask('GET', path, { cookie: own })).status).toBe(403);
    expect((await world.ask('GET', path, { cookie: administrator })).body).toMatchObject({ name: NAME });
    const ended = await world.ask('DELETE', path, { cookie: administrator });
    expect([ended.status, ended.body]).toEqual([200, { name: NAME, linkedAt: null }]);
    expect((await world.ask('DELETE', path, { cookie: administrator })).status).toBe(404);
    expect(await me(again)).toMatchObject({ user: null });
    expect(await me(own)).toMatchObject({ user: { id } });
    expect((await comeIn()).status).toBe(403);
    expect(await actions()).toContain('user.provider.unlink');
  });

  it('is let go by its person with the password', async () => {
    const { cookie } = await link();
    const end = (password: string) =>
      world.ask('POST', '/session/provider/end', { cookie, body: { password } });
    expect((await end('bukan ini')).status).toBe(401);
    expect((await end(PASSWORD)).body).toEqual({ name: NAME, linkedAt: null });
    expect((await world.ask('GET', '/session/provider', { cookie })).body).toEqual({
      name: NAME,
      linkedAt: null,
    });
  });

  it('cannot be linked to anybody by the connection of the identity library', async () => {
    const forged = world.db.identity
      .insertInto('identity.provider_link')
      .values({ issuer: provider.issuer, subject: 'penyusup', user_id: id, linked_at: world.clock.now() })
      .execute();
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('that cannot be reached is said, and stops nobody who has a password', async () => {
    await linked();
    const { address, attempt } = await start();
    const query = await provider.visit(address, subject);
    isDown = true;
    const { status, body } = await finish(query, attempt);
    expect([status, body]).toMatchObject([503, { code: 'provider-unreachable', name: NAME }]);
    expect((await world.signIn(name)).status).toBe(200);
  });

  it('is refused by the provider itself when its person says no', async () => {
    const { address, attempt } = await start();
    const state = new URL(address).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ error: 'access_denied', state, iss: provider.issuer });
    expect((await finish(query.toString(), attempt)).body).toMatchObject({ code: 'provider-refused' });
  });
});
