import type { PackedDate, PersonColumns } from '@pilar/linkage';
import { readNamedFile } from '../read-named-file.ts';
import { type Cell, getColumn, type RawTable, readTable } from '../tabular/index.ts';
import { birthDates, datesOfParts } from './birth-cells.ts';
import { guessRoles } from './guess-roles.ts';
import type { PersonRole, RoleColumns } from './person-role.ts';
import { checkRoles, invalid } from './role-map.ts';

type Texts = readonly (string | null)[];
type TextRole =
  | 'fullName'
  | 'givenName'
  | 'surname'
  | 'sex'
  | 'nik'
  | 'number'
  | 'kk'
  | 'phone'
  | 'address'
  | 'rt'
  | 'rw'
  | 'area'
  | 'postcode';

/** A list as it was read: who stands in which row, and what is known of them. */
export interface PersonList {
  readonly file: string;
  readonly roles: RoleColumns;
  readonly areRolesGuessed: boolean;
  readonly ids: readonly string[];
  readonly texts: Readonly<Partial<Record<TextRole, Texts>>>;
  readonly dates: readonly PackedDate[] | undefined;
  /** Sentences in Indonesian about what was taken for granted. */
  readonly notes: readonly string[];
}

const TEXT_ROLES: readonly TextRole[] = [
  ...(['fullName', 'givenName', 'surname', 'sex', 'nik', 'number', 'kk', 'phone'] as const),
  ...(['address', 'rt', 'rw', 'area', 'postcode'] as const),
];

/** @throws Problem for a file that cannot be read, a column that is not there, an id that is missing or twice there */
export async function readPersonList(file: string, map: RoleColumns | undefined): Promise<PersonList> {
  const table = await readTable(await readNamedFile(file), file, {});
  if (map !== undefined) checkRoles(map, table, file);
  const roles = map ?? guessRoles(table.columns);
  if (!Object.keys(roles).some((role) => role !== 'id')) throw nothingToCompare(file);
  const { dates, isAmbiguous } = datesOf(table, roles, file);
  const notes = table.warnings.map(({ text }) => text.id);
  return {
    file,
    roles,
    areRolesGuessed: map === undefined,
    ids: idsOf(table, roles, { file, isKey: map === undefined }),
    texts: Object.fromEntries(
      TEXT_ROLES.filter((role) => roles[role] !== undefined).map((role) => [
        role,
        textsOf(table, roles, role, file),
      ]),
    ),
    dates,
    notes: isAmbiguous ? [...notes, 'tanggal seperti 03/04/1990 dibaca hari dahulu, lalu bulan'] : notes,
  };
}

const nothingToCompare = (file: string) =>
  invalid(
    `${file}: tidak ada kolom yang dikenali sebagai nama, tanggal lahir, nomor, atau alamat; beri --map`,
    `${file}: no column is known as a name, birth date, number or address; give --map`,
  );

const BLANK = /^[\s.–—-]*$|^(?:n\/?a|null|none|nan|\[null\]|kosong|tidak ada|unknown)$/i;

/** Every cell passes here: only short ones can say "nothing". */
function textOf(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return cell.length <= 12 && BLANK.test(cell.trim()) ? null : cell;
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

function textsOf(table: RawTable, roles: RoleColumns, role: PersonRole, file: string): Texts {
  const [first = [], ...more] = (roles[role] ?? []).map((name) => getColumn(table, name, file).cells);
  const texts = first.map(textOf);
  if (more.length === 0) return texts;
  return texts.map((text, row) => {
    const all = [text, ...more.map((cells) => textOf(cells[row] ?? null))].filter((part) => part !== null);
    return all.length === 0 ? null : all.join(' ');
  });
}

function datesOf(table: RawTable, roles: RoleColumns, file: string) {
  const cells = (role: PersonRole): readonly Cell[] | undefined => {
    const name = roles[role]?.[0];
    return name === undefined ? undefined : getColumn(table, name, file).cells;
  };
  const whole = cells('birthDate');
  if (whole !== undefined) return birthDates(whole);
  const years = cells('birthYear');
  const dates =
    years && datesOfParts([years, cells('birthMonth'), cells('birthDay')], table.rowNumbers.length);
  return { dates, isAmbiguous: false };
}

interface KnownKey {
  readonly file: string;
  /** A guessed column was seen to be filled and different in every row. */
  readonly isKey: boolean;
}

/** Without a column for it, records are known by their place: 1 is the first below the header. */
function idsOf(table: RawTable, roles: RoleColumns, known: KnownKey): readonly string[] {
  const { file, isKey } = known;
  const name = roles.id?.[0];
  if (name === undefined) return table.rowNumbers.map((_, at) => String(at + 1));
  if (isKey) return getColumn(table, name, file).cells.map(String);
  const seen = new Map<string, number>();
  return getColumn(table, name, file).cells.map((cell, at) => {
    const row = table.rowNumbers[at] ?? 0;
    const id = textOf(cell);
    if (id === null) throw cellInvalid({ file, row, name }, 'kosong', 'is empty');
    const before = seen.get(id);
    if (before !== undefined)
      throw cellInvalid(
        { file, row, name },
        `"${id}" sudah ada di baris ${before}`,
        `"${id}" is in row ${before} already`,
      );
    seen.set(id, row);
    return id;
  });
}

const cellInvalid = (
  { file, row, name }: { file: string; row: number; name: string },
  id: string,
  en: string,
) => invalid(`${file}, baris ${row}, kolom "${name}": ${id}`, `${file}, row ${row}, column "${name}": ${en}`);

/** One list, or two behind each other, as the kernel wants them: what only one of them knows is left out. */
export function personColumns(first: PersonList, second: PersonList | undefined): PersonColumns {
  const lists = (second === undefined ? [first] : [first, second]).map(commonNames(first, second));
  const size = lists.reduce((sum, { ids }) => sum + ids.length, 0);
  const roles = TEXT_ROLES.filter((role) => lists.every(({ texts }) => texts[role] !== undefined));
  const dates =
    lists.every((list) => list.dates !== undefined) && lists.flatMap((list) => [...(list.dates ?? [])]);
  return {
    size,
    ...(second !== undefined && { leftCount: first.ids.length }),
    ...Object.fromEntries(
      roles.map((role) => [
        role,
        lists.length === 1 ? lists[0]?.texts[role] : lists.flatMap(({ texts }) => [...(texts[role] ?? [])]),
      ]),
    ),
    ...(dates && { birthDate: dates }),
  };
}

/** Where one list has whole names and the other two parts, both are compared as whole names. */
function commonNames(first: PersonList, second: PersonList | undefined) {
  const hasParts = ({ texts }: PersonList) => texts.givenName !== undefined && texts.surname !== undefined;
  const areParts = [first, second ?? first].every(hasParts);
  return (list: PersonList): PersonList => {
    const { givenName, surname, fullName, ...rest } = list.texts;
    if (areParts)
      return { ...list, texts: { ...rest, ...(givenName && { givenName }), ...(surname && { surname }) } };
    const whole = fullName ?? joinedNames(givenName, surname);
    return { ...list, texts: { ...rest, ...(whole && { fullName: whole }) } };
  };
}

function joinedNames(given: Texts | undefined, surname: Texts | undefined): Texts | undefined {
  if (given === undefined || surname === undefined) return given ?? surname;
  return given.map(
    (name, row) => [name, surname[row] ?? null].filter((part) => part !== null).join(' ') || null,
  );
}
