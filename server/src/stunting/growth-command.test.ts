import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { growthCommand } from './growth-command.ts';

/*
 * The children published with the WHO package: a boy of 1,001 days, 18 kg, 120 cm: length 7.31, weight 2.2, weight for
 * length −2.39, BMI −3.01; a girl of 1,000 days, 15 kg, 80 cm: −3.5, 0.95, 4.13, 4.66; a boy of 1,000 days, 15 kg,
 * 100 cm: 1.7, 0.69, −0.29, −0.58. All stood. From 20 September 2022 to 16 June 2025 are 1,000 days.
 */
const ENGLISH = `id,sex,age,weight,lenhei,measure,oedema
a,1,1001,18,120,H,n
b,f,1000,15,80,h,n
c,m,1000,15,100,H,
d,1,1000,15,100,H,y
`;
const INDONESIAN = `NIK;Nama Anak;Jenis Kelamin;Tgl Lahir;BB Lahir;Tanggal Pengukuran;Berat Badan (kg);Tinggi/Panjang Badan (cm);Cara Ukur;LiLA
1872016009220001;Ayu;P;20/09/2022;3,1;16/06/2025;15,0;80,0;Berdiri;14,5
1872012009220002;Budi;L;20/09/2022;2,9;16/06/2025;15,0;100;Berdiri;
1872012009220003;Cahya;L;20/09/2022;2,9;16/06/2025;15,0;100,7;Terlentang;
1872012009220004;Dedi;L;20/09/2022;2,9;16/06/2025;;;;
`;

interface Answer {
  readonly children: readonly (Readonly<Record<string, { z: number; flag: boolean }>> & {
    readonly id: string;
  })[];
  readonly rejected: readonly { row: number; reason: string; reasonEn: string }[];
}

