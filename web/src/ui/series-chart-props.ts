import type { Unit } from '@pilar/contracts';
import type { SparkPoint } from './spark-scale.ts';

export type ChartLine = Readonly<{
  name: string;
  /** Colour and dash: 1 the city, 2 and 3 its comparisons, 4 survey figures. */
  tone: 1 | 2 | 3 | 4;
  /** `points` are not joined: figures that stand alone with their interval. */
  kind: 'line' | 'points';
  /** Cut at breaks; only points inside one segment are joined. */
  segments: readonly (readonly SparkPoint[])[];
}>;

/** `mark` stands above the break, for example the number of the note that explains it. */
export type ChartBreak = Readonly<{ after: string; before: string; mark?: string }>;

export type SeriesChartProps = Readonly<{
  title: string;
  lines: readonly ChartLine[];
  breaks: readonly ChartBreak[];
  unit: Unit;
  decimals: number;
}>;
