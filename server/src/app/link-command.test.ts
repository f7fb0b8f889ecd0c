import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { linkageLists, linkageTable } from '@pilar/demo';
import { randomGenerator } from '@pilar/numeric';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkCommand } from '../platform/linkage/index.ts';
import { Problem } from '../platform/problem.ts';

type Table = readonly (readonly string[])[];
const csvOf = (table: Table): string =>
  table.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'link-command-'));
});
afterAll(() => rm(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
async function file(name: string, content: string): Promise<string> {
  await writeFile(at(name), content);
  return at(name);
}
async function run(...argv: string[]) {
  let out = '';
  const io = { stdout: { write: (text: string) => (out += text) }, stderr: { write: () => true } };
  await linkCommand(argv, io);
  return out;
}
async function rows(name: string): Promise<Record<string, string>[]> {
  const [header = '', ...lines] = (await readFile(at(name), 'utf8')).trim().split('\r\n');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, place) => [header.split(',')[place], cell])),
  );
}
const refusal = (...argv: string[]): Promise<string> =>
  run(...argv).then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Problem ? error.message : String(error)),
  );

describe('pilar link on Indonesian lists', () => {
  const lists = linkageLists(3, 1_500, { fields: 0.05 });
  const table = linkageTable(lists.records);
  const header = Object.keys(table);
  const listed = (from: number, to: number): Table => [
    ['id', ...header],
    ...lists.records
      .slice(from, to)
      .map((_, row) => [`r${from + row}`, ...header.map((name) => table[name]?.[from + row] ?? '')]),
  ];
  const personOf = (id = ''): number | undefined => lists.personOf[Number(id.slice(1))];
  const isRight = ({ left_id: left = '', right_id: right = '' }): boolean =>
    personOf(left) === personOf(right);

  it('links a list to the register: pairs, what is left to people, and everybody with his person', async () => {
    const [a, b] = [
      await file('register.csv', csvOf(listed(0, lists.copiesFrom))),
      await file('penerima.csv', csvOf(listed(lists.copiesFrom, lists.records.length))),
    ];
    const said = await run(a, b, '--out', at('link'));
    expect(said).toMatch(
      /peran kolom ditebak:[\s\S]*nik {8}nik[\s\S]*kk {9}nomor_kk[\s\S]*area {7}kelurahan/,
    );
    expect((await readdir(at('link'))).sort()).toEqual(['clusters.csv', 'pairs.csv', 'review.csv']);
    const pairs = await rows('link/pairs.csv');
    const copies = lists.records.length - lists.copiesFrom;
    expect(Object.keys(pairs[0] ?? {})).toEqual(['left_id', 'right_id', 'probability', 'weight']);
    expect(pairs.filter(isRight).length / pairs.length).toBeGreaterThan(0.99);
    expect(pairs.filter(isRight).length / copies).toBeGreaterThan(0.96);
    const clusters = await rows('link/clusters.csv');
    expect(clusters.length).toBe(lists.records.length);
    const [{ left_id: left, right_id: right } = {}] = pairs;
    const clusterOf = (source: string, id?: string) =>
      clusters.find((row) => row.source === source && row.record_id === id)?.cluster_id;
    expect(clusterOf('A', left)).toBe(clusterOf('B', right));
  });

  it('finds who is twice in one list, from Parquet with other names of columns and a map', async () => {
    await file('satu.csv', csvOf(listed(0, lists.records.length)));
    const duckdb = await DuckDBInstance.create(':memory:');
    const connection = await duckdb.connect();
    await connection.run(
      `copy (select id as k, nama as n, tanggal_lahir as t, nik as x from read_csv('${at('satu.csv')}', all_varchar = true)) to '${at('satu.parquet')}' (format parquet)`,
    );
    connection.closeSync();
    const map = await file('map.json', '{"id": "k", "n": "fullName", "birthDate": ["t"], "nik": "x"}');
    const said = JSON.parse(
      await run(at('satu.parquet'), '--map', map, '--threshold', '0.9', '--out', at('satu'), '--json'),
    );
    expect(said).toMatchObject({
      threshold: 0.9,
      lists: [{ records: lists.records.length, rolesGuessed: false }],
    });
    const pairs = await rows('satu/pairs.csv');
    expect(pairs.length).toBe(said.pairs);
    expect(pairs.filter(isRight).length / pairs.length).toBeGreaterThan(0.98);
    expect(pairs.every(({ probability }) => Number(probability) >= 0.9)).toBe(true);
  });

  it('gives the same files for the same seed', async () => {
    await run(at('satu.csv'), '--seed', '5', '--out', at('once'));
    await run(at('satu.csv'), '--seed', '5', '--out', at('again'));
    for (const name of ['pairs.csv', 'review.csv', 'clusters.csv'])
      expect(await readFile(at(`once/${name}`), 'utf8')).toBe(await readFile(at(`again/${name}`), 'utf8'));
  });
});

