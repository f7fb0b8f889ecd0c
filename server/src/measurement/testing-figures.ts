import type { Figure } from '@pilar/contracts';

/** A published figure for tests: only what matters to a test is said. */
export function testFigure(about: Partial<Figure>): Figure {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    kind: 'official',
    indicator: 'p0',
    areaCode: '18.72',
    areaName: 'Kota Metro',
    group: null,
    period: '2024-03',
    value: 6.78,
    unit: 'persen',
    se: null,
    df: null,
    n: null,
    ciLow: null,
    ciHigh: null,
    rse: null,
    rseClass: null,
    method: 'resmi',
    source: { id: null, title: 'BPS', url: null },
    confidence: 'tinggi',
    note: null,
    isSynthetic: false,
    publishedAt: '2026-01-01T00:00:00.000Z',
    publishedBy: 'contoh',
    replaces: null,
    replacedBy: null,
    estimateId: null,
    ...about,
  };
}
