import { periodPosition } from '../platform/format/period.ts';

export type SparkPoint = Readonly<{
  period: string;
  value: number | null;
  low?: number | null;
  high?: number | null;
}>;

type YearMark = Readonly<{ label: string; x: number; anchor: 'start' | 'middle' | 'end' }>;

export type SparkScale = Readonly<{
  x: (period: string) => number;
  y: (value: number) => number;
  years: readonly YearMark[];
}>;

const SIDE = 6;
const TOP = 14;
const FOOT = 20;

/** Places periods and values in a small drawing; null when there is nothing to draw. */
export function sparkScale(points: readonly SparkPoint[], width: number, height: number): SparkScale | null {
  const periods = points.map((point) => periodPosition(point.period)).filter(Number.isFinite);
  const values = points.flatMap((point) =>
    [point.value, point.low, point.high].filter((value) => typeof value === 'number'),
  );
  if (periods.length === 0 || values.length === 0) return null;
  const [first, last] = [Math.min(...periods), Math.max(...periods)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const across = width - 2 * SIDE;
  const down = height - TOP - FOOT;
  const x = (period: string) =>
    last === first ? width / 2 : SIDE + ((periodPosition(period) - first) / (last - first)) * across;
  const y = (value: number) =>
    high === low ? TOP + down / 2 : TOP + (1 - (value - low) / (high - low)) * down;
  const ends: YearMark[] = [{ label: String(Math.floor(first)), x: SIDE, anchor: 'start' }];
  if (Math.floor(last) !== Math.floor(first)) {
    ends.push({ label: String(Math.floor(last)), x: width - SIDE, anchor: 'end' });
  }
  return { x, y, years: ends };
}
