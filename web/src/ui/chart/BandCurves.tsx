import { useWidth } from '../use-width.ts';
import { type ChartScale, chartScale } from './chart-scale.ts';
import './chart.css';

export type BandPoint = Readonly<{ x: number; y: number; low: number | null; high: number | null }>;
export type BandCurve = Readonly<{ name: string; tone: 1 | 2; points: readonly BandPoint[] }>;

type Props = Readonly<{
  title: string;
  curves: readonly BandCurve[];
  xName: string;
  formatX: (value: number) => string;
  formatY: (value: number) => string;
  /** The line of equal shares, for a Lorenz curve. */
  diagonal?: string;
  /** A level to read against, for example the growth of the mean. */
  level?: Readonly<{ value: number; label: string }> | null;
}>;

const LEFT = 58;
const BOTTOM = 44;
const TOP = 8;

/** Curves with their pointwise 95 % bands. The two differ in dash and hatch, not in colour alone. */
export function BandCurves(props: Props) {
  const { title, curves, formatX, formatY, xName, diagonal, level } = props;
  const [ref, width] = useWidth<HTMLDivElement>(520);
  const height = Math.round(Math.min(420, Math.max(260, width * 0.72)));
  const points = curves.flatMap((curve) => curve.points);
  const xs = chartScale(
    points.map(({ x }) => x),
    [LEFT, width - 14],
    { most: width < 420 ? 4 : 6, zero: true },
  );
  const heights = points.flatMap(({ y, low, high }) => [y, low ?? y, high ?? y]);
  const ys = chartScale([...heights, ...(level ? [level.value] : [])], [height - BOTTOM, TOP], {
    zero: true,
  });
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div ref={ref}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
          <Frame xs={xs} ys={ys} width={width} height={height} formatX={formatX} formatY={formatY} />
          <text className="chart-tick" x={(LEFT + width) / 2} y={height - 6} textAnchor="middle">
            {xName}
          </text>
          {diagonal ? (
            <path className="chart-diagonal" d={`M${xs.at(0)} ${ys.at(0)}L${xs.at(1)} ${ys.at(1)}`} />
          ) : null}
          {level ? (
            <path className="chart-reference" d={`M${LEFT} ${ys.at(level.value)}H${width - 14}`} />
          ) : null}
          {curves.map((curve) => (
            <Curve key={curve.name} curve={curve} xs={xs} ys={ys} />
          ))}
        </svg>
      </div>
      <Key {...props} />
    </figure>
  );
}

type FrameProps = Pick<Props, 'formatX' | 'formatY'> &
  Readonly<{ xs: ChartScale; ys: ChartScale; width: number; height: number }>;

function Frame({ xs, ys, width, height, formatX, formatY }: FrameProps) {
  return (
    <>
      {ys.ticks.map((tick) => (
        <g key={tick}>
          <path
            className={tick === 0 ? 'chart-zero' : 'chart-grid'}
            d={`M${LEFT} ${ys.at(tick)}H${width - 14}`}
          />
          <text className="chart-tick" x={LEFT - 6} y={ys.at(tick) + 4} textAnchor="end">
            {formatY(tick)}
          </text>
        </g>
      ))}
      {xs.ticks.map((tick) => (
        <text key={tick} className="chart-tick" x={xs.at(tick)} y={height - BOTTOM + 18} textAnchor="middle">
          {formatX(tick)}
        </text>
      ))}
    </>
  );
}

function Curve({ curve, xs, ys }: { curve: BandCurve; xs: ChartScale; ys: ChartScale }) {
  const place = (x: number, y: number) => `${xs.at(x).toFixed(1)} ${ys.at(y).toFixed(1)}`;
  const upper = curve.points.map(({ x, y, high }) => place(x, high ?? y));
  const lower = curve.points.map(({ x, y, low }) => place(x, low ?? y)).reverse();
  return (
    <g data-tone={curve.tone}>
      <path className="chart-band" d={`M${[...upper, ...lower].join('L')}Z`} />
      <path className="chart-curve" d={`M${curve.points.map(({ x, y }) => place(x, y)).join('L')}`} />
    </g>
  );
}

function Key({ curves, diagonal, level }: Props) {
  return (
    <ul className="chart-key">
      {curves.map((curve) => (
        <li key={curve.name}>
          <svg width="28" height="12" aria-hidden="true" data-tone={curve.tone}>
            <path className="chart-band" d="M0 1H28V11H0Z" />
            <path className="chart-curve" d="M0 6H28" />
          </svg>
          {curve.name}
        </li>
      ))}
      {diagonal ? (
        <li>
          <svg width="28" height="12" aria-hidden="true">
            <path className="chart-diagonal" d="M0 11L28 1" />
          </svg>
          {diagonal}
        </li>
      ) : null}
      {level ? (
        <li>
          <svg width="28" height="12" aria-hidden="true">
            <path className="chart-reference" d="M0 6H28" />
          </svg>
          {level.label}
        </li>
      ) : null}
    </ul>
  );
}
