import type { GrowthColumns } from '@pilar/growth';
import { invalid } from '../measurement/index.ts';
import { getColumn, type RawTable, rejectionReason } from '../platform/tabular/index.ts';
import { type AgeUnit, ageReader } from './growth-ages.ts';
import type { GrowthMapping } from './growth-map-file.ts';
import type { RejectedRow } from './growth-rejection.ts';
import { type ReadRow, rowReader } from './growth-row.ts';
import { type GrowthMap, MEASURED_TARGETS } from './growth-targets.ts';
import { guessGrowthColumns } from './guess-growth-columns.ts';

/** The children of a file that can be used, as columns, and the rows that cannot. */
export interface GrowthList {
  readonly ids: readonly (string | number)[];
  readonly columns: GrowthColumns;
  readonly rejected: readonly RejectedRow[];
  readonly assumedUnit: AgeUnit | undefined;
}

/**
 * Reads a list of children. An empty cell is a measurement that was not taken: the child stays, without the z-scores
 * that need it. What is written but cannot be used rejects its row.
 * @throws {Problem} column-not-found for a mapped column; command-invalid where sex or every measurement is missing
 */
export function growthList(
  file: string,
  table: RawTable,
  { mapping, unit }: { readonly mapping: GrowthMapping; readonly unit: AgeUnit | undefined },
): GrowthList {
  for (const name of mapping.columns.values()) getColumn(table, name, file);
  const map = guessGrowthColumns(table, mapping.columns, mapping.notThere);
  refuseUnusable(file, map);
  const ages = ageReader(table, map, unit);
  const read = rowReader(table, map, ages);
  const apart = rowsApart(table);
  const accepted: ReadRow[] = [];
  const rejected: RejectedRow[] = [];
  table.rowNumbers.forEach((number, row) => {
    const reason = apart.get(number);
    const one = reason === undefined ? read(row) : { row: number, reason };
    if ('reason' in one) rejected.push(one);
    else accepted.push(one);
  });
  return {
    ids: accepted.map(({ id }) => id),
    columns: columnsOf(accepted),
    rejected,
    assumedUnit: ages.assumed,
  };
}

function refuseUnusable(file: string, map: GrowthMap): void {
  const missing = !map.has('sex')
    ? (['jenis kelamin (sex)', 'sex'] as const)
    : MEASURED_TARGETS.every((target) => !map.has(target))
      ? (['berat, tinggi, atau ukuran lain', 'weight, lenhei or another measurement'] as const)
      : undefined;
  if (missing === undefined) return;
  throw invalid(
    `${file}: kolom ${missing[0]} tidak ditemukan; sebutkan dengan --map`,
    `${file}: no column of ${missing[1]} was found; name it with --map`,
  );
}

/** Totals and notes below the table. */
function rowsApart(table: RawTable): ReadonlyMap<number, RejectedRow['reason']> {
  const codes = table.warnings.flatMap(({ code, rows }) =>
    code === 'total-row' || code === 'note-row' ? rows.map((row) => [row, code] as const) : [],
  );
  return new Map(
    codes.map(([row, code]) => [row, rejectionReason({ row, code, column: '', value: '' })] as const),
  );
}

function columnsOf(rows: readonly ReadRow[]): GrowthColumns {
  const numbers = (value: (row: ReadRow) => number): Float64Array => Float64Array.from(rows, value);
  const codes = (value: (row: ReadRow) => number): Uint8Array => Uint8Array.from(rows, value);
  return {
    sex: codes(({ sex }) => sex),
    measure: codes(({ measure }) => measure),
    oedema: codes(({ oedema }) => oedema),
    ageDays: numbers(({ days }) => days),
    ageMonths: numbers(({ months }) => months),
    weightKg: numbers(({ measured }) => measured.weight),
    lengthCm: numbers(({ measured }) => measured.lenhei),
    headCm: numbers(({ measured }) => measured.headc),
    armCm: numbers(({ measured }) => measured.armc),
    tricepsMm: numbers(({ measured }) => measured.triskin),
    subscapularMm: numbers(({ measured }) => measured.subskin),
  };
}