describe('pilar growth', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'growth-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function runOn(path: string, ...more: string[]) {
    let [out, err] = ['', ''];
    const code = await growthCommand([path, ...more], {
      stdout: { write: (text: string) => (out += text) },
      stderr: { write: (text: string) => (err += text) },
    });
    return { code, out, err };
  }
  async function file(content: string, name = 'list.csv'): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }
  const run = async (content: string, ...more: string[]) => runOn(await file(content), ...more);
  async function answer(content: string, ...more: string[]): Promise<Answer> {
    const { code, out, err } = await run(content, ...more, '--json');
    expect(code, err).toBe(0);
    return JSON.parse(out);
  }
  const map = async (value: unknown) => ['--map', await file(JSON.stringify(value), 'map.json')] as const;
  const zOf = (child: Answer['children'][number] | undefined) => [
    ...['lengthForAge', 'weightForAge', 'weightForLength', 'bmiForAge'].map((name) => child?.[name]?.z),
  ];

  it('gives the figures that WHO published, flagged where they are impossible', async () => {
    const { children, rejected } = await answer(ENGLISH);
    expect(children.map(zOf).slice(0, 3)).toEqual([
      [7.31, 2.2, -2.39, -3.01],
      [-3.5, 0.95, 4.13, 4.66],
      [1.7, 0.69, -0.29, -0.58],
    ]);
    expect(children[0]).toMatchObject({
      id: 'a',
      lengthForAge: { flag: true },
      weightForAge: { flag: false },
    });
    expect(rejected).toEqual([]);
  });

  it('leaves out what cannot be had: under oedema there is only a length', async () => {
    const { children } = await answer(ENGLISH);
    expect(children[3]).toEqual({ id: 'd', lengthForAge: { z: 1.7, flag: false } });
  });

  it('reads a list of a posyandu: Indonesian headings, words, dates, decimal comma', async () => {
    const { children, rejected } = await answer(INDONESIAN);
    expect(rejected).toEqual([]);
    expect(children.map(({ id }) => id.slice(-4))).toEqual(['0001', '0002', '0003', '0004']);
    expect(zOf(children[0])).toEqual([-3.5, 0.95, 4.13, 4.66]);
    expect(children[0]?.armForAge?.flag).toBe(false);
    // Measured lying at 1,000 days: 0.7 cm less, so the same child as the one before.
    expect(zOf(children[2])).toEqual(zOf(children[1]));
    expect(children[3]).toEqual({ id: '1872012009220004' });
  });

  it('reads Parquet with the same columns', async () => {
    const path = join(folder, 'list.parquet');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(
      `copy (select 7 as id, 2 as sex, 1000 as age, 15.0::double as weight, 80.0::double as lenhei, 'H' as measure) to '${path}' (format parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    const { code, out } = await runOn(path, '--json');
    expect(code).toBe(0);
    expect(zOf(JSON.parse(out).children[0])).toEqual([-3.5, 0.95, 4.13, 4.66]);
    expect(JSON.parse(out).children[0].id).toBe(7);
  });

  it('takes the columns that a map names, either way round', async () => {
    const odd = 'kode;k1;k2;k3;k4;k5\nx;P;1000;15;80;H\n';
    const columns = { id: 'kode', sex: 'k1', age: 'k2', weight: 'k3', lenhei: 'k4', measure: 'k5' };
    const turned = Object.fromEntries(Object.entries(columns).map(([target, name]) => [name, target]));
    for (const one of [columns, turned]) {
      const { children } = await answer(odd, ...(await map(one)), '--age-unit', 'days');
      expect([children[0]?.id, ...zOf(children[0])]).toEqual(['x', -3.5, 0.95, 4.13, 4.66]);
    }
  });

  it('leaves a column alone that the map says is not there', async () => {
    const { children } = await answer(ENGLISH, ...(await map({ oedema: null })));
    expect(Object.keys(children[3] ?? {})).toHaveLength(5);
  });

  it('reads ages in months, in words, and row by row', async () => {
    const list = (age: string) => `id,sex,${age},weight,lenhei,measure\na,1,24,12,87,H\nb,2,36,14,95,H\n`;
    const months = await answer(list('age'), '--age-unit', 'months');
    expect(await answer(list('umur (bulan)'))).toEqual(months);
    expect(await answer(list('age'), '--age-unit', 'days')).not.toEqual(months);
    const worded = 'id,sex,umur,weight,lenhei,measure\na,1,2 Tahun - 0 Bulan - 0 Hari,12,87,H\n';
    expect((await answer(worded)).children[0]).toEqual(months.children[0]);
    const mixed =
      'id,sex,age,is_age_in_month,weight,lenhei,measure\na,1,24,TRUE,12,87,H\nb,2,1000,FALSE,15,80,H\n';
    const { children } = await answer(mixed);
    expect([children[0], zOf(children[1])]).toEqual([months.children[0], [-3.5, 0.95, 4.13, 4.66]]);
  });

  it('takes the unit of an age under which fewer children are impossible, and says so', async () => {
    const list = 'id,sex,age,weight,lenhei,measure\na,1,24,12,87,H\nb,2,36,14,95,H\n';
    const { out, err } = await run(list, '--json');
    expect(out).toBe((await run(list, '--age-unit', 'months', '--json')).out);
    expect(err).toContain('umur dibaca sebagai bulan');
    expect(err).toContain('ages are read as months');
    const newborns = await run('id,sex,umur,weight,lenhei\na,1,20,3.9,53\n', '--json');
    expect(newborns.err).toContain('umur dibaca sebagai hari');
  });

  it('ends before sixty months', async () => {
    const list = (age: string) => `id,sex,age,weight,lenhei,measure\na,1,${age},15.4,101.6,H\n`;
    expect(zOf((await answer(list('59.9'), '--age-unit', 'months')).children[0])[0]).toBe(-1.79);
    expect((await answer(list('60'), '--age-unit', 'months')).children).toEqual([{ id: 'a' }]);
    expect((await answer(list('1827'), '--age-unit', 'days')).children).toEqual([{ id: 'a' }]);
  });

  it('rejects rows with their reason in both languages and keeps the others', async () => {
    const list = `id,sex,age,weight,lenhei,measure,oedema
1,X,1000,15,100,H,n
2,1,-5,15,100,H,n
3,1,1000,berat,100,H,n
4,1,1000,0,100,H,n
5,1,1000,15,100,miring,n
6,1,1000,15,100,H,mungkin
7,1,1000,15,100,H,n
8,,1000,15,100,H,n
`;
    const { children, rejected } = await answer(list, '--age-unit', 'days');
    expect(rejected.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(rejected[0]).toEqual({
      row: 2,
      reason: 'Baris 2: "X" di kolom "sex" bukan jenis kelamin. Tulis L atau P, 1 atau 2.',
      reasonEn: 'Row 2: "X" in column "sex" is no sex. Write 1 or 2, m or f, L or P.',
    });
    expect(
      rejected.every(({ reason, reasonEn }) => reason.startsWith('Baris') && reasonEn.startsWith('Row')),
    ).toBe(true);
    expect(children.map(({ id }) => id)).toEqual(['7', '8']);
    expect(children[1]).toEqual({ id: '8' });
  });

  it('rejects a visit before the birth, and a date that is none', async () => {
    const list =
      'id,sex,tgl lahir,tgl ukur,bb,tb\n1,L,2025-02-01,2025-01-01,5,60\n2,L,2025-02-30,2025-06-01,5,60\n3,L,2024-02-01,2025-06-01,9,75\n';
    const { children, rejected } = await answer(list);
    expect(rejected.map(({ row, reason }) => [row, reason.split('(')[0]?.slice(0, 40)])).toEqual([
      [2, 'Baris 2: tanggal ukur di kolom "tgl ukur'],
      [3, 'Baris 3: "2025-02-30" di kolom "tgl lahi'],
    ]);
    expect(children).toHaveLength(1);
  });

  it('knows both releases of the WHO package', async () => {
    const light = 'id,sex,age,weight,lenhei,measure\n564,1,300,0.5,70,L\n';
    expect((await answer(light)).children[0]?.weightForLength).toBeUndefined();
    expect((await answer(light, '--release', '1.1')).children[0]?.weightForLength).toEqual({
      z: -14.59,
      flag: true,
    });
  });

  it('shows a table that a midwife can read', async () => {
    const { out, err, code } = await run(`${ENGLISH}e,Z,1000,15,100,H,n\n`);
    expect(code).toBe(0);
    expect(out).toContain('4 anak, 1 baris ditolak');
    expect(out).toMatch(/^a +7,31 ! +2,20 +-2,39 +-3,01 {2}periksa ukurannya$/m);
    expect(out).toMatch(/^d +1,70 +– +– +–$/m);
    expect(out).toContain('Pendek (TB/U < −2): 1 dari 3 anak');
    expect(err).toContain('Baris 6: "Z"');
    expect(err).toContain('Row 6: "Z"');
  });

  it.each([
    ['a list without a sex', 'id,age,weight\n1,10,3\n', [], 'jenis kelamin (sex) tidak ditemukan'],
    ['a list without a measurement', 'id,sex,age\n1,1,10\n', [], 'berat, tinggi, atau ukuran lain'],
    ['one date alone', 'id,sex,dob,weight\n1,1,2024-01-01,9\n', [], 'ada satu tanggal saja'],
    ['an empty file', '', [], 'tidak berisi baris data'],
    ['an unknown unit', ENGLISH, ['--age-unit', 'weeks'], '--age-unit weeks'],
    ['an unknown option', ENGLISH, ['--unit', 'days'], '--unit'],
  ] as const)('ends with 2 and one sentence on %s', async (_, content, more, words) => {
    const { code, out, err } = await run(content, ...more);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err.trim().split('\n')).toHaveLength(2);
  });

  it('ends with 2 on a file that is not there, a map that is no map, a column that is not there', async () => {
    expect((await runOn(join(folder, 'none.csv'))).code).toBe(2);
    const path = await file(ENGLISH);
    for (const [value, words] of [
      ['[1]', 'bukan objek JSON'],
      ['{', 'bukan objek JSON'],
      ['{"berat":"weight2"}', '"berat" tidak dapat dipakai'],
      ['{"weight":"BB"}', '"BB"'],
    ] as const) {
      const { code, err } = await runOn(path, '--map', await file(value, 'bad.json'));
      expect([code, err.includes(words)], err).toEqual([2, true]);
    }
  });
});
