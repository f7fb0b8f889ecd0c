import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/index.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { fillRegister } from './register-fill.ts';

type Member = Readonly<{
  name: string;
  nik: string | null;
  phone: string | null;
  relation: number;
  born: string | null;
}>;
type TestFamily = Readonly<{
  area: string;
  rw: number;
  rt: number;
  kk: string;
  desil: number | null;
  livelihood: string;
  members: readonly Member[];
}>;

export const uuid = (kind: 1 | 2 | 3, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const head = (name: string, nik: string, phone: string | null = null): Member => ({
  name,
  nik,
  phone,
  relation: 1,
  born: '1985-06-30',
});
const child = (name: string, nik: string | null): Member => ({
  name,
  nik,
  phone: null,
  relation: 3,
  born: '2019-11-25',
});

/** Four families by hand. One name is what a spreadsheet would compute; two families carry numbers alike but for a digit. */
export const TEST_FAMILIES: readonly TestFamily[] = [
  {
    ...{ area: '18.72.01.1001', rw: 1, rt: 1, kk: '1872010101089001', desil: 1, livelihood: 'buruh' },
    members: [
      head('Sri Contoh', '1872017006859001', '081200009001'),
      child('Adi Contoh', '1872012511199001'),
    ],
  },
  {
    ...{ area: '18.72.01.1001', rw: 1, rt: 2, kk: '1872010101089002', desil: null, livelihood: 'petani' },
    members: [head('=HYPERLINK("http://contoh.test")', '1872013006859002'), child('Budi Contoh', null)],
  },
  {
    ...{ area: '18.72.01.1003', rw: 2, rt: 1, kk: '1872010101089003', desil: 4, livelihood: 'buruh' },
    members: [head('Wati Contoh', '1872017006859003')],
  },
  {
    ...{ area: '18.72.02.1001', rw: 1, rt: 1, kk: '1872020101089004', desil: 1, livelihood: 'buruh' },
    members: [head('Made Contoh', '1872023006859004')],
  },
];

/** Everything of these families that no list and no page may show. */
export const TEST_SECRETS: readonly string[] = TEST_FAMILIES.flatMap(({ kk, members }, at) => [
  kk,
  addressOf(at),
  ...members.flatMap(({ nik, phone }) => [nik, phone]),
]).filter((secret) => secret !== null);

function addressOf(at: number): string {
  return `Jl. Rahasia No. ${9001 + at}`;
}

/** Families 0 to 3 are `uuid(2, …)`; their members are numbered through, `uuid(3, 0)` to `uuid(3, 5)`. */
export async function fillTestRegister(db: Database, clock: Clock, secrets: Secrets): Promise<void> {
  const persons = TEST_FAMILIES.flatMap(({ members }, family) =>
    members.map((member) => ({ ...member, family })),
  );
  const table = <T>(
    rows: readonly T[],
    columns: Record<string, (row: T, at: number) => string | number | null>,
  ) => ({
    rows: rows.length,
    columns: Object.fromEntries(Object.entries(columns).map(([name, cell]) => [name, rows.map(cell)])),
  });
  const register = {
    dwellings: table(TEST_FAMILIES, {
      id: (_, at) => uuid(1, at),
      area_code: ({ area }) => area,
      rw: ({ rw }) => rw,
      rt: ({ rt }) => rt,
      address: (_, at) => addressOf(at),
      floor: () => 8,
      floor_area_m2: () => 36,
    }),
    families: table(TEST_FAMILIES, {
      id: (_, at) => uuid(2, at),
      dwelling_id: (_, at) => uuid(1, at),
      nomor_kk: ({ kk }) => kk,
      livelihood: ({ livelihood }) => livelihood,
      size: ({ members }) => members.length,
      desil: ({ desil }) => desil,
      desil_version: ({ desil }) => (desil === null ? null : 'contoh-1'),
      desil_as_of: ({ desil }) => (desil === null ? null : '2025-07-01'),
      programmes: () => 'pkh,bpnt',
    }),
    persons: table(persons, {
      id: (_, at) => uuid(3, at),
      family_id: ({ family }) => uuid(2, family),
      nik: ({ nik }) => nik,
      phone: ({ phone }) => phone,
      name: ({ name }) => name,
      sex: () => 'P',
      birth_date: ({ born }) => born,
      relation: ({ relation }) => relation,
    }),
  };
  const filler = { userId: 'system:test', userName: 'test', roles: [], permissions: ['registry.fill'] };
  await db.asSystem('test', ['registry.fill'], (tx) =>
    fillRegister(tx, filler, clock, { register, source: 'data sintetis', secrets }),
  );
}
