import { INDICATOR_OF, type Statistic } from '@pilar/contracts';
import { getParameterIndicator } from './indicator-catalogue.ts';

export type LineBoundary = 'below' | 'at-or-below';

export function boundaryOf(stored: string): LineBoundary {
  return stored === 'at-or-below' ? 'at-or-below' : 'below';
}

/** The kernel's formula in one line, as the walk-back shows it; who stands exactly on the line is poor or not by the boundary. */
export function formulaOf(statistic: Statistic, boundary: LineBoundary): string {
  const formula = FORMULAS[statistic];
  return boundary === 'below' ? formula : formula.replace('yᵢ < z', 'yᵢ ≤ z');
}

const FORMULAS: Readonly<Record<Statistic, string>> = {
  p0: 'P0 = Σ wᵢ·1(yᵢ < z) / Σ wᵢ',
  p1: 'P1 = Σ wᵢ·1(yᵢ < z)·(z − yᵢ)/z / Σ wᵢ',
  p2: 'P2 = Σ wᵢ·1(yᵢ < z)·((z − yᵢ)/z)² / Σ wᵢ',
  mean: 'ȳ = Σ wᵢyᵢ / Σ wᵢ',
  gini: 'G = Σ wᵢyᵢ(2Rᵢ − wᵢ − N) / (N·Y)',
  lowest40: 'L(0,4) = bagian pengeluaran 40 persen penduduk terbawah',
  lowest40mean: 'M = L(0,4)·Y / (0,4·N)',
};

/** The kernel counts shares as 0..1; publications write per cent. */
export function publishedValue(statistic: Statistic, value: number): number {
  return value / getParameterIndicator(INDICATOR_OF[statistic]).publishedFactor;
}
