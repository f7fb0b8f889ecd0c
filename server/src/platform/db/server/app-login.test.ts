import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testActor, testServer } from '../../testing/index.ts';
import { createServerCopy, type ServerCopy } from '../../testing/server-template.ts';
import { openDatabase } from '../index.ts';
import { readLogin } from './login-file.ts';
import { scramVerifier } from './scram-verifier.ts';

const REFUSED = '42501';

describe('On a PostgreSQL server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilar-login-'));
  let adminUrl = '';
  let copy: ServerCopy;
  let owner: pg.Client;
  const own = () => ({ databaseUrl: copy.config.databaseUrl, login: { folder } });
  const urlFor = (user: string, password: string) => {
    const url = new URL(copy.config.databaseUrl);
    url.username = user;
    url.password = password;
    return url.href;
  };
  const asAdmin = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const serveWith = (user: string) =>
    openDatabase({ databaseUrl: copy.config.databaseUrl, login: { url: urlFor(user, 'x') } });

  beforeAll(async () => {
    adminUrl = await testServer();
    copy = await createServerCopy(adminUrl);
    owner = new pg.Client({ connectionString: copy.config.databaseUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    await copy?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('the owner makes a login for the application', () => {
    let login: pg.Client;
    const tried = (sql: string, ...values: unknown[]) =>
      login.query(sql, values).then(
        () => 'done',
        (error: unknown) => (error instanceof pg.DatabaseError ? error.code : String(error)),
      );

    beforeAll(async () => {
      const database = await openDatabase(own());
      await database.asActor(testActor(['area.write']), (tx) =>
        tx.insertInto('platform.area').values({ code: '18', name: 'Lampung', level: 'province' }).execute(),
      );
      await database.close();
      const { name, password } = readLogin(folder);
      login = new pg.Client({ connectionString: urlFor(name, password) });
      await login.connect();
    });
    afterAll(() => login?.end());

    it('in a file that only its owner reads, and signs in by it again at the next start', async () => {
      const before = readFileSync(join(folder, 'database-login'), 'utf8');
      if (process.platform !== 'win32')
        expect((statSync(join(folder, 'database-login')).mode & 0o777).toString(8)).toBe('600');
      const again = await openDatabase(own());
      const areas = await again.asActor(testActor([]), (tx) =>
        tx.selectFrom('platform.area').select('name').execute(),
      );
      expect(areas).toEqual([{ name: 'Lampung' }]);
      await again.close();
      expect(readFileSync(join(folder, 'database-login'), 'utf8')).toBe(before);
    });

    it('who reads and writes nothing by itself', async () => {
      expect(await tried('select * from platform.area')).toBe(REFUSED);
      expect(await tried('delete from identity.session')).toBe(REFUSED);
      expect(await tried('create table public.x (a int)')).toBe(REFUSED);
      expect(await tried('create temp table x (a int)')).toBe('done');
    });

    it.each([
      ['RESET ROLE', 'reset role', []],
      ['SET ROLE NONE', 'set role none', []],
      ['a bound set_config', `select set_config('role', $1, false)`, ['none']],
      ['a DO block', `do $$ begin execute 'reset role'; end $$`, []],
    ])('whose way out of the role by %s leads to no right at all', async (_, sql, values) => {
      await login.query('set role pilar_app');
      expect(await tried(sql, ...values)).toBe('done');
      expect((await login.query('select current_user = session_user as alone')).rows).toEqual([
        { alone: true },
      ]);
      expect(await tried('select * from platform.area')).toBe(REFUSED);
      expect(await tried('alter table platform.area disable row level security')).toBe(REFUSED);
      expect(await tried('drop table platform.area')).toBe(REFUSED);
    });

    it('who becomes neither the owner nor a superuser', async () => {
      const { rows } = await owner.query('select current_user as name');
      expect(await tried(`set role ${rows[0].name}`)).toBe(REFUSED);
      expect(await tried(`select set_config('role', $1, false)`, rows[0].name)).toBe(REFUSED);
      expect(await tried('set role postgres')).toBe(REFUSED);
      expect(await tried('set session authorization postgres')).toBe(REFUSED);
      expect(await tried(`copy (select 1) to program 'true'`)).toBe(REFUSED);
    });

    it('and leaves no connection of the owner open while it serves', async () => {
      const database = await openDatabase(own());
      const { rows } = await owner.query(
        `select distinct usename::text as name from pg_stat_activity
          where datname = current_database() and application_name like 'pilar%'`,
      );
      expect(rows).toEqual([{ name: readLogin(folder).name }]);
      await database.close();
    });
  });

  describe('Pilar does not serve', () => {
    const unfit = (user: string) => ({ code: 'database-login-unfit', facts: { user } });

    it('with the owner of the tables', async () => {
      const asOwner = openDatabase({ ...own(), login: { url: copy.config.databaseUrl } });
      await expect(asOwner).rejects.toMatchObject({ code: 'database-login-unfit' });
    });

    it('with a superuser', async () => {
      const asSuperuser = openDatabase({
        ...own(),
        login: {
          url: Object.assign(new URL(adminUrl), { pathname: new URL(copy.config.databaseUrl).pathname }).href,
        },
      });
      await expect(asSuperuser).rejects.toMatchObject(unfit('postgres'));
    });

    it('with a login that inherits the rights of its roles', async () => {
      await asAdmin(
        `create role t_heir login inherit password 'x'`,
        'grant pilar_app, pilar_identity to t_heir',
      );
      await expect(serveWith('t_heir')).rejects.toMatchObject(unfit('t_heir'));
      await asAdmin('drop role t_heir');
    });

    it('with a login that may not become both roles', async () => {
      await asAdmin(`create role t_half login noinherit password 'x'`, 'grant pilar_app to t_half');
      await expect(serveWith('t_half')).rejects.toMatchObject(unfit('t_half'));
      await asAdmin('drop role t_half');
    });

    it('where the owner may make no roles and no login is named', async () => {
      const bare = mkdtempSync(join(tmpdir(), 'pilar-login-'));
      await asAdmin('alter role pilar_test_owner nocreaterole');
      try {
        const opening = openDatabase({ databaseUrl: copy.config.databaseUrl, login: { folder: bare } });
        await expect(opening).rejects.toMatchObject({
          code: 'database-login-missing',
          facts: { user: 'pilar_test_owner' },
        });
      } finally {
        await asAdmin('alter role pilar_test_owner createrole');
        rmSync(bare, { recursive: true, force: true });
      }
    });
  });

  it('a damaged file of the login is refused by name', () => {
    const bare = mkdtempSync(join(tmpdir(), 'pilar-login-'));
    writeFileSync(join(bare, 'database-login'), "pilar_login_x'; drop role postgres; --");
    expect(() => readLogin(bare)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
    rmSync(bare, { recursive: true, force: true });
  });

  it('the password travels as a verifier, which signs as the example of RFC 7677 does', () => {
    // RFC 7677, section 3: user "user", password "pencil"; v= of the server's last message.
    const nonce = 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
    const salt = 'W22ZaJ0SNY7soEsUEjb6gQ==';
    const messages = `n=user,r=rOprNGfwEbeRWgbNEkqO,${nonce},s=${salt},i=4096,c=biws,${nonce}`;
    const verifier = scramVerifier('pencil', Buffer.from(salt, 'base64'));
    const serverKey = Buffer.from(verifier.slice(verifier.lastIndexOf(':') + 1), 'base64');
    expect(createHmac('sha256', serverKey).update(messages).digest('base64')).toBe(
      '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    );
    expect(() => scramVerifier('kata sandi')).toThrow(RangeError);
  });
});
