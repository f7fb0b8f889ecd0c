import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { testDatabase } from '../testing/index.ts';
import { makeKeyRing } from './key-ring.ts';
import { openSecrets } from './open-secrets.ts';
import { makeSecrets } from './secrets.ts';

const AT = new Date('2026-11-24T02:00:00Z');
const place = { column: 'registry.person_identity.nik', row: '00000003-0000-4000-8000-000000000001' };
const NIK = '1872014101909001';
const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof Problem ? error.code : error;
  }
};

describe('a sealed number', () => {
  const secrets = makeSecrets(makeKeyRing(AT));

  it('opens to what it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(secrets.open(place, secrets.seal(place, value))).toBe(Buffer.from(value).toString());
      }),
      { seed: 1872, numRuns: 200 },
    );
  });

  it('differs each time it is sealed, and holds nothing of its digits', () => {
    const seals = Array.from({ length: 3_000 }, () => Buffer.from(secrets.seal(place, NIK)));
    expect(new Set(seals.map((bytes) => bytes.toString('hex'))).size).toBe(3_000);
    // The vector stands in bytes 3 to 14: none is used twice under one key.
    expect(new Set(seals.map((bytes) => bytes.toString('hex', 3, 15))).size).toBe(3_000);
    expect(seals.filter((bytes) => bytes.includes(NIK.slice(0, 4)))).toEqual([]);
  });

  it('is refused in words when any of its bits was changed', () => {
    const sealed = secrets.seal(place, NIK);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const bent = Uint8Array.from(sealed);
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect([bit, refusal(() => secrets.open(place, bent))]).toEqual([bit, 'secret-unreadable']);
    }
    expect(refusal(() => secrets.open(place, sealed.subarray(0, 30)))).toBe('secret-unreadable');
  });

  it('is refused in another row, in another column, and with other keys', () => {
    const sealed = secrets.seal(place, NIK);
    const others = [
      { ...place, row: '00000003-0000-4000-8000-000000000002' },
      { ...place, column: 'registry.family_identity.kk' },
    ];
    for (const other of others) expect(refusal(() => secrets.open(other, sealed))).toBe('secret-unreadable');
    expect(refusal(() => makeSecrets(makeKeyRing(AT)).open(place, sealed))).toBe('secret-unreadable');
  });

  it('is found by a digest that only the key can make, and that tells no two columns apart as one', () => {
    const digest = (column: string, value: string) =>
      Buffer.from(secrets.searchKey(column, value)).toString('hex');
    expect(digest('a', NIK)).toBe(digest('a', NIK));
    expect(digest('a', NIK)).not.toBe(digest('a', '1872014101909002'));
    expect(digest('a', NIK)).not.toBe(digest('b', NIK));
    expect(Buffer.from(makeSecrets(makeKeyRing(AT)).searchKey('a', NIK)).toString('hex')).not.toBe(
      digest('a', NIK),
    );
  });
});

describe.each(['embedded', 'postgres'] as const)('the keys of an installation on the %s database', (kind) => {
  let db: Database;
  let folder: string;
  const clock = fixedClock('2026-11-24T02:00:00Z');
  const open = (file = 'keys.json') => openSecrets({ db, clock, keyFile: join(folder, file) });

  beforeAll(async () => {
    db = await testDatabase({ kind });
    folder = mkdtempSync(join(tmpdir(), 'pilar-keys-'));
  });
  afterAll(async () => {
    await db?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are made once, readable by their owner alone, and stand nowhere in the database', async () => {
    const sealed = (await open()).seal(place, NIK);
    expect((await open()).open(place, sealed)).toBe(NIK);
    const file = join(folder, 'keys.json');
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    const { keys } = JSON.parse(readFileSync(file, 'utf8')) as { keys: { secret: string }[] };
    const rows = await db.asSystem('keys', ['secret.keep'], (tx) =>
      tx.selectFrom('platform.secret_key').selectAll().execute(),
    );
    expect(rows.map(({ use, id }) => `${use} ${id}`).toSorted()).toEqual(['seal 1', 'search 1']);
    for (const { secret } of keys) expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('are hidden from everybody who does not keep them', async () => {
    const rows = await db.asSystem('other', ['registry.read'], (tx) =>
      tx.selectFrom('platform.secret_key').selectAll().execute(),
    );
    expect(rows).toEqual([]);
  });

  it('that are lost are missed at once, and no new ones are made in their place', async () => {
    const missing = await open('elsewhere.json').catch((error: unknown) => error);
    expect(missing).toMatchObject({ code: 'keys-missing', facts: { key: 1 } });
    expect(() => statSync(join(folder, 'elsewhere.json'))).toThrow();
  });

  it('of another installation, or of a damaged file, are refused', async () => {
    writeFileSync(join(folder, 'other.json'), JSON.stringify(makeKeyRing(AT)));
    await expect(open('other.json')).rejects.toMatchObject({ code: 'keys-missing' });
    const whole = readFileSync(join(folder, 'keys.json'), 'utf8');
    for (const [name, text] of [
      ['cut.json', whole.slice(0, 100)],
      ['empty.json', ''],
      ['twice.json', whole.replace('"search"', '"seal"')],
    ] as const) {
      writeFileSync(join(folder, name), text);
      chmodSync(join(folder, name), 0o600);
      await expect(open(name)).rejects.toMatchObject({ code: 'keys-damaged' });
    }
  });
});
