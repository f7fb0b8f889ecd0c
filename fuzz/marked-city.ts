import { makeCity, SYNTHETIC_SOURCE } from '@pilar/demo';
import { bringSeries } from '../server/src/app/city-start.ts';
import type { Clock } from '../server/src/platform/clock.ts';
import type { Actor, BulkColumns, Database } from '../server/src/platform/db/index.ts';
import { addDemoUsers } from '../server/src/platform/identity/index.ts';
import type { Secrets } from '../server/src/platform/secrets/index.ts';
import {
  initCity,
  SETUP_PERMISSIONS,
  SETUP_PURPOSE,
  setupActor,
} from '../server/src/platform/setup/index.ts';
import { fillRegister } from '../server/src/registry/index.ts';

/** A text that stands in one row of a person or family alone, and where that row lies. */
export type Marker = Readonly<{
  text: string;
  /** what it gives away: `number` (nik, nomor kk) is masked for everybody */
  kind: 'number' | 'identity' | 'id';
  place: string;
}>;
/** What every marker looks like, to find them in a text at once. */
export const MARKER_SHAPE =
  /Zqx\d+r|Wqz\d+k|1872019999\d{6}|1872018888\d{6}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
export type MarkedCity = Readonly<{ markers: ReadonlyMap<string, Marker>; familyIds: readonly string[] }>;

const METRO = '18.72';
/** Two of the kecamatan of the demo operator, one of another. */
const KELURAHAN = ['18.72.01.1001', '18.72.01.1003', '18.72.02.1001'];
const DWELLINGS_EACH = 6;

type Table = ReturnType<typeof makeCity>['dwellings'];
type Rows = Readonly<{ rows: number; columns: Record<string, (string | number | null)[]> }>;

/** A small part of the demo city whose names, addresses and numbers are each one of a kind. */
export async function fillMarkedCity(db: Database, clock: Clock, secrets: Secrets): Promise<MarkedCity> {
  const permissions = [...SETUP_PERMISSIONS, 'area.read', 'indicator.read', 'indicator.write'];
  await db.asSystem(SETUP_PURPOSE, permissions, async (tx) => {
    const actor = { ...setupActor, permissions };
    await initCity(tx, actor, clock, { city: { code: METRO }, isDemo: true });
    await bringSeries(tx, actor, clock);
  });
  await addDemoUsers(db, clock);
  const register = smallRegister();
  const city = mark(register);
  const filler: Actor = {
    userId: 'system:demo',
    userName: 'demo',
    roles: [],
    permissions: ['registry.fill'],
  };
  await db.asSystem('demo', ['registry.fill'], (tx) =>
    fillRegister(tx, filler, clock, {
      register: toBulk(register),
      source: SYNTHETIC_SOURCE,
      secrets,
    }),
  );
  return city;
}

type Register = Readonly<{ dwellings: Rows; families: Rows; persons: Rows }>;

function smallRegister(): Register {
  const city = makeCity();
  const counts = new Map(KELURAHAN.map((code) => [code, 0]));
  const dwellings = pick(city.dwellings, (row) => {
    const code = String(city.dwellings.columns.area_code?.[row]);
    const count = counts.get(code);
    if (count === undefined || count >= DWELLINGS_EACH) return false;
    counts.set(code, count + 1);
    return true;
  });
  const families = picked(city.families, 'dwelling_id', dwellings);
  return { dwellings, families, persons: picked(city.persons, 'family_id', families) };
}

function picked(table: Table, key: string, parents: Rows): Rows {
  const ids = new Set(parents.columns.id);
  const column = table.columns[key];
  return pick(table, (row) => ids.has(column?.[row] ?? null));
}

function pick(table: Table, isKept: (row: number) => boolean): Rows {
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter(isKept);
  const columns = Object.fromEntries(
    Object.entries(table.columns).map(([name, column]) => [name, rows.map((row) => column[row] ?? null)]),
  );
  return { rows: rows.length, columns };
}

function toBulk({ dwellings, families, persons }: Register) {
  const bulk = ({ rows, columns }: Rows): { rows: number; columns: BulkColumns } => ({ rows, columns });
  return { dwellings: bulk(dwellings), families: bulk(families), persons: bulk(persons) };
}

/** Writes the markers over what would tell one row from another, and lists them with the place of their row. */
function mark({ dwellings, families, persons }: Register): MarkedCity {
  const markers = new Map<string, Marker>();
  const placeOfDwelling = new Map<unknown, string>();
  const placeOfFamily = new Map<unknown, string>();
  const write = (table: Rows, row: number, column: string, text: string, marker: Omit<Marker, 'text'>) => {
    const values = table.columns[column];
    if (values === undefined) throw new Error(`the demo city has no column ${column}`);
    values[row] = text;
    markers.set(text.replace(/ .*/, ''), { text, ...marker });
  };
  for (let row = 0; row < dwellings.rows; row++) {
    const { area_code, rw, rt, id } = dwellings.columns;
    const three = (part: unknown): string => String(part).padStart(3, '0');
    const place = `${area_code?.[row]}.${three(rw?.[row])}.${three(rt?.[row])}`;
    placeOfDwelling.set(id?.[row], place);
    write(dwellings, row, 'address', `Zqx${1000 + row}r Jalan Contoh`, { kind: 'identity', place });
  }
  for (let row = 0; row < families.rows; row++) {
    const place = placeOfDwelling.get(families.columns.dwelling_id?.[row]) ?? '';
    const id = families.columns.id?.[row];
    placeOfFamily.set(id, place);
    markers.set(String(id), { text: String(id), kind: 'id', place });
    write(families, row, 'nomor_kk', String(1872019999000000 + row), { kind: 'number', place });
  }
  for (let row = 0; row < persons.rows; row++) {
    const place = placeOfFamily.get(persons.columns.family_id?.[row]) ?? '';
    const id = String(persons.columns.id?.[row]);
    markers.set(id, { text: id, kind: 'id', place });
    write(persons, row, 'name', `Wqz${1000 + row}k Contoh`, { kind: 'identity', place });
    write(persons, row, 'nik', String(1872018888000000 + row), { kind: 'number', place });
  }
  return { markers, familyIds: (families.columns.id ?? []).map(String) };
}