const GIVEN =
  'james mary john linda robert susan david karen brian nancy emily oliver sophie lachlan mia jacob chloe ruby noah zara'.split(
    ' ',
  );
const SURNAMES =
  'smith clarke nguyen white reid webb ryan dixon blake goode campbell matthews hall baker young king neumann green'.split(
    ' ',
  );
const SUBURBS = 'melton ryde epping nambour lismore bendigo ballarat hobart burnie mackay'.split(' ');

/** Tables as the common test sets of the field have them, with a second record of each person. */
function westernPeople(count: number) {
  const random = randomGenerator(11);
  const two = (value: number): string => String(value).padStart(2, '0');
  const mistyped = (name: string): string => {
    const place = random.integer(name.length);
    return `${name.slice(0, place)}${random.choice([...'bdfgkpqvwx'])}${name.slice(place + 1)}`;
  };
  const people = Array.from({ length: count }, (_, person) => ({
    person,
    given: random.choice(GIVEN),
    last: random.choice(SURNAMES),
    street: `${1 + random.integer(200)}`,
    road: `${random.choice(SURNAMES)} ${random.choice(['street', 'place', 'circuit'])}`,
    suburb: random.choice(SUBURBS),
    postcode: String(2000 + random.integer(5000)),
    born: [1920 + random.integer(80), 1 + random.integer(12), 1 + random.integer(28)] as const,
    number: String(1_000_000 + random.integer(9_000_000)),
  }));
  const copies = people.map((one, place) => {
    const kind = place % 5;
    if (kind === 0) return { ...one, given: one.last, last: one.given };
    if (kind === 1) return { ...one, given: mistyped(one.given), number: '' };
    if (kind === 2) return { ...one, born: [one.born[0], one.born[2], one.born[1]] as const, suburb: '' };
    return kind === 3
      ? { ...one, number: `${one.number.slice(0, 5)}${one.number[6]}${one.number[5]}` }
      : { ...one, road: '' };
  });
  return {
    people,
    copies,
    dateOf: ([year, month, day]: readonly [number, number, number]) => `${year}${two(month)}${two(day)}`,
  };
}

