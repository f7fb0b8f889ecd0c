import { useEffect } from 'react';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { SeriesTable } from './SeriesTable.tsx';
import type { SeriesChartProps } from './series-chart-props.ts';
import { uiText } from './ui.text.ts';
import { useWidth } from './use-width.ts';
import './SeriesChart.css';

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
