import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../clock.ts';
import type { Database, Tx } from '../db/index.ts';
import { scryptHasher } from '../identity/index.ts';
import { asIdentityRole } from '../identity/user.store.ts';
import { testDatabase } from '../testing/index.ts';
import { cityState, type InitParts, runInit } from './index.ts';
import { isSetupCode, makeSetupCode } from './setup-code.ts';
import { forgetCity } from './testing-reset.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilar-init-'));
let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(() => forgetCity(db));
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const PASSWORD = 'empat kata tidak berkait';
const env = { PILAR_ADMIN_PASSWORD: PASSWORD };
const metro = ['--city', '18.72', '--admin', 'pengelola'];

const asIdentity = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.asSystem('test', [], (tx) => asIdentityRole(tx, () => work(tx)));
const administrators = () =>
  asIdentity((tx) =>
    tx
      .selectFrom('identity.user')
      .innerJoin('identity.user_role', 'user_id', 'id')
      .where('role', '=', 'administrator')
      .select(['user_name', 'name'])
      .execute(),
  );

async function run(argv: readonly string[], more: Partial<InitParts> = {}) {
  let printed = '';
  await runInit({
    db,
    clock: fixedClock('2026-11-24T02:00:00Z'),
    argv,
    env,
    ask: undefined,
    print: (text) => (printed += text),
    ...more,
  });
  return printed;
}

describe('pilar init', () => {
  it('starts Metro and says what to do next; the password is never printed', async () => {
    const printed = await run(metro);
    expect(await administrators()).toContainEqual({ user_name: 'pengelola', name: 'pengelola' });
    expect(printed).toContain('Kota Metro (18.72) siap');
    expect(printed).not.toContain(PASSWORD);
    expect(await cityState(db)).toMatchObject({ city: { name: 'Kota Metro' }, isDemo: false });
  });

  it('starts another city from its file', async () => {
    const path = join(folder, 'wilayah.csv');
    writeFileSync(path, 'kode,nama,induk\n33,Jawa Contoh,\n33.74,Kota Contoh,33\n33.74.01,Utara,33.74\n');
    await run(['--city=33.74', '--admin=ani', '--admin-name=Ani (contoh)', `--areas=${path}`]);
    expect((await cityState(db)).city).toEqual({
      code: '33.74',
      name: 'Kota Contoh',
      provinceCode: '33',
      provinceName: 'Jawa Contoh',
    });
  });

  it('asks for the password twice where there is a terminal', async () => {
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return PASSWORD;
    };
    await run(['--city', '18.72', '--admin', 'terminal'], { env: {}, ask });
    expect(asked).toHaveLength(2);
    const [account] = await asIdentity((tx) =>
      tx
        .selectFrom('identity.account')
        .innerJoin('identity.user', 'identity.user.id', 'identity.account.user_id')
        .where('user_name', '=', 'terminal')
        .select('password')
        .execute(),
    );
    expect(await scryptHasher().verify(account?.password ?? '', PASSWORD)).toBe(true);
  });

  it('refuses two different passwords, and none', async () => {
    const typed = ['kata sandi yang satu', 'kata sandi yang dua'];
    const ask = async () => typed.shift() ?? '';
    await expect(run(metro, { env: {}, ask })).rejects.toThrow('berbeda');
    await expect(run(metro, { env: {} })).rejects.toThrow('PILAR_ADMIN_PASSWORD');
    expect((await cityState(db)).city).toBeNull();
  });

  it('takes no password as an option, and does not repeat what was typed', async () => {
    const error = await run([...metro, '--password=rahasia-sekali']).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'command-invalid', facts: { reason: '--password tidak dikenal' } });
    expect(String(error)).not.toContain('rahasia-sekali');
  });

  it('refuses with a sentence what is missing or cannot be used', async () => {
    await expect(run(['--city', '18.72'])).rejects.toThrow('--admin');
    await expect(run(['--admin', 'ani'])).rejects.toThrow('--city');
    await expect(run(['--city', '1872', '--admin', 'ani'])).rejects.toMatchObject({
      facts: { field: 'city.code' },
    });
    await expect(run(['--city', '33.74', '--admin', 'ani'])).rejects.toMatchObject({ code: 'city-unknown' });
    await expect(run([...metro, '--areas', join(folder, 'tidak-ada.csv')])).rejects.toMatchObject({
      code: 'file-not-found',
    });
    await expect(run(metro, { env: { PILAR_ADMIN_PASSWORD: 'pendek' } })).rejects.toMatchObject({
      code: 'password-weak',
      facts: { reason: 'terlalu pendek' },
    });
  });

  it('refuses a password that is guessed first, and then nothing is left', async () => {
    const guessed = { env: { PILAR_ADMIN_PASSWORD: 'pengelola-1234' } };
    await expect(run(metro, guessed)).rejects.toMatchObject({ code: 'password-weak' });
    expect((await cityState(db)).city).toBeNull();
  });

  it('is done once', async () => {
    await run(['--city', '18.72', '--admin', 'pertama']);
    await expect(run(['--city', '18.72', '--admin', 'kedua'])).rejects.toMatchObject({ code: 'setup-done' });
    expect((await administrators()).map(({ user_name }) => user_name)).not.toContain('kedua');
  });
});

describe('the set-up code', () => {
  it('is new each time, and only itself', () => {
    const codes = Array.from({ length: 50 }, makeSetupCode);
    expect(new Set(codes).size).toBe(50);
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/);
    expect(isSetupCode(codes[0]!.toLowerCase().replace('-', ' '), codes[0]!)).toBe(true);
    expect(isSetupCode(codes[1]!, codes[0]!)).toBe(false);
    expect(isSetupCode('', '')).toBe(false);
  });
});
