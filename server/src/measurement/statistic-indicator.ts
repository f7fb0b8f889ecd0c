import { type Bilingual, INDICATOR_OF, type Statistic, sameInBoth } from '@pilar/contracts';
import { getParameterIndicator } from './indicator-catalogue.ts';

export type LineBoundary = 'below' | 'at-or-below';

export function boundaryOf(stored: string): LineBoundary {
  return stored === 'at-or-below' ? 'at-or-below' : 'below';
}

/** The kernel's formula in one line, as the walk-back shows it; who stands exactly on the line is poor or not by the boundary. */
export function formulaOf(statistic: Statistic, boundary: LineBoundary): Bilingual {
  const { id, en } = FORMULAS[statistic];
  const on = (formula: string) => (boundary === 'below' ? formula : formula.replace('yᵢ < z', 'yᵢ ≤ z'));
  return { id: on(id), en: on(en) };
}

const FORMULAS: Readonly<Record<Statistic, Bilingual>> = {
  p0: sameInBoth('P0 = Σ wᵢ·1(yᵢ < z) / Σ wᵢ'),
  p1: sameInBoth('P1 = Σ wᵢ·1(yᵢ < z)·(z − yᵢ)/z / Σ wᵢ'),
  p2: sameInBoth('P2 = Σ wᵢ·1(yᵢ < z)·((z − yᵢ)/z)² / Σ wᵢ'),
  mean: sameInBoth('ȳ = Σ wᵢyᵢ / Σ wᵢ'),
  gini: sameInBoth('G = Σ wᵢyᵢ(2Rᵢ − wᵢ − N) / (N·Y)'),
  lowest40: {
    id: 'L(0,4) = bagian pengeluaran 40 persen penduduk terbawah',
    en: 'L(0.4) = share of spending of the lowest 40 per cent of people',
  },
  lowest40mean: { id: 'M = L(0,4)·Y / (0,4·N)', en: 'M = L(0.4)·Y / (0.4·N)' },
};

/** The kernel counts shares as 0..1; publications write per cent. */
export function publishedValue(statistic: Statistic, value: number): number {
  return value / getParameterIndicator(INDICATOR_OF[statistic]).publishedFactor;
}
