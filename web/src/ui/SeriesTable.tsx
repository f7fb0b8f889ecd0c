import { periodPosition } from '../platform/format/period.ts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import type { SeriesChartProps } from './series-chart-props.ts';
import { uiText } from './ui.text.ts';

/** The chart as a table: a row a period, a column a line. */
export function SeriesTable({ title, lines, unit, decimals }: SeriesChartProps) {
  const text = useText(uiText);
  const format = useFormat();
  const byLine = lines.map((line) => new Map(line.segments.flat().map((point) => [point.period, point])));
  const periods = [...new Set(byLine.flatMap((points) => [...points.keys()]))].sort(
    (a, b) => periodPosition(a) - periodPosition(b),
  );
  return (
    <div className="data-table-scroll">
      <table className="series-table">
        <caption className="only-heard">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.period}</th>
            {lines.map((line) => (
              <th key={line.name} scope="col">
                {line.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period}>
              <th scope="row">{format.period(period)}</th>
              {byLine.map((points, index) => (
                <td key={lines[index]?.name}>{format.value(points.get(period)?.value, unit, decimals)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
