import { type Figure, INDICATOR_OF, type Measure } from '@pilar/contracts';

type About = Readonly<{ period: string; by: string | null; group: string | null }>;

/** The published figure that says the same as a measure, so that its own walk-back can be opened; else none. */
export function publishedFigure(
  figures: readonly Figure[],
  { statistic, value }: Measure,
  { period, by, group }: About,
): Figure | undefined {
  if (value === null || (group !== null && by === null)) return undefined;
  const key = group === null ? null : `${by}=${group}`;
  return figures.find(
    (figure) =>
      figure.indicator === INDICATOR_OF[statistic] &&
      figure.period === period &&
      figure.group === key &&
      figure.replacedBy === null &&
      isSame(figure.value, figure.unit === 'persen' ? value * 100 : value),
  );
}

const isSame = (published: number | null, value: number): boolean =>
  published !== null && Math.abs(published - value) <= 1e-9 * Math.abs(value);
