import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testActor, testDatabase } from '../testing/index.ts';
import { type Database, refusalCode, refusalConstraint, type Tables, type Tx } from './index.ts';

/** The same promises on the embedded database and on a real PostgreSQL server. */
describe.each(['embedded', 'postgres'] as const)('The %s database', (kind) => {
  let database: Database;
  const planner = testActor(['area.read', 'area.write'], 'planner');
  const reader = testActor([], 'reader');

  beforeAll(async () => {
    database = await testDatabase({ kind });
  });
  afterAll(() => database?.close());

  const addProvince = (tx: Tx, code: string, name: string) =>
    tx.insertInto('platform.area').values({ code, name, level: 'province' }).execute();
  const provinces = (tx: Tx, like: string) =>
    tx
      .selectFrom('platform.area')
      .select(['code', 'name'])
      .where('name', 'like', like)
      .orderBy('code')
      .execute();

  describe('keeps to the rights of the actor', () => {
    beforeAll(() => database.asActor(planner, (tx) => addProvince(tx, '18', 'Lampung')));

    const whoAmI = (tx: Tx) =>
      tx
        .selectNoFrom(({ fn, val }) => [
          fn<string>('platform.actor_id', []).as('actor'),
          fn<boolean>('platform.has_permission', [val('audit.read')]).as('audits'),
          fn<boolean>('platform.has_permission', [val('area.write')]).as('writes'),
          fn<string | null>('platform.purpose', []).as('purpose'),
        ])
        .executeTakeFirstOrThrow();

    it('leaks nothing of one transaction into the next', async () => {
      const first = await database.asActor(testActor(['audit.read', 'area.write'], 'first'), whoAmI);
      const second = await database.asSystem('public-page', [], whoAmI);
      expect(first).toEqual({ actor: 'first', audits: true, writes: true, purpose: null });
      expect(second).toEqual({
        actor: 'system:public-page',
        audits: false,
        writes: false,
        purpose: 'public-page',
      });
    });

    it('refuses a write without the permission (WITH CHECK)', async () => {
      const refused = database.asActor(reader, (tx) => addProvince(tx, '34', 'Not mine'));
      await expect(refused.catch(refusalCode)).resolves.toBe('42501');
    });

    it('changes and removes nothing without the permission, as if the rows were not there', async () => {
      const touched = await database.asActor(reader, async (tx) => [
        await tx.updateTable('platform.area').set({ name: 'x' }).executeTakeFirst(),
        await tx.deleteFrom('platform.area').executeTakeFirst(),
      ]);
      expect(touched).toEqual([
        expect.objectContaining({ numUpdatedRows: 0n }),
        expect.objectContaining({ numDeletedRows: 0n }),
      ]);
    });

    it('hides rows from a public route that did not ask for them', async () => {
      const count = (permissions: string[]) =>
        database.asSystem('map', permissions, async (tx) => (await provinces(tx, 'Lampung')).length);
      expect([await count([]), await count(['area.read'])]).toEqual([0, 1]);
    });

    it('refuses the app role what it was never granted', async () => {
      const forget = database.asActor(planner, (tx) => tx.deleteFrom('platform.migration').execute());
      await expect(forget.catch(refusalCode)).resolves.toBe('42501');
    });

    it('names the broken rule when a key is taken', async () => {
      const again = database.asActor(planner, (tx) => addProvince(tx, '18', 'Second'));
      await expect(again.catch((error) => [refusalCode(error), refusalConstraint(error)])).resolves.toEqual([
        '23505',
        'area_pkey',
      ]);
    });
  });

  describe('keeps the audit entries', () => {
    const auditor = testActor(['audit.read'], 'auditor');
    const entry = { action: 'change', entity: 'setting', entity_id: 'audit-test' };

    it('signs them with the acting name and shows them to an auditor only', async () => {
      await database.asActor(reader, (tx) => tx.insertInto('platform.audit_write').values(entry).execute());
      const read = (tx: Tx) =>
        tx
          .selectFrom('platform.audit_entry')
          .select(['actor_id', 'actor_name', 'entity_id'])
          .where('entity_id', '=', 'audit-test')
          .execute();
      expect(await database.asActor(reader, read)).toEqual([]);
      expect(await database.asActor(auditor, read)).toEqual([
        { actor_id: 'reader', actor_name: 'reader (contoh)', entity_id: 'audit-test' },
      ]);
    });

    it('refuses one signed with another name', async () => {
      const forged = database.asActor(reader, (tx) =>
        tx
          .insertInto('platform.audit_write')
          .values({ ...entry, actor_id: 'planner' })
          .execute(),
      );
      await expect(forged.catch(refusalCode)).resolves.toBe('42501');
    });

    it.each([
      ['change', (tx: Tx) => tx.updateTable('platform.audit_entry').set({ action: 'x' }).execute()],
      ['removal', (tx: Tx) => tx.deleteFrom('platform.audit_entry').execute()],
    ])('refuses their %s', async (_, attempt) => {
      const tried = database.asActor(auditor, async (tx) => {
        await attempt(tx);
      });
      await expect(tried.catch(refusalCode)).resolves.toBe('42501');
    });
  });

  describe('gives the identity library its own role', () => {
    const sessions = (db: Kysely<Tables>) => db.selectFrom('identity.session').select('id').execute();

    it('outside and inside its transactions, and takes it away again', async () => {
      expect(await sessions(database.identity)).toEqual([]);
      expect(await database.identity.transaction().execute(sessions)).toEqual([]);
      const after = database.asActor(reader, sessions);
      await expect(after.catch(refusalCode)).resolves.toBe('42501');
    });

    it('at the isolation its transaction asks for', async () => {
      const inside = database.identity.transaction().setIsolationLevel('serializable').execute(sessions);
      expect(await inside).toEqual([]);
    });

    it('without a way to the tables of the city', async () => {
      const read = database.identity.selectFrom('platform.area').selectAll().execute();
      await expect(read.catch(refusalCode)).resolves.toBe('42501');
      expect(await sessions(database.identity)).toEqual([]);
    });
  });
});
