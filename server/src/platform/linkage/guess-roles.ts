import { sexOf } from '@pilar/linkage';
import { isMissing, parseDate, type RawColumn } from '../tabular/index.ts';
import { type PersonRole, type RoleColumns, SHARED_ROLES } from './person-role.ts';

/** Headers as they are met, without spaces, points and capitals; the better ones first. */
const HEADERS: Readonly<Record<PersonRole, string>> = {
  id: 'id recid recordid idrecord idrec uniqueid rowid uid personid idperson idpenduduk idart nourut key no nomor record',
  fullName:
    'namalengkap nama fullname name namapenduduk namapenerima namaanggota namaanggotakeluarga namaart namawarga namapeserta namakepalakeluarga personname nmlengkap nm',
  givenName:
    'givenname firstname fname fnamec1 forename namadepan vorname prenom middlename mname fnamec2 middleinitial namatengah',
  surname: 'surname lastname lname lnamec1 familyname namabelakang nachname nom lnamec2 namakeluarga',
  birthDate: 'tanggallahir tgllahir dateofbirth dob birthdate tgllhr lahir datebirth geburtsdatum birthday',
  birthYear: 'birthyear yearofbirth yob by tahunlahir thnlahir',
  birthMonth: 'birthmonth monthofbirth mob bm bulanlahir blnlahir',
  birthDay: 'dayofbirth bd harilahir',
  sex: 'jeniskelamin jk sex gender kelamin lp jnskelamin jenkel',
  nik: 'nik nonik nomornik nomorindukkependudukan noktp ktp nomorktp nikktp',
  number:
    'socsecid ssn socialsecuritynumber socialsecurity nationalid idnumber passport passportno nopaspor nisn nip nobpjs nomorbpjs npwp taxid nhsnumber medicareno email emailaddress',
  kk: 'kk nokk nomorkk nomorkartukeluarga nokartukeluarga kartukeluarga nkk',
  phone:
    'telepon notelepon notelp telp nohp hp phone phonenumber mobile handphone nomortelepon nowa whatsapp telephone tel',
  address:
    'alamat alamatlengkap alamatdomisili alamatktp address address1 street streetaddress addr jalan addressline1 streetnumber housenumber address2 addressline2 streetname',
  rt: 'rt nort',
  rw: 'rw norw',
  area: 'kelurahan desa keldesa kelurahandesa desakelurahan namakelurahan kel suburb area wilayah village locality town city kota kecamatan',
  postcode: 'postcode kodepos zip zipcode postalcode pos',
};

const SAMPLE = 2_000;
const plain = (header: string): string =>
  header
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Which columns say what: by their headers, and where those say nothing by what stands in them. */
export function guessRoles(columns: readonly RawColumn[]): RoleColumns {
  const named = byHeader(columns);
  const roles = new Map(named);
  const isFree = (column: RawColumn): boolean => ![...roles.values()].flat().includes(column.name);
  for (const column of columns) {
    if (!isFree(column)) continue;
    const role = byContent(column, roles);
    if (role !== undefined) roles.set(role, [column.name]);
  }
  return tidied(roles, columns);
}

function byHeader(columns: readonly RawColumn[]): ReadonlyMap<PersonRole, readonly string[]> {
  const found = new Map<PersonRole, readonly string[]>();
  for (const [role, headers] of Object.entries(HEADERS) as [PersonRole, string][]) {
    const known = headers.split(' ');
    const own = columns
      .map(({ name, cells }) => ({ name, cells, place: known.indexOf(plain(name)) }))
      .filter(({ place, cells }) => place >= 0 && cells.some((cell) => !isMissing(cell)))
      .sort((a, b) => a.place - b.place);
    if (own.length === 0) continue;
    const names = own.map(({ name }) => name);
    found.set(role, SHARED_ROLES.has(role) ? inFileOrder(names, columns) : names.slice(0, 1));
  }
  return found;
}

const inFileOrder = (names: readonly string[], columns: readonly RawColumn[]): readonly string[] =>
  columns.map(({ name }) => name).filter((name) => names.includes(name));

type Roles = ReadonlyMap<PersonRole, readonly string[]>;

/** A column whose header nobody knows: seen from what most of its cells are. */
function byContent(column: RawColumn, roles: Roles): PersonRole | undefined {
  const cells = column.cells
    .slice(0, 5 * SAMPLE)
    .filter((cell) => !isMissing(cell))
    .slice(0, SAMPLE)
    .map((cell) => String(cell).trim());
  if (cells.length === 0) return undefined;
  const most = (test: (cell: string) => boolean): boolean => cells.filter(test).length >= 0.8 * cells.length;
  const distinct = new Set(cells).size / cells.length;
  const is = (role: PersonRole): boolean => !roles.has(role);
  if (most((cell) => /^\d{16}$/.test(cell))) {
    if (is('nik') && distinct > 0.75) return 'nik';
    return is('kk') ? 'kk' : undefined;
  }
  if (is('phone') && most((cell) => /^(?:\+?62|0)8\d{7,11}$/.test(cell.replace(/[ -]/g, '')))) return 'phone';
  if (is('birthDate') && is('birthYear') && most(isBirthDate)) return 'birthDate';
  if (is('sex') && new Set(cells).size <= 6 && most((cell) => /\p{L}/u.test(cell) && sexOf(cell) > 0))
    return 'sex';
  const hasName = !is('fullName') || !is('givenName') || !is('surname');
  if (!hasName && distinct > 0.2 && most((cell) => /^[\p{L}\p{M}.,'’ -]{2,60}$/u.test(cell)))
    return 'fullName';
  return undefined;
}

function isBirthDate(cell: string): boolean {
  const date = parseDate(cell, 'day-month') ?? parseDate(cell, 'month-day');
  const year = Number(date?.slice(0, 4));
  return /\D/.test(cell) ? year > 1900 && year < 2100 : /^(?:19|20)\d{6}$/.test(cell) && year > 1900;
}

/** A name in two columns is told from one in a third; a number of rows that repeats identifies no row. */
function tidied(roles: Roles, columns: readonly RawColumn[]): RoleColumns {
  const kept = new Map(roles);
  if (kept.has('givenName') && kept.has('surname')) kept.delete('fullName');
  else if (kept.has('fullName')) for (const role of ['givenName', 'surname'] as const) kept.delete(role);
  if (kept.has('birthDate'))
    for (const role of ['birthYear', 'birthMonth', 'birthDay'] as const) kept.delete(role);
  else if (!kept.has('birthYear')) for (const role of ['birthMonth', 'birthDay'] as const) kept.delete(role);
  const id = columns.find(({ name }) => name === kept.get('id')?.[0]);
  if (id === undefined || !isKey(id)) kept.delete('id');
  return Object.fromEntries(kept);
}

const isKey = ({ cells }: RawColumn): boolean =>
  cells.every((cell) => !isMissing(cell)) && new Set(cells.map(String)).size === cells.length;
