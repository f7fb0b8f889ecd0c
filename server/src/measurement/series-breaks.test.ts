import { describe, expect, it } from 'vitest';
import { cutAtBreaks, findBreakBetween, listBreaks } from './series-breaks.ts';
import { testFigure } from './testing-figures.ts';

const metro = (period: string) => testFigure({ period });

describe('a series is cut at its breaks', () => {
  it('keeps years on one side of the changed poverty line together', () => {
    const segments = cutAtBreaks(['2022-03', '2023-03', '2024-03', '2025-03'].map(metro));
    expect(segments.map((segment) => segment.map((figure) => figure.period))).toEqual([
      ['2022-03', '2023-03', '2024-03'],
      ['2025-03'],
    ]);
  });

  it('does not cut the province where only the city has a break', () => {
    const lampung = ['2024-03', '2025-03'].map((period) => testFigure({ period, areaCode: '18' }));
    expect(cutAtBreaks(lampung)).toHaveLength(1);
  });

  it('cuts nothing out of an empty series', () => {
    expect(cutAtBreaks([])).toEqual([]);
  });

  it('gives the reason and the source of a break in both languages', () => {
    const found = findBreakBetween(metro('2024-03'), metro('2025-03'));
    expect(found?.reason.id).toContain('18,48 persen');
    expect(found?.reason.en).toContain('18.48 per cent');
    expect(found?.source.length).toBeGreaterThan(5);
  });

  it('lists the breaks of a series for its chart', () => {
    expect(listBreaks('p0', '18.72').map((entry) => entry.before)).toContain('2025-03');
    expect(listBreaks('p0', '18')).not.toContainEqual(expect.objectContaining({ before: '2025-03' }));
  });
});
