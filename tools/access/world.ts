import { randomUUID } from 'node:crypto';
import { systemClock } from '../../server/src/platform/clock.ts';
import type { Actor, Database } from '../../server/src/platform/db/index.ts';
import { testSecrets } from '../../server/src/platform/secrets/testing-secrets.ts';
import { fillRegister } from '../../server/src/registry/index.ts';

/*
 * A small city whose families can be told apart by anything that belongs to them: each name, number and address of it
 * exists once and nowhere else, so that an answer which holds one says whose row it came from.
 */
export const CITY = '18.72';
export const RT = '18.72.01.1001.001.001';

/** Where families live at first: two RT of one kelurahan, another kelurahan, another kecamatan. */
export const PLACES = [
  RT,
  '18.72.01.1001.001.002',
  '18.72.01.1003.002.001',
  '18.72.02.1001.001.001',
] as const;
const FAMILIES_A_PLACE = 7;
const MEMBERS = 3;

/** One ring of keys for the whole run: what one part sealed, another opens. */
export const WORLD_SECRETS = testSecrets();

/** Something that belongs to a family of a place. Numbers lie nearer to the skin: they leave masked. */
export type Marker = Readonly<{ text: string; place: string; isNumber: boolean }>;
export type WorldFamily = Readonly<{ id: string; persons: readonly string[]; place: string }>;
export type World = Readonly<{ markers: Marker[]; families: WorldFamily[] }>;

const digits = (number: number, length: number): string => String(number).padStart(length, '0');

type Row = Readonly<{ id: string; dwelling: string; place: string; number: number }>;

function rowsOf(places: readonly string[], first: number): Row[] {
  return places.flatMap((place, at) =>
    Array.from({ length: FAMILIES_A_PLACE }, (_, inPlace) => ({
      id: randomUUID(),
      dwelling: randomUUID(),
      place,
      number: first + at * FAMILIES_A_PLACE + inPlace,
    })),
  );
}

const kkOf = (row: Row): string => `1872010101${digits(row.number, 6)}`;
const nikOf = (row: Row, member: number): string => `18720141019${digits(row.number * 10 + member, 5)}`;
const nameOf = (row: Row, member: number): string => `Warga${digits(row.number, 4)}x${member}`;
const addressOf = (row: Row): string => `Gang Penanda ${digits(row.number, 4)}`;
const DESIL = { desil_version: 'contoh-1', desil_as_of: '2025-07-01' };

function registerOf(rows: readonly Row[]) {
  const each = <T>(of: (row: Row) => T): T[] => rows.map(of);
  const members = rows.flatMap((row) =>
    Array.from({ length: MEMBERS }, (_, member) => ({ row, member, id: randomUUID() })),
  );
  const part = (row: Row, at: number): string => row.place.split('.')[at] ?? '';
  const register = {
    dwellings: {
      rows: rows.length,
      columns: {
        id: each((row) => row.dwelling),
        area_code: each((row) => row.place.split('.').slice(0, 4).join('.')),
        rw: each((row) => Number(part(row, 4))),
        rt: each((row) => Number(part(row, 5))),
        address: each(addressOf),
      },
    },
    families: {
      rows: rows.length,
      columns: {
        id: each((row) => row.id),
        dwelling_id: each((row) => row.dwelling),
        nomor_kk: each(kkOf),
        size: each(() => MEMBERS),
        desil: each((row) => (row.number % 10) + 1),
        desil_version: each(() => DESIL.desil_version),
        desil_as_of: each(() => DESIL.desil_as_of),
      },
    },
    persons: {
      rows: members.length,
      columns: {
        id: members.map(({ id }) => id),
        family_id: members.map(({ row }) => row.id),
        nik: members.map(({ row, member }) => nikOf(row, member)),
        name: members.map(({ row, member }) => nameOf(row, member)),
        sex: members.map(({ member }) => (member === 0 ? 'L' : 'P')),
      },
    },
  };
  return { register, members };
}

const filler: Actor = {
  userId: 'system:access',
  userName: 'access',
  roles: [],
  permissions: ['registry.fill'],
};

/** Adds families to places and remembers what belongs to them. */
export async function addFamilies(db: Database, world: World, places: readonly string[]): Promise<void> {
  const rows = rowsOf(places, world.families.length);
  const { register, members } = registerOf(rows);
  await db.asSystem('access', ['registry.fill'], (tx) =>
    fillRegister(tx, filler, systemClock, { register, source: 'data sintetis', secrets: WORLD_SECRETS }),
  );
  for (const row of rows) {
    const persons = members.filter((member) => member.row === row);
    world.families.push({ id: row.id, persons: persons.map(({ id }) => id), place: row.place });
    const mark = (text: string, isNumber: boolean): number =>
      world.markers.push({ text, place: row.place, isNumber });
    mark(kkOf(row), true);
    mark(addressOf(row), false);
    for (const { member } of persons) {
      mark(nikOf(row, member), true);
      mark(nameOf(row, member), false);
    }
  }
}

export async function makeWorld(db: Database): Promise<World> {
  const world: World = { markers: [], families: [] };
  await addFamilies(db, world, PLACES);
  return world;
}
