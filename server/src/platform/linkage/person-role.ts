/** What a column of a person list says of somebody. */
export const PERSON_ROLES = [
  ...([
    'id',
    'fullName',
    'givenName',
    'surname',
    'birthDate',
    'birthYear',
    'birthMonth',
    'birthDay',
  ] as const),
  ...(['sex', 'nik', 'number', 'kk', 'phone', 'address', 'rt', 'rw', 'area', 'postcode'] as const),
] as const;

export type PersonRole = (typeof PERSON_ROLES)[number];

/** Columns of each role by their names; those of one role are read together, in this order. */
export type RoleColumns = Readonly<Partial<Record<PersonRole, readonly string[]>>>;

/** Roles that several columns may share: first and middle name, street and house number. */
export const SHARED_ROLES: ReadonlySet<PersonRole> = new Set(['givenName', 'surname', 'address']);

export function isPersonRole(word: string): word is PersonRole {
  return PERSON_ROLES.some((role) => role === word);
}

/** What can stand without a header's help in a sentence of the command. */
export const ROLE_WORDS: Readonly<Record<PersonRole, string>> = {
  id: 'nomor baris',
  fullName: 'nama lengkap',
  givenName: 'nama depan',
  surname: 'nama belakang',
  birthDate: 'tanggal lahir',
  birthYear: 'tahun lahir',
  birthMonth: 'bulan lahir',
  birthDay: 'hari lahir',
  sex: 'jenis kelamin',
  nik: 'NIK',
  number: 'nomor lain',
  kk: 'nomor KK',
  phone: 'telepon',
  address: 'alamat',
  rt: 'RT',
  rw: 'RW',
  area: 'wilayah',
  postcode: 'kode pos',
};
