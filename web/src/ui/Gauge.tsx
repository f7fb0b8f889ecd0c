import type { Unit } from '@pilar/contracts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Icon } from './Icon.tsx';
import { uiText } from './ui.text.ts';
import './Figure.css';
import './Gauge.css';

export type GaugeRow = Readonly<{
  key: string;
  name: string;
  /** What differs from the row's neighbours: another period, data sintetis. */
  note?: string;
  value: number | null;
  low?: number | null;
  high?: number | null;
  /** Filled dot: the official figure of the city; ring with its interval: a survey; stroke: others. */
  mark: 'own' | 'survey' | 'other';
  /** Its RSE is above 25 %. */
  isCaution?: boolean;
  onTrace?: () => void;
}>;

type Props = Readonly<{
  /** What is measured, for the ear. */
  label: string;
  unit: Unit;
  decimals: number;
  rows: readonly GaugeRow[];
}>;

/** Figures of one indicator under each other on one scale. Places are exact; the ends are only the extremes shown. */
export function Gauge({ label, unit, decimals, rows }: Props) {
  const place = scaleOf(rows);
  return (
    <ul className="gauge" aria-label={label}>
      {rows.map((row) => (
        <li key={row.key} className="gauge-row" data-mark={row.mark}>
          <RowName row={row} unit={unit} decimals={decimals} />
          {place === null ? <span /> : <Track row={row} place={place} />}
          <RowValue row={row} unit={unit} decimals={decimals} />
        </li>
      ))}
    </ul>
  );
}

type Place = (value: number) => string;

function scaleOf(rows: readonly GaugeRow[]): Place | null {
  const shown = rows.flatMap((row) => [row.value, row.low, row.high].filter((at) => typeof at === 'number'));
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  if (!(most > least)) return null;
  return (value) => `${(5 + ((value - least) / (most - least)) * 90).toFixed(2)}%`;
}

function Track({ row, place }: { row: GaugeRow; place: Place }) {
  const { value, low, high, mark } = row;
  const hasBand = typeof low === 'number' && typeof high === 'number';
  return (
    <svg className="gauge-track" aria-hidden="true">
      <line className="gauge-axis" x1="0" x2="100%" y1="8" y2="8" />
      {hasBand ? <line className="gauge-band" x1={place(low)} x2={place(high)} y1="8" y2="8" /> : null}
      {value === null ? null : mark === 'other' ? (
        <line className="gauge-stroke" x1={place(value)} x2={place(value)} y1="3" y2="13" />
      ) : (
        <circle className="gauge-dot" cx={place(value)} cy="8" r={mark === 'own' ? 5 : 3.5} />
      )}
    </svg>
  );
}

type RowProps = Readonly<{ row: GaugeRow; unit: Unit; decimals: number }>;

/** The name, what sets the row apart, and its interval in numbers. */
function RowName({ row, unit, decimals }: RowProps) {
  const text = useText(uiText);
  const format = useFormat();
  const { low, high } = row;
  const shown = (at: number) => format.value(at, unit, decimals);
  const hasBand = typeof low === 'number' && typeof high === 'number';
  return (
    <span className="gauge-name">
      {row.name}
      {row.note ? <span className="gauge-note">{row.note}</span> : null}
      {hasBand ? (
        <span className="gauge-note">
          <span className="only-heard">{text.interval(shown(low), shown(high))}</span>
          <span aria-hidden="true">
            {shown(low)} – {shown(high)}
          </span>
        </span>
      ) : null}
      {row.isCaution ? (
        <span className="figure-mark" data-tone="caution">
          <Icon name="caution" size={11} /> {text.caution}
          <span className="only-heard">: {text.cautionWhy}</span>
        </span>
      ) : null}
    </span>
  );
}

function RowValue({ row, unit, decimals }: RowProps) {
  const text = useText(uiText);
  const format = useFormat();
  const value = format.value(row.value, unit, decimals);
  if (!row.onTrace) return <span className="gauge-value">{value}</span>;
  return (
    <button
      type="button"
      className="gauge-value value-button"
      onClick={row.onTrace}
      title={text.traceOf(row.name)}
    >
      {value}
    </button>
  );
}
