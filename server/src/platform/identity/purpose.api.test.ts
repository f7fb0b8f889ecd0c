import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chosenKind } from '../testing/index.ts';
import { PASSWORD, type TestIdentity, testIdentity } from './testing-identity.ts';

describe.each([chosenKind()])('The purpose of a session on the %s database', (kind) => {
  let world: TestIdentity;
  let count = 0;
  let id = '';
  let cookie = '';
  beforeAll(async () => {
    world = await testIdentity({ kind });
  });
  beforeEach(async () => {
    count += 1;
    id = (await world.addPerson(`petugas-${count}`, ['operator'])).id;
    cookie = await world.cookieOf(`petugas-${count}`);
  });
  afterAll(() => world?.close());

  const choose = (purpose: string) => world.ask('PUT', '/session/purpose', { cookie, body: { purpose } });
  const actor = async () => (await world.identity.identify(decodeURIComponent(cookie)))?.actor;
  const purposeRows = async () =>
    (await world.audit(id)).filter(({ action }) => action === 'session.purpose');

  it('is not chosen at first, and the roles say from what', async () => {
    const { body } = await world.ask('GET', '/session', { cookie });
    expect(body).toMatchObject({
      user: { purpose: null, purposes: ['verification', 'service', 'complaint'] },
    });
    expect(await actor()).toMatchObject({ purpose: null });
  });

  it('is kept with the session and reaches every later request', async () => {
    const { status, body } = await choose('service');
    expect([status, body]).toMatchObject([200, { user: { purpose: 'service' } }]);
    expect(await actor()).toMatchObject({ purpose: 'service' });
    expect((await world.ask('GET', '/session', { cookie })).body).toMatchObject({
      user: { purpose: 'service' },
    });
  });

  it('belongs to one session: the next sign-in chooses its own', async () => {
    await choose('service');
    cookie = await world.cookieOf(`petugas-${count}`);
    expect(await actor()).toMatchObject({ purpose: null });
  });

  it('is written down when chosen and when changed, in the name of the person', async () => {
    await choose('service');
    await choose('service');
    await choose('complaint');
    expect(await purposeRows()).toMatchObject([
      { actor_id: id, before: null, after: { purpose: 'service' } },
      { actor_id: id, before: { purpose: 'service' }, after: { purpose: 'complaint' } },
    ]);
  });

  it('is refused where the roles do not hold it, and what is no purpose at all', async () => {
    expect([(await choose('inspection')).status, (await choose('inspection')).body]).toMatchObject([
      403,
      { code: 'purpose-not-held' },
    ]);
    expect((await choose('penasaran')).body).toMatchObject({ code: 'body-invalid', field: 'purpose' });
    expect(await actor()).toMatchObject({ purpose: null });
    expect(await purposeRows()).toEqual([]);
  });

  it('is gone with the role that held it', async () => {
    await choose('service');
    await world.addPerson(`pengelola-${count}`, ['administrator']);
    const administrator = await world.cookieOf(`pengelola-${count}`);
    await world.ask('PATCH', `/users/${id}`, { cookie: administrator, body: { roles: ['enumerator'] } });
    expect(await actor()).toMatchObject({ roles: ['enumerator'], purpose: null });
  });

  it('outlives a change of the password', async () => {
    await choose('service');
    const next = 'empat kata lain sekali';
    const { body } = await world.ask('POST', '/session/password', {
      cookie,
      body: { current: PASSWORD, next },
    });
    expect(body).toMatchObject({ user: { purpose: 'service' } });
  });

  it('is asked of nobody who is not signed in', async () => {
    const { status } = await world.ask('PUT', '/session/purpose', { body: { purpose: 'service' } });
    expect(status).toBe(401);
  });
});
