import type { Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { type DataKey, listColumns } from './survey.store.ts';
import { dataVersionOf, ROLE_COLUMNS, readNumbers, readTexts, type StoredColumn } from './survey-columns.ts';

/** The columns of a survey that an estimate needs, all of one length. */
export type MeasuredColumns = Readonly<{
  /** rupiah per head and month */
  welfare: Float64Array;
  /** people that a row stands for: household weight times household size */
  weights: Float64Array;
  strata?: readonly string[];
  psu?: readonly string[];
  group?: readonly string[];
}>;

/**
 * The stored columns of a survey as the kernel takes them. With `verify` all columns are read and hashed, so that the
 * data version can be compared with the one that a figure names.
 */
export async function loadMeasuredColumns(
  tx: Tx,
  key: DataKey,
  by: string | null,
  verify = false,
): Promise<{ columns: MeasuredColumns; dataVersion: string | null }> {
  const { welfare, weight, size, strata, psu } = ROLE_COLUMNS;
  const wanted = [welfare, weight, size, strata, psu, ...(by === null ? [] : [by])];
  const stored = await listColumns(tx, key, verify ? undefined : wanted);
  const byName = new Map(stored.map((column) => [column.name, column]));
  const spending = byName.get(welfare);
  if (!spending) throw new Problem('survey-not-ready', { state: 'tanpa kolom' });
  const values = readNumbers(spending);
  const columns: MeasuredColumns = {
    welfare: values,
    weights: personWeights(values.length, byName.get(weight), byName.get(size)),
    ...textPart('strata', byName.get(strata)),
    ...textPart('psu', byName.get(psu)),
    ...(by === null ? {} : { group: groupTexts(byName.get(by), by) }),
  };
  return { columns, dataVersion: verify ? dataVersionOf(stored) : null };
}

/** Household weight times household size; 1 where the survey has neither. */
function personWeights(
  rows: number,
  weight: StoredColumn | undefined,
  size: StoredColumn | undefined,
): Float64Array {
  const weights = weight ? readNumbers(weight) : new Float64Array(rows).fill(1);
  if (!size) return weights;
  const sizes = readNumbers(size);
  return weights.map((value, row) => value * (sizes[row] ?? 1));
}

function textPart<Key extends 'strata' | 'psu'>(key: Key, column: StoredColumn | undefined) {
  return column ? ({ [key]: readTexts(column) } as Partial<Record<Key, string[]>>) : {};
}

function groupTexts(column: StoredColumn | undefined, name: string): string[] {
  if (column?.kind !== 'text') {
    throw new Problem('column-not-found', {
      column: name,
      file: 'survei',
      columns: 'kolom kelompok yang dipetakan',
    });
  }
  return readTexts(column).map((value) => (value === '' ? '(kosong)' : value));
}