describe('pilar link on lists of other countries', () => {
  const { people, copies, dateOf } = westernPeople(700);
  type Person = (typeof people)[number];

  it('links given_name, surname, street_number, suburb, date_of_birth, soc_sec_id without a map', async () => {
    const header =
      'rec_id,given_name,surname,street_number,address_1,suburb,postcode,state,date_of_birth,soc_sec_id'.split(
        ',',
      );
    const line = (one: Person, kind: string): string[] => [
      ...[
        `rec-${one.person}-${kind}`,
        one.given,
        one.last,
        one.street,
        one.road,
        one.suburb,
        one.postcode,
        'nsw',
      ],
      ...[dateOf(one.born), one.number],
    ];
    const a = await file('a.csv', csvOf([header, ...people.map((one) => line(one, 'org'))]));
    const b = await file('b.csv', csvOf([header, ...copies.map((one) => line(one, 'dup')).toReversed()]));
    const said = JSON.parse(await run(a, b, '--out', at('west'), '--json'));
    expect(said.lists[0].roles).toMatchObject({
      ...{ id: ['rec_id'], givenName: ['given_name'], surname: ['surname'], birthDate: ['date_of_birth'] },
      ...{ number: ['soc_sec_id'], address: ['street_number', 'address_1'], area: ['suburb'] },
    });
    const pairs = await rows('west/pairs.csv');
    const right = pairs.filter(
      ({ left_id: l = '', right_id: r = '' }) => l.split('-')[1] === r.split('-')[1],
    );
    expect(right.length / 700).toBeGreaterThan(0.97);
    expect(right.length / pairs.length).toBeGreaterThan(0.99);
  });

  it('finds copies by names and a birth date in three columns alone', async () => {
    const header = 'fname_c1,fname_c2,lname_c1,lname_c2,by,bm,bd'.split(',');
    const line = ({ given, last, road, born }: Person): string[] => [
      given,
      road.split(' ')[0] ?? '',
      last,
      '',
      ...born.map(String),
    ];
    const path = await file(
      'rl.csv',
      csvOf([header, ...people.map(line), ...copies.slice(0, 200).map(line)]),
    );
    const said = JSON.parse(await run(path, '--out', at('rl'), '--json'));
    expect(said.lists[0].roles).toMatchObject({
      givenName: ['fname_c1', 'fname_c2'],
      birthYear: ['by'],
      birthDay: ['bd'],
    });
    const pairs = await rows('rl/pairs.csv');
    const right = pairs.filter(({ left_id: l, right_id: r }) => Number(r) - 700 === Number(l));
    expect(right.length).toBeGreaterThan(120);
    expect(right.length / pairs.length).toBeGreaterThan(0.97);
  });

  it('knows columns whose headers say nothing by what stands in them', async () => {
    const line = (one: Person): string[] => [
      `${one.given} ${one.last}`,
      dateOf(one.born),
      `0812${one.number}`,
    ];
    const path = await file('bare.csv', csvOf([['x1', 'x2', 'x3'], ...people.map(line)]));
    const said = JSON.parse(await run(path, '--out', at('bare'), '--json'));
    expect(said.lists[0].roles).toEqual({ fullName: ['x1'], birthDate: ['x2'], phone: ['x3'] });
  });

  it('links names alone and says how weak that is', async () => {
    const names = [['nama'], ['Sukirman Hadiwijoyo'], ['Tumini'], ['Soekirman Hadiwidjojo'], ['Parjo']];
    expect(await run(await file('names.csv', csvOf(names)), '--out', at('names'))).toContain(
      'Hanya nama yang dibandingkan',
    );
  });
});

describe('pilar link refuses', () => {
  it('what it cannot use in one sentence of either language, with file, row and column', async () => {
    const twice = await file('twice.csv', 'id,nama\n1,Siti\n2,Budi\n1,Joko\n');
    const map = await file('id.json', '{"id": "id", "fullName": "nama"}');
    expect(await refusal(twice, '--map', map, '--out', at('none'))).toMatch(
      /twice\.csv, baris 4, kolom "id": "1" sudah ada di baris 2\..* \/ .*twice\.csv, row 4, column "id": "1" is in row 2 already/,
    );
    const empty = await file('no-id.csv', 'id,nama\n1,Siti\n,Budi\n');
    expect(await refusal(empty, '--map', map, '--out', at('none'))).toMatch(
      /no-id\.csv, baris 3, kolom "id": kosong/,
    );
    expect(await refusal(at('nowhere.csv'), '--out', at('none'))).toMatch(/nowhere\.csv tidak ada/);
    const wrong = await file('wrong.json', '{"nama": "full"}');
    expect(await refusal(twice, '--map', wrong, '--out', at('none'))).toMatch(/"nama" bukan peran/);
    const absent = await file('absent.json', '{"fullName": "nm"}');
    expect(await refusal(twice, '--map', absent, '--out', at('none'))).toMatch(
      /Kolom "nm" tidak ada dalam .*twice\.csv/,
    );
    const bare = await file('numbers.csv', 'a,b\n1,2\n3,4\n');
    expect(await refusal(bare, '--out', at('none'))).toMatch(/tidak ada kolom yang dikenali/);
    expect(await refusal(twice, '--threshold', '1.5', '--out', at('none'))).toMatch(
      /--threshold 1\.5: antara 0 dan 1/,
    );
    expect(await refusal(twice)).toMatch(/--out diperlukan/);
    expect(await refusal(twice, '--quick', '--out', at('none'))).toMatch(/--quick tidak dikenal/);
    expect(await readdir(folder)).not.toContain('none');
  });

  it('a place that is a file, and leaves nothing half-written', async () => {
    const path = await file('list.csv', 'nama,tanggal_lahir\nSiti,1990-03-07\nSiti,1990-03-07\n');
    expect(await refusal(path, '--out', path)).toMatch(/bukan folder/);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
