import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runResetAdmin } from './reset-admin.ts';
import { PASSWORD, type TestIdentity, testIdentity } from './testing-identity.ts';

const NEW = 'layang-layang putus tali';

describe.each(['embedded', 'postgres'] as const)('pilar reset-admin on the %s database', (kind) => {
  let world: TestIdentity;
  let count = 0;
  let name = '';
  let id = '';
  beforeAll(async () => {
    world = await testIdentity({ kind });
  });
  beforeEach(async () => {
    count += 1;
    name = `pengelola-${count}`;
    id = (await world.addPerson(name, ['administrator'])).id;
  });
  afterAll(() => world?.close());

  async function run(argv: readonly string[], env: Record<string, string> = { PILAR_ADMIN_PASSWORD: NEW }) {
    const printed: string[] = [];
    const { db, clock } = world;
    const print = (text: string) => printed.push(text);
    await runResetAdmin({ db, clock, argv, env, print, passwords: world.passwords.hasher });
    return printed.join('');
  }

  it('lets an administrator in again, and ends what was open', async () => {
    const cookie = await world.cookieOf(name);
    expect(await run([name.toUpperCase()])).toContain(`Kata sandi ${name} disetel ulang`);
    expect((await world.ask('GET', '/session', { cookie })).body).toMatchObject({ user: null });
    expect((await world.signIn(name, PASSWORD)).status).toBe(401);
    expect((await world.signIn(name, NEW)).status).toBe(200);
  });

  it('is written down as done at the machine, without the password', async () => {
    await run([name]);
    const rows = await world.audit(id);
    expect(rows.at(-1)).toMatchObject({ action: 'user.password.change', actor_name: 'reset-admin' });
    expect(JSON.stringify(rows)).not.toContain(NEW);
  });

  it('wakes an account that was switched off', async () => {
    await world.db.identity
      .updateTable('identity.user')
      .set({ is_active: false })
      .where('id', '=', id)
      .execute();
    expect(await run([])).toContain(`${name}  (nonaktif)`);
    await run([name]);
    expect((await world.signIn(name, NEW)).status).toBe(200);
  });

  it('makes nobody an administrator who was none, unless told to', async () => {
    const { id: other } = await world.addPerson(`warga-${count}`, ['secretariat']);
    await expect(run([`warga-${count}`])).rejects.toMatchObject({ code: 'command-invalid' });
    expect((await world.identity.actorById(other))?.roles).toEqual(['secretariat']);
    await run([`warga-${count}`, '--promote']);
    expect((await world.identity.actorById(other))?.roles).toContain('administrator');
  });

  it('refuses an unknown name, a weak or missing password and an unknown word', async () => {
    await expect(run(['tidak-ada'])).rejects.toMatchObject({ code: 'not-found' });
    await expect(run([name], { PILAR_ADMIN_PASSWORD: '123456789012345' })).rejects.toMatchObject({
      code: 'password-weak',
    });
    await expect(run([name], {})).rejects.toMatchObject({ code: 'command-invalid' });
    await expect(run(['--hapus'])).rejects.toMatchObject({ code: 'command-invalid' });
    expect((await world.signIn(name, PASSWORD)).status).toBe(200);
  });
});
