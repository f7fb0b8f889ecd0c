import type { Unit } from '@pilar/contracts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { uiText } from './ui.text.ts';
import './Sparkline.css';

export type GaugeOther = Readonly<{ name: string; value: number }>;

type Props = Readonly<{
  /** What is measured, for the ear. */
  label: string;
  value: number;
  low?: number | null;
  high?: number | null;
  unit: Unit;
  decimals: number;
  /** Province and nation: two at most are lettered, above and below the line. */
  others: readonly GaugeOther[];
}>;

/** One value on a line beside its comparisons; the interval is a pale bar. Places are exact, the ends are only the extremes shown. */
export function Gauge({ label, value, low, high, unit, decimals, others }: Props) {
  const format = useFormat();
  const text = useText(uiText);
  const hasBand = typeof low === 'number' && typeof high === 'number';
  const shown = [value, ...others.map((other) => other.value), ...(hasBand ? [low, high] : [])];
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  const place = (at: number) => (most === least ? 50 : 4 + ((at - least) / (most - least)) * 92);
  const words = others.map((other) => `${other.name} ${format.value(other.value, unit, decimals)}`);
  const said = [`${label}: ${format.value(value, unit, decimals)}`, `${text.compared}: ${words.join('; ')}`];
  return (
    <svg className="gauge-strip" role="img" aria-label={said.join('. ')}>
      <title>{label}</title>
      <line className="gauge-axis" x1="0" x2="100%" y1="26" y2="26" />
      {hasBand ? (
        <line className="gauge-band" x1={`${place(low)}%`} x2={`${place(high)}%`} y1="26" y2="26" />
      ) : null}
      {others.map((other, index) => (
        <OtherMark
          key={other.name}
          at={place(other.value)}
          isAbove={index % 2 === 0}
          words={words[index] ?? ''}
        />
      ))}
      <circle className="gauge-mark" cx={`${place(value)}%`} cy="26" r="5" />
    </svg>
  );
}

function OtherMark({ at, isAbove, words }: { at: number; isAbove: boolean; words: string }) {
  const anchor = at < 25 ? 'start' : at > 75 ? 'end' : 'middle';
  return (
    <g>
      <line
        className="gauge-other"
        x1={`${at}%`}
        x2={`${at}%`}
        y1={isAbove ? 16 : 22}
        y2={isAbove ? 30 : 36}
      />
      <text x={`${at}%`} y={isAbove ? 11 : 48} textAnchor={anchor}>
        {words}
      </text>
    </g>
  );
}
