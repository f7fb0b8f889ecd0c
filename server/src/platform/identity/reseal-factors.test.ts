import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../log/log.ts';
import { testSecrets } from '../secrets/testing-secrets.ts';
import { chosenKind } from '../testing/index.ts';
import { openIdentity } from './index.ts';
import { openSecretBox } from './secret-box.ts';
import { readSessionSecret } from './session-secret.ts';
import { type TestIdentity, testIdentity } from './testing-identity.ts';
import { codeAt, stepOf } from './totp.ts';
import { asIdentityRole } from './user.store.ts';

const SECRET = Buffer.from('12345678901234567890');
const PENDING = Buffer.from('09876543210987654321');
const CODE = '7KQ2M0XW4T';

describe.each([chosenKind()])('Second factors from before, on the %s database', (kind) => {
  let world: TestIdentity;
  const folders: string[] = [];
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'pilar-factors-'));
    folders.push(made);
    return made;
  };
  beforeAll(async () => {
    world = await testIdentity({ kind });
  });
  afterAll(async () => {
    await world?.close();
    for (const each of folders) rmSync(each, { recursive: true, force: true });
  });

  /** Opens as the next start does, with the keys of the installation, and with whatever session secret lies there. */
  const start = (dataDir: string) => {
    const { db, clock } = world;
    const rest = { log: silentLog, isHttps: false, areDemoUsersOpen: false, secrets: testSecrets() };
    return openIdentity({ db, clock, dataDir, ...rest });
  };
  const asOwner = (id: string) => ({ userId: id, userName: 'x', roles: [], permissions: [] });
  const rows = async (id: string) => ({
    factor: await world.db.identity
      .selectFrom('identity.second_factor')
      .selectAll()
      .where('user_id', '=', id)
      .executeTakeFirstOrThrow(),
    codes: await world.db.identity
      .selectFrom('identity.recovery_code')
      .selectAll()
      .where('user_id', '=', id)
      .execute(),
  });

  async function addOldFactor(name: string, sessionSecret: string): Promise<string> {
    const { id } = await world.addPerson(name, ['secretariat']);
    const box = openSecretBox(sessionSecret);
    await world.db.asActor(asOwner(id), (tx) =>
      asIdentityRole(tx, async () => {
        await tx
          .insertInto('identity.second_factor')
          .values({
            user_id: id,
            secret: box.seal(SECRET, id),
            pending_secret: box.seal(PENDING, id),
            confirmed_at: world.clock.now(),
          })
          .execute();
        await tx
          .insertInto('identity.recovery_code')
          .values({ user_id: id, code_hash: box.digest(`${id}:${CODE}`) })
          .execute();
      }),
    );
    return id;
  }

  it('are sealed with the keys of the installation at the next start, and open without the session secret', async () => {
    const id = await addOldFactor('ani', readSessionSecret(world.dataDir));
    await start(world.dataDir);
    const { factor } = await rows(id);
    expect(factor).toMatchObject({ secret: null, pending_secret: null, confirmed_at: world.clock.now() });
    expect(Buffer.from(factor.sealed_secret ?? []).includes(SECRET)).toBe(false);
    // The session secret is lost: another one is made, and the factor still opens.
    const { secondFactor } = await start(folder());
    await world.signIn('ani');
    const { token } = await world.db.identity
      .selectFrom('identity.session')
      .select('token')
      .where('user_id', '=', id)
      .executeTakeFirstOrThrow();
    const asker = { actor: asOwner(id), token, address: null };
    const code = codeAt(SECRET, stepOf(world.clock.now()));
    expect(await secondFactor.show(asker, { code })).toMatchObject({ id });
    world.clock.pass(30);
    const pending = codeAt(PENDING, stepOf(world.clock.now()));
    expect((await secondFactor.confirm(asker, { code: pending })).codes).toHaveLength(10);
    expect((await rows(id)).codes.every(({ sealed_code }) => sealed_code !== null)).toBe(true);
  });

  it('keep their recovery codes, each for one sign-in', async () => {
    const id = await addOldFactor('budi', readSessionSecret(world.dataDir));
    await start(world.dataDir);
    const half = await world.cookieOf('budi');
    const show = () => world.ask('POST', '/session/second-factor', { cookie: half, body: { code: CODE } });
    expect((await show()).status).toBe(200);
    expect((await rows(id)).codes[0]?.used_at).not.toBeNull();
    const again = await world.cookieOf('budi');
    const second = await world.ask('POST', '/session/second-factor', { cookie: again, body: { code: CODE } });
    expect(second.status).toBe(401);
  });

  it('that no key opens stay as they are, and hold nobody else up', async () => {
    const lost = await addOldFactor('candra', 'cd'.repeat(32));
    const whole = await addOldFactor('dewi', readSessionSecret(world.dataDir));
    const before = (await rows(lost)).factor;
    await start(world.dataDir);
    expect((await rows(lost)).factor).toEqual(before);
    expect((await rows(whole)).factor).toMatchObject({ secret: null, pending_secret: null });
  });

  it('cannot be resealed by the connection of the identity library', async () => {
    const id = await addOldFactor('eka', readSessionSecret(world.dataDir));
    await world.db.identity
      .updateTable('identity.second_factor')
      .set({ sealed_pending: Buffer.from('x') })
      .where('user_id', '=', id)
      .execute();
    expect((await rows(id)).factor.sealed_pending).toBeNull();
  });
});
