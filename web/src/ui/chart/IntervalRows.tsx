import { useWidth } from '../use-width.ts';
import { type ChartScale, chartScale } from './chart-scale.ts';
import './chart.css';

export type IntervalRow = Readonly<{
  key: string;
  label: string;
  /** Null where the figure is withheld: the row stays, and says so. */
  value: number | null;
  low: number | null;
  high: number | null;
  mark?: 'caution' | undefined;
  /** Said in place of a withheld value. */
  note?: string | undefined;
}>;

type Props = Readonly<{
  title: string;
  rows: readonly IntervalRow[];
  format: (value: number) => string;
  /** Bars from zero, for parts of a sum; else points. */
  isBar?: boolean;
  hasZero?: boolean;
  /** An upright line to read against, for example the whole city. */
  reference?: Readonly<{ value: number; label: string }> | null;
}>;

const ROW = 26;
const AXIS = 30;
const NARROW = 420;

/** Figures one below the other on one scale, each with its interval. The table beside it says the same. */
export function IntervalRows(props: Props) {
  const { title, rows, format, isBar, hasZero, reference } = props;
  const [ref, width] = useWidth<HTMLDivElement>(560);
  const isNarrow = width < NARROW;
  const left = isNarrow ? 4 : Math.min(200, Math.round(width * 0.34));
  const row = isNarrow ? ROW + 16 : ROW;
  const height = rows.length * row + AXIS;
  const values = rows.flatMap(({ value, low, high }) =>
    value === null ? [] : [value, low ?? value, high ?? value],
  );
  const scale = chartScale([...values, ...(reference ? [reference.value] : [])], [left + 8, width - 24], {
    most: isNarrow ? 3 : 5,
    zero: hasZero ?? true,
  });
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div ref={ref}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
          <Axis scale={scale} bottom={height - AXIS} format={format} />
          {reference ? (
            <path className="chart-reference" d={`M${scale.at(reference.value)} 0V${height - AXIS}`} />
          ) : null}
          {rows.map((one, at) => (
            <Row
              key={one.key}
              row={one}
              scale={scale}
              isBar={isBar ?? false}
              label={isNarrow ? { x: left, y: at * row + 12 } : { x: left, y: at * row + 17, isEnd: true }}
              middle={at * row + (isNarrow ? 28 : 13)}
            />
          ))}
        </svg>
      </div>
      {reference ? (
        <p className="chart-key">
          <svg width="18" height="12" aria-hidden="true">
            <path className="chart-reference" d="M9 0V12" />
          </svg>
          {reference.label}
        </p>
      ) : null}
    </figure>
  );
}

function Axis({ scale, bottom, format }: { scale: ChartScale; bottom: number; format: Props['format'] }) {
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <path className={tick === 0 ? 'chart-zero' : 'chart-grid'} d={`M${scale.at(tick)} 0V${bottom}`} />
          <text className="chart-tick" x={scale.at(tick)} y={bottom + 18} textAnchor="middle">
            {format(tick)}
          </text>
        </g>
      ))}
    </>
  );
}

type RowProps = Readonly<{
  row: IntervalRow;
  scale: ChartScale;
  isBar: boolean;
  label: Readonly<{ x: number; y: number; isEnd?: boolean }>;
  middle: number;
}>;

const LONGEST = 30;
const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

function Row({ row, scale, isBar, label, middle }: RowProps) {
  const { value, low, high } = row;
  const place = value === null ? 0 : scale.at(value);
  const [from, to] = [scale.at(low ?? value ?? 0), scale.at(high ?? value ?? 0)];
  return (
    <g className="chart-row" data-mark={row.mark} data-code={row.key}>
      <text className="chart-label" x={label.x} y={label.y} textAnchor={label.isEnd ? 'end' : 'start'}>
        {cut(row.label)}
      </text>
      {value === null ? (
        <text className="chart-note" x={scale.at(scale.low) + 4} y={middle + 4}>
          {row.note}
        </text>
      ) : null}
      {value !== null && isBar ? (
        <rect
          className="chart-bar"
          data-sign={value < 0 ? 'down' : 'up'}
          x={Math.min(place, scale.at(0))}
          y={middle - 7}
          width={Math.abs(place - scale.at(0))}
          height={14}
        />
      ) : null}
      {value !== null && low !== null && high !== null ? (
        <path
          className="chart-range"
          d={`M${from} ${middle}H${to}M${from} ${middle - 4}v8M${to} ${middle - 4}v8`}
        />
      ) : null}
      {value !== null && !isBar ? <circle className="chart-dot" cx={place} cy={middle} r="4.5" /> : null}
    </g>
  );
}
