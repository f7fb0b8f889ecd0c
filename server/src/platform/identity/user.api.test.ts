import { setTimeout } from 'node:timers/promises';
import type { Role, UserList } from '@pilar/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../db/index.ts';
import { chosenKind } from '../testing/index.ts';
import { PASSWORD, SETTLER, type TestIdentity, testIdentity } from './testing-identity.ts';
import { changeUser } from './user.service.ts';
import { listPeople } from './user.store.ts';

describe.each([chosenKind()])('The people on the %s database', (kind) => {
  let world: TestIdentity;
  let pengelola = { id: '', cookie: '' };
  let count = 0;
  let name = '';
  beforeAll(async () => {
    world = await testIdentity({ kind });
    const { id } = await world.addPerson('pengelola', ['administrator']);
    pengelola = { id, cookie: await world.cookieOf('pengelola') };
  });
  beforeEach(() => {
    count += 1;
    name = `warga-${count}`;
  });
  afterAll(() => world?.close());

  const wish = (more: object = {}) => ({
    userName: name,
    name: 'Ani (contoh)',
    roles: ['chair'],
    password: PASSWORD,
    ...more,
  });
  const add = (more: object = {}, cookie = pengelola.cookie) =>
    world.ask('POST', '/users', { cookie, body: wish(more) });
  const change = (id: string, body: object, cookie = pengelola.cookie) =>
    world.ask('PATCH', `/users/${id}`, { cookie, body });
  const list = async () => {
    const { body } = await world.ask('GET', '/users', { cookie: pengelola.cookie });
    return (body as unknown as UserList).users;
  };
  const added = async (more: object = {}) => (await add(more)).body as unknown as { id: string };
  const isSignedIn = async (cookie: string) =>
    (await world.ask('GET', '/session', { cookie })).body.user !== null;

  describe('are added by an administrator', () => {
    it('and can come in at once, with a name in small letters', async () => {
      const { status, body } = await add({ userName: name.toUpperCase(), email: 'Ani@Contoh.go.id' });
      expect([status, body]).toEqual([
        200,
        {
          id: expect.any(String),
          userName: name,
          name: 'Ani (contoh)',
          email: 'ani@contoh.go.id',
          roles: ['chair'],
          places: ['18.72'],
          hasSecondFactor: false,
          isActive: true,
          unit: null,
          leaving: null,
          createdAt: '2026-11-24T02:00:00.000Z',
          lastSignInAt: null,
        },
      ]);
      expect((await world.signIn(name)).status).toBe(200);
      const row = (await list()).find((user) => user.userName === name);
      expect(row?.lastSignInAt).not.toBeNull();
    });

    it('which is written down, without the password', async () => {
      const { id } = await added({ roles: ['opd', 'operator', 'opd'], places: ['18.72.02.1001'] });
      const rows = await world.audit(id);
      expect(rows.map(({ action, actor_id }) => [action, actor_id])).toEqual([
        ['user.add', pengelola.id],
        ['user.role.add', pengelola.id],
        ['user.role.add', pengelola.id],
        ['user.place.add', pengelola.id],
      ]);
      expect(rows[0]?.after).toEqual({
        userName: name,
        name: 'Ani (contoh)',
        email: null,
        isActive: true,
        isDemo: false,
        unit: null,
      });
    });

    it('unless the name or the address is taken', async () => {
      await add({ email: `${name}@contoh.go.id` });
      const again = await add({ email: null });
      expect([again.status, again.body]).toMatchObject([409, { code: 'user-name-taken', userName: name }]);
      const other = await add({ userName: `${name}-b`, email: `${name.toUpperCase()}@contoh.go.id` });
      expect([other.status, other.body]).toMatchObject([422, { code: 'body-invalid', field: 'email' }]);
      expect((await list()).map((user) => user.userName)).not.toContain(`${name}-b`);
    });

    it('unless the password is guessed first, and then it says why', async () => {
      const { status, body } = await add({ password: `${name}-${name}!` });
      expect([status, body]).toMatchObject([
        422,
        { code: 'password-weak', reason: expect.stringContaining('nama pengguna'), minimum: 15 },
      ]);
    });

    it('unless the form is not right', async () => {
      expect((await add({ roles: [] })).body).toMatchObject({ code: 'body-invalid', field: 'roles' });
      expect((await add({ roles: ['raja'] })).body).toMatchObject({ field: 'roles.0' });
      expect((await add({ userName: 'a b c' })).body).toMatchObject({ field: 'userName' });
    });
  });

  describe('are changed by an administrator', () => {
    it('in name, address and rights, which hold from the next request on', async () => {
      const { id } = await added({ roles: ['chair'] });
      const cookie = await world.cookieOf(name);
      const { status, body } = await change(id, {
        name: 'Budi (contoh)',
        email: `${name}@contoh.go.id`,
        roles: ['auditor', 'opd'],
      });
      expect([status, body]).toMatchObject([200, { name: 'Budi (contoh)', roles: ['auditor', 'opd'] }]);
      const session = (await world.ask('GET', '/session', { cookie })).body;
      expect(session).toMatchObject({ user: { permissions: expect.arrayContaining(['audit.read']) } });
      const rows = (await world.audit(id)).filter(({ actor_id }) => actor_id === pengelola.id).slice(2);
      expect(rows.map(({ action, before, after }) => [action, before, after])).toEqual([
        ['user.place.add', null, { place: '18.72' }],
        [
          'user.change',
          expect.objectContaining({ name: 'Ani (contoh)', email: null }),
          expect.objectContaining({ name: 'Budi (contoh)', email: `${name}@contoh.go.id` }),
        ],
        ['user.role.remove', { role: 'chair' }, null],
        ['user.role.add', null, { role: 'auditor' }],
        ['user.role.add', null, { role: 'opd' }],
      ]);
    });

    it('and only in what was sent', async () => {
      const { id } = await added({ email: `${name}@contoh.go.id` });
      expect((await change(id, { name: 'Citra (contoh)' })).body).toMatchObject({
        name: 'Citra (contoh)',
        email: `${name}@contoh.go.id`,
        roles: ['chair'],
        isActive: true,
      });
      expect((await change(id, { email: null })).body).toMatchObject({ email: null, name: 'Citra (contoh)' });
    });

    it('who switches them off, which ends their sessions, and on again', async () => {
      const { id } = await added();
      const cookie = await world.cookieOf(name);
      expect((await change(id, { isActive: false })).body).toMatchObject({ isActive: false });
      expect(await isSignedIn(cookie)).toBe(false);
      expect((await world.signIn(name)).status).toBe(401);
      await change(id, { isActive: true });
      expect(await isSignedIn(cookie)).toBe(false);
      expect((await world.signIn(name)).status).toBe(200);
    });

    it('who gives a new password, which ends their sessions too', async () => {
      const { id } = await added();
      const cookie = await world.cookieOf(name);
      const next = 'jembatan kuning sore hari';
      expect((await change(id, { password: next })).status).toBe(200);
      expect(await isSignedIn(cookie)).toBe(false);
      expect((await world.signIn(name)).status).toBe(401);
      expect((await world.signIn(name, next)).status).toBe(200);
      expect((await world.audit(id)).map(({ action }) => action)).toContain('user.password.change');
    });

    it('all of it or nothing', async () => {
      const { id } = await added();
      const { body } = await change(id, { name: 'Dedi (contoh)', isActive: false, password: `${name}-12` });
      expect(body).toMatchObject({ code: 'password-weak' });
      await add({ userName: `${name}-b`, email: `${name}@contoh.go.id` });
      const taken = await change(id, { name: 'Dedi (contoh)', email: `${name}@contoh.go.id` });
      expect(taken.body).toMatchObject({ code: 'body-invalid', field: 'email' });
      expect((await list()).find((user) => user.id === id)).toMatchObject({
        name: 'Ani (contoh)',
        email: null,
        isActive: true,
      });
    });

    it('unless there is nobody of that id', async () => {
      const { status, body } = await change('0b9c7d52-4c0e-4f0b-8a53-1f6f5d6f2a11', { name: 'X' });
      expect([status, body]).toMatchObject([404, { code: 'not-found' }]);
    });
  });

  describe('are hidden from those without the right', () => {
    const asRole = async (role: Role) => {
      await world.addPerson(name, [role]);
      return world.cookieOf(name);
    };
    const attempts = (cookie: string) => [
      world.ask('GET', '/users', { cookie }),
      add({ userName: `${name}-x` }, cookie),
      change(pengelola.id, { name: 'X' }, cookie),
    ];

    it('a visitor is asked to sign in', async () => {
      for (const answer of await Promise.all(attempts(''))) {
        expect([answer.status, answer.body]).toMatchObject([401, { code: 'not-signed-in' }]);
      }
    });

    it.each(['secretariat', 'chair', 'opd', 'operator'] as const)(
      'the role %s sees and changes nobody',
      async (role) => {
        const answers = await Promise.all(attempts(await asRole(role)));
        expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
        expect(answers.map(({ body }) => body.permission)).toEqual(['user.read', 'user.write', 'user.write']);
      },
    );

    it('an auditor sees everybody and changes nobody', async () => {
      const answers = await Promise.all(attempts(await asRole('auditor')));
      expect(answers.map(({ status }) => status)).toEqual([200, 403, 403]);
      expect(JSON.stringify(answers[0]?.body)).not.toContain('scrypt');
    });
  });

  describe('always keep an administrator', () => {
    it.each([
      ['switched off', { isActive: false }],
      ['without the right', { roles: ['chair'] }],
    ])('the last one cannot be %s, by anybody', async (_, body) => {
      const refused = await change(pengelola.id, body);
      expect([refused.status, refused.body]).toMatchObject([409, { code: 'last-administrator' }]);
      expect((await list()).find((user) => user.id === pengelola.id)).toMatchObject({
        roles: ['administrator'],
        isActive: true,
      });
      expect(await isSignedIn(pengelola.cookie)).toBe(true);
    });

    it('one who is switched off does not count', async () => {
      const { id } = await added({ roles: ['administrator'] });
      await change(id, { isActive: false });
      expect((await change(pengelola.id, { isActive: false })).body).toMatchObject({
        code: 'last-administrator',
      });
    });

    it('when the only two are switched off at the same moment, one of them stays', async () => {
      const { id } = await added({ roles: ['administrator'] });
      const both = Promise.withResolvers<void>();
      let arrived = 0;
      // Each keeps its transaction open until the other has come as far, or is seen to be waiting its turn.
      const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
        world.db.asSystem('test', SETTLER, async (tx) => {
          const result = await work(tx);
          arrived += 1;
          if (arrived === 2) both.resolve();
          await Promise.race([both.promise, setTimeout(300)]);
          return result;
        });
      const parts = { transaction, clock: world.clock, passwords: world.passwords.hasher };
      const results = await Promise.allSettled([
        changeUser(parts, id, { isActive: false }),
        changeUser(parts, pengelola.id, { roles: ['chair'] }),
      ]);
      expect(results.filter(({ status }) => status === 'rejected')).toEqual([
        { status: 'rejected', reason: expect.objectContaining({ code: 'last-administrator' }) },
      ]);
      const left = (await listPeople(world.db.identity)).filter(
        (person) => person.isActive && person.roles.includes('administrator'),
      );
      expect(left).toHaveLength(1);
    });
  });
});
