import { createHash } from 'node:crypto';
import { type DesilRow, type DesilTable, type DesilTrace, isInPlace } from '@pilar/contracts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import {
  countByDesil,
  type DesilCount,
  getRegisterHead,
  listCountedAreas,
  type RegisterHead,
  recount,
} from './desil.store.ts';

type Level = DesilTable['level'];
const SYNTHETIC = 'data sintetis';

/** A row with its full counts, before anything is guarded. */
export type CountedRow = Omit<DesilRow, 'families' | 'persons' | 'byDesil' | 'unranked'> &
  Readonly<{ families: number; persons: number; byDesil: number[]; unranked: number }>;
export type CountedTable = Omit<DesilTable, 'rows' | 'total'> &
  Readonly<{ rows: CountedRow[]; total: CountedRow }>;

/** The full counts of one level. */
export async function getDesilTable(tx: Tx, actor: Actor, level: Level): Promise<CountedTable> {
  return (await getDesilTables(tx, actor))[level];
}

/**
 * Register counts by desil for every area of a level that the actor's places reach; an area without families stands
 * there with zeros. The total is that of the actor's places, and says so.
 */
export async function getDesilTables(tx: Tx, actor: Actor): Promise<Record<Level, CountedTable>> {
  const places = actor.places ?? [];
  const counts = await countByDesil(tx);
  const head = await getRegisterHead(tx);
  const areas = await listCountedAreas(tx);
  const city = areas.find((area) => area.level === 'city');
  const total = rowOf(city ?? { code: '', name: '', parent_name: null }, places, counts);
  const inside = (area: CountedArea) => counts.filter((count) => isInPlace(count.areaCode, area.code));
  const tableOf = (level: Level): CountedTable => ({
    level,
    asOf: asOfText(head),
    desilVersion: head.desilVersion,
    isSynthetic: head.source === SYNTHETIC,
    dataVersion: registerVersion(head, counts),
    rows: areas
      .filter((area) => area.level === level && isReached(area.code, places))
      .map((area) => rowOf(area, places, inside(area))),
    total,
    protection: null,
  });
  return { village: tableOf('village'), district: tableOf('district') };
}

const isWithin = (code: string, places: readonly string[]): boolean =>
  places.some((place) => isInPlace(code, place));

/** The area lies in one of the places, or holds one of them. */
function isReached(code: string, places: readonly string[]): boolean {
  return isWithin(code, places) || places.some((place) => isInPlace(place, code));
}

type CountedArea = Readonly<{ code: string; name: string; parent_name: string | null }>;

function rowOf(area: CountedArea, places: readonly string[], counts: readonly DesilCount[]): CountedRow {
  const byDesil = Array.from({ length: 10 }, () => 0);
  let unranked = 0;
  for (const { desil, families } of counts) {
    if (desil === null) unranked += families;
    else byDesil[desil - 1] = (byDesil[desil - 1] ?? 0) + families;
  }
  return {
    areaCode: area.code,
    areaName: area.name,
    parentName: area.parent_name,
    isPartial: !isWithin(area.code, places),
    families: counts.reduce((sum, count) => sum + count.families, 0),
    persons: counts.reduce((sum, count) => sum + count.persons, 0),
    byDesil,
    unranked,
  };
}

function asOfText({ desilAsOf }: RegisterHead): string | null {
  return desilAsOf === null ? null : String(desilAsOf).slice(0, 10);
}

/** The data version of the register: its families' checksum together with the counts that were read. */
function registerVersion(head: RegisterHead, counts: readonly DesilCount[]): string {
  return createHash('sha256')
    .update(JSON.stringify([head.checksum, head.desilVersion, counts]))
    .digest('hex');
}

/** The walk-back of the counts: counted again from the rows, now. */
export async function getDesilTrace(tx: Tx, actor: Actor, clock: Clock): Promise<DesilTrace> {
  const table = await getDesilTable(tx, actor, 'village');
  const head = await getRegisterHead(tx);
  const again = await recount(tx);
  return {
    dataVersion: table.dataVersion,
    asOf: table.asOf,
    desilVersion: table.desilVersion,
    families: table.total.families,
    persons: table.total.persons,
    recountedFamilies: again.families,
    recountedPersons: again.persons,
    isRecountShown: true,
    source: head.source ?? 'registrasi belum diisi',
    at: clock.now().toISOString(),
  };
}
