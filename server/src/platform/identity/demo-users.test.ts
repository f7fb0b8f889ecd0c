import { ROLES } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDemoUsers, DEMO_USERS } from './index.ts';
import { type TestIdentity, testIdentity } from './testing-identity.ts';
import { findPersonByName, listPeople } from './user.store.ts';

describe('The demo city has people', () => {
  let world: TestIdentity;
  beforeAll(async () => {
    world = await testIdentity();
  });
  afterAll(() => world?.close());

  it('one for each role, and their names say that they are examples', () => {
    expect(DEMO_USERS.flatMap(({ roles }) => roles).toSorted()).toEqual(ROLES.toSorted());
    for (const { name } of DEMO_USERS) expect(name).toContain('(contoh)');
  });

  it('who are added once, and come in with the printed password', async () => {
    const add = () => addDemoUsers(world.db, world.clock, world.passwords.hasher);
    await add();
    const first = await listPeople(world.db.identity);
    await add();
    const second = await listPeople(world.db.identity);
    expect(second).toEqual(first);
    expect(second).toHaveLength(DEMO_USERS.length);
    for (const { userName, password, roles, name } of DEMO_USERS) {
      const { status, body } = await world.signIn(userName, password, '127.0.0.1');
      expect([status, body]).toMatchObject([200, { user: { userName, roles, name } }]);
    }
  });

  it('and who were switched off stay so at the next start', async () => {
    const auditor = await findPersonByName(world.db.identity, 'auditor');
    expect(auditor).toMatchObject({ isDemo: true, isActive: true });
    await world.db.identity
      .updateTable('identity.user')
      .set({ is_active: false })
      .where('user_name', '=', 'auditor')
      .execute();
    await addDemoUsers(world.db, world.clock, world.passwords.hasher);
    expect(await findPersonByName(world.db.identity, 'auditor')).toMatchObject({ isActive: false });
  });
});
