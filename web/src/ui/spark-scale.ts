import { periodPosition } from '../platform/format/period.ts';

export type SparkPoint = Readonly<{
  period: string;
  value: number | null;
  low?: number | null;
  high?: number | null;
}>;

/** The first and the last value, lettered under the drawing. */
type EndMark = Readonly<{
  period: string;
  year: string;
  value: number;
  x: number;
  anchor: 'start' | 'middle' | 'end';
}>;

export type SparkScale = Readonly<{
  x: (period: string) => number;
  y: (value: number) => number;
  ends: readonly EndMark[];
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
  return { x, y, ends: endsOf(points, [first, last], width) };
}

/** Of several points in one period the first given is lettered: the line stands before loose points. */
function endsOf(
  points: readonly SparkPoint[],
  [first, last]: readonly [number, number],
  width: number,
): readonly EndMark[] {
  const mark = (position: number, x: number, anchor: EndMark['anchor']): EndMark[] => {
    const point = points.find((one) => one.value !== null && periodPosition(one.period) === position);
    if (!point || point.value === null) return [];
    return [{ period: point.period, year: point.period.slice(0, 4), value: point.value, x, anchor }];
  };
  if (first === last) return mark(first, width / 2, 'middle');
  return [...mark(first, SIDE, 'start'), ...mark(last, width - SIDE, 'end')];
}
