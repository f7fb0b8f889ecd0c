import { OpenSessionList } from '@pilar/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chosenKind } from '../testing/index.ts';
import { PASSWORD, type TestIdentity, testIdentity } from './testing-identity.ts';

const PHONE =
  'Mozilla/5.0 (Linux; Android 14; SM-A055F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36';
const OFFICE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe.each([chosenKind()])('Open sessions on the %s database', (kind) => {
  let world: TestIdentity;
  let count = 0;
  let name = '';
  let id = '';
  beforeAll(async () => {
    world = await testIdentity({ kind });
  });
  beforeEach(async () => {
    count += 1;
    name = `petugas-${count}`;
    id = (await world.addPerson(name, ['secretariat'])).id;
  });
  afterAll(() => world?.close());

  async function comeIn(
    userName = name,
    from: { userAgent?: string; address?: string } = {},
  ): Promise<string> {
    const { response } = await world.ask('POST', '/session', {
      body: { userName, password: PASSWORD },
      ...from,
    });
    return /pilar_session=([^;]+)/.exec(response.headers.getSetCookie().join(' '))?.[1] ?? '';
  }
  const list = async (cookie: string, path = '/session/open') =>
    OpenSessionList.parse((await world.ask('GET', path, { cookie })).body).sessions;
  const isIn = async (cookie: string) => (await world.ask('GET', '/session', { cookie })).body;

  it('say from what and where they were opened, and which one asks; never their token', async () => {
    await comeIn(name, { userAgent: PHONE, address: '10.1.2.3' });
    const cookie = await comeIn(name, { userAgent: OFFICE, address: '10.1.2.4' });
    const found = await list(cookie);
    expect(found).toHaveLength(2);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          browser: 'chrome',
          system: 'android',
          address: '10.1.2.3',
          isCurrent: false,
        }),
        expect.objectContaining({
          browser: 'firefox',
          system: 'windows',
          address: '10.1.2.4',
          isCurrent: true,
        }),
      ]),
    );
    expect(JSON.stringify(found)).not.toContain(decodeURIComponent(cookie).split('.')[0]);
  });

  it('are ended one by one, or all others at once', async () => {
    const [first, second, third] = [await comeIn(), await comeIn(), await comeIn()];
    const [one] = (await list(third)).filter(({ isCurrent }) => !isCurrent);
    const { status } = await world.ask('DELETE', `/session/open/${one?.id}`, { cookie: third });
    expect([status, (await list(third)).length]).toEqual([200, 2]);
    expect((await world.ask('DELETE', `/session/open/${one?.id}`, { cookie: third })).status).toBe(404);
    await world.ask('DELETE', '/session/open', { cookie: third });
    expect(await isIn(first)).toMatchObject({ user: null });
    expect(await isIn(second)).toMatchObject({ user: null });
    expect(await isIn(third)).toMatchObject({ user: { id } });
  });

  it('of another person can neither be seen nor ended', async () => {
    const mine = await comeIn();
    const [session] = await list(mine);
    await world.addPerson(`lain-${count}`, ['secretariat']);
    const other = await comeIn(`lain-${count}`);
    expect((await world.ask('DELETE', `/session/open/${session?.id}`, { cookie: other })).status).toBe(404);
    expect((await world.ask('GET', `/users/${id}/sessions`, { cookie: other })).status).toBe(403);
    expect((await world.ask('DELETE', `/users/${id}/sessions`, { cookie: other })).status).toBe(403);
    expect(await isIn(mine)).toMatchObject({ user: { id } });
  });

  it('are ended by an administrator, who stays signed in', async () => {
    const mine = await comeIn();
    await world.addPerson(`pengelola-${count}`, ['administrator']);
    const administrator = await comeIn(`pengelola-${count}`);
    expect(await list(administrator, `/users/${id}/sessions`)).toHaveLength(1);
    const ended = await world.ask('DELETE', `/users/${id}/sessions`, { cookie: administrator });
    expect([ended.status, ended.body]).toMatchObject([200, { sessions: [] }]);
    expect(await isIn(mine)).toMatchObject({ user: null });
    expect(await isIn(administrator)).toMatchObject({ user: { userName: `pengelola-${count}` } });
    expect((await world.audit(id)).at(-1)).toMatchObject({
      action: 'session.end',
      actor_name: `pengelola-${count}`,
    });
  });
});
