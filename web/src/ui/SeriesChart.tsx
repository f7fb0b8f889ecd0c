import type { Unit } from '@pilar/contracts';
import { useEffect } from 'react';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { SeriesTable } from './SeriesTable.tsx';
import type { SparkPoint } from './spark-scale.ts';
import { uiText } from './ui.text.ts';
import { useWidth } from './use-width.ts';
import './SeriesChart.css';

export type ChartLine = Readonly<{
  name: string;
  /** Colour and dash: 1 the city, 2 and 3 its comparisons, 4 survey figures. */
  tone: 1 | 2 | 3 | 4;
  /** `points` are not joined: figures that stand alone with their interval. */
  kind: 'line' | 'points';
  /** Cut at breaks; only points inside one segment are joined. */
  segments: readonly (readonly SparkPoint[])[];
}>;

export type ChartBreak = Readonly<{ after: string; before: string }>;

export type SeriesChartProps = Readonly<{
  title: string;
  lines: readonly ChartLine[];
  breaks: readonly ChartBreak[];
  unit: Unit;
  decimals: number;
}>;

/** A chart of series over time. The drawing library arrives only where a chart is shown; the table beside it says the same. */
export function SeriesChart(props: SeriesChartProps) {
  const text = useText(uiText);
  const format = useFormat();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  useEffect(() => {
    let isCurrent = true;
    void import('./draw-series.ts').then(({ drawSeries }) => {
      if (!isCurrent || ref.current === null) return;
      const words = { breakMark: text.breakMark };
      ref.current.replaceChildren(drawSeries(props, { width, format, words }));
    });
    return () => {
      isCurrent = false;
    };
  }, [props, width, format, text, ref]);
  return (
    <figure className="series-chart">
      <figcaption>{props.title}</figcaption>
      <ul className="series-legend">
        {props.lines.map((line) => (
          <li key={line.name}>
            <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden="true" data-tone={line.tone}>
              {line.kind === 'points' ? <circle cx="13" cy="5" r="3.5" /> : <path d="M0 5H26" />}
            </svg>
            {line.name}
          </li>
        ))}
      </ul>
      <div ref={ref} className="series-drawing" aria-hidden="true">
        <p className="soft small">{text.chartLoading}</p>
      </div>
      <details>
        <summary>{text.asTable}</summary>
        <SeriesTable {...props} />
      </details>
    </figure>
  );
}
