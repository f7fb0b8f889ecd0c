import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PURPOSES } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../platform/db/index.ts';
import { migrationFolders } from '../platform/db/migration-files.ts';
import { testSecrets } from '../platform/secrets/testing-secrets.ts';
import { testActor, testDatabase, writeOldRows } from '../platform/testing/index.ts';
import { sealPlainNumbers } from './index.ts';
import { KK_COLUMN, NIK_COLUMN } from './sealed-columns.ts';

const PARTING = '20261124-61-part-identities.sql';
const uuid = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const kk = (at: number): string => `187201010120${9001 + at}`;
const nik = (at: number): string => `187201410190${9001 + at}`;

/** A register of the version before: numbers, names and addresses beside all else. */
const OLD_ROWS = [
  `insert into platform.area (code, level, name) values ('18.72.01.1001', 'village', 'Metro')`,
  ...[0, 1].flatMap((at) => [
    `insert into registry.dwelling (id, area_code, rw, rt, address, codebook, source)
       values ('${uuid(1, at)}', '18.72.01.1001', 3, ${7 + at}, 'Jl. Contoh No. ${at}', 'c', 'data sintetis')`,
    `insert into registry.family (id, dwelling_id, nomor_kk, size, source)
       values ('${uuid(2, at)}', '${uuid(1, at)}', '${kk(at)}', 1, 'data sintetis')`,
    `insert into registry.person (id, family_id, nik, name, sex, codebook, source)
       values ('${uuid(3, at)}', '${uuid(2, at)}', ${at === 0 ? `'${nik(at)}'` : 'null'}, 'Orang ${at}', 'P', 'c', 'data sintetis')`,
  ]),
];

describe('a register from before identities were parted', () => {
  let folder: string;
  let db: Database;
  const secrets = testSecrets();
  const all = { places: ['*'] };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pilar-parting-'));
    const before = join(folder, 'before');
    const names = migrationFolders().flatMap((from) =>
      readdirSync(from).map((name) => [from, name] as const),
    );
    for (const [from, name] of names.filter(([, name]) => name < PARTING)) {
      cpSync(join(from, name), join(before, name));
    }
    const filler = testActor(['area.write', 'area.read', 'registry.fill', 'registry.count'], 'system:test');
    await writeOldRows({ dataDir: join(folder, 'data') }, before, filler, OLD_ROWS);
    db = await openDatabase({ dataDir: join(folder, 'data') });
  }, 180_000);
  afterAll(async () => {
    await db?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const identities = () =>
    db.asActor(
      { ...testActor(['registry.read']), places: ['18.72'], purpose: 'verification' },
      async (tx) => ({
        dwellings: await tx
          .selectFrom('registry.dwelling_identity')
          .selectAll()
          .orderBy('dwelling_id')
          .execute(),
        families: await tx.selectFrom('registry.family_identity').selectAll().orderBy('family_id').execute(),
        persons: await tx.selectFrom('registry.person_identity').selectAll().orderBy('person_id').execute(),
      }),
    );

  it('keeps every identity, each with its place, until it can be sealed', async () => {
    const { dwellings, families, persons } = await identities();
    const places = ['18.72.01.1001.003.007', '18.72.01.1001.003.008'];
    expect(dwellings.map(({ address, place }) => [address, place])).toEqual([
      ['Jl. Contoh No. 0', places[0]],
      ['Jl. Contoh No. 1', places[1]],
    ]);
    expect(families.map(({ plain_kk, kk_cipher, place }) => [plain_kk, kk_cipher, place])).toEqual([
      [kk(0), null, places[0]],
      [kk(1), null, places[1]],
    ]);
    expect(persons.map(({ name, plain_nik, place }) => [name, plain_nik, place])).toEqual([
      ['Orang 0', nik(0), places[0]],
      ['Orang 1', null, places[1]],
    ]);
  });

  it('has its numbers sealed once, found again by their digest, and no plain digit left', async () => {
    expect(await sealPlainNumbers(db, secrets)).toBe(3);
    expect(await sealPlainNumbers(db, secrets)).toBe(0);
    const { families, persons } = await identities();
    expect(
      families.map((row) => [
        row.plain_kk,
        secrets.open({ column: KK_COLUMN, row: row.family_id }, row.kk_cipher!),
      ]),
    ).toEqual([
      [null, kk(0)],
      [null, kk(1)],
    ]);
    const [first, second] = persons;
    expect(first!.plain_nik).toBeNull();
    expect(secrets.open({ column: NIK_COLUMN, row: first!.person_id }, first!.nik_cipher!)).toBe(nik(0));
    expect(Buffer.from(first!.nik_key!)).toEqual(Buffer.from(secrets.searchKey(NIK_COLUMN, nik(0))));
    expect([second!.nik_cipher, second!.nik_key, second!.plain_nik]).toEqual([null, null, null]);
  });

  it('lets a place follow its dwelling', async () => {
    const moved = await db.asActor(
      { ...testActor(['registry.read', 'registry.write']), places: ['18.72'], purpose: 'subject-request' },
      async (tx) => {
        await tx.updateTable('registry.dwelling').set({ rt: 9 }).where('id', '=', uuid(1, 0)).execute();
        return tx
          .selectFrom('registry.person_identity')
          .select('place')
          .where('person_id', '=', uuid(3, 0))
          .execute();
      },
    );
    expect(moved).toEqual([{ place: '18.72.01.1001.003.009' }]);
    expect(
      await db.asSystem(
        'test',
        ['registry.count'],
        (tx) => tx.selectFrom('registry.family').select('id').execute(),
        all,
      ),
    ).toHaveLength(2);
  });
});

describe.each(['embedded', 'postgres'] as const)(
  'the purposes that open an identity, on the %s database',
  (kind) => {
    it('are those that people can choose, and nothing else', async () => {
      const db = await testDatabase({ kind });
      const opens = async (purpose: string | null) => {
        const { open } = await db.asActor({ ...testActor([]), purpose }, (tx) =>
          tx
            .selectNoFrom(({ fn }) => fn<boolean>('registry.is_purpose_chosen', []).as('open'))
            .executeTakeFirstOrThrow(),
        );
        return open;
      };
      for (const purpose of PURPOSES) expect([purpose, await opens(purpose)]).toEqual([purpose, true]);
      for (const other of [null, '', 'demo', 'jobs', 'verifications'])
        expect([other, await opens(other)]).toEqual([other, false]);
      await db.close();
    });
  },
);
