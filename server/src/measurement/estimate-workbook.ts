import type { Estimate, EstimateGroup } from '@pilar/contracts';
import { writeXlsx } from '../platform/tabular/index.ts';
import { measureColumns, measureRow } from './measure-sheet.ts';

/** An estimate as a table: a figure never without its error, interval, mark and number of rows. */
export function estimateWorkbook(estimate: Estimate): Promise<Uint8Array> {
  const names = ['Kelompok', ...measureColumns];
  return writeXlsx(
    [
      {
        name: `Perkiraan ${estimate.period}`,
        columns: names.map((name) => ({ name })),
        rows: estimate.groups.flatMap((group) => rowsOf(group, estimate.by)),
      },
    ],
    {
      isSynthetic: estimate.isSynthetic,
      notes: [
        `Survei: ${estimate.surveyTitle} (${estimate.period})`,
        `Garis: ${estimate.line} rupiah per kapita per bulan; sumber: ${estimate.lineSource}`,
        `Rancangan: ${estimate.design.strata} strata, ${estimate.design.psus} klaster, ${estimate.design.rows} baris`,
        `Versi data: ${estimate.dataVersion}`,
        `Metode: ${estimate.method}`,
        'Pangsa, P0, P1, P2, dan Gini ditulis 0 sampai 1.',
      ],
    },
  );
}

function rowsOf(group: EstimateGroup, by: string | null): (string | number | null)[][] {
  const name = group.group === null ? 'Seluruh kota' : `${by}: ${group.group}`;
  return group.measures.map((measure) => [name, ...measureRow(measure)]);
}
