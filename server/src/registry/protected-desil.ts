import type { DesilRow, DesilTable, DesilTrace } from '@pilar/contracts';
import type { Candidate, NamedRelation } from '@pilar/disclosure';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import { type Released, refuseOnwardSharing, releaseCounts } from '../platform/disclosure/index.ts';
import { Problem } from '../platform/problem.ts';
import { type CountedRow, type CountedTable, getDesilTables, getDesilTrace } from './desil.service.ts';

const KELURAHAN_LENGTH = '18.72.01.1001'.length;
type Tables = Readonly<Record<DesilTable['level'], CountedTable>>;

/** Who may read no family sees counts only as they leave the team. */
export const seesOnlyProtected = ({ permissions }: Actor): boolean => !permissions.includes('registry.read');

/**
 * The table as it may leave: small counts and what would give them away are null.
 * @throws Problem release-exposed
 */
export async function getProtectedDesil(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  level: DesilTable['level'],
): Promise<DesilTable> {
  const tables = await getDesilTables(tx, actor);
  const places = [...(actor.places ?? [])].sort();
  const table = tables[level];
  const released = await releaseCounts(tx, clock, {
    dataSet: 'desil',
    dataVersion: table.dataVersion,
    edition: `${table.desilVersion ?? ''} ${table.asOf ?? ''}`,
    places: places.join(' '),
    candidate: candidateOf(tables, places),
    hiddenWith: companions(tables, places),
  });
  return guarded(table, released, places);
}

/**
 * The same table for a file.
 * @throws Problem onward-sharing-refused, export-place-small, release-exposed
 */
export async function getDesilForFile(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  level: DesilTable['level'],
): Promise<DesilTable> {
  await refuseOnwardSharing(tx, 'desil-dtsen');
  if (actor.places?.some((place) => place.length > KELURAHAN_LENGTH)) throw new Problem('export-place-small');
  return getProtectedDesil(tx, actor, clock, level);
}

/** The walk-back of what was released: a recount of other data than those would be a second table to subtract. */
export async function getProtectedTrace(tx: Tx, actor: Actor, clock: Clock): Promise<DesilTrace> {
  const trace = await getDesilTrace(tx, actor, clock);
  const { total, dataVersion } = await getProtectedDesil(tx, actor, clock, 'village');
  const isSame = dataVersion === trace.dataVersion && total.families !== null && total.persons !== null;
  const { families, persons } = total;
  const recounted = isSame ? {} : { recountedFamilies: null, recountedPersons: null };
  return { ...trace, ...recounted, dataVersion, families, persons, isRecountShown: isSame };
}

/** A part of an area is another cell than the whole, and says which part. */
function nameOf(row: CountedRow, places: readonly string[], column: string): string {
  const area = row.isPartial ? `${row.areaCode}@${places.join('+')}` : row.areaCode;
  return `${area}|${column}`;
}

const COLUMNS = [...Array.from({ length: 10 }, (_, index) => `desil-${index + 1}`), 'unranked'];

function columnsOf(row: CountedRow): readonly (readonly [string, number])[] {
  const inner = [...row.byDesil, row.unranked].map((count, index) => [COLUMNS[index] ?? '', count] as const);
  return [...inner, ['families', row.families], ['persons', row.persons]];
}

/** Hiding a margin costs more than hiding a cell; the city's more than a kecamatan's. */
const LEVEL_WEIGHTS = { village: 1, district: 30, total: 900 } as const;
const marginWeight = (column: string): number => (column === 'families' || column === 'persons' ? 20 : 1);

function candidateOf(tables: Tables, places: readonly string[]): Candidate {
  const counts = new Map<string, number>();
  const weights = new Map<string, number>();
  const relations: NamedRelation[] = [];
  const add = (rows: readonly CountedRow[], level: keyof typeof LEVEL_WEIGHTS): void => {
    for (const row of rows) {
      for (const [column, count] of columnsOf(row)) {
        counts.set(nameOf(row, places, column), count);
        weights.set(nameOf(row, places, column), LEVEL_WEIGHTS[level] * marginWeight(column));
      }
      const parts = COLUMNS.map((column) => nameOf(row, places, column));
      relations.push({ total: nameOf(row, places, 'families'), parts });
    }
  };
  const addUp = (above: CountedRow, below: readonly CountedRow[]): void => {
    for (const column of [...COLUMNS, 'families', 'persons']) {
      const total = nameOf(above, places, column);
      relations.push({ total, parts: below.map((row) => nameOf(row, places, column)) });
    }
  };
  const { total } = tables.district;
  add([total], 'total');
  add(tables.district.rows, 'district');
  add(tables.village.rows, 'village');
  addUp(total, tables.district.rows);
  for (const district of tables.district.rows) {
    addUp(
      district,
      tables.village.rows.filter((row) => row.areaCode.startsWith(`${district.areaCode}.`)),
    );
  }
  return { counts, weights, relations };
}

/** People are hidden where the families are: a family or two in an area are as many people as live in them. */
function companions({ village, district }: Tables, places: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    [...village.rows, ...district.rows, district.total].map((row) => [
      nameOf(row, places, 'persons'),
      nameOf(row, places, 'families'),
    ]),
  );
}

function guarded(table: CountedTable, released: Released, places: readonly string[]): DesilTable {
  const shown = (row: CountedRow): DesilRow => {
    const cell = (column: string): number | null => released.cells.get(nameOf(row, places, column)) ?? null;
    return {
      ...row,
      families: cell('families'),
      persons: cell('persons'),
      byDesil: COLUMNS.slice(0, 10).map(cell),
      unranked: cell('unranked'),
    };
  };
  return {
    ...table,
    dataVersion: released.dataVersion,
    rows: table.rows.map(shown),
    total: shown(table.total),
    protection: { threshold: released.threshold, releasedAt: released.at.toISOString() },
  };
}
