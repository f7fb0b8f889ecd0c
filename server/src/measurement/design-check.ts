import type { LonelyPsuRule } from '@pilar/measurement';
import { Problem } from '../platform/problem.ts';
import type { MeasuredColumns } from './measured-columns.ts';

/**
 * Refuses, in words, what the kernel would refuse by name: no spending at all, and a stratum with a single cluster,
 * whose spread cannot be seen.
 */
export function assertDesignUsable(columns: MeasuredColumns, lonelyPsu: LonelyPsuRule): void {
  const total = columns.welfare.reduce((sum, value, row) => sum + value * (columns.weights[row] ?? 0), 0);
  if (!(total > 0)) {
    throw new Problem('design-invalid', {
      reason: 'jumlah pengeluaran tertimbang nol',
      reasonEn: 'weighted spending sums to nothing',
    });
  }
  if (lonelyPsu !== 'fail') return;
  const lonely = findLonelyStratum(columns);
  if (lonely === undefined) return;
  throw new Problem('design-invalid', {
    reason: `strata "${lonely}" hanya berisi satu klaster; pilih aturan untuk strata berklaster tunggal`,
    reasonEn: `stratum "${lonely}" has a single cluster; choose a rule for such strata`,
  });
}

function findLonelyStratum({ strata, psu, weights }: MeasuredColumns): string | undefined {
  const clusters = new Map<string, Set<string | number>>();
  for (let row = 0; row < weights.length; row++) {
    const stratum = strata?.[row] ?? 'semua';
    const seen = clusters.get(stratum) ?? new Set();
    if (seen.size < 2) seen.add(psu?.[row] ?? row);
    clusters.set(stratum, seen);
  }
  for (const [stratum, seen] of clusters) if (seen.size < 2) return stratum;
  return undefined;
}
