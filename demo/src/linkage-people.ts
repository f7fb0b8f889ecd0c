import { readFacts } from './facts.ts';
import { nameDrawer } from './names.ts';
import type { Random } from './random.ts';

/** One person as a list would have them; empty where the list does not know. */
export interface ListedPerson {
  name: string;
  /** YYYY-MM-DD. */
  birthDate: string;
  sex: string;
  nik: string;
  nomorKk: string;
  phone: string;
  address: string;
  rt: string;
  rw: string;
  kelurahan: string;
}

/** People by row; twins and same-name neighbours name the row of the other. */
export interface LinkagePeople {
  readonly people: readonly ListedPerson[];
  readonly twinOf: ReadonlyMap<number, number>;
  readonly namesakeOf: ReadonlyMap<number, number>;
}

const TWINS = 0.01;
const NAMESAKES = 0.03;
/** Share whose day and month nobody knows, written as 1 January (asumsi). */
const NEW_YEAR = 0.03;
const STREETS =
  'Melati Mawar Kenanga Anggrek Dahlia Cempaka Teratai Flamboyan Kamboja Seroja Ahmad Yani Sudirman Diponegoro Imam Bonjol Hasanudin Pattimura Kartini Gajah Mada Veteran Pahlawan Merdeka Proklamasi Pemuda Pelajar Tani Karya Mulya Makmur Sejahtera Rukun Damai Cendana Jati Mahoni Beringin Nangka Manggis Durian Rambutan Salak Kelapa Cengkeh Pala Merpati Rajawali Kutilang Cendrawasih Kenari Garuda'.split(
    ' ',
  );
const PHONES = ['0812', '0813', '0821', '0822', '0852', '0857', '0878', '0896'];
const ROADS_PER_RT = 3;

export const pad = (value: number, length: number): string => String(value).padStart(length, '0');

interface Home {
  readonly kelurahan: string;
  readonly rw: number;
  readonly rt: number;
  readonly address: string;
}

/** Draws people in families: 1 % twins, 3 % with the name of a neighbour. Numbers carry the synthetic serials. */
export function drawLinkagePeople(random: Random, count: number): LinkagePeople {
  const areas = readFacts('areas').filter(({ tingkat }) => tingkat === 'kelurahan');
  const drawName = nameDrawer(random);
  const people: ListedPerson[] = [];
  const twinOf = new Map<number, number>();
  const serial = serialCounter();
  while (people.length < count) {
    const home = drawHome(random, areas);
    const card = `1872${pad(1 + random.below(5), 2)}${drawCardDate(random)}`;
    const family = { nomorKk: serial(card), phone: drawPhone(random), home, drawName, serial };
    const size = 1 + random.below(6);
    for (let member = 0; member < size && people.length < count; member++) {
      const row = people.length;
      people.push(drawPerson(random, family, member));
      if (!random.chance(TWINS / 2) || people.length >= count) continue;
      people.push(twinFor(random, people[row], family));
      twinOf.set(row, row + 1);
      twinOf.set(row + 1, row);
    }
  }
  return { people, twinOf, namesakeOf: giveNeighboursNames(random, people, twinOf) };
}

type AreaRow = ReturnType<typeof readFacts>[number];

function drawHome(random: Random, areas: readonly AreaRow[]): Home {
  const area = areas[random.below(areas.length)];
  const [rw, rt] = [1 + random.below(12), 1 + random.below(6)];
  const road = STREETS[(rw * 7 + rt * ROADS_PER_RT + random.below(ROADS_PER_RT)) % STREETS.length] ?? '';
  return {
    kelurahan: area?.nama_kemendagri ?? '',
    rw,
    rt,
    address: `Jl. ${road} No. ${1 + random.below(120)}`,
  };
}

function drawCardDate(random: Random): string {
  return `${pad(1 + random.below(28), 2)}${pad(1 + random.below(12), 2)}${pad(8 + random.below(17), 2)}`;
}

