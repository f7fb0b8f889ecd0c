import type { RseClass, Unit } from '@pilar/contracts';
import type { ReactNode } from 'react';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { DirectionMark, type FigureDirection } from './DirectionMark.tsx';
import { Icon } from './Icon.tsx';
import { IntervalBar } from './IntervalBar.tsx';
import { uiText } from './ui.text.ts';
import './Figure.css';

export type FigureError = Readonly<{ se: number | null; low: number | null; high: number | null }>;

export type FigureProps = Readonly<{
  name: string;
  value: number | null;
  unit: Unit;
  decimals: number;
  /** Official stands large; survey carries its error; count is a complete count and needs none. */
  kind: 'official' | 'survey' | 'count';
  /** Null where the error is not known: the figure then says so, unless it is a count. */
  error?: FigureError | null;
  rseClass?: RseClass | null;
  /** A sample share of exactly 0 or 1: not exact, its limit is shown instead of an interval. */
  isBoundary?: boolean;
  /** `2025`, `2025-03`, or a date. */
  period: string;
  source?: string;
  direction?: FigureDirection | null;
  /** In place of `direction`, where the change is told in another way. */
  change?: ReactNode;
  /** The change already says that no error is there; it is not said twice. */
  isErrorSaid?: boolean;
  isSynthetic?: boolean;
  isReplaced?: boolean;
  note?: string | null;
  size?: 'large' | 'regular' | 'small';
  onTrace?: () => void;
}>;

/** One number with all that travels with it. The same on screen, in the room and in print. */
export function Figure(props: FigureProps) {
  const text = useText(uiText);
  const size = props.size ?? (props.kind === 'official' ? 'large' : 'regular');
  return (
    <article className="figure" data-size={size} data-kind={props.kind} aria-label={props.name}>
      <header className="figure-name">
        <span>{props.name}</span>
        {props.isSynthetic ? <span className="figure-tag">{text.synthetic}</span> : null}
      </header>
      <FigureValue {...props} />
      <FigureErrorLine {...props} />
      {props.change ?? (props.direction ? <DirectionMark direction={props.direction} /> : null)}
      {props.note ? <p className="figure-note">{props.note}</p> : null}
      <FigureFoot {...props} />
    </article>
  );
}

function FigureValue({ value, unit, decimals, rseClass }: FigureProps) {
  const text = useText(uiText);
  const format = useFormat();
  const isWithheld = value === null && rseClass === 'withheld';
  const note = value === null ? '' : format.unitNote(unit);
  return (
    <p className="figure-line">
      <span className="figure-value" data-missing={value === null}>
        {isWithheld ? text.withheld : format.value(value, unit, decimals)}
      </span>
      {note === '' ? null : <span className="figure-unit">{note}</span>}
      {rseClass === 'caution' ? (
        <span className="figure-mark" data-tone="caution">
          <Icon name="caution" size={12} /> {text.caution}
          <span className="only-heard">: {text.cautionWhy}</span>
        </span>
      ) : null}
    </p>
  );
}

// An interval of a share near 0 or 1 leans to one side; past a tenth a single ± would be untrue.
const LEANING = 0.1;

function leans(value: number, low: number, high: number): boolean {
  return Math.abs(high + low - 2 * value) > LEANING * (high - low);
}

function FigureErrorLine(props: FigureProps) {
  const { value, unit, decimals, kind, error, rseClass, isBoundary } = props;
  const text = useText(uiText);
  const format = useFormat();
  if (value === null) {
    return rseClass === 'withheld' ? <p className="figure-error">{text.withheldWhy}</p> : null;
  }
  if (kind === 'count') return null;
  const { low, high } = error ?? {};
  const hasInterval = typeof low === 'number' && typeof high === 'number';
  if (!hasInterval) {
    const isSaid = props.isErrorSaid ?? props.direction?.word === 'no-error';
    return isSaid ? null : <p className="figure-error">{text.noError}</p>;
  }
  const shown = (bound: number) => format.value(bound, unit, decimals);
  if (isBoundary) return <p className="figure-error">{text.boundary(shown(value <= low ? high : low))}</p>;
  return (
    <p className="figure-error">
      <span className="figure-plus">
        {leans(value, low, high)
          ? text.between(shown(low), shown(high))
          : `± ${format.difference((high - low) / 2, unit, decimals)}`}
      </span>
      <IntervalBar value={value} low={low} high={high} label={text.interval(shown(low), shown(high))} />
    </p>
  );
}

function FigureFoot({ name, period, source, kind, isReplaced, onTrace }: FigureProps) {
  const text = useText(uiText);
  const format = useFormat();
  const kinds = { official: text.official, survey: text.surveyFigure, count: '' } as const;
  return (
    <footer className="figure-foot">
      <span>
        {[kinds[kind], format.period(period), source, isReplaced ? text.replaced : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
      {onTrace ? (
        <button type="button" className="figure-trace" onClick={onTrace} aria-label={text.traceOf(name)}>
          <Icon name="trace" size={12} /> {text.trace}
        </button>
      ) : null}
    </footer>
  );
}
