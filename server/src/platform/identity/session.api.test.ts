import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../http/app.ts';
import { chosenKind } from '../testing/index.ts';
import { addDemoUsers, DEMO_USERS } from './index.ts';
import { COOKIE_NAME } from './session-cookie.ts';
import { PASSWORD, type TestIdentity, testIdentity } from './testing-identity.ts';

describe.each([chosenKind()])('A session on the %s database', (kind) => {
  let world: TestIdentity;
  let count = 0;
  let name = '';
  let id = '';
  beforeAll(async () => {
    world = await testIdentity({ kind });
  });
  // A person of each test's own: failures are counted under the name.
  beforeEach(async () => {
    count += 1;
    name = `warga-${count}`;
    id = (await world.addPerson(name, ['secretariat'])).id;
  });
  afterAll(() => world?.close());

  const me = async (cookie: string) => (await world.ask('GET', '/session', { cookie })).body;
  const sessions = () =>
    world.db.identity.selectFrom('identity.session').selectAll().where('user_id', '=', id).execute();

  describe('is opened by name and password', () => {
    it('and says who came in, what they may do, and where they are', async () => {
      const { status, body, response } = await world.signIn(name);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        user: { id, userName: name, name: `${name} (contoh)`, email: null, roles: ['secretariat'] },
        city: null,
        isDemo: false,
        version: '1.2.3',
      });
      const [cookie, device] = response.headers.getSetCookie();
      expect(cookie).toMatch(/^pilar_session=[^;]+; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/);
      expect(device).toMatch(
        /^pilar_device=[^;]+; Path=\/api\/session; Max-Age=15552000; HttpOnly; SameSite=Lax$/,
      );
    });

    it('whose cookie is then enough, also after a look at nothing else', async () => {
      const cookie = await world.cookieOf(name);
      expect(await me(cookie)).toMatchObject({
        user: { id, permissions: expect.arrayContaining(['survey.write']) },
      });
      expect(await me('')).toMatchObject({ user: null });
    });

    it('in any spelling of the name', async () => {
      expect((await world.signIn(`  ${name.toUpperCase()} `)).status).toBe(200);
    });

    it('and is written down, in the name of the person', async () => {
      await world.signIn(name);
      expect((await world.audit(id)).at(-1)).toMatchObject({
        action: 'session.sign-in',
        actor_id: id,
        actor_name: name,
      });
      expect(await sessions()).toHaveLength(1);
      const found = await world.db.identity
        .selectFrom('identity.user')
        .select('last_sign_in_at')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(found.last_sign_in_at).toBeInstanceOf(Date);
    });

    it('which the request and this folder call by one cookie name', () => {
      expect(COOKIE_NAME).toBe(SESSION_COOKIE);
    });
  });

  describe('is refused', () => {
    const refusal = async (userName: string, password: string) => {
      const before = world.passwords.total();
      const { status, body } = await world.signIn(userName, password);
      const { traceId: _, ...rest } = body as { traceId?: string };
      return { status, rest, hashes: world.passwords.total() - before };
    };

    it('with the same words and after the same work, whether the name or the password was wrong', async () => {
      const wrong = await refusal(name, 'bukan kata sandinya');
      expect(wrong).toMatchObject({ status: 401, rest: { code: 'sign-in-failed' }, hashes: 1 });
      for (const odd of ['tidak-ada', 'nama dengan spasi', "x' or 1=1 --", 'ab', '?']) {
        expect([odd, await refusal(odd, PASSWORD)]).toEqual([odd, wrong]);
      }
      expect(await refusal('tidak\u0000ada', PASSWORD)).toMatchObject({ status: 422, hashes: 0 });
    });

    it('likewise to somebody switched off, whatever they type', async () => {
      await world.db.identity
        .updateTable('identity.user')
        .set({ is_active: false })
        .where('id', '=', id)
        .execute();
      const right = await refusal(name, PASSWORD);
      expect(right).toMatchObject({ status: 401, rest: { code: 'sign-in-failed' }, hashes: 1 });
      expect(await refusal(name, 'bukan kata sandinya')).toEqual(right);
      expect(await sessions()).toEqual([]);
    });

    it('and leaves a row that names the account but not what was typed', async () => {
      await world.signIn(name, 'bukan kata sandinya');
      const last = (await world.audit(id)).at(-1);
      expect(last).toMatchObject({ action: 'session.refuse', actor_id: 'system:identity' });
      expect(JSON.stringify(last)).not.toContain('bukan');
      expect(JSON.stringify(last)).not.toContain(name);
    });

    it('when something is missing, before any work', async () => {
      const before = world.passwords.total();
      const { status, body } = await world.ask('POST', '/session', { body: { userName: name } });
      expect([status, body]).toMatchObject([422, { code: 'body-invalid', field: 'password' }]);
      expect(world.passwords.total()).toBe(before);
    });
  });

  describe('slows a guesser down', () => {
    const fail = (userName = name) => world.signIn(userName, 'bukan kata sandinya');

    it('after five failures, also with the right password, without checking it', async () => {
      for (let time = 0; time < 5; time++) expect((await fail()).status).toBe(401);
      const before = world.passwords.total();
      const { status, body } = await world.signIn(name);
      expect([status, body]).toMatchObject([429, { code: 'sign-in-too-often', seconds: 30 }]);
      expect(world.passwords.total()).toBe(before);
      world.clock.pass(30);
      expect((await fail()).status).toBe(401);
      expect((await fail()).body).toMatchObject({ seconds: 60 });
      world.clock.pass(60);
      expect((await world.signIn(name)).status).toBe(200);
      // Whoever came in starts afresh.
      expect((await fail()).status).toBe(401);
      expect((await world.signIn(name)).status).toBe(200);
    });

    it('as much under a name that nobody has', async () => {
      for (let time = 0; time < 5; time++) expect((await fail('hantu')).status).toBe(401);
      expect((await fail('HANTU')).body).toMatchObject({ code: 'sign-in-too-often', seconds: 30 });
    });

    it('who sends thirty guesses in one moment: five are checked', async () => {
      const before = world.passwords.total();
      const answers = await Promise.all(Array.from({ length: 30 }, () => fail()));
      expect(world.passwords.total() - before).toBe(5);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(25);
    });

    it('who tries one guess on many names from one address, and nobody elsewhere', async () => {
      const from = (address: string | null, userName: string, password = 'bukan kata sandinya') =>
        world.identity.signIn({ userName, password, address, isLoopback: false });
      for (let time = 0; time < 30; time++) {
        await expect(from('10.0.0.9', `tebakan-${time}`)).rejects.toMatchObject({ code: 'sign-in-failed' });
      }
      await expect(from('10.0.0.9', name, PASSWORD)).rejects.toMatchObject({
        code: 'sign-in-too-often',
        facts: { seconds: 30 },
      });
      await expect(from('10.0.0.8', name, PASSWORD)).resolves.toMatchObject({ user: { id } });
      await expect(from(null, name, PASSWORD)).resolves.toMatchObject({ user: { id } });
    });

    it('and keeps neither names nor addresses', async () => {
      await expect(
        world.identity.signIn({ userName: name, password: 'x', address: '10.0.0.7', isLoopback: false }),
      ).rejects.toThrow();
      const rows = await world.db.identity.selectFrom('identity.sign_in_failure').selectAll().execute();
      expect(rows.some((row) => row.user_id === id)).toBe(true);
      expect(JSON.stringify(rows)).not.toContain(name);
      expect(JSON.stringify(rows)).not.toContain('10.0.0.7');
    });
  });

  describe('is not taken from', () => {
    it('a cookie that was forged, cut or made elsewhere', async () => {
      const cookie = await world.cookieOf(name);
      const [token = '', signature = ''] = decodeURIComponent(cookie).split('.');
      const other = await testIdentity({ kind: 'embedded' });
      await other.addPerson('orang-lain');
      const foreign = decodeURIComponent(await other.cookieOf('orang-lain'));
      await other.close();
      const swapped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
      const forged = [
        token,
        `${token}.`,
        `${token}.${swapped}`,
        `${token}x.${signature}`,
        `${token}.${foreign.split('.')[1]}`,
        foreign,
        `${token}.${signature}.${signature}`,
        '.',
        ';',
        '\u0000',
        'x'.repeat(5000),
      ];
      for (const value of forged) {
        expect([value, await world.identity.identify(value)]).toEqual([value, null]);
      }
      expect(await world.identity.identify(`${token}.${signature}`)).toMatchObject({
        actor: { userId: id, userName: name, roles: ['secretariat'] },
        token,
        name: `${name} (contoh)`,
      });
    });

    it('one that has been signed out, which the browser forgets', async () => {
      const cookie = await world.cookieOf(name);
      const { status, body, response } = await world.ask('DELETE', '/session', { cookie });
      expect([status, body]).toMatchObject([200, { user: null, version: '1.2.3' }]);
      expect(response.headers.get('set-cookie')).toContain('pilar_session=; Path=/; Max-Age=0');
      expect(await me(cookie)).toMatchObject({ user: null });
      expect((await world.audit(id)).at(-1)).toMatchObject({
        action: 'session.end',
        actor_id: id,
        after: { reason: 'ended' },
      });
      expect((await world.ask('DELETE', '/session', { cookie })).status).toBe(200);
    });

    it('one that nobody used for twelve hours', async () => {
      const cookie = await world.cookieOf(name);
      const { expires_at, created_at } = (await sessions())[0]!;
      expect(expires_at.getTime() - created_at.getTime()).toBeCloseTo(12 * 3600 * 1000, -4);
      const past = new Date(Date.now() - 1000);
      await world.db.identity
        .updateTable('identity.session')
        .set({ expires_at: past })
        .where('user_id', '=', id)
        .execute();
      expect(await me(cookie)).toMatchObject({ user: null });
      expect(await sessions()).toEqual([]);
      expect((await world.audit(id)).at(-1)).toMatchObject({
        action: 'session.end',
        after: { reason: 'expired' },
      });
    });

    it('one whose person was switched off: at once', async () => {
      const cookie = await world.cookieOf(name);
      await world.db.identity
        .updateTable('identity.user')
        .set({ is_active: false })
        .where('id', '=', id)
        .execute();
      expect(await me(cookie)).toMatchObject({ user: null });
      expect(await world.identity.actorById(id)).toBeNull();
    });
  });

  describe('lives on while it is used', () => {
    const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    const setTimes = async (createdHours: number, expiresHours: number) => {
      await world.db.identity.deleteFrom('identity.session').where('user_id', '=', id).execute();
      const cookie = decodeURIComponent(await world.cookieOf(name));
      // The database keeps the day a session began, so the old one is put in its place.
      const row = (await sessions())[0]!;
      await world.db.identity.deleteFrom('identity.session').where('id', '=', row.id).execute();
      await world.db.identity
        .insertInto('identity.session')
        .values({
          ...row,
          created_at: hoursFromNow(-createdHours),
          updated_at: hoursFromNow(-createdHours),
          expires_at: hoursFromNow(expiresHours),
        })
        .execute();
      return cookie;
    };
    const hoursLeft = async () => ((await sessions())[0]!.expires_at.getTime() - Date.now()) / 3_600_000;

    it('twelve hours from the last use', async () => {
      const cookie = await setTimes(11, 1);
      expect(await world.identity.identify(cookie)).not.toBeNull();
      expect(await hoursLeft()).toBeCloseTo(12, 1);
    });

    it('but never past its seventh day', async () => {
      const cookie = await setTimes(6 * 24 + 20, 1);
      expect(await world.identity.identify(cookie)).not.toBeNull();
      expect(await hoursLeft()).toBeCloseTo(4, 1);
    });
  });

  describe('of a person who changes the password', () => {
    const NEXT = 'jembatan kuning sore hari';
    const change = (cookie: string, current: string, next: string) =>
      world.ask('POST', '/session/password', { cookie, body: { current, next } });

    it('stays, the others end, and only the new password opens one', async () => {
      const here = await world.cookieOf(name);
      const there = await world.cookieOf(name);
      const { status, body } = await change(here, PASSWORD, NEXT);
      expect([status, body]).toMatchObject([200, { user: { id } }]);
      expect(await me(here)).toMatchObject({ user: { id } });
      expect(await me(there)).toMatchObject({ user: null });
      expect((await world.signIn(name, PASSWORD)).status).toBe(401);
      expect((await world.signIn(name, NEXT)).status).toBe(200);
      const rows = await world.audit(id);
      expect(rows.filter(({ action }) => action === 'user.password.change')).toEqual([
        {
          action: 'user.password.change',
          actor_id: id,
          actor_name: name,
          before: null,
          after: null,
          reason: null,
        },
      ]);
      expect(JSON.stringify(rows)).not.toContain('scrypt');
    });

    it('leaves none behind that was being opened with the old one meanwhile', async () => {
      const here = await world.cookieOf(name);
      const administrator = await world.addPerson(`${name}-pengelola`, ['administrator']);
      const there = await world.cookieOf(administrator.userName);
      world.passwords.afterNextCheck(async () => {
        const answer = await world.ask('PATCH', `/users/${id}`, { cookie: there, body: { password: NEXT } });
        expect(answer.status).toBe(200);
      });
      const late = await world.signIn(name, PASSWORD);
      expect([late.status, late.body]).toMatchObject([401, { code: 'sign-in-failed' }]);
      expect(await sessions()).toEqual([]);
      expect(await me(here)).toMatchObject({ user: null });
      expect((await world.signIn(name, NEXT)).status).toBe(200);
    });

    it('is refused without the old one, and guessing it is slowed down', async () => {
      const cookie = await world.cookieOf(name);
      for (let time = 0; time < 5; time++) {
        expect((await change(cookie, 'salah sama sekali', NEXT)).body).toMatchObject({
          code: 'sign-in-failed',
        });
      }
      expect((await change(cookie, PASSWORD, NEXT)).status).toBe(429);
      world.clock.pass(30);
      expect((await change(cookie, PASSWORD, NEXT)).status).toBe(200);
    });

    it('is told why a new one is too weak', async () => {
      const cookie = await world.cookieOf(name);
      const { status, body } = await change(cookie, PASSWORD, 'bappeda-metro-2026');
      expect([status, body]).toMatchObject([
        422,
        { code: 'password-weak', reason: expect.stringContaining('ditebak lebih dahulu'), minimum: 15 },
      ]);
      const short = await change(cookie, PASSWORD, 'pendek');
      expect(short.body).toMatchObject({ code: 'password-weak', reason: 'terlalu pendek' });
      expect((await world.signIn(name)).status).toBe(200);
    });

    it('is not possible for a visitor', async () => {
      expect((await change('', PASSWORD, NEXT)).body).toMatchObject({ code: 'not-signed-in' });
    });
  });
});

describe('The demo accounts', () => {
  const [demo = DEMO_USERS[0]!] = DEMO_USERS;
  const signIn = async (areDemoUsersOpen: boolean, address: string) => {
    const world = await testIdentity({ areDemoUsersOpen, isHttps: true });
    await addDemoUsers(world.db, world.clock, world.passwords.hasher);
    const before = world.passwords.total();
    const answer = await world.signIn(demo.userName, demo.password, address);
    const hashes = world.passwords.total() - before;
    await world.close();
    return { ...answer, hashes };
  };

  it('open on the machine itself, over https with a cookie for https alone', async () => {
    const { status, response } = await signIn(false, '::1');
    expect(status).toBe(200);
    expect(response.headers.get('set-cookie')).toContain('; HttpOnly; SameSite=Lax; Secure');
  });

  it('are refused from another machine, before the password is looked at', async () => {
    const { status, body, hashes } = await signIn(false, '10.0.0.7');
    expect([status, body, hashes]).toMatchObject([403, { code: 'demo-sign-in-remote' }, 0]);
  });

  it('open from another machine once PILAR_HOST says so', async () => {
    expect((await signIn(true, '10.0.0.7')).status).toBe(200);
  });
});
