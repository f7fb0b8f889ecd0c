import type { Unit } from '@pilar/contracts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { type SparkPoint, sparkScale } from './spark-scale.ts';
import { uiText } from './ui.text.ts';
import { useWidth } from './use-width.ts';
import './Sparkline.css';

/** `mark` stands above the break, for example the number of the note that explains it. */
export type SparkBreak = Readonly<{ after: string; before: string; mark?: string }>;

type Props = Readonly<{
  /** Cut at breaks: only points inside one segment are joined. */
  segments: readonly (readonly SparkPoint[])[];
  breaks?: readonly SparkBreak[];
  /** Points with their own interval that are not joined, for example survey figures. */
  points?: readonly SparkPoint[];
  /** What the line shows, for the ear. */
  label: string;
  unit: Unit;
  decimals: number;
  height?: number;
}>;

const HEIGHT = 88;

/** A small trend: its band where there is an interval, a mark where the series breaks, first and last value in words. */
export function Sparkline(props: Props) {
  const { segments, breaks = [], points = [], label, unit, decimals, height = HEIGHT } = props;
  const format = useFormat();
  const text = useText(uiText);
  const [ref, width] = useWidth<HTMLDivElement>(260);
  const all = [...segments.flat(), ...points].filter((point) => point.value !== null);
  const scale = sparkScale(all, width, height);
  if (scale === null) return <p className="soft small">{text.missing}</p>;
  const said = all
    .map((point) => `${format.period(point.period)}: ${format.value(point.value, unit, decimals)}`)
    .join('; ');
  return (
    <div className="sparkline" ref={ref}>
      <svg width={width} height={height} role="img" aria-label={`${label}. ${said}`}>
        <title>{label}</title>
        {breaks.map((one) => (
          <BreakLine
            key={one.after}
            x={(scale.x(one.after) + scale.x(one.before)) / 2}
            height={height}
            word={one.mark ?? text.breakMark}
          />
        ))}
        {segments.map((segment) => (
          <Segment key={segment[0]?.period} segment={segment} x={scale.x} y={scale.y} />
        ))}
        {points.map((point) => (
          <ErrorPoint key={point.period} point={point} x={scale.x} y={scale.y} />
        ))}
        {scale.ends.map((end) => (
          <text key={end.period} x={end.x} y={height - 3} textAnchor={end.anchor} className="spark-end">
            {end.year} <tspan>{format.value(end.value, unit, decimals)}</tspan>
          </text>
        ))}
      </svg>
    </div>
  );
}

type Placing = Readonly<{ x: (period: string) => number; y: (value: number) => number }>;

function Segment({ segment, x, y }: Placing & { segment: readonly SparkPoint[] }) {
  const known = segment.flatMap((point) =>
    point.value === null ? [] : [{ ...point, at: x(point.period), high0: y(point.value) }],
  );
  const band = known.filter((point) => typeof point.low === 'number' && typeof point.high === 'number');
  const upper = band.map((point) => `${point.at},${y(point.high ?? 0)}`);
  const lower = band.map((point) => `${point.at},${y(point.low ?? 0)}`).reverse();
  return (
    <g>
      {band.length > 1 ? <polygon className="spark-band" points={[...upper, ...lower].join(' ')} /> : null}
      <polyline
        className="spark-line"
        points={known.map((point) => `${point.at},${point.high0}`).join(' ')}
      />
      {known.map((point) => (
        <circle key={point.period} className="spark-dot" cx={point.at} cy={point.high0} r={2.5} />
      ))}
    </g>
  );
}

function ErrorPoint({ point, x, y }: Placing & { point: SparkPoint }) {
  if (point.value === null) return null;
  const at = x(point.period);
  const hasError = typeof point.low === 'number' && typeof point.high === 'number';
  return (
    <g className="spark-point">
      {hasError ? <line x1={at} x2={at} y1={y(point.low ?? 0)} y2={y(point.high ?? 0)} /> : null}
      <circle cx={at} cy={y(point.value)} r={3} />
    </g>
  );
}

/** Two short slanted strokes on the axis: here the series is not one series. */
function BreakLine({ x, word, height }: { x: number; word: string; height: number }) {
  return (
    <g className="spark-break">
      <line x1={x} x2={x} y1={12} y2={height - 18} />
      <text x={x} y={9} textAnchor="middle">
        {word}
      </text>
    </g>
  );
}
