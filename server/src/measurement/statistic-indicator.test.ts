import { INDICATOR_OF, STATISTICS } from '@pilar/contracts';
import { describe, expect, it } from 'vitest';
import { getIndicator, listIndicators } from './indicator-catalogue.ts';
import { boundaryOf, formulaOf } from './statistic-indicator.ts';

describe('the formula of a walk-back', () => {
  it('counts who stands exactly on the line as the estimate did', () => {
    for (const statistic of ['p0', 'p1', 'p2'] as const) {
      for (const language of ['id', 'en'] as const) {
        expect(formulaOf(statistic, 'below')[language]).toContain('1(yᵢ < z)');
        expect(formulaOf(statistic, 'at-or-below')[language]).toContain('1(yᵢ ≤ z)');
        expect(formulaOf(statistic, 'at-or-below')[language]).not.toContain('<');
      }
    }
    expect(formulaOf('gini', 'at-or-below')).toEqual(formulaOf('gini', 'below'));
    expect(['below', 'at-or-below'].map(boundaryOf)).toEqual(['below', 'at-or-below']);
  });
});

describe('the page that explains an indicator', () => {
  it('is there for each, of its own kind where one is written, else the one about quoted series', () => {
    const page = (code: string) => getIndicator(code).methodPage;
    expect(STATISTICS.map((statistic) => page(INDICATOR_OF[statistic]))).toEqual([
      ...['fgt', 'fgt', 'fgt', 'rata-rata', 'gini', 'pangsa-kuantil', 'pangsa-kuantil'],
    ]);
    expect(['jumlah_miskin', 'garis_kemiskinan', 'garis_kemiskinan_ekstrem'].map(page)).toEqual([
      ...['fgt', 'garis-kemiskinan', 'garis-kemiskinan'],
    ]);
    expect(['ipm_uhh_sp2010', 'ipm_uhh_lfsp2020', 'uhh', 'hls', 'rls'].map(page)).toEqual(
      Array.from({ length: 5 }, () => 'ipm'),
    );
    expect([page('inflasi'), page('tpt')]).toEqual(['indeks-harga', 'deret-resmi']);
    expect(listIndicators().filter(({ methodPage }) => methodPage === null)).toEqual([]);
  });
});
