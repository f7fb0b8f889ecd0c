import type { Predictor } from '@pilar/measurement';
import type { DataSet } from './data-sets.ts';
import type { GoldenRow } from './golden-row.ts';
import type { GoldenSource } from './row-context.ts';

/** Dummies of a column: one a label but the first, named as R names them. */
export function dummies(data: DataSet, column: string, name: string, reference?: string): Predictor[] {
  const cells = data.text(column);
  const labels = [...new Set(cells)].sort();
  return labels
    .filter((label) => label !== (reference ?? labels[0]))
    .map((label) => ({
      name: `${name}${label}`,
      values: Float64Array.from(cells, (cell) => Number(cell === label)),
    }));
}

/** `eusilcA_smpAgg+popAgg`, `eusilcA_smp+eusilcA_pop` */
export function pairOf(
  row: GoldenRow,
  source: GoldenSource,
): readonly [sample: DataSet, population: DataSet] {
  const [first = '', second = ''] = row.dataset.split('+');
  const named = source.dataSets.has(second) ? second : `${first.split('_')[0]}_${second}`;
  return [source.dataSets.open(first), source.dataSets.open(named)];
}
