import { mistypeNumber, otherAddress, otherDate, otherName } from './linkage-errors.ts';
import { drawLinkagePeople, drawPhone, type ListedPerson } from './linkage-people.ts';
import { type Random, randomStream } from './random.ts';

/** How untidy the copies are. */
export interface LinkageErrors {
  /** Each field of a copy is wrong with this probability, apart from the others. */
  readonly fields: number;
  readonly nikMissing: number;
  readonly nikWrong: number;
  readonly moved: number;
  /** Share of people who have a second record. */
  readonly copies: number;
}

const USUAL: Omit<LinkageErrors, 'fields'> = { nikMissing: 0.15, nikWrong: 0.05, moved: 0.1, copies: 0.2 };

/** A list of people, and behind it their copies, with the truth about who is who. */
export interface LinkageLists {
  readonly records: readonly ListedPerson[];
  /** Records from here on are copies. */
  readonly copiesFrom: number;
  /** For each record the row of the person's first record. */
  readonly personOf: Int32Array;
  readonly twinOf: ReadonlyMap<number, number>;
  readonly namesakeOf: ReadonlyMap<number, number>;
}

export const LINKAGE_FIELDS = [
  ...['name', 'birthDate', 'sex', 'nik', 'nomorKk', 'phone', 'address', 'rt', 'rw', 'kelurahan'],
] as readonly (keyof ListedPerson)[];

/** Numbers that people write where they know none. */
const PLACEHOLDERS = [
  '0',
  '0000000000000000',
  '9999999999999999',
  '1234567890123456',
  '-',
  '1111111111111111',
];

/**
 * The published error model of record linkage (docs/methods/penautan.md): people with twins and same-name neighbours,
 * a share of whom stands in the list twice, the second time with errors. The same seed gives the same lists.
 */
export function linkageLists(
  seed: number,
  count: number,
  errors: Partial<LinkageErrors> & Pick<LinkageErrors, 'fields'>,
): LinkageLists {
  const wanted = { ...USUAL, ...errors };
  const random = randomStream(seed, 'linkage');
  const { people, twinOf, namesakeOf } = drawLinkagePeople(random, count);
  const copied = [...people.keys()].filter(() => random.chance(wanted.copies));
  const copies = copied.map((row) => copyOf(random, people, row, wanted));
  const originals = people.map((person) =>
    random.chance(wanted.nikMissing) ? { ...person, nik: noNumber(random) } : person,
  );
  return {
    records: [...originals, ...copies],
    copiesFrom: people.length,
    personOf: Int32Array.from([...people.keys(), ...copied]),
    twinOf,
    namesakeOf,
  };
}

const noNumber = (random: Random): string =>
  random.chance(0.2) ? (PLACEHOLDERS[random.below(PLACEHOLDERS.length)] ?? '') : '';

function copyOf(
  random: Random,
  people: readonly ListedPerson[],
  row: number,
  errors: LinkageErrors,
): ListedPerson {
  const copy = { ...(people[row] as ListedPerson) };
  const anyone = (): ListedPerson => people[random.below(people.length)] as ListedPerson;
  const isWrong = (): boolean => random.chance(errors.fields);
  if (random.chance(errors.moved)) moveTo(copy, anyone(), random);
  if (isWrong()) copy.name = otherName(random, copy.name, () => anyone().name);
  if (isWrong()) copy.birthDate = otherDate(random, copy.birthDate);
  if (isWrong()) copy.sex = copy.sex === 'L' ? 'P' : 'L';
  if (isWrong()) copy.nomorKk = random.chance(0.5) ? mistypeNumber(random, copy.nomorKk) : '';
  if (isWrong() && copy.phone !== '') copy.phone = random.chance(0.5) ? drawPhone(random) : '';
  if (isWrong()) copy.address = otherAddress(random, copy.address);
  if (isWrong()) copy.rt = `00${1 + random.below(6)}`;
  if (isWrong()) copy.kelurahan = anyone().kelurahan;
  copy.nik = copiedNik(random, copy.nik, errors);
  return copy;
}

function copiedNik(random: Random, nik: string, errors: LinkageErrors): string {
  const draw = random.uniform();
  if (draw < errors.nikMissing) return noNumber(random);
  if (draw >= errors.nikMissing + errors.nikWrong) return nik;
  return random.chance(0.8) ? mistypeNumber(random, nik) : `${nik.slice(0, 12)}${5001 + random.below(4000)}`;
}

/** A new home; half of those who move get a new family card too. */
function moveTo(
  copy: ListedPerson,
  { address, rt, rw, kelurahan, nomorKk }: ListedPerson,
  random: Random,
): void {
  Object.assign(copy, { address, rt, rw, kelurahan });
  if (random.chance(0.5)) copy.nomorKk = mistypeNumber(random, mistypeNumber(random, nomorKk));
}

/** The records as columns under names as offices write them. */
export function linkageTable(records: readonly ListedPerson[]): Readonly<Record<string, readonly string[]>> {
  const column = (field: keyof ListedPerson) => records.map((record) => record[field]);
  return {
    nama: column('name'),
    tanggal_lahir: column('birthDate'),
    jenis_kelamin: column('sex'),
    nik: column('nik'),
    nomor_kk: column('nomorKk'),
    telepon: column('phone'),
    alamat: column('address'),
    rt: column('rt'),
    rw: column('rw'),
    kelurahan: column('kelurahan'),
  };
}
