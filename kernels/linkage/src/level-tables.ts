/** What a level is called, and how often it is expected before the lists have said anything. */
export interface Level {
  readonly id: string;
  readonly en: string;
  /** Share among records of one person. */
  readonly match: number;
  /** Share among different people of one household; `random`: as among any two people. */
  readonly household: number | 'random';
  /** Share among different people who have one name and live near each other. */
  readonly namesake: number | 'random';
}

export type ComparisonName =
  | 'fullName'
  | 'givenName'
  | 'surname'
  | 'birthDate'
  | 'sex'
  | 'nik'
  | 'number'
  | 'kk'
  | 'phone'
  | 'address'
  | 'place';

export interface LevelTable {
  readonly id: string;
  readonly en: string;
  /** From level 1; level 0 is "not known on one side" and says nothing. */
  readonly levels: readonly Level[];
  /** Levels up to this one say that both are one. */
  readonly agreesTo: number;
}

type Shares = readonly [number, number | 'random', number | 'random'];
const level = (id: string, en: string, [match, household, namesake]: Shares): Level => ({
  id,
  en,
  match,
  household,
  namesake,
});
const random = 'random';

const nameLevels = (match: readonly number[], household: readonly number[], namesake: readonly number[]) => {
  const words: readonly (readonly [string, string])[] = [
    ['sama', 'the same'],
    ['sama bunyinya', 'sounds the same'],
    ['beda ejaan', 'a typing error apart'],
    ['satu memuat yang lain', 'one contains the other'],
    ['sebagian sama', 'partly the same'],
    ['ada nama lain', 'another name among them'],
    ['berbeda', 'different'],
  ];
  return words.map(([id, en], at) => level(id, en, [match[at] ?? 0, household[at] ?? 0, namesake[at] ?? 0]));
};

const numberLevels = (household: readonly (number | 'random')[]): readonly Level[] => {
  const words: readonly (readonly [string, string, number])[] = [
    ['sama', 'the same', 0.9],
    ['satu salah ketik', 'one typing error', 0.04],
    ['sama sejauh angka yang tersisa', 'the same as far as digits are left', 0.02],
    ['berbeda', 'different', 0.04],
  ];
  return words.map(([id, en, match], at) => level(id, en, [match, household[at] ?? random, random]));
};

const IDENTITY_IN_HOUSEHOLD = [1e-7, 0.002, 0.002, 0.996];
const IDENTITY: LevelTable = {
  id: 'NIK',
  en: 'NIK',
  levels: numberLevels(IDENTITY_IN_HOUSEHOLD),
  agreesTo: 2,
};

/** The comparisons, their levels, and what is expected of them before the lists have spoken (ADR 0021). */
export const LEVEL_TABLES: Readonly<Record<ComparisonName, LevelTable>> = {
  fullName: {
    ...{ id: 'Nama', en: 'Name', agreesTo: 4 },
    levels: nameLevels(
      [0.8, 0.05, 0.06, 0.04, 0.03, 0.005, 0.015],
      [0.001, 0.001, 0.004, 0.01, 0.1, 0.234, 0.65],
      [0.7, 0.1, 0.05, 0.05, 0.04, 0.04, 0.02],
    ),
  },
  givenName: {
    ...{ id: 'Nama depan', en: 'Given name', agreesTo: 4 },
    levels: nameLevels(
      [0.8, 0.05, 0.06, 0.03, 0.02, 0.01, 0.03],
      [0.005, 0.005, 0.01, 0.01, 0.02, 0.05, 0.9],
      [0.7, 0.1, 0.05, 0.05, 0.04, 0.04, 0.02],
    ),
  },
  surname: {
    ...{ id: 'Nama belakang', en: 'Surname', agreesTo: 4 },
    levels: nameLevels(
      [0.8, 0.05, 0.06, 0.03, 0.02, 0.01, 0.03],
      [0.6, 0.03, 0.03, 0.02, 0.02, 0.02, 0.28],
      [0.7, 0.1, 0.05, 0.05, 0.04, 0.04, 0.02],
    ),
  },
  birthDate: {
    ...{ id: 'Tanggal lahir', en: 'Birth date', agreesTo: 4 },
    levels: [
      level('sama', 'the same', [0.86, 0.015, random]),
      level('sama, tanggal yang banyak dipakai', 'the same, a date that many are given', [
        0.02,
        0.005,
        random,
      ]),
      level('hari dan bulan tertukar', 'day and month swapped', [0.015, 0.001, random]),
      level('satu angka beda', 'one digit differs', [0.04, 0.01, random]),
      level('dua dari tiga bagian sama', 'two of three parts the same', [0.03, 0.01, random]),
      level('tahun sama', 'the same year', [0.01, 0.05, random]),
      level('berbeda', 'different', [0.025, 0.909, random]),
    ],
  },
  sex: {
    ...{ id: 'Jenis kelamin', en: 'Sex', agreesTo: 1 },
    levels: [
      level('sama', 'the same', [0.97, random, random]),
      level('berbeda', 'different', [0.03, random, random]),
    ],
  },
  nik: IDENTITY,
  number: { ...IDENTITY, id: 'Nomor', en: 'Number' },
  kk: {
    ...{ id: 'Nomor KK', en: 'Family card', agreesTo: 2 },
    levels: numberLevels([0.85, 0.03, 0.02, 0.1]),
  },
  phone: {
    ...{ id: 'Telepon', en: 'Telephone', agreesTo: 2 },
    levels: numberLevels([0.3, 0.01, 0.001, 0.689]),
  },
  address: {
    ...{ id: 'Alamat', en: 'Address', agreesTo: 2 },
    levels: [
      level('sama', 'the same', [0.75, 0.85, 0.1]),
      level('beda ejaan', 'a typing error apart', [0.06, 0.05, 0.02]),
      level('satu memuat yang lain', 'one contains the other', [0.03, 0.02, 0.08]),
      level('sebagian sama', 'partly the same', [0.05, 0.03, 0.4]),
      level('berbeda', 'different', [0.11, 0.05, 0.4]),
    ],
  },
  place: {
    ...{ id: 'Wilayah', en: 'Area', agreesTo: 3 },
    levels: [
      level('sama sampai RT', 'the same to the RT', [0.7, 0.85, 0.5]),
      level('sama', 'the same', [0.15, 0.09, 0.2]),
      level('sama, RT atau RW beda', 'the same, another RT or RW', [0.05, 0.03, 0.2]),
      level('hampir sama', 'nearly the same', [0.03, 0.01, 0.05]),
      level('berbeda', 'different', [0.07, 0.02, 0.05]),
    ],
  },
};
