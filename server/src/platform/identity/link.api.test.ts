import { MadeLink, User } from '@pilar/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chosenKind } from '../testing/index.ts';
import { PASSWORD, type TestIdentity, testIdentity } from './testing-identity.ts';

const NEW = 'layang-layang putus tali';

describe.each([chosenKind()])('A one-time link on the %s database', (kind) => {
  let world: TestIdentity;
  let count = 0;
  let administrator = '';
  let id = '';
  let name = '';
  beforeAll(async () => {
    world = await testIdentity({ kind });
    await world.addPerson('pengelola', ['administrator']);
    administrator = await world.cookieOf('pengelola');
  });
  beforeEach(async () => {
    count += 1;
    name = `pegawai-${count}`;
    const body = { userName: name, name: 'Pegawai (contoh)', roles: ['secretariat'] };
    id = User.parse((await world.ask('POST', '/users', { cookie: administrator, body })).body).id;
  });
  afterAll(() => world?.close());

  const make = async (userId = id) => {
    world.clock.pass(1);
    const { body } = await world.ask('POST', `/users/${userId}/link`, { cookie: administrator });
    return MadeLink.parse(body);
  };
  const follow = (token: string, password = NEW) =>
    world.ask('POST', '/session/link', { body: { token, password } });
  const open = (token: string) => world.ask('POST', '/session/link/open', { body: { token } });

  it('invites somebody who has no password yet, and cannot come in without it', async () => {
    expect((await world.signIn(name, '')).status).toBe(422);
    expect((await world.signIn(name, 'null')).status).toBe(401);
    const link = await make();
    expect(link.kind).toBe('invitation');
    expect((await open(link.token)).body).toEqual({
      kind: 'invitation',
      userName: name,
      name: 'Pegawai (contoh)',
    });
    expect((await follow(link.token)).status).toBe(200);
    expect((await world.signIn(name, NEW)).body).toMatchObject({ user: { id } });
    const actions = (await world.audit(id)).map(({ action, actor_name }) => [action, actor_name]);
    expect(actions).toEqual(
      expect.arrayContaining([
        ['user.link.make', 'pengelola'],
        ['user.link.use', name],
        ['user.password.change', name],
      ]),
    );
  });

  it('works once, also when two follow it at the same moment', async () => {
    const { token } = await make();
    const both = await Promise.all([follow(token), follow(token, 'gerimis sore di taman')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    expect([(await follow(token)).body, (await open(token)).body]).toMatchObject([
      { code: 'link-ended' },
      { code: 'link-ended' },
    ]);
  });

  it('resets a password, which stays until then, and ends the sessions', async () => {
    const person = await world.addPerson(`${name}-lama`, ['secretariat']);
    const cookie = await world.cookieOf(`${name}-lama`);
    const link = await make(person.id);
    expect(link.kind).toBe('reset');
    expect((await world.signIn(`${name}-lama`)).status).toBe(200);
    await follow(link.token);
    expect((await world.signIn(`${name}-lama`, PASSWORD)).status).toBe(401);
    expect((await world.signIn(`${name}-lama`, NEW)).status).toBe(200);
    expect((await world.ask('GET', '/session', { cookie })).body).toMatchObject({ user: null });
  });

  it('runs out after 72 hours, and with the next link', async () => {
    const old = await make();
    const young = await make();
    expect((await open(old.token)).status).toBe(410);
    expect((await open(young.token)).status).toBe(200);
    world.clock.pass(72 * 3600);
    expect((await follow(young.token)).body).toMatchObject({ code: 'link-ended' });
  });

  it('asks for a password that is not guessed first, and stays open until one is given', async () => {
    const { token } = await make();
    expect((await follow(token, `${name}-2026`)).body).toMatchObject({ code: 'password-weak' });
    expect((await follow(token)).status).toBe(200);
  });

  it('is kept as a digest, and is not guessed', async () => {
    const { token } = await make();
    const rows = await world.db.identity.selectFrom('identity.one_time_link').selectAll().execute();
    expect(JSON.stringify([rows, await world.audit(id)])).not.toContain(token);
    const last = token.endsWith('A') ? 'E' : 'A';
    expect((await open(`${token.slice(0, -1)}${last}`)).status).toBe(410);
    expect((await open('pendek')).status).toBe(422);
  });

  it('is made by an administrator alone, for an active person', async () => {
    await world.addPerson(`${name}-pemeriksa`, ['auditor']);
    const auditor = await world.cookieOf(`${name}-pemeriksa`);
    expect((await world.ask('POST', `/users/${id}/link`, { cookie: auditor })).status).toBe(403);
    const { token } = await make();
    await world.ask('PATCH', `/users/${id}`, { cookie: administrator, body: { isActive: false } });
    expect((await open(token)).body).toMatchObject({ code: 'link-ended' });
    const refused = await world.ask('POST', `/users/${id}/link`, { cookie: administrator });
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'user-inactive' }]);
  });
});
