import { describe, expect, it } from 'vitest';
import { drawSeries } from './draw-series.ts';
import type { SeriesChartProps } from './series-chart-props.ts';

const props: SeriesChartProps = {
  title: 'P0',
  unit: 'persen',
  decimals: 2,
  breaks: [{ after: '2024-03', before: '2025-03', mark: '1' }],
  lines: [
    {
      name: 'Kota Metro',
      tone: 1,
      kind: 'line',
      segments: [
        [
          { period: '2023-03', value: 7.28 },
          { period: '2024-03', value: 6.78 },
        ],
        [
          { period: '2025-03', value: 6.44 },
          { period: '2026-03', value: 6.1 },
        ],
      ],
    },
    {
      name: 'Survei',
      tone: 4,
      kind: 'points',
      segments: [
        [
          { period: '2023-03', value: 7.4, low: 5, high: 10 },
          { period: '2024-03', value: 6.9, low: 4.4, high: 10.1 },
        ],
      ],
    },
  ],
};

const format = {
  value: (value: number) => String(value),
  period: (period: string) => period,
} as unknown as Parameters<typeof drawSeries>[1]['format'];

const draw = (width: number) => drawSeries(props, { width, format, words: { breakMark: 'putus' } });

/** The ends of every stroke that joins points, left and right. */
function strokesOf(drawing: Element): (readonly [number, number])[] {
  return [...drawing.querySelectorAll('g[aria-label="line"] path')].map((path) => {
    const xs = [...(path.getAttribute('d') ?? '').matchAll(/[ML]([\d.]+),/g)].map((found) =>
      Number(found[1]),
    );
    return [Math.min(...xs), Math.max(...xs)] as const;
  });
}

describe('the chart of a series', () => {
  it('joins nothing across a break, and never joins survey figures', () => {
    const drawing = draw(900);
    const strokes = strokesOf(drawing);
    expect(strokes).toHaveLength(2);
    const [rule] = drawing.querySelectorAll('g[aria-label="rule"] line');
    const at = Number(rule?.getAttribute('x1') ?? Number.NaN);
    expect(at).toBeGreaterThan(0);
    for (const [left, right] of strokes) expect(right < at || left > at).toBe(true);
  });

  it('marks the break with the number of its note', () => {
    const words = [...draw(900).querySelectorAll('text')].map((text) => text.textContent);
    expect(words).toContain('1');
    expect(words).not.toContain('putus');
  });

  it('names lines at their ends where there is room, loose points only in the legend', () => {
    const wide = draw(900).textContent ?? '';
    expect(wide).toContain('Kota Metro');
    const lettered = [...draw(900).querySelectorAll('text')].map((text) => text.textContent);
    expect(lettered).not.toContain('Survei');
    expect([...draw(360).querySelectorAll('text')].map((text) => text.textContent)).not.toContain(
      'Kota Metro',
    );
  });

  it('brings no style tag: the page allows none', () => {
    expect(draw(900).querySelector('style')).toBeNull();
  });
});
