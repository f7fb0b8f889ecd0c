import * as Plot from '@observablehq/plot';
import { periodPosition } from '../platform/format/period.ts';
import type { Format } from '../platform/format/use-format.ts';
import type { ChartLine, SeriesChartProps } from './series-chart-props.ts';

type Setting = Readonly<{ width: number; format: Format; words: Readonly<{ breakMark: string }> }>;
type Dot = Readonly<{ x: number; y: number; low: number | null; high: number | null; tip: string }>;

const DASH: Readonly<Record<ChartLine['tone'], string>> = { 1: 'none', 2: '6 3', 3: '2 3', 4: 'none' };
const HEIGHT = 340;

/** Draws the series with Observable Plot. Segments are drawn one by one, so no stroke ever crosses a break. */
export function drawSeries(props: SeriesChartProps, setting: Setting): Element {
  const { format, width } = setting;
  const isNarrow = width < 520;
  const drawing = Plot.plot({
    width,
    height: isNarrow ? 280 : HEIGHT,
    marginTop: 24,
    marginLeft: props.unit.startsWith('rupiah') ? 84 : 56,
    marginRight: isNarrow ? 16 : 116,
    marginBottom: 30,
    x: {
      label: null,
      tickFormat: (x: number) => (Number.isInteger(x) ? String(x) : ''),
      ticks: ticks(props, width),
    },
    y: {
      label: null,
      grid: true,
      nice: true,
      ticks: 6,
      tickFormat: (y: number) => format.value(y, props.unit, Math.min(1, props.decimals)),
    },
    marks: [
      ...breakMarks(props, setting.words.breakMark),
      ...props.lines.flatMap((line) => lineMarks(line, props, setting)),
      ...(isNarrow ? [] : nameMarks(props)),
    ],
  });
  // Plot brings a style tag of its own; the page allows none, and SeriesChart.css says the same.
  drawing.querySelector('style')?.remove();
  return drawing;
}

function ticks(props: SeriesChartProps, width: number): number[] {
  const years = props.lines.flatMap((line) =>
    line.segments.flat().map((point) => Math.floor(periodPosition(point.period))),
  );
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const every = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, Math.floor(width / 64))));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (year) => (last - year) % every === 0,
  );
}

function breakMarks(props: SeriesChartProps, word: string): Plot.Markish[] {
  const breaks = props.breaks.map((one) => ({
    x: (periodPosition(one.after) + periodPosition(one.before)) / 2,
    word: one.mark ?? word,
  }));
  return [
    Plot.ruleX(breaks, { x: 'x', stroke: 'var(--line-strong)', strokeDasharray: '3 3' }),
    Plot.text(breaks, {
      x: 'x',
      frameAnchor: 'top',
      dy: -16,
      text: 'word',
      fill: 'var(--ink)',
      fontWeight: 600,
    }),
  ];
}

function dots(
  segment: ChartLine['segments'][number],
  line: ChartLine,
  props: SeriesChartProps,
  format: Format,
): Dot[] {
  return segment.flatMap((point) => {
    if (point.value === null) return [];
    const value = format.value(point.value, props.unit, props.decimals);
    const tip = `${line.name}\n${format.period(point.period)}: ${value}`;
    return [
      {
        x: periodPosition(point.period),
        y: point.value,
        low: point.low ?? null,
        high: point.high ?? null,
        tip,
      },
    ];
  });
}

function lineMarks(line: ChartLine, props: SeriesChartProps, setting: Setting): Plot.Markish[] {
  const stroke = `var(--series-${line.tone})`;
  const segments = line.segments.map((segment) => dots(segment, line, props, setting.format));
  const all = segments.flat();
  const withError = all.filter((dot) => dot.low !== null && dot.high !== null);
  const joined =
    line.kind === 'points'
      ? []
      : segments.map((segment) =>
          Plot.lineY(segment, {
            x: 'x',
            y: 'y',
            stroke,
            strokeWidth: line.tone === 1 ? 2.25 : 1.5,
            strokeDasharray: DASH[line.tone],
          }),
        );
  return [
    Plot.ruleX(withError, { x: 'x', y1: 'low', y2: 'high', stroke, strokeOpacity: 0.7 }),
    ...joined,
    Plot.dot(all, {
      x: 'x',
      y: 'y',
      r: line.tone === 1 ? 3 : 2.5,
      fill: line.kind === 'points' ? 'var(--paper)' : stroke,
      stroke,
      title: 'tip',
    }),
  ];
}

const LETTER_HEIGHT = 15;

/** Names at the ends of the lines, moved apart where they would cover each other. Loose points are named in the legend. */
function nameMarks(props: SeriesChartProps): Plot.Markish[] {
  const values = props.lines.flatMap((line) =>
    line.segments.flat().flatMap((point) => (point.value === null ? [] : [point.value])),
  );
  // About how many pixels a unit takes; the scale itself is known only after drawing.
  const pixels = (HEIGHT - 54) / (Math.max(...values) - Math.min(...values) || 1);
  const ends = props.lines
    .filter((line) => line.kind === 'line')
    .flatMap((line) => {
      const last = line.segments.flat().findLast((point) => point.value !== null);
      return last?.value == null ? [] : [{ line, x: periodPosition(last.period), y: last.value }];
    })
    .sort((a, b) => b.y - a.y);
  let free = Number.NEGATIVE_INFINITY;
  return ends.map(({ line, x, y }) => {
    const wanted = -y * pixels;
    const place = Math.max(wanted, free);
    free = place + LETTER_HEIGHT;
    return Plot.text([{ x, y }], {
      x: 'x',
      y: 'y',
      text: () => line.name,
      textAnchor: 'start',
      dx: 8,
      dy: place - wanted,
      fill: `var(--series-${line.tone})`,
    });
  });
}
