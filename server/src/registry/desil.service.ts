import { createHash } from 'node:crypto';
import type { DesilRow, DesilTable, DesilTrace } from '@pilar/contracts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db/index.ts';
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

/** Register counts by desil for every area of a level; an area without families stands there with zeros. */
export async function getDesilTable(tx: Tx, level: Level): Promise<DesilTable> {
  const counts = await countByDesil(tx);
  const head = await getRegisterHead(tx);
  const areas = await listCountedAreas(tx);
  const rows = areas
    .filter((area) => area.level === level)
    .map((area) =>
      rowOf(
        area,
        counts.filter((count) => isInside(count.areaCode, area.code)),
      ),
    );
  const city = areas.find((area) => area.level === 'city');
  const total = rowOf(city ?? { code: '', name: '', parent_name: null }, counts);
  return {
    level,
    asOf: asOfText(head),
    desilVersion: head.desilVersion,
    isSynthetic: head.source === SYNTHETIC,
    dataVersion: registerVersion(head, counts),
    rows,
    total,
  };
}

/** Every area code begins with the code of the area above it. */
function isInside(code: string, parent: string): boolean {
  return code === parent || code.startsWith(`${parent}.`);
}

type CountedArea = Readonly<{ code: string; name: string; parent_name: string | null }>;

function rowOf(area: CountedArea, counts: readonly DesilCount[]): DesilRow {
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
export async function getDesilTrace(tx: Tx, clock: Clock): Promise<DesilTrace> {
  const table = await getDesilTable(tx, 'village');
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
    source: head.source ?? 'registrasi belum diisi',
    at: clock.now().toISOString(),
  };
}
