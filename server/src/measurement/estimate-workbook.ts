import type { Estimate, EstimateGroup, Statistic } from '@pilar/contracts';
import { writeXlsx } from '../platform/tabular/index.ts';

const NAMES: Readonly<Record<Statistic, string>> = {
  p0: 'P0 (bagian penduduk miskin)',
  p1: 'P1 (kedalaman)',
  p2: 'P2 (keparahan)',
  mean: 'Rata-rata pengeluaran per kapita sebulan (Rp)',
  gini: 'Gini',
  lowest40: 'Pangsa pengeluaran 40 persen terbawah',
  lowest40mean: 'Rata-rata pengeluaran 40 persen terbawah (Rp)',
};
const MARKS = { accurate: '', caution: 'hati-hati', withheld: 'ditahan (RSE di atas 50 persen)' } as const;

/** An estimate as a table: a figure never without its error, interval, mark and number of rows. */
export function estimateWorkbook(estimate: Estimate): Promise<Uint8Array> {
  const names = [
    'Kelompok',
    'Ukuran',
    'Nilai',
    'Galat baku',
    'Batas bawah 95%',
    'Batas atas 95%',
    'RSE',
    'Tanda',
    'n',
    'Metode',
  ];
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
  return group.measures.map((measure) => [
    group.group === null ? 'Seluruh kota' : `${by}: ${group.group}`,
    NAMES[measure.statistic],
    measure.value,
    measure.se,
    measure.ciLow,
    measure.ciHigh,
    measure.rse,
    measure.rseClass === null ? '' : MARKS[measure.rseClass],
    measure.n,
    measure.method,
  ]);
}
