import { randomUUID } from 'node:crypto';
import type { OpenWorkList, User, UserList, WaitingWork } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSurveys } from '../../measurement/open-surveys.ts';
import { chosenKind, testActor } from '../testing/index.ts';
import { closeDueAccounts } from './index.ts';
import { PASSWORD, type TestIdentity, testIdentity } from './testing-identity.ts';
import { codeAt, stepOf } from './totp.ts';

const DAY = 24 * 3600;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

describe.each([chosenKind()])('Somebody who leaves, on the %s database', (kind) => {
  let world: TestIdentity;
  let admin = '';
  let adminId = '';
  let count = 0;
  beforeAll(async () => {
    world = await testIdentity({ kind, sources: [openSurveys] });
    adminId = (await world.addPerson('pengelola', ['administrator'])).id;
    admin = await world.cookieOf('pengelola');
  });
  afterAll(() => world?.close());

  const today = () => new Date(world.clock.now().getTime() + 7 * 3600_000).toISOString().slice(0, 10);
  const post = (id: string, last: string, body: object, cookie = admin) =>
    world.ask('POST', `/users/${id}/${last}`, { cookie, body });
  const leave = (id: string, more: object = {}) =>
    post(id, 'leave', { reason: 'retired', lastDay: today(), ...more });
  const officer = async (roles: Parameters<TestIdentity['addPerson']>[1] = ['secretariat']) => {
    count += 1;
    const userName = `petugas.${count}`;
    const { id } = await world.addPerson(userName, roles);
    return { id, userName, name: `${userName} (contoh)`, cookie: await world.cookieOf(userName) };
  };
  const isSignedIn = async (cookie: string) =>
    (await world.ask('GET', '/session', { cookie })).body.user !== null;
  const workOf = async (id: string) => {
    const { body } = await world.ask('GET', `/users/${id}/work`, { cookie: admin });
    return (body as unknown as OpenWorkList).groups.map(({ kind: of, items }) => [
      of,
      items.map((one) => one.title),
    ]);
  };
  /** A survey file that somebody brought, and a job that waits for its turn. */
  const giveWork = (userId: string, title: string) =>
    world.db.asActor({ ...testActor(['survey.write', 'survey.read'], userId) }, async (tx) => {
      await tx
        .insertInto('measurement.survey')
        .values({
          ...{ id: randomUUID(), title, period: '2025', file_name: 'a.csv', file_hash: randomUUID() },
          ...{ state: 'received', profile: '{}', created_at: world.clock.now() },
          ...{ created_by: userId, created_by_name: 'x' },
        })
        .execute();
      await world.jobs.enqueue(tx, testActor([], userId), { kind: 'x', title, link: null, payload: {} });
    });
  const auditOf = async (id: string) => (await world.audit(id)).map(({ action, reason }) => [action, reason]);

  it('is out at once on the last day: sessions, sign-in and links end, nothing is deleted', async () => {
    const ani = await officer();
    const phone = await world.cookieOf(ani.userName);
    const { body: link } = await world.ask('POST', `/users/${ani.id}/link`, { cookie: admin });
    expect([await isSignedIn(ani.cookie), await isSignedIn(phone)]).toEqual([true, true]);
    const { status, body } = await leave(ani.id, { note: 'purnatugas' });
    expect([status, body]).toMatchObject([
      200,
      {
        isActive: false,
        leaving: { reason: 'retired', isClosed: true, lastDay: today(), successorName: null },
      },
    ]);
    expect([await isSignedIn(ani.cookie), await isSignedIn(phone)]).toEqual([false, false]);
    expect((await world.signIn(ani.userName)).body).toMatchObject({ code: 'sign-in-failed' });
    const followed = { token: link.token, password: 'gerimis sore di taman' };
    expect((await world.ask('POST', '/session/link', { body: followed })).body).toMatchObject({
      code: 'link-ended',
    });
    expect(await auditOf(ani.id)).toContainEqual([
      'user.leave',
      `${ani.name} keluar: Pensiun; purnatugas. Hari terakhir 24 November 2026; belum ada pengganti.`,
    ]);
    // What she did stays under her name.
    expect((await world.audit(ani.id)).find(({ action }) => action === 'session.sign-in')).toMatchObject({
      actor_name: ani.userName,
    });
  });

  it('with a later last day works until it has ended, and no moment longer', async () => {
    const budi = await officer();
    const lastDay = new Date(world.clock.now().getTime() + 2 * DAY * 1000).toISOString().slice(0, 10);
    const { body } = await leave(budi.id, { lastDay });
    expect(body).toMatchObject({ isActive: true, leaving: { isClosed: false, lastDay } });
    expect(await isSignedIn(budi.cookie)).toBe(true);
    // From 09.00 to 23.59 of the last day, western Indonesian time.
    const before = world.clock.now().getTime();
    world.clock.pass(2 * DAY + 14 * 3600 + 59 * 60);
    expect(await closeDueAccounts(world)).toBe(0);
    expect(await isSignedIn(budi.cookie)).toBe(true);
    world.clock.pass(60);
    // The door is shut before anything has been tidied up.
    expect(await isSignedIn(budi.cookie)).toBe(false);
    expect((await world.signIn(budi.userName)).status).toBe(401);
    expect(await world.identity.actorById(budi.id)).toBeNull();
    expect(await closeDueAccounts(world)).toBe(1);
    expect(await closeDueAccounts(world)).toBe(0);
    const { body: list } = await world.ask('GET', '/users', { cookie: admin });
    expect((list as unknown as UserList).users.find(({ id }) => id === budi.id)).toMatchObject({
      isActive: false,
      leaving: { isClosed: true },
    });
    expect(world.clock.now().getTime()).toBeGreaterThan(before);
  });

  it('hands the open work to the successor, who sees it; each step is on record', async () => {
    const [citra, dewi] = [await officer(), await officer()];
    await giveWork(citra.id, 'Susenas Maret');
    expect(await workOf(citra.id)).toEqual([
      ['job', ['Susenas Maret']],
      ['survey', ['Susenas Maret']],
    ]);
    expect((await leave(citra.id, { successorId: dewi.id })).status).toBe(200);
    expect([await workOf(citra.id), await workOf(dewi.id)]).toEqual([
      [],
      [
        ['job', ['Susenas Maret']],
        ['survey', ['Susenas Maret']],
      ],
    ]);
    const { body } = await world.ask('GET', '/session/work', { cookie: dewi.cookie });
    expect((body as unknown as OpenWorkList).groups.map(({ kind: of }) => of)).toEqual(['job', 'survey']);
    expect(await auditOf(citra.id)).toContainEqual([
      'user.close',
      `Akun ${citra.name} ditutup; 2 pekerjaan diserahkan kepada ${dewi.name}.`,
    ]);
  });

  it('without a successor leaves it waiting for somebody, until somebody is found', async () => {
    const [eka, fajar] = [await officer(), await officer()];
    await giveWork(eka.id, 'Sakernas');
    await leave(eka.id);
    const waiting = async () => {
      const { body } = await world.ask('GET', '/users/waiting', { cookie: admin });
      const { people } = body as unknown as WaitingWork;
      return people.find(({ id }) => id === eka.id)?.groups.map(({ kind: of }) => of);
    };
    // The job cannot wait for somebody without rights: it was told to stop.
    expect(await waiting()).toEqual(['survey']);
    expect((await post(eka.id, 'hand-over', { successorId: fajar.id })).status).toBe(200);
    expect(await waiting()).toBeUndefined();
    expect(await workOf(fajar.id)).toEqual([['survey', ['Sakernas']]]);
  });

  it('returns only with a reason, by the way that says so, with the second factor of before', async () => {
    const gita = await officer();
    const { body: started } = await world.ask('POST', '/session/second-factor/start', {
      ...{ cookie: gita.cookie, body: { password: PASSWORD } },
    });
    const secret = (started as unknown as { secret: string }).secret;
    const code = codeAt(bytesOf(secret), stepOf(world.clock.now()));
    await world.ask('POST', '/session/second-factor/confirm', { cookie: gita.cookie, body: { code } });
    await leave(gita.id);
    const factors = () =>
      world.db.identity
        .selectFrom('identity.second_factor')
        .select('secret')
        .where('user_id', '=', gita.id)
        .execute();
    expect(await factors()).toHaveLength(1);
    const switchOn = await world.ask('PATCH', `/users/${gita.id}`, {
      cookie: admin,
      body: { isActive: true },
    });
    expect(switchOn.body).toMatchObject({ code: 'user-left' });
    expect((await leave(gita.id)).body).toMatchObject({ code: 'user-left' });
    expect((await post(gita.id, 'return', { reason: 'x' })).body).toMatchObject({ code: 'body-invalid' });
    const { body } = await post(gita.id, 'return', { reason: 'salah orang' });
    expect(body as unknown as User).toMatchObject({ isActive: true, leaving: null, hasSecondFactor: true });
    expect((await world.signIn(gita.userName)).body).toMatchObject({ user: null, awaitsCode: true });
    expect((await post(gita.id, 'return', { reason: 'sekali lagi' })).body).toMatchObject({
      code: 'user-not-left',
    });
    expect(await auditOf(gita.id)).toContainEqual([
      'user.return',
      `${gita.name} kembali bertugas: salah orang`,
    ]);
  });

  it('is never the last administrator, also when the other one is to leave later', async () => {
    expect((await leave(adminId)).body).toMatchObject({ code: 'last-administrator' });
    const hadi = await officer(['administrator']);
    const later = new Date(world.clock.now().getTime() + 9 * DAY * 1000).toISOString().slice(0, 10);
    expect((await leave(hadi.id, { lastDay: later })).status).toBe(200);
    expect((await leave(adminId)).body).toMatchObject({ code: 'last-administrator' });
    expect((await post(hadi.id, 'return', { reason: 'tetap bertugas' })).status).toBe(200);
  });

  it('is refused where it cannot be: nobody who may not, no unfit successor, no unsaid reason, no far day', async () => {
    const [indah, joko] = [await officer(), await officer()];
    await leave(joko.id);
    const codeOf = async (body: object, cookie = admin) =>
      (await post(indah.id, 'leave', { reason: 'ended', lastDay: today(), ...body }, cookie)).body.code;
    expect(await codeOf({}, indah.cookie)).toBe('not-permitted');
    expect(await codeOf({ successorId: indah.id })).toBe('successor-unfit');
    expect(await codeOf({ successorId: joko.id })).toBe('successor-unfit');
    expect(await codeOf({ successorId: randomUUID() })).toBe('successor-unfit');
    expect(await codeOf({ reason: 'other' })).toBe('body-invalid');
    expect(await codeOf({ lastDay: '2031-01-01' })).toBe('body-invalid');
    expect(await isSignedIn(indah.cookie)).toBe(true);
  });

  it('or moves: the new rights hold at once, for every open session', async () => {
    const kiki = await officer(['secretariat']);
    const move = { reason: 'mutasi ke Inspektorat', on: today(), roles: ['auditor'], unit: 'Inspektorat' };
    expect((await post(kiki.id, 'move', { ...move, on: '2026-12-31' })).body).toMatchObject({
      code: 'body-invalid',
      field: 'on',
    });
    const { body } = await post(kiki.id, 'move', move);
    expect(body).toMatchObject({
      roles: ['auditor'],
      places: ['18.72'],
      unit: 'Inspektorat',
      isActive: true,
    });
    expect(await isSignedIn(kiki.cookie)).toBe(false);
    const cookie = await world.cookieOf(kiki.userName);
    expect((await world.ask('GET', '/users', { cookie })).status).toBe(200);
    expect(await auditOf(kiki.id)).toContainEqual([
      'user.move',
      expect.stringMatching(/^petugas\.\d+ \(contoh\) pindah tugas sejak .* 2026: mutasi ke Inspektorat$/),
    ]);
  });
});