export const drawPhone = (random: Random): string =>
  `${PHONES[random.below(PHONES.length)]}${pad(random.below(100_000_000), 8)}`;

/** The next serial for a place and date. Real serials start at 0001; those of 5001 and more are synthetic here. */
function serialCounter(): (start: string) => string {
  const used = new Map<string, number>();
  return (start) => {
    const next = (used.get(start) ?? 5000) + 1;
    // A last digit of 0 is what a number cell leaves behind: such a number is damaged, not whole.
    const kept = next % 10 === 0 ? next + 1 : next;
    used.set(start, kept);
    return `${start}${pad(kept, 4)}`;
  };
}

interface Family {
  readonly nomorKk: string;
  readonly phone: string;
  readonly home: Home;
  readonly drawName: (sex: number, birthYear: number) => string;
  readonly serial: (start: string) => string;
}

function drawPerson(random: Random, family: Family, member: number): ListedPerson {
  const sex = member === 0 ? 1 : member === 1 ? 2 : 1 + random.below(2);
  const year = member < 2 ? 1945 + random.below(55) : 1980 + random.below(44);
  const isNewYear = random.chance(NEW_YEAR);
  const [month, day] = isNewYear ? [1, 1] : [1 + random.below(12), 1 + random.below(28)];
  const { home } = family;
  return {
    name: family.drawName(sex, year),
    birthDate: `${year}-${pad(month, 2)}-${pad(day, 2)}`,
    sex: sex === 1 ? 'L' : 'P',
    nik: nikFor(family, random, { sex, year, month, day }),
    nomorKk: family.nomorKk,
    phone: member < 2 && random.chance(0.7) ? (member === 0 ? family.phone : drawPhone(random)) : '',
    address: home.address,
    rt: pad(home.rt, 3),
    rw: pad(home.rw, 3),
    kelurahan: home.kelurahan,
  };
}

function nikFor(
  { serial }: Family,
  random: Random,
  { sex, year, month, day }: { sex: number; year: number; month: number; day: number },
): string {
  const place = `1872${pad(1 + random.below(5), 2)}`;
  return serial(`${place}${pad(day + (sex === 2 ? 40 : 0), 2)}${pad(month, 2)}${pad(year % 100, 2)}`);
}

/** The same home, day and mostly sex; another name, and the next serial of the place where both were registered. */
function twinFor(random: Random, person: ListedPerson | undefined, family: Family): ListedPerson {
  if (person === undefined) throw new RangeError('twinFor: no person');
  const year = Number(person.birthDate.slice(0, 4));
  const isSameSex = random.chance(0.7);
  const isFemale = (person.sex === 'P') === isSameSex;
  const day = Number(person.birthDate.slice(8)) + (isFemale ? 40 : 0);
  const start = `${person.nik.slice(0, 6)}${pad(day, 2)}${person.nik.slice(8, 12)}`;
  let name = person.name;
  while (name === person.name) name = family.drawName(isFemale ? 2 : 1, year);
  return { ...person, name, sex: isFemale ? 'P' : 'L', nik: family.serial(start), phone: '' };
}

/** Some take the name of somebody of the same sex and the same RT. */
function giveNeighboursNames(
  random: Random,
  people: readonly ListedPerson[],
  twinOf: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const place = ({ kelurahan, rw, rt, sex }: ListedPerson) => `${kelurahan}/${rw}/${rt}/${sex}`;
  const byPlace = Map.groupBy(people.keys(), (row) => place(people[row] as ListedPerson));
  const namesakeOf = new Map<number, number>();
  for (const [row, person] of people.entries()) {
    if (!random.chance(NAMESAKES) || twinOf.has(row) || namesakeOf.has(row)) continue;
    const rows = byPlace.get(place(person)) ?? [];
    const other = rows[random.below(rows.length)] ?? row;
    if (people[other]?.nomorKk === person.nomorKk || namesakeOf.has(other)) continue;
    person.name = people[other]?.name ?? person.name;
    namesakeOf.set(row, other);
    namesakeOf.set(other, row);
  }
  return namesakeOf;
}
