import { RecoveryCodes, SecondFactorSecret, Session } from '@pilar/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalCode } from '../db/index.ts';
import { chosenKind } from '../testing/index.ts';
import { PASSWORD, type TestIdentity, testIdentity } from './testing-identity.ts';
import { codeAt, stepOf } from './totp.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

describe.each([chosenKind()])('A second factor on the %s database', (kind) => {
  let world: TestIdentity;
  let count = 0;
  let name = '';
  let id = '';
  let cookie = '';
  beforeAll(async () => {
    world = await testIdentity({ kind });
  });
  beforeEach(async () => {
    count += 1;
    name = `perencana-${count}`;
    id = (await world.addPerson(name, ['secretariat'])).id;
    cookie = await world.cookieOf(name);
  });
  afterAll(() => world?.close());

  const post = (path: string, body: unknown, who = cookie) => world.ask('POST', path, { cookie: who, body });
  const me = async (who = cookie) => (await world.ask('GET', '/session', { cookie: who })).body;
  const actions = async () => (await world.audit(id)).map(({ action }) => action);
  const codeOf = (secret: string, off = 0) => codeAt(bytesOf(secret), stepOf(world.clock.now()) + off);

  async function enrol(who = cookie): Promise<{ secret: string; codes: string[] }> {
    const started = await post('/session/second-factor/start', { password: PASSWORD }, who);
    expect(started.status).toBe(200);
    const { secret } = SecondFactorSecret.parse(started.body);
    const confirmed = await post('/session/second-factor/confirm', { code: codeOf(secret) }, who);
    expect(confirmed.status).toBe(200);
    const { codes } = RecoveryCodes.parse(confirmed.body);
    return { secret, codes };
  }
  /** The next code is another one. */
  const passStep = () => world.clock.pass(30);

  it('opens the rights that are held only with it, in this session alone', async () => {
    expect(await me()).toMatchObject({ user: { hasSecondFactor: false, needsSecondFactor: true } });
    const before = Session.parse(await me());
    expect(before.user?.permissions).not.toContain('registry.unmask');
    const elsewhere = await world.cookieOf(name);
    await enrol();
    const after = Session.parse(await me());
    expect(after.user).toMatchObject({ hasSecondFactor: true, needsSecondFactor: false });
    expect(after.user?.permissions).toContain('registry.unmask');
    const { actor } = (await world.identity.identify(decodeURIComponent(cookie)))!;
    expect(actor.permissions).toContain('registry.unmask');
    // Work outside of any session never holds them, and the other session has ended.
    expect((await world.identity.actorById(id))?.permissions).not.toContain('registry.unmask');
    expect(await me(elsewhere)).toMatchObject({ user: null });
    expect(await actions()).toEqual(
      expect.arrayContaining(['user.second-factor.on', 'session.second-factor']),
    );
  });

  it('is kept in no table as it is', async () => {
    const { secret, codes } = await enrol();
    const dump = JSON.stringify([
      await world.db.identity.selectFrom('identity.second_factor').selectAll().execute(),
      await world.db.identity.selectFrom('identity.recovery_code').selectAll().execute(),
      await world.audit(id),
    ]);
    for (const plain of [secret, bytesOf(secret).toString('base64'), ...codes]) {
      expect(dump).not.toContain(plain);
      expect(dump).not.toContain(plain.replace('-', ''));
    }
  });

  it('is asked for after the password: until then nothing is open', async () => {
    const { secret } = await enrol();
    passStep();
    const { status, body, response } = await world.signIn(name);
    expect([status, body]).toMatchObject([200, { user: null, awaitsCode: true }]);
    const half = /pilar_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect(await me(half)).toMatchObject({ user: null, awaitsCode: true });
    expect((await world.ask('GET', '/session/second-factor', { cookie: half })).status).toBe(401);
    expect((await world.ask('GET', '/users', { cookie: half })).status).toBe(401);
    expect((await post('/session/second-factor/end', { password: PASSWORD }, half)).status).toBe(401);
    const wrong = await post('/session/second-factor', { code: '000000' }, half);
    expect([wrong.status, wrong.body]).toMatchObject([401, { code: 'second-factor-wrong' }]);
    const shown = await post('/session/second-factor', { code: codeOf(secret) }, half);
    expect([shown.status, shown.body]).toMatchObject([200, { user: { userName: name } }]);
    expect(await me(half)).toMatchObject({
      user: { permissions: expect.arrayContaining(['registry.unmask']) },
    });
  });

  it('takes no code twice, nor an older one after a newer', async () => {
    const { secret } = await enrol();
    const used = codeOf(secret);
    const half = await world.cookieOf(name);
    expect((await post('/session/second-factor', { code: used }, half)).status).toBe(401);
    passStep();
    const next = codeOf(secret);
    const both = await Promise.all([
      post('/session/second-factor', { code: next }, half),
      post('/session/second-factor', { code: next }, half),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    const again = await world.cookieOf(name);
    expect((await post('/session/second-factor', { code: codeOf(secret, -1) }, again)).status).toBe(401);
    expect((await post('/session/second-factor', { code: codeOf(secret, 1) }, again)).status).toBe(200);
  });

  it('is replaced by a recovery code once, however it is typed', async () => {
    const { codes } = await enrol();
    expect(new Set(codes).size).toBe(10);
    const [first = '', second = ''] = codes;
    const half = await world.cookieOf(name);
    const typed = first.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await post('/session/second-factor', { code: typed }, half)).status).toBe(200);
    expect((await world.ask('GET', '/session/second-factor', { cookie: half })).body).toMatchObject({
      isOn: true,
      recoveryCodesLeft: 9,
    });
    expect(await actions()).toContain('user.recovery-code.use');
    const again = await world.cookieOf(name);
    expect((await post('/session/second-factor', { code: first }, again)).status).toBe(401);
    const renewed = await post('/session/second-factor/recovery-codes', { password: PASSWORD }, half);
    expect(renewed.status).toBe(200);
    expect((await post('/session/second-factor', { code: second }, again)).status).toBe(401);
  });

  it('is guessed slowly: after five wrong codes the right one waits too', async () => {
    const { secret } = await enrol();
    passStep();
    const half = await world.cookieOf(name);
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await post('/session/second-factor', { code: `11111${guess}` }, half)).status).toBe(401);
    }
    const waiting = await post('/session/second-factor', { code: codeOf(secret) }, half);
    expect([waiting.status, waiting.body]).toMatchObject([429, { code: 'sign-in-too-often' }]);
    world.clock.pass(31);
    expect((await post('/session/second-factor', { code: codeOf(secret) }, half)).status).toBe(200);
  });

  it('is begun and ended only with the password', async () => {
    const start = await post('/session/second-factor/start', { password: 'bukan kata sandinya' });
    expect([start.status, start.body]).toMatchObject([401, { code: 'sign-in-failed' }]);
    const early = await post('/session/second-factor/confirm', { code: '123456' });
    expect([early.status, early.body]).toMatchObject([409, { code: 'second-factor-off' }]);
    await enrol();
    expect((await post('/session/second-factor/end', { password: 'bukan kata sandinya' })).status).toBe(401);
    const ended = await post('/session/second-factor/end', { password: PASSWORD });
    expect([ended.status, ended.body]).toMatchObject([200, { user: { hasSecondFactor: false } }]);
    const { user } = Session.parse(await me());
    expect(user?.permissions).not.toContain('registry.unmask');
    expect(await world.signIn(name)).toMatchObject({ body: { user: { userName: name } } });
    expect(await actions()).toContain('user.second-factor.off');
  });

  it('is renewed while the old one stays valid until the new one is proved', async () => {
    const old = await enrol();
    passStep();
    const started = await post('/session/second-factor/start', { password: PASSWORD });
    const { secret } = SecondFactorSecret.parse(started.body);
    const half = await world.cookieOf(name);
    expect((await post('/session/second-factor', { code: codeOf(old.secret) }, half)).status).toBe(200);
    passStep();
    expect((await post('/session/second-factor/confirm', { code: codeOf(secret) })).status).toBe(200);
    passStep();
    const later = await world.cookieOf(name);
    expect((await post('/session/second-factor', { code: codeOf(old.secret) }, later)).status).toBe(401);
    expect((await post('/session/second-factor', { code: codeOf(secret) }, later)).status).toBe(200);
  });

  it('is switched off by an administrator for whoever lost everything, and by nobody else', async () => {
    await enrol();
    await world.addPerson(`pengelola-${count}`, ['administrator']);
    const administrator = await world.cookieOf(`pengelola-${count}`);
    await world.addPerson(`pemeriksa-${count}`, ['auditor']);
    const auditor = await world.cookieOf(`pemeriksa-${count}`);
    const remove = (who: string) => world.ask('DELETE', `/users/${id}/second-factor`, { cookie: who });
    expect((await remove(auditor)).status).toBe(403);
    expect(await remove(administrator)).toMatchObject({ status: 200, body: { hasSecondFactor: false } });
    expect(await me()).toMatchObject({ user: null });
    expect((await world.signIn(name)).body).toMatchObject({ user: { userName: name } });
  });

  it('cannot be given, taken or passed by the connection of the identity library', async () => {
    await enrol();
    const { identity } = world.db;
    const forged = identity.insertInto('identity.second_factor').values({ user_id: id }).execute();
    expect(await forged.catch(refusalCode)).toBe('42501');
    await identity.deleteFrom('identity.second_factor').where('user_id', '=', id).execute();
    await identity.deleteFrom('identity.recovery_code').where('user_id', '=', id).execute();
    const half = await world.cookieOf(name);
    await identity
      .updateTable('identity.session')
      .set({ second_factor_at: world.clock.now() })
      .where('user_id', '=', id)
      .execute();
    expect(await me(half)).toMatchObject({ user: null, awaitsCode: true });
  });
});
