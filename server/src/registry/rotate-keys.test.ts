import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  constants,
  copyFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../platform/clock.ts';
import { type Database, openDatabase } from '../platform/db/index.ts';
import { makeKeyRing } from '../platform/secrets/key-ring.ts';
import { runKeys } from '../platform/secrets/keys-command.ts';
import { openSecrets } from '../platform/secrets/open-secrets.ts';
import { rotateKeys } from '../platform/secrets/rotate-keys.ts';
import type { Secrets } from '../platform/secrets/secrets.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { testDataFolder } from '../platform/testing/test-data-folder.ts';
import { findPersonByNik } from './person.store.ts';
import { fillRegister } from './register-fill.ts';
import { REGISTER_SEALED } from './resealing.store.ts';
import { NIK_COLUMN } from './sealed-columns.ts';

const clock = fixedClock('2026-11-24T02:00:00Z');
const FAMILIES = 1_000;
const uuid = (kind: number, at: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(at).padStart(12, '0')}`;
const nik = (at: number): string => `18720141019${String(10_000 + at)}`;

/** One person a family; every other one with a telephone. */
async function fill(db: Database, secrets: Secrets, families: number): Promise<void> {
  const each = <T>(cell: (at: number) => T): T[] => Array.from({ length: families }, (_, at) => cell(at));
  const register = {
    dwellings: {
      rows: families,
      columns: {
        id: each((at) => uuid(1, at)),
        area_code: each(() => '18.72.01.1001'),
        rw: each(() => 1),
        rt: each(() => 1),
        address: each((at) => `Jl. Contoh No. ${at}`),
      },
    },
    families: {
      rows: families,
      columns: {
        id: each((at) => uuid(2, at)),
        dwelling_id: each((at) => uuid(1, at)),
        nomor_kk: each((at) => `18720101010${String(20_000 + at)}`),
        size: each(() => 1),
      },
    },
    persons: {
      rows: families,
      columns: {
        id: each((at) => uuid(3, at)),
        family_id: each((at) => uuid(2, at)),
        nik: each(nik),
        phone: each((at) => (at % 2 === 0 ? `0812${String(10_000_000 + at)}` : null)),
        name: each((at) => `Orang Contoh ${at}`),
        sex: each(() => 'P'),
        relation: each(() => 1),
      },
    },
  };
  const filler = { userId: 'system:test', userName: 'test', roles: [], permissions: ['registry.fill'] };
  await db.asSystem('test', ['area.write'], (tx) =>
    tx
      .insertInto('platform.area')
      .values({ code: '18.72.01.1001', level: 'village', name: 'Metro' })
      .execute(),
  );
  await db.asSystem('test', ['registry.fill'], (tx) =>
    fillRegister(tx, filler, clock, { register, source: 'data sintetis', secrets }),
  );
}

const reader = {
  ...{ userId: 'ani', userName: 'ani', roles: [], permissions: ['registry.read'] },
  ...{ places: ['18.72'], purpose: 'verification' },
};
const find = (db: Database, secrets: Secrets, at: number): Promise<string | null> =>
  db.asActor(reader, (tx) => findPersonByNik(tx, secrets.searchKeys(NIK_COLUMN, nik(at))));

/** How many values each key seals, over all columns. */
async function keysInUse(db: Database): Promise<Record<string, number>> {
  const uses: Record<string, number> = {};
  for (const { countByKey, permission } of REGISTER_SEALED) {
    for (const { keyId, values } of await db.asSystem('test', [permission], countByKey))
      uses[keyId] = (uses[keyId] ?? 0) + values;
  }
  return uses;
}

const neededKeys = async (db: Database): Promise<string[]> =>
  (
    await db.asSystem('test', ['secret.keep'], (tx) =>
      tx.selectFrom('platform.secret_key').selectAll().where('retired_at', 'is', null).execute(),
    )
  )
    .map(({ use, id }) => `${use} ${id}`)
    .sort();

describe('A change of keys that is killed', { timeout: 120_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), 'pilar-rotate-'));
  const dataDir = join(root, 'city');
  const keyFile = join(dataDir, 'keys.json');
  const VALUES = FAMILIES * 2.5;
  const before = join(root, 'before');

  const withCity = async <T>(
    folder: string,
    work: (db: Database, secrets: Secrets) => Promise<T>,
  ): Promise<T> => {
    const db = await openDatabase({ dataDir: folder });
    try {
      return await work(db, await openSecrets({ db, clock, keyFile: join(folder, 'keys.json') }));
    } finally {
      await db.close();
    }
  };

  beforeAll(async () => {
    await testDataFolder(dataDir);
    await withCity(dataDir, (db, secrets) => fill(db, secrets, FAMILIES));
    cpSync(dataDir, before, { recursive: true, mode: constants.COPYFILE_FICLONE });
  }, 120_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('leaves every number readable and found, under the old key or the new one', async () => {
    const script = fileURLToPath(new URL('testing-rotation-child.ts', import.meta.url));
    const child = spawn(process.execPath, [script, dataDir, keyFile], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      // In the middle of the second column: one is done, one is mixed, one has not begun.
      if (/nik 300\n/.test(said)) break;
      child.stdin.write('.');
    }
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    await withCity(dataDir, async (db, secrets) => {
      const uses = await keysInUse(db);
      expect(uses[1]).toBeGreaterThan(FAMILIES / 2);
      expect(uses[2]).toBeGreaterThan(FAMILIES);
      expect((uses[1] ?? 0) + (uses[2] ?? 0)).toBe(VALUES);
      expect(await neededKeys(db)).toEqual(['seal 1', 'seal 2', 'search 1', 'search 2']);
      for (const at of [0, 150, 299, 700, 999]) expect(await find(db, secrets, at)).toBe(uuid(3, at));
    });
  });

  it('is finished by the next call without another key; then the old ones retire and stay in the ring', async () => {
    await withCity(dataDir, async (db, secrets) => {
      let said = '';
      const print = (text: string): void => {
        said += text;
      };
      const parts = { db, clock, keyFile, columns: REGISTER_SEALED, print, showProgress: () => undefined };
      expect(await runKeys({ ...parts, argv: ['rotate'] })).toBe(0);
      expect(said).toContain('Pergantian kunci yang terputus diselesaikan (kunci 2)');
      expect(await keysInUse(db)).toEqual({ 2: VALUES });
      expect(await neededKeys(db)).toEqual(['seal 2', 'search 2']);
      for (const at of [0, 299, 300, 999]) expect(await find(db, secrets, at)).toBe(uuid(3, at));
      const ring = JSON.parse(readFileSync(keyFile, 'utf8')) as {
        keys: { id: number; retiredAt?: string }[];
      };
      expect(ring.keys.map(({ id, retiredAt }) => [id, retiredAt !== undefined])).toEqual([
        [1, true],
        [1, true],
        [2, false],
        [2, false],
      ]);
      expect((statSync(keyFile).mode & 0o777).toString(8)).toBe('600');
      said = '';
      await runKeys({ ...parts, argv: ['list'] });
      expect(said).toMatch(/penyandi 1 {2}dibuat 2026-11-24 {2}pensiun 2026-11-24/);
      expect(said).toMatch(/registry\.person_identity\.nik {2}kunci 2: 1\.000/);
    });
  });

  it('leaves a city of before readable with the ring of now, and they can be rotated in their turn', async () => {
    copyFileSync(keyFile, join(before, 'keys.json'));
    await withCity(before, async (db, secrets) => {
      expect(await keysInUse(db)).toEqual({ 1: VALUES });
      expect(await find(db, secrets, 42)).toBe(uuid(3, 42));
      const rotation = await rotateKeys({
        ...{ db, clock, keyFile: join(before, 'keys.json'), columns: REGISTER_SEALED },
      });
      expect(rotation).toMatchObject({ keyId: 2, isResumed: true, resealed: VALUES, unreadable: 0 });
      expect(await find(db, secrets, 42)).toBe(uuid(3, 42));
    });
  });
});

describe.each(['embedded', 'postgres'] as const)('A change of keys on the %s database', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'pilar-rotate-'));
  const keyFile = join(folder, 'keys.json');
  let db: Database;
  let serving: Secrets;
  const rotate = () => rotateKeys({ db, clock, keyFile, columns: REGISTER_SEALED });

  beforeAll(async () => {
    db = await testDatabase({ kind });
    serving = await openSecrets({ db, clock, keyFile });
    await fill(db, serving, 20);
  });
  afterAll(async () => {
    await db?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is seen by a program that serves meanwhile: it finds, opens and seals with the new key', async () => {
    expect(await rotate()).toMatchObject({
      keyId: 2,
      isResumed: false,
      resealed: 50,
      retired: ['seal 1', 'search 1'],
    });
    expect(await find(db, serving, 7)).toBe(uuid(3, 7));
    expect(serving.keyId).toBe(2);
  });

  it('is written into the trail, when it begins and when the old keys retire', async () => {
    const rows = await db.asSystem('test', ['audit.read'], (tx) =>
      tx
        .selectFrom('platform.audit_entry')
        .select('action')
        .where('entity', '=', 'platform.secret_key')
        .execute(),
    );
    expect(rows.map(({ action }) => action).sort()).toEqual(['keys.retire', 'keys.rotate']);
  });

  it('keeps the old key while one value cannot be opened, and says so', async () => {
    await db.asSystem('test', ['registry.seal'], (tx) =>
      tx
        .updateTable('registry.person_identity')
        .set({ phone_cipher: serving.seal({ column: 'elsewhere', row: 'x' }, '0812') })
        .where('person_id', '=', uuid(3, 4))
        .execute(),
    );
    let said = '';
    const parts = { db, clock, keyFile, columns: REGISTER_SEALED, showProgress: () => undefined };
    const print = (text: string): void => {
      said += text;
    };
    const code = await runKeys({ ...parts, argv: ['rotate'], print });
    expect(code).toBe(1);
    expect(said).toContain('1 nilai tidak dapat dibuka');
    expect(await neededKeys(db)).toEqual(['seal 2', 'seal 3', 'search 2', 'search 3']);
    expect(await find(db, serving, 19)).toBe(uuid(3, 19));
  });

  it('does not take a file of other keys into a program that serves', async () => {
    const kept = readFileSync(keyFile);
    writeFileSync(keyFile, JSON.stringify(makeKeyRing(clock.now())));
    expect(await find(db, serving, 3)).toBe(uuid(3, 3));
    expect(serving.keyId).toBe(3);
    writeFileSync(keyFile, kept, { mode: 0o600 });
  });
});
