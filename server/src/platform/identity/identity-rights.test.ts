import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalCode, type Tx } from '../db/index.ts';
import { testActor } from '../testing/index.ts';
import { addFirstAdministrator } from './index.ts';
import { PASSWORD, type TestIdentity, testIdentity } from './testing-identity.ts';
import { asIdentityRole, insertPerson, setPasswordHash, setRoles } from './user.store.ts';

const REFUSED = '42501';
const TABLES = ['user', 'user_role', 'account', 'session', 'verification', 'sign_in_failure'] as const;

/** What holds even where our own code forgets to ask. */
describe.each(['embedded', 'postgres'] as const)('The identity tables of the %s database', (kind) => {
  let world: TestIdentity;
  let id = '';
  beforeAll(async () => {
    world = await testIdentity({ kind });
    id = (await world.addPerson('ani', ['chair'])).id;
    await world.cookieOf('ani');
  });
  afterAll(() => world?.close());

  const everything = testActor(['user.read', 'user.write', 'audit.read', 'setting.write'], 'siapa');
  const asNobody = <T>(work: (tx: Tx) => Promise<T>) =>
    world.db.asActor(testActor([], 'siapa'), (tx) => asIdentityRole(tx, () => work(tx)));
  const person = (userName: string) => ({
    id: crypto.randomUUID(),
    accountId: crypto.randomUUID(),
    userName,
    name: 'X',
    email: null,
    isDemo: false,
    roles: [],
    places: [],
    passwordHash: 'x',
    at: new Date(0),
  });

  it.each(TABLES)('%s is closed to the role of the application, whatever the actor may do', async (table) => {
    const read = world.db.asActor(everything, (tx) =>
      tx.selectFrom(`identity.${table}`).selectAll().execute(),
    );
    await expect(read.catch(refusalCode)).resolves.toBe(REFUSED);
    const empty = world.db.asActor(everything, (tx) => tx.deleteFrom(`identity.${table}`).execute());
    await expect(empty.catch(refusalCode)).resolves.toBe(REFUSED);
  });

  it('lets the library add nobody and give no right', async () => {
    const { identity } = world.db;
    const add = identity.transaction().execute((tx) => insertPerson(tx, person('penyusup')));
    await expect(add.catch(refusalCode)).resolves.toBe(REFUSED);
    const give = identity
      .insertInto('identity.user_role')
      .values({ user_id: id, role: 'administrator' })
      .execute();
    await expect(give.catch(refusalCode)).resolves.toBe(REFUSED);
    const forge = identity.updateTable('identity.account').set({ password: 'x' }).executeTakeFirst();
    await expect(forge).resolves.toMatchObject({ numUpdatedRows: 0n });
  });

  it('lets a person without user.write add nobody, give no right and change no password but their own', async () => {
    await expect(asNobody((tx) => insertPerson(tx, person('penyusup'))).catch(refusalCode)).resolves.toBe(
      REFUSED,
    );
    const give = asNobody((tx) => setRoles(tx, id, ['chair'], ['chair', 'administrator']));
    await expect(give.catch(refusalCode)).resolves.toBe(REFUSED);
    await asNobody(async (tx) => {
      await setRoles(tx, id, ['chair'], []);
      await setPasswordHash(tx, id, 'x', new Date(0));
    });
    expect(await world.identity.actorById(id)).toMatchObject({ roles: ['chair'] });
    expect((await world.signIn('ani')).status).toBe(200);
  });

  it('lets the library sign no audit row with another name', async () => {
    const forged = world.db.identity
      .insertInto('platform.audit_write')
      .values({ action: 'x', entity: 'x', actor_id: id, actor_name: 'ani' })
      .execute();
    await expect(forged.catch(refusalCode)).resolves.toBe(REFUSED);
  });

  it('keeps to whom and since when a session was opened', async () => {
    const all = () => world.db.identity.selectFrom('identity.session').selectAll().orderBy('id').execute();
    const before = await all();
    await world.db.identity
      .updateTable('identity.session')
      .set({ user_id: 'orang-lain', created_at: new Date(0) })
      .execute();
    expect(await all()).toEqual(before);
  });

  describe('the first administrator', () => {
    const chief = { userName: 'Pengelola.Pertama', name: 'Ani (contoh)', password: PASSWORD };
    const addChief = (permissions: readonly string[], administrator = chief) =>
      world.db.asSystem('setup', permissions, (tx) => addFirstAdministrator(tx, world.clock, administrator));

    it('is added only where user.write is held', async () => {
      await expect(addChief([]).catch(refusalCode)).resolves.toBe(REFUSED);
      expect(await world.identity.actorByName('pengelola.pertama')).toBeNull();
    });

    it('must choose a password that is not guessed first', async () => {
      const weak = addChief(['user.write'], { ...chief, password: 'pengelola-2026' });
      await expect(weak).rejects.toMatchObject({ code: 'password-weak' });
    });

    it('then signs in, and may do what an administrator may', async () => {
      const userId = await addChief(['user.write']);
      expect(await world.identity.openSession('pengelola.pertama', PASSWORD)).toMatchObject({
        user: { id: userId, userName: 'pengelola.pertama', roles: ['administrator'] },
        cookie: expect.stringContaining('pilar_session='),
      });
      expect(await world.identity.actorByName('PENGELOLA.PERTAMA')).toMatchObject({
        userId,
        permissions: expect.arrayContaining(['user.write', 'setting.write']),
      });
      expect((await world.audit(userId))[0]).toMatchObject({ action: 'user.add', actor_name: 'setup' });
      await expect(addChief(['user.write'])).rejects.toMatchObject({ code: 'user-name-taken' });
    });

    it('is asked for the password like everybody', async () => {
      const opened = world.identity.openSession('pengelola.pertama', 'bukan kata sandinya');
      await expect(opened).rejects.toMatchObject({ code: 'sign-in-failed' });
    });
  });
});
